import { useState } from 'react'
import { describePages } from '../../../shared/word/pages-check.ts'
import { exportUrl } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { bytesText, count } from '../../ui/quantities.ts'
import type { Kind } from './FileKinds.tsx'
import { Pages } from './Pages.tsx'
import type { MadeOf } from './useExport.ts'
import type { PagesState } from './usePagesCheck.ts'

/** The file is ready: what it is, what is still highlighted in it, and where to put it. */
export function MadeFile({
  exportedFile,
  pages,
  onVerify,
  onMore,
  onClose,
}: {
  readonly exportedFile: MadeOf
  readonly pages: PagesState | undefined
  readonly onVerify: () => void
  readonly onMore: () => void
  readonly onClose: () => void
}) {
  const warnings = exportedFile.problems.filter(one => one.code === 'briefing-long')
  const checkedPages = pages && 'pages' in pages ? pages : undefined
  // put away before its pages were known
  const [isSaved, setSaved] = useState(false)
  const rewritten = isSaved && checkedPages !== undefined && checkedPages.corrected > 0
  return (
    <div className="made" role="status">
      <p>
        {names[exportedFile.kind](exportedFile.final)}{' '}
        {exportedFile.pages
          ? count(checkedPages?.pages ?? exportedFile.pages, 'page')
          : bytesText(checkedPages?.bytes ?? exportedFile.bytes)}
        {exportedFile.gaps ? `, ${count(exportedFile.gaps, 'manque surligné', 'manques surlignés')}` : ''}.
      </p>
      {warnings.map(one => (
        <p key={one.code} className="export-note">
          {one.message}
        </p>
      ))}
      {exportedFile.checked?.state === 'estimated' && (
        <p className="export-note">{describePages(exportedFile.checked)}.</p>
      )}
      {pages && (
        <Pages
          state={pages}
          meanwhile="; le fichier peut déjà être enregistré"
          loud={rewritten}
          onVerify={onVerify}
        >
          {rewritten && ' Le fichier a été réécrit\u00a0: enregistrez-le de nouveau.'}
        </Pages>
      )}
      <div className="actions">
        <a
          ref={focusIt}
          className="button main"
          href={exportUrl(exportedFile.id)}
          download={exportedFile.name}
          onClick={() => setSaved(pages !== undefined && 'run' in pages)}
        >
          {saves[exportedFile.kind]}
        </a>
        <Button onPress={onMore}>Exporter autre chose</Button>
        <Button look="quiet" onPress={onClose}>
          Fermer
        </Button>
      </div>
      <p className="help">{exportedFile.name}</p>
    </div>
  )
}

/** The button that asked for the file has gone: without this, so would the focus. */
const focusIt = (link: HTMLAnchorElement | null) => link?.focus()

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
