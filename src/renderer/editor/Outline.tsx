import { ChevronLeft, ChevronRight, PanelLeftClose } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { Entry } from './figures.ts'

interface Props {
  readonly entries: readonly Entry[]
  /** the heading the caret is under */
  readonly current: string | undefined
  readonly onGo: (id: string) => void
  /** moves a section before another block; at the end without one */
  readonly onMove: (id: string, before: string | undefined) => void
  readonly onStep: (id: string, by: 1 | -1) => void
  readonly onLevel: (id: string, by: 1 | -1) => void
  readonly onClose?: (() => void) | undefined
}

const KIND = 'application/x-pretoire-section'

/** The headings of the text, with their numbers: a click goes there, a section is dragged or moved with Alt and the arrows. */
export const Outline = ({ entries, current, onGo, onMove, onStep, onLevel, onClose }: Props) => {
  const [over, setOver] = useState<string>()
  const keys = (id: string) => (event: KeyboardEvent) => {
    if (!event.altKey || !event.key.startsWith('Arrow')) return
    event.preventDefault()
    const by = event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 1
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') onStep(id, by)
    else onLevel(id, by)
  }
  const drop = (before: string | undefined) => (event: React.DragEvent) => {
    const id = event.dataTransfer.getData(KIND)
    setOver(undefined)
    if (!id) return
    event.preventDefault()
    if (id !== before) onMove(id, before)
  }
  const hover = (id: string) => (event: React.DragEvent) => {
    if (!event.dataTransfer.types.includes(KIND)) return
    event.preventDefault()
    setOver(id)
  }
  return (
    <nav className="editor-outline" aria-label="Plan">
      <header>
        <h2>Plan</h2>
        {onClose && (
          <button type="button" aria-label="Fermer le plan" title="Fermer le plan" onClick={onClose}>
            <PanelLeftClose size={16} aria-hidden />
          </button>
        )}
      </header>
      {entries.length === 0 && (
        <p>Aucun titre encore. Ctrl+Alt+1 fait un titre du paragraphe où vous êtes.</p>
      )}
      <ol>
        {entries.map(entry => (
          <li
            key={entry.id}
            data-level={entry.level}
            data-over={over === entry.id || undefined}
            onDragOver={hover(entry.id)}
            onDragLeave={() => setOver(undefined)}
            onDrop={drop(entry.id)}
          >
            <button
              type="button"
              draggable
              aria-current={entry.id === current ? 'location' : undefined}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight"
              title="Alt + flèches : déplacer la section ou changer son niveau"
              onDragStart={event => event.dataTransfer.setData(KIND, entry.id)}
              onKeyDown={keys(entry.id)}
              onClick={() => onGo(entry.id)}
            >
              {entry.number && <span className="editor-number">{entry.number}</span>}
              <span>{entry.text || 'Titre sans texte'}</span>
            </button>
            <span className="editor-levels">
              <button
                type="button"
                aria-label={`Remonter d’un niveau : ${entry.text}`}
                onClick={() => onLevel(entry.id, -1)}
              >
                <ChevronLeft size={14} aria-hidden />
              </button>
              <button
                type="button"
                aria-label={`Descendre d’un niveau : ${entry.text}`}
                onClick={() => onLevel(entry.id, 1)}
              >
                <ChevronRight size={14} aria-hidden />
              </button>
            </span>
          </li>
        ))}
        {entries.length > 0 && (
          <li
            aria-hidden
            className="editor-outline-end"
            data-over={over === 'end' || undefined}
            onDragOver={hover('end')}
            onDragLeave={() => setOver(undefined)}
            onDrop={drop(undefined)}
          />
        )}
      </ol>
    </nav>
  )
}
