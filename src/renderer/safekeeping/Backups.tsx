import { useState } from 'react'
import type { BackupRef, Output } from '../../shared/contract/contract.ts'
import { localDay } from '../../shared/kernel/days.ts'
import { missingSentence, remoteSentence, toFetchSentence } from '../../shared/safekeeping/model.ts'
import { asError, call, upload, useCall } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/date.ts'
import { Box } from '../ui/dialog.tsx'
import { bytesText } from '../ui/quantities.ts'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'

type Preview = Output<'backups.preview'>
const lines = [
  ['sources', 'Sources'],
  ['dossiers', 'Dossiers'],
  ['drafts', 'Textes'],
  ['exhibits', 'Pièces'],
] as const

/** A backup that is not proven, in the list. */
const PROOF_TEXT = {
  unproven: 'une partie ne se lit plus',
  unread: 'ancienne, pas encore relue',
  damaged: 'endommagée',
} as const

const madeText = ({ missing, remote, proof }: Output<'backups.create'>) =>
  proof === 'unproven'
    ? 'Sauvegarde faite, mais une partie de la bibliothèque ne se lit plus'
    : missing.length > 0
      ? 'Sauvegarde faite et relue, incomplète'
      : remote > 0
        ? 'Sauvegarde faite, sans les pièces restées dans un espace'
        : 'Sauvegarde faite et relue'

const lackSentences = ({ missing, remote }: Output<'backups.create'>) =>
  `${missingSentence(missing)} ${remoteSentence(remote)}`.trim()

