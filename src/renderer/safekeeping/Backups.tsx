import { useState } from 'react'
import { localDay } from '../../shared/drafts/checks/check.ts'
import type { BackupRef, Output } from '../../shared/kernel/contract.ts'
import { asError, call, upload, useCall } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/date.ts'
import { Box } from '../ui/dialog.tsx'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { bytesText } from '../ui/words.ts'

type Preview = Output<'backups.preview'>
const lines = [
  ['sources', 'Sources'],
  ['dossiers', 'Dossiers'],
  ['drafts', 'Textes'],
  ['exhibits', 'Pièces'],
] as const

/** Copies of the library: those made each day, those asked for, and going back to one. */
export function Backups() {
  const { value, error, reload } = useCall('backups.list', {})
  const [restoreRequest, setAsked] = useState<{ readonly file: BackupRef; readonly preview: Preview }>()
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const create = async () => {
    setBusy(true)
    await call['backups.create']({}).then(
      backup => say.success(`Sauvegarde faite\u00a0: ${backup.file} (${bytesText(backup.bytes)}).`),
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
          `Sauvegarde faite et relue\u00a0: «\u00a0${place.name}\u00a0» (${bytesText(copy.bytes)}).`,
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
        say.success(`La sauvegarde est rétablie. L’état d’avant est gardé\u00a0: ${answer.previous}.`),
      say.error,
    )
    setAsked(undefined)
    reload()
  }
  return (
    <section aria-labelledby="backups">
      <h2 id="backups">Sauvegardes</h2>
      <p className="help">
        Une sauvegarde se fait seule chaque jour&nbsp;; les dix dernières sont gardées. Un seul fichier
        contient toute la bibliothèque, pièces comprises. Au-delà de 200 Mo, celles qui se font seules gardent
        votre travail et ce que vous avez annoté, classé ou cité, sans les textes importés, que les éditeurs
        publient toujours&nbsp;; «&nbsp;Sauvegarder maintenant&nbsp;» garde tout.
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
                    <td>{restoreRequest.preview.library[key]}</td>
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
