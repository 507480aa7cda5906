import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, memo } from 'react'
import type { Line } from './tree.ts'

interface Props {
  readonly line: Line
  readonly at: number
  readonly current: boolean
  /** a section would come before this line; `no` when it may not */
  readonly drop: 'yes' | 'no' | undefined
  readonly handlers: Handlers
}

/** Handlers of a line of the outline; the same object for all lines and all drawings. */
export interface Handlers {
  readonly go: (id: string) => void
  readonly keys: (id: string, event: KeyboardEvent<HTMLElement>) => void
  readonly fold: (id: string, on: boolean) => void
  readonly menu: (id: string, anchor: HTMLElement) => void
  readonly dragStart: (id: string, event: DragEvent<HTMLElement>) => void
  readonly dragOver: (at: number, event: DragEvent<HTMLElement>) => void
  readonly dragEnd: () => void
  readonly drop: (at: number, event: DragEvent<HTMLElement>) => void
}

/** A heading of the outline, or a part made at export. */
export const Row = memo(({ line, at, current, drop, handlers }: Props) => {
  const { id, level, number, text, part } = line.entry
  const name = text || 'Titre sans texte'
  return (
    // biome-ignore lint/a11y/useSemanticElements: bands stand between the list and its lines
    <div
      role="listitem"
      className="outline-row"
      data-level={level}
      data-part={part || undefined}
      data-drop={drop}
      data-row={id}
      onDragOver={event => handlers.dragOver(at, event)}
      onDrop={event => handlers.drop(at, event)}
      onContextMenu={event => {
        if (part) return
        event.preventDefault()
        handlers.menu(id, event.currentTarget)
      }}
    >
      <button
        type="button"
        draggable={part ? undefined : true}
        aria-current={current ? 'location' : undefined}
        aria-keyshortcuts={part ? undefined : 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight'}
        onDragStart={event => handlers.dragStart(id, event)}
        onDragEnd={handlers.dragEnd}
        onKeyDown={event => handlers.keys(id, event)}
        onClick={() => handlers.go(id)}
      >
        {number && <span className="editor-number">{number}</span>}
        <span>{name}</span>
      </button>
      {line.holds && (
        <span className="outline-fold">
          <button
            type="button"
            tabIndex={-1}
            aria-expanded={!line.isFolded}
            aria-label={line.isFolded ? `Déplier ${name}` : `Replier ${name}`}
            onClick={() => handlers.fold(id, !line.isFolded)}
          >
            {line.isFolded ? <ChevronRight size={13} aria-hidden /> : <ChevronDown size={13} aria-hidden />}
          </button>
        </span>
      )}
      {!part && (
        <span className="outline-more">
          <button
            type="button"
            tabIndex={-1}
            aria-haspopup="menu"
            aria-label={`Actions sur ${name}`}
            onClick={event => handlers.menu(id, event.currentTarget)}
          >
            <Ellipsis size={14} aria-hidden />
          </button>
        </span>
      )}
    </div>
  )
})
Row.displayName = 'Row'
