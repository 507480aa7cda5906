import { $dfs } from '@lexical/utils'
import { COMMAND_PRIORITY_LOW, KEY_DOWN_COMMAND, type LexicalEditor, type NodeKey } from 'lexical'
import { useCallback, useEffect, useState } from 'react'
import { newId } from '../../../kernel/newId.ts'
import { INSERT_ATOM } from '../commands.ts'
import { $isAtom } from '../nodes/atom.ts'
import { $atom, type Atom } from '../nodes/head.ts'
import { $innerLine, $setInnerLine, type InnerLine, WRITE_CAPTION } from '../notes/innerLine.ts'
import { around } from '../notes/noteCalls.ts'
import { stepOf } from '../notes/noteStep.ts'
import { $after, $release, $takeOut, type Opened, registerAtoms } from './atoms.ts'

/** Tracks what is open in the text: the note or the caption under its block, a card for what stands in the text as one thing, another for what stands in the note. */
export const useCards = (editor: LexicalEditor, onFacts: () => void) => {
  const [note, setNote] = useState<InnerLine>()
  const [card, setOpened] = useState<Opened>()
  const [inner, setInner] = useState<Opened>()
  const [noteEditor, setNoteEditor] = useState<LexicalEditor>()
  /** the keyboard was last in the note, not in the page */
  const [inNote, setInNote] = useState(false)

  const openHeld = useCallback(
    (key: NodeKey) =>
      // once the update of this key or click is over
      queueMicrotask(() => {
        editor.update($release, { discrete: true })
        setInner(undefined)
        setOpened(undefined)
        setNote(editor.read(() => $innerLine(key)))
        setInNote(true)
      }),
    [editor],
  )
  const open = useCallback(
    (next: Opened) => {
      if (next.atom.kind === 'note') return openHeld(next.key)
      queueMicrotask(() => {
        editor.update($release, { discrete: true })
        setInner(undefined)
        setOpened(next)
      })
    },
    [editor, openHeld],
  )
  const insert = useCallback(
    (kind: 'note' | 'private' | 'link') =>
      kind !== 'note' && inNote && noteEditor
        ? insertNote(noteEditor, newAtom(kind), setInner)
        : insertNote(editor, newAtom(kind), open),
    [editor, noteEditor, inNote, open],
  )
  const step = useCallback(
    (by: 1 | -1) => {
      const next = around(editor, note?.key, by)
      if (next) open(next)
    },
    [editor, note, open],
  )

  useEffect(() => {
    const atoms = registerAtoms(editor, open, onFacts)
    const keys = editor.registerCommand(
      KEY_DOWN_COMMAND,
      event => {
        const by = stepOf(event)
        const isNoteShortcut = event.ctrlKey && event.altKey && event.code === 'KeyF'
        if (!by && !isNoteShortcut) return false
        event.preventDefault()
        queueMicrotask(() => {
          if (isNoteShortcut) return insertNote(editor, newAtom('note'), open)
          const next = by && around(editor, undefined, by)
          if (next) open(next)
        })
        return true
      },
      COMMAND_PRIORITY_LOW,
    )
    const captions = editor.registerCommand(
      WRITE_CAPTION,
      key => {
        openHeld(key)
        return true
      },
      COMMAND_PRIORITY_LOW,
    )
    const leaveNote = () => setInNote(false)
    const stopRoot = editor.registerRootListener((root, previous) => {
      previous?.removeEventListener('focus', leaveNote)
      root?.addEventListener('focus', leaveNote)
    })
    return () => {
      atoms()
      keys()
      captions()
      stopRoot()
    }
  }, [editor, open, openHeld, onFacts])

  useEffect(() => {
    if (noteEditor)
      return registerAtoms(
        noteEditor,
        next => queueMicrotask(() => setInner(next)),
        () => undefined,
      )
  }, [noteEditor])

  const comeBack = (to: LexicalEditor, from: { readonly key: NodeKey } | undefined): void => {
    to.getRootElement()?.focus({ preventScroll: true })
    to.update(() => from && $after(from.key))
  }
  return {
    note,
    card: card,
    inner,
    noteEditor,
    inNote: inNote && noteEditor !== undefined,
    setNoteEditor,
    insert,
    open,
    step,
    enterNote: () => setInNote(true),
    close: () => {
      setOpened(undefined)
      setInner(undefined)
      comeBack(editor, card)
    },
    leave: () => {
      setOpened(undefined)
      setInner(undefined)
    },
    closeInner: () => {
      setInner(undefined)
      if (noteEditor) comeBack(noteEditor, inner)
    },
    closeNote: (back: boolean) => {
      setNote(undefined)
      setInner(undefined)
      setInNote(false)
      if (back) comeBack(editor, note)
    },
    removeNote: () => {
      const closedNote = note
      setNote(undefined)
      setInNote(false)
      editor.getRootElement()?.focus({ preventScroll: true })
      editor.update(() => {
        if (closedNote?.of === 'note') $takeOut(closedNote.key)
        else if (closedNote) {
          $setInnerLine(closedNote.key, [])
          $after(closedNote.key)
        }
      })
    },
  }
}

/** An empty note, private note or link, ready to be filled in its card. */
const newAtom = (kind: 'note' | 'private' | 'link'): Atom => {
  if (kind === 'link') return { kind, url: '', text: 'lien' }
  return kind === 'note' ? { kind, id: newId(), inlines: [] } : { kind, id: newId(), text: '' }
}

/** Inserts an atom at the caret and opens its card. */
const insertNote = (editor: LexicalEditor, atom: Atom, onOpen: (card: Opened) => void): void => {
  editor.dispatchCommand(INSERT_ATOM, atom)
  const card = editor.read(() => {
    const match = $dfs().find(({ node }) => $isAtom(node) && $atom(node) === atom)
    return match && { key: match.node.getKey(), atom }
  })
  if (card) onOpen(card)
}
