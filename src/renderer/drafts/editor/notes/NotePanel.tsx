import {
  $getNearestNodeFromDOMNode,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  KEY_ESCAPE_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from 'lexical'
import { ArrowDown, ArrowUp, Trash2, X } from 'lucide-react'
import { memo, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { appearanceOf, type Labels } from '../cards/labels.ts'
import { openEditor, registerLine } from '../page/mount.ts'
import { textbox } from '../page/textbox.ts'
import { registerNote } from './history.ts'
import type { InnerLine } from './innerLine.ts'
import { stepOf } from './noteStep.ts'
import './notes.css'
import type { Opened } from '../cards/atoms.ts'
import { $isAtom, showAtom } from '../nodes/atom.ts'
import { $atom } from '../nodes/head.ts'
import { calls } from './noteCalls.ts'

interface NotesListProps {
  readonly editor: LexicalEditor
  /** changes each time the numbers of the page were computed again */
  readonly figures: unknown
  readonly onOpen: (card: Opened) => void
}

/** The notes of the text, one after the other, as their calls say them; each opens where it is called. Folded, they are but counted. */
export const NotesList = memo(({ editor, onOpen }: NotesListProps) => {
  const [isUnfolded, unfold] = useState(false)
  const count = editor.getRootElement()?.querySelectorAll('[data-atom="note"]').length ?? 0
  if (count === 0) return null
  return (
    <details className="editor-notes" onToggle={event => unfold(event.currentTarget.open)}>
      <summary>{count > 1 ? `${count} notes de bas de page` : 'Une note de bas de page'}</summary>
      <ol>
        {(isUnfolded ? calls(editor) : []).map(card => {
          const dom = editor.getElementByKey(card.key)
          return (
            <li key={card.key}>
              <button type="button" onClick={() => onOpen(card)}>
                <sup>{dom?.textContent}</sup>
                <span>{dom?.title.replace(/^Note\s:\s/, '') || 'Note vide'}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </details>
  )
})

/** Air between a paragraph and the note under it. */
const GAP = 6

/**
 * Puts a box under the block that holds a call and makes room for it there, as long as it is open: what follows moves down.
 * The box lies over the page, not in it, for an editor takes away what it did not draw. Returns how to give the room back.
 */
const makeRoom = (
  page: LexicalEditor,
  call: NodeKey,
  box: HTMLElement,
  scroller: HTMLElement,
): (() => void) => {
  let heldBlock: HTMLElement | undefined
  const place = (): void => {
    const root = page.getRootElement()
    const mark = page.getElementByKey(call)
    const block = mark && [...(root?.children ?? [])].find(one => one.contains(mark))
    if (!(block instanceof HTMLElement) || !root) return
    if (heldBlock !== block) heldBlock?.style.removeProperty('margin-bottom')
    heldBlock = block
    const inner = getComputedStyle(root)
    const frame = scroller.getBoundingClientRect()
    const paper = root.getBoundingClientRect()
    const left = paper.left + Number.parseFloat(inner.paddingLeft)
    const width =
      root.clientWidth - Number.parseFloat(inner.paddingLeft) - Number.parseFloat(inner.paddingRight)
    const top = block.getBoundingClientRect().bottom - frame.top + scroller.scrollTop + GAP
    set(box, 'left', `${Math.round(left - frame.left + scroller.scrollLeft)}px`)
    set(box, 'width', `${Math.round(width)}px`)
    set(box, 'top', `${Math.round(top)}px`)
    set(block, 'margin-bottom', `${box.offsetHeight + 2 * GAP}px`)
  }
  place()
  box.scrollIntoView({ block: 'nearest' })
  const watch = new ResizeObserver(place)
  watch.observe(box)
  const root = page.getRootElement()
  if (root) watch.observe(root)
  const stop = page.registerUpdateListener(() => place())
  return () => {
    stop()
    watch.disconnect()
    heldBlock?.style.removeProperty('margin-bottom')
  }
}

const set = (dom: HTMLElement, name: string, value: string): void => {
  if (dom.style.getPropertyValue(name) !== value) dom.style.setProperty(name, value)
}

interface Props {
  /** the page, and the note or the caption opened in it */
  readonly page: LexicalEditor
  readonly innerLine: InnerLine
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
  const { page, innerLine, labels, scroller, figures } = props
  const box = useRef<HTMLElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const [note] = useState(() =>
    openEditor([{ kind: 'paragraph', id: 'note', style: 'plain', inlines: [...innerLine.inlines] }], labels),
  )

  useEffect(() => {
    note.setRootElement(root.current)
    const stop = mergeRegister(
      registerLine(note),
      registerNote({ note, page, call: innerLine.key, onGone: () => latest.current.onClose(false) }),
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
  }, [note, page, innerLine.key])

  useLayoutEffect(() => {
    if (box.current && scroller.current) return makeRoom(page, innerLine.key, box.current, scroller.current)
  }, [page, innerLine.key, scroller])
  useEffect(() => {
    if (figures) relabelNote(note, labels, innerLine)
  }, [note, labels, innerLine, figures])

  const isNote = innerLine.of === 'note'
  const number = isNote ? (page.getElementByKey(innerLine.key)?.textContent ?? '') : ''
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

/** Gives what stands in an open note or caption the labels it has in the page, where they were computed in the order of the text. */
const relabelNote = (note: LexicalEditor, labels: Labels, { id }: InnerLine): void => {
  const lines = labels.notes.get(id)
  const marks = note.getRootElement()?.querySelectorAll<HTMLElement>('[data-atom]') ?? []
  note.read(() => {
    for (const [at, dom] of [...marks].entries()) {
      const node = $getNearestNodeFromDOMNode(dom)
      const line = lines?.[at]
      if ($isAtom(node) && line) showAtom(dom, appearanceOf($atom(node), line, labels))
    }
  })
}
