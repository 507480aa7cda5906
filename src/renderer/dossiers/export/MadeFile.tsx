import { exportUrl } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { bytesText, count } from '../../ui/words.ts'
import type { Kind } from './Kinds.tsx'
import type { MadeOf } from './useExport.ts'

/** The file is ready: what it is, what is still highlighted in it, and where to put it. */
export function MadeFile({
  made,
  onMore,
  onClose,
}: {
  readonly made: MadeOf
  readonly onMore: () => void
  readonly onClose: () => void
}) {
  const warnings = made.problems.filter(one => one.code === 'briefing-long')
  const gaps = made.final ? 0 : made.problems.length - warnings.length
  return (
    <div className="made" role="status">
      <p>
        {names[made.kind](made.final)} {made.pages ? count(made.pages, 'page') : bytesText(made.bytes)}
        {gaps > 0 && `, ${count(gaps, 'manque surligné', 'manques surlignés')}`}.
      </p>
      {warnings.map(one => (
        <p key={one.code} className="export-note">
          {one.message}
        </p>
      ))}
      <div className="actions">
        <a className="button main" href={exportUrl(made.id)} download={made.name}>
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
