import { useState } from 'react'
import type { FileRef, Output } from '../../shared/contract/contract.ts'
import { remoteSentence } from '../../shared/safekeeping/model.ts'
import { asError, call, upload, useCall } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { longDay } from '../ui/date.ts'
import { Box } from '../ui/dialog.tsx'
import { bytesText, count } from '../ui/quantities.ts'
import { Failure } from '../ui/state.tsx'
import './updates.css'

type Update = Output<'updates.examine'>
type InstallOutcome = Output<'updates.install'>

const ACCEPT = '.pretoire-maj,.deb,.gz,.exe,.zip,.dmg,.minisig,*'

/** The version of the program, and the next one from a file: shown with its signature, installed after a proven backup. */
export function Updates() {
  const about = useCall('program.about', {})
  const [update, setUpdate] = useState<Update>()
  const [refusal, setRefusal] = useState<ReturnType<typeof asError>>()
  const [busy, setBusy] = useState(false)
  const choose = async () => {
    const files = await pickFiles({ accept: ACCEPT })
    if (files.length === 0) return
    setRefusal(undefined)
    setBusy(true)
    try {
      const refs: FileRef[] = []
      for (const file of files) refs.push(await upload(file))
      setUpdate(await call['updates.examine']({ files: refs }))
    } catch (cause) {
      setRefusal(asError(cause))
    }
    setBusy(false)
  }
  const keys = about.value?.keys ?? []
  return (
    <section aria-labelledby="updates">
      <h2 id="updates">Mises à jour</h2>
      {about.error && <Failure error={about.error} retry={about.reload} />}
      {about.value && (
        <p className="help">
          Vous utilisez la version {about.value.version}. Prétoire ne cherche jamais de mise à jour par le
          réseau&nbsp;: c’est vous qui lui donnez le fichier que son éditeur publie.{' '}
          {keys.length > 0
            ? `Il n’installe que ce qui est signé par ${keys.map(keyText).join(' ou ')}.`
            : 'Cette copie a été faite sans la clé d’un éditeur\u00a0: elle ne peut vérifier aucune mise à jour, et n’en installe donc aucune.'}
        </p>
      )}
      {refusal && <Failure error={refusal} />}
      <div className="actions">
        <Button busy={busy} onPress={() => void choose()}>
          {busy ? 'Vérification en cours…' : 'Installer une mise à jour…'}
        </Button>
      </div>
      {update && <UpdateBox update={update} onClose={() => setUpdate(undefined)} />}
    </section>
  )
}

const keyText = ({ id, comment }: Update['key']) =>
  comment ? `«\u00a0${comment}\u00a0» (clé ${id})` : `la clé ${id}`

/** One verified update: what it is, whose signature it bears, then what the system is doing with it. */
function UpdateBox({ update, onClose }: { readonly update: Update; readonly onClose: () => void }) {
  const [installation, setInstalled] = useState<InstallOutcome>()
  const [refusal, setRefusal] = useState<ReturnType<typeof asError>>()
  const [busy, setBusy] = useState(false)
  const install = async () => {
    setRefusal(undefined)
    setBusy(true)
    await call['updates.install']({ id: update.id }).then(setInstalled, cause => setRefusal(asError(cause)))
    setBusy(false)
  }
  return (
    <Box title={`Prétoire ${update.version}`} open onClose={onClose} alert>
      <dl className="facts">
        <dt>Date</dt>
        <dd>{longDay(update.date)}</dd>
        <dt>Fichier</dt>
        <dd>
          {update.name} ({bytesText(update.bytes)})
        </dd>
        <dt>Signature</dt>
        <dd>Vérifiée&nbsp;: {keyText(update.key)}.</dd>
      </dl>
      {update.notes && (
        <>
          <h3 id="update-notes">Ce qui est nouveau</h3>
          <section className="update-notes" aria-labelledby="update-notes">
            {update.notes}
          </section>
        </>
      )}
      {refusal && <Failure error={refusal} />}
      {installation ? (
        <Outcome installation={installation} onClose={onClose} />
      ) : (
        <>
          <p className="help">
            Avant d’installer, Prétoire fait une sauvegarde de toute la bibliothèque et la relit&nbsp;: base,
            lignes, pièces gardées sur ce poste. Si la relecture échoue, rien n’est installé.
          </p>
          <div className="actions">
            <Button look="main" busy={busy} onPress={() => void install()}>
              {busy ? 'Sauvegarde et relecture en cours…' : 'Sauvegarder, puis installer'}
            </Button>
            <Button onPress={onClose}>Ne rien changer</Button>
          </div>
        </>
      )}
    </Box>
  )
}

const backupText = ({ bytes, files }: InstallOutcome['backup']) =>
  [bytesText(bytes), ...(files > 0 ? [count(files, 'fichier joint', 'fichiers joints')] : [])].join(', ')

const Outcome = ({
  installation,
  onClose,
}: {
  readonly installation: InstallOutcome
  readonly onClose: () => void
}) => (
  <>
    <div role="status">
      <p>
        {installation.backup.remote > 0 ? 'Sauvegarde faite' : 'Sauvegarde faite et relue'}&nbsp;:{' '}
        {installation.backup.name} ({backupText(installation.backup)}).{' '}
        {remoteSentence(installation.backup.remote)}
      </p>
      <p>{installation.sentence}</p>
    </div>
    {installation.command && (
      <textarea
        className="command"
        readOnly
        rows={3}
        aria-label="Ligne à taper"
        value={installation.command}
      />
    )}
    <div className="actions">
      <Button look="main" onPress={onClose}>
        Fermer
      </Button>
    </div>
  </>
)
