import { useState } from 'react'
import { pagesSaid } from '../../../shared/model/pages-check.ts'
import { exportUrl } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { bytesText, count } from '../../ui/words.ts'
import type { Kind } from './Kinds.tsx'
import type { MadeOf, PagesState } from './useExport.ts'

/** The file is ready: what it is, what is still highlighted in it, and where to put it. */
export function MadeFile({
  made,
  pages,
  onStop,
  onVerify,
  onMore,
  onClose,
}: {
  readonly made: MadeOf
  readonly pages: PagesState | undefined
  readonly onStop: () => void
  readonly onVerify: () => void
  readonly onMore: () => void
  readonly onClose: () => void
}) {
  const warnings = made.problems.filter(one => one.code === 'briefing-long')
  const gaps = made.final ? 0 : made.problems.length - warnings.length
  const known = pages === 'asked' ? undefined : pages
  const [saved, setSaved] = useState(false)
  return (
    <div className="made" role="status">
      <p>
        {names[made.kind](made.final)}{' '}
        {made.pages ? count(known?.pages ?? made.pages, 'page') : bytesText(known?.bytes ?? made.bytes)}
        {gaps > 0 && `, ${count(gaps, 'manque surligné', 'manques surlignés')}`}.
      </p>
      {warnings.map(one => (
        <p key={one.code} className="export-note">
          {one.message}
        </p>
      ))}
      {pages && <Pages state={pages} saved={saved} onStop={onStop} onVerify={onVerify} />}
      <div className="actions">
        <a
          className="button main"
          href={exportUrl(made.id)}
          download={made.name}
          onClick={() => setSaved(pages === 'asked')}
        >
          {saves[made.kind]}
        </a>
        <Button onPress={onMore}>Exporter autre chose</Button>
        <Button look="quiet" onPress={onClose}>
          Fermer
        </Button>
      </div>
      <p className="help">{made.name}</p>
    </div>
  )
}

/** Whether its page numbers are those that are printed; `saved`: it was put away before that was known. */
function Pages({
  state,
  saved,
  onStop,
  onVerify,
}: {
  readonly state: PagesState
  readonly saved: boolean
  readonly onStop: () => void
  readonly onVerify: () => void
}) {
  if (state === 'asked')
    return (
      <p className="help">
        LibreOffice vérifie les numéros de page ; le fichier peut déjà être enregistré.{' '}
        <Button look="link" onPress={onStop}>
          Arrêter la vérification
        </Button>
      </p>
    )
  return (
    <p className={state.corrected > 0 && saved ? 'export-note' : 'help'}>
      {pagesSaid(state)}.
      {state.corrected > 0 && saved && ' Le fichier a été réécrit : enregistrez-le de nouveau.'}
      {state.state === 'estimated' && (
        <>
          {' '}
          <Button look="link" onPress={onVerify}>
            Vérifier les pages
          </Button>
        </>
      )}
    </p>
  )
}

const names: Readonly<Record<Kind, (final: boolean) => string>> = {
  working: () => 'La copie de travail est prête\u00a0:',
  final: () => 'La version à déposer est prête\u00a0:',
  pdf: final => `Le PDF de la ${final ? 'version à déposer' : 'copie de travail'} est prêt\u00a0:`,
  text: () => 'Le texte est prêt\u00a0:',
  redline: () => 'La comparaison est prête\u00a0:',
}

const saves: Readonly<Record<Kind, string>> = {
  working: 'Enregistrer le fichier Word',
  final: 'Enregistrer le fichier Word',
  pdf: 'Enregistrer le PDF',
  text: 'Enregistrer le texte',
  redline: 'Enregistrer le fichier Word',
}