/** Copies of the library: those made each day, those asked for, and going back to one. */
export function Backups() {
  const { value, error, reload } = useCall('backups.list', {})
  const [restoreRequest, setAsked] = useState<{ readonly file: BackupRef; readonly preview: Preview }>()
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const create = async () => {
    setBusy(true)
    await call['backups.create']({}).then(
      backup =>
        say.success(
          `${madeText(backup)}\u00a0: ${backup.file} (${bytesText(backup.bytes)}). ${lackSentences(backup)}`,
        ),
      say.error,
    )
    setBusy(false)
    reload()
  }
  const createElsewhere = async () => {
    setBusy(true)
    try {
      const place = await window.pretoire?.askPlace('backup', `pretoire-${localDay(new Date())}.zip`)
      if (place) {
        const copy = await call['backups.create']({ to: place.token })
        say.success(
          `${madeText(copy)}\u00a0: «\u00a0${place.name}\u00a0» (${bytesText(copy.bytes)}). ${lackSentences(copy)}`,
        )
      }
    } catch (cause) {
      say.error(asError(cause))
    }
    setBusy(false)
  }
  const preview = async (find: () => Promise<BackupRef | undefined>) => {
    try {
      const file = await find()
      if (file) setAsked({ file, preview: await call['backups.preview']({ file }) })
    } catch (cause) {
      say.error(asError(cause))
    }
  }
  const pick = async () => {
    const [file] = await pickFiles({ multiple: false, accept: '.zip' })
    return file && upload(file)
  }
  const restore = async () => {
    if (!restoreRequest) return
    await call['backups.restore']({ file: restoreRequest.file }).then(
      answer =>
        say.success(
          `La sauvegarde est rétablie. ${missingSentence(answer.missing)} ${toFetchSentence(answer.remote)} L’état d’avant est gardé\u00a0: ${answer.previous}.`,
        ),
      say.error,
    )
    setAsked(undefined)
    reload()
  }
  return (
    <section aria-labelledby="backups">
      <h2 id="backups">Sauvegardes</h2>
      <p className="help">
        Une sauvegarde se fait seule chaque jour. Elle est relue en entier avant d’être gardée&nbsp;: la base,
        ce qu’elle contient, chaque pièce qui est sur ce poste. Prétoire garde les sept derniers jours, quatre
        semaines et douze mois, et toujours la dernière bonne. Un seul fichier contient toute la bibliothèque,
        pièces comprises&nbsp;; celles restées dans un espace n’y sont pas, et chaque sauvegarde dit combien.
        Au-delà de 200 Mo, celles qui se font seules gardent votre travail et ce que vous avez annoté, classé
        ou cité, sans les textes importés, que les éditeurs publient toujours&nbsp;; «&nbsp;Sauvegarder
        maintenant&nbsp;» garde tout.
      </p>
      {error && <Failure error={error} retry={reload} />}
      <ul className="rows">
        {value?.map(one => (
          <li key={one.file} className="row-item">
            <span className="row-text">
              <span className="row-title">{momentText(one.at)}</span>
              <span className="row-meta">
                {bytesText(one.bytes)}
                {one.automatic ? ' · automatique' : ''}
                {one.partial ? ' · sans les textes importés' : ''}
                {one.proof === 'proven' ? '' : ` · ${PROOF_TEXT[one.proof]}`}
                {one.missing.length > 0 ? ` · incomplète, ${missingSentence(one.missing)}` : ''}
                {one.remote > 0 ? ` · ${remoteSentence(one.remote)}` : ''}
              </span>
            </span>
            <Button
              look="link"
              aria-label={`Rétablir la sauvegarde du ${momentText(one.at)}`}
              onPress={() => void preview(async () => ({ backup: one.name }))}
            >
              Rétablir…
            </Button>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button busy={busy} onPress={() => void create()}>
          {busy ? 'Sauvegarde en cours…' : 'Sauvegarder maintenant'}
        </Button>
        {window.pretoire && !busy && (
          <Button onPress={() => void createElsewhere()}>Sauvegarder ailleurs…</Button>
        )}
        <Button look="quiet" onPress={() => void preview(pick)}>
          Rétablir depuis un fichier…
        </Button>
      </div>
      <SecondPlace />
      <Box
        title="Rétablir cette sauvegarde"
        open={Boolean(restoreRequest)}
        onClose={() => setAsked(undefined)}
        alert
      >
        {restoreRequest && (
          <>
            <p>
              Sauvegarde du {momentText(restoreRequest.preview.at)}.{' '}
              {restoreRequest.preview.partial
                ? 'Elle remplacerait votre travail (dossiers, textes, pièces, collections, réglages) et remettrait vos annotations\u00a0; les textes importés de la bibliothèque restent. L’état actuel est gardé à part avant.'
                : 'Elle remplacerait la bibliothèque\u00a0; l’état actuel est gardé à part avant d’être remplacé.'}
            </p>
            {restoreRequest.preview.missing.length > 0 && (
              <p>Cette sauvegarde est incomplète. {missingSentence(restoreRequest.preview.missing)}</p>
            )}
            {restoreRequest.preview.remote.length > 0 && (
              <p>{toFetchSentence(restoreRequest.preview.remote)}</p>
            )}
            <table className="compare">
              <thead>
                <tr>
                  <th scope="col">Contenu</th>
                  <th scope="col">Sauvegarde</th>
                  <th scope="col">Bibliothèque actuelle</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(([key, label]) => (
                  <tr key={key}>
                    <th scope="row">{label}</th>
                    <td>{restoreRequest.preview.backup[key]}</td>
                    <td>{restoreRequest.preview.library?.[key] ?? 'ne se lit pas'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div className="actions">
              <Button look="danger" onPress={() => void restore()}>
                {restoreRequest.preview.partial ? 'Remettre ce travail' : 'Remplacer la bibliothèque'}
              </Button>
              <Button onPress={() => setAsked(undefined)}>Ne rien changer</Button>
            </div>
          </>
        )}
      </Box>
    </section>
  )
}

/** Where each backup of the day is copied too, chosen by a dialog of the system where there is one. */
function SecondPlace() {
  const { value, reload } = useCall('backups.secondPlace', {})
  const say = useSay()
  const choose = async () => {
    const place = await window.pretoire?.askPlace('folder', '')
    if (place) await save(place.token)
  }
  const save = (place: string | null) =>
    call['backups.setSecondPlace']({ place }).then(() => reload(), say.error)
  return (
    <section aria-labelledby="second-place">
      <h3 id="second-place">Seconde place</h3>
      {value ? (
        <p>
          Chaque sauvegarde du jour est aussi copiée dans <span className="path">{value.folder}</span>, et
          relue.{' '}
          {value.lastCopy
            ? `Dernière copie\u00a0: celle du ${momentText(value.lastCopy)}.`
            : 'Rien n’y a encore été copié.'}{' '}
          {!value.isThere &&
            'Ce dossier n’est pas là en ce moment\u00a0: la copie se fera quand il reviendra.'}
          {value.isThere && value.failure}
        </p>
      ) : (
        <p className="help">
          Les sauvegardes sont sur le même disque que la bibliothèque. Une clé, un autre disque ou un dossier
          du réseau les garderait d’une panne ou d’un vol
          {window.pretoire ? '.' : '\u00a0: «\u00a0pretoire backups --place DOSSIER\u00a0» le choisit.'}
        </p>
      )}
      <div className="actions">
        {window.pretoire && (
          <Button onPress={() => void choose().catch(cause => say.error(asError(cause)))}>
            {value ? 'Changer de dossier…' : 'Choisir un dossier…'}
          </Button>
        )}
        {value && (
          <Button look="quiet" onPress={() => void save(null)}>
            Ne plus y copier
          </Button>
        )}
      </div>
    </section>
  )
}
