import { COMMAND_PRIORITY_LOW, KEY_DOWN_COMMAND, type LexicalEditor } from 'lexical'
import { useCallback, useEffect, useState } from 'react'
import { $after, $release, type Opened, registerAtoms } from './atoms.ts'
import { insertNote, newAtom } from './notes.ts'

/** The cards of what stands in the text as one thing: one for the page, and one over a note's for what stands in the note. */
export const useCards = (editor: LexicalEditor, onFacts: () => void) => {
  const [opened, setOpened] = useState<Opened>()
  const [inner, setInner] = useState<Opened>()
  const [noteEditor, setNoteEditor] = useState<LexicalEditor>()

  const open = useCallback(
    (next: Opened) =>
      // once the update of this key or click is over
      queueMicrotask(() => {
        editor.update($release, { discrete: true })
        setInner(undefined)
        setOpened(next)
      }),
    [editor],
  )
  const insert = useCallback(
    (kind: 'note' | 'private' | 'link') =>
      kind === 'link' && noteEditor
        ? insertNote(noteEditor, newAtom(kind), setInner)
        : insertNote(editor, newAtom(kind), open),
    [editor, noteEditor, open],
  )

  useEffect(() => {
    const atoms = registerAtoms(editor, open, onFacts)
    const keys = editor.registerCommand(
      KEY_DOWN_COMMAND,
      event => {
        if (!event.ctrlKey || !event.altKey || event.code !== 'KeyF') return false
        event.preventDefault()
        queueMicrotask(() => insertNote(editor, newAtom('note'), open))
        return true
      },
      COMMAND_PRIORITY_LOW,
    )
    return () => {
      atoms()
      keys()
    }
  }, [editor, open, onFacts])

  useEffect(() => {
    if (noteEditor)
      return registerAtoms(
        noteEditor,
        next => queueMicrotask(() => setInner(next)),
        () => undefined,
      )
  }, [noteEditor])

  const comeBack = (to: LexicalEditor, from: Opened | undefined): void => {
    to.getRootElement()?.focus({ preventScroll: true })
    to.update(() => from && $after(from.key))
  }
  return {
    opened,
    inner,
    noteEditor,
    setNoteEditor,
    insert,
    close: () => {
      setOpened(undefined)
      setInner(undefined)
      setNoteEditor(undefined)
      comeBack(editor, opened)
    },
    closeInner: () => {
      setInner(undefined)
      if (noteEditor) comeBack(noteEditor, inner)
    },
  }
}
