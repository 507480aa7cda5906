import type { SaveState } from './props.ts'
import { saidOf } from './saved.ts'

interface Props {
  readonly words: number
  readonly saved: SaveState
  readonly onRetry: () => void
  /** when the outline is closed: opens it */
  readonly onOutline: (() => void) | undefined
}

/** Under the page: how long the text is, and whether it is saved. */
export const Foot = ({ words, saved, onRetry, onOutline }: Props) => (
  <footer className="editor-foot">
    {onOutline && (
      <button type="button" onClick={onOutline}>
        Ouvrir le plan
      </button>
    )}
    <span>{`${words.toLocaleString('fr-FR')} ${words > 1 ? 'mots' : 'mot'}`}</span>
    <span role="status" className={`editor-saved ${saved.kind}`}>
      {saidOf(saved)}
    </span>
    {saved.kind === 'failed' && (
      <button type="button" onClick={onRetry}>
        Réessayer
      </button>
    )}
  </footer>
)
