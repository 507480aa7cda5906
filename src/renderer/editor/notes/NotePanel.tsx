import {
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  KEY_ESCAPE_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { ArrowDown, ArrowUp, Trash2, X } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Labels } from '../labels.ts'
import { openEditor, registerLine } from '../mount.ts'
import { textbox } from '../textbox.ts'
import type { Held } from './held.ts'
import { registerNote } from './history.ts'
import { stepOf } from './keys.ts'
import { relabelNote } from './relabel.ts'
import { makeRoom } from './room.ts'
import './notes.css'

interface Props {
  /** the page, and the note or the caption opened in it */
  readonly page: LexicalEditor
  readonly opened: Held
  readonly labels: Labels
  readonly scroller: RefObject<HTMLDivElement | null>
  /** changes each time the numbers of the page were computed again */
  readonly figures: unknown
  readonly onEditor: (editor: LexicalEditor | undefined) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onRemove: () => void
  /** `back`: the caret returns to the call */
  readonly onClose: (back: boolean) => void
}

/** A footnote or a caption, edited where it stands: under the block it is of, in the page, with the same keys and the same history. */
export const NotePanel = (props: Props) => {
  const { page, opened, labels, scroller, figures } = props
  const box = useRef<HTMLElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const [note] = useState(() =>
    openEditor([{ kind: 'paragraph', id: 'note', style: 'plain', inlines: [...opened.inlines] }], labels),
  )

  useEffect(() => {
    note.setRootElement(root.current)
    const stop = mergeRegister(
      registerLine(note),
      registerNote({ note, page, call: opened.key, onGone: () => latest.current.onClose(false) }),
      note.registerCommand(
        KEY_ESCAPE_COMMAND,
        event => {
          if (event.defaultPrevented) return false
          event.preventDefault()
          queueMicrotask(() => latest.current.onClose(true))
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      note.registerCommand(
        KEY_DOWN_COMMAND,
        event => {
          const by = stepOf(event)
          if (!by) return false
          event.preventDefault()
          queueMicrotask(() => latest.current.onStep(by))
          return true
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    )
    latest.current.onEditor(note)
    root.current?.focus({ preventScroll: true })
    note.focus(undefined, { defaultSelection: 'rootEnd' })
    return () => {
      stop()
      note.setRootElement(null)
      latest.current.onEditor(undefined)
    }
  }, [note, page, opened.key])

  useLayoutEffect(() => {
    if (box.current && scroller.current) return makeRoom(page, opened.key, box.current, scroller.current)
  }, [page, opened.key, scroller])
  useEffect(() => {
    if (figures) relabelNote(note, labels, opened)
  }, [note, labels, opened, figures])

  const isNote = opened.of === 'note'
  const number = isNote ? (page.getElementByKey(opened.key)?.textContent ?? '') : ''
  const act = (name: string, Icon: typeof X, run: () => void) => (
    <button type="button" aria-label={name} title={name} onClick={run}>
      <Icon size={14} aria-hidden />
    </button>
  )
  return (
    <aside ref={box} className="editor-apparatus" aria-label={isNote ? `Note ${number}` : 'Légende'}>
      <span className="editor-apparatus-number" aria-hidden>
        {number}
      </span>
      <div
        ref={root}
        className="editor-apparatus-text"
        {...textbox(isNote ? 'Texte de la note' : 'Texte de la légende')}
        spellCheck={false}
      />
      <div className="editor-apparatus-acts">
        {isNote && act('Note précédente (Maj+F9)', ArrowUp, () => props.onStep(-1))}
        {isNote && act('Note suivante (F9)', ArrowDown, () => props.onStep(1))}
        {act(isNote ? 'Retirer la note' : 'Retirer la légende', Trash2, props.onRemove)}
        {act(isNote ? 'Revenir à l’appel (Échap)' : 'Revenir au texte (Échap)', X, () => props.onClose(true))}
      </div>
    </aside>
  )
}
