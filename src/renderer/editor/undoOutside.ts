import { type LexicalEditor, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import { useEffect } from 'react'
import { isWriting } from '../ui/keys.ts'
import { useRecentActs } from '../ui/toast.tsx'

/**
 * Undoes and redoes in the text when the keys are pressed outside of any field, as on the button that a dialog gave the focus back
 * to: the engine's own undo answers there in some windows only. An act that can still be undone goes before the text.
 */
export function useUndoOutside(editor: LexicalEditor): void {
  const hasActs = useRecentActs().length > 0
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const command = commandOf(event)
      if (!command || event.defaultPrevented || !editor.isEditable() || isElsewhere(event.target)) return
      if (hasActs && command === UNDO_COMMAND) return
      event.preventDefault()
      editor.dispatchCommand(command, undefined)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [editor, hasActs])
}

function commandOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent) {
  if (!(ctrlKey || metaKey) || altKey) return undefined
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? REDO_COMMAND : UNDO_COMMAND
  return letter === 'y' && !shiftKey ? REDO_COMMAND : undefined
}

/** Whether a key is for a field, or for a dialog over the text. */
const isElsewhere = (target: EventTarget | null) =>
  isWriting(target) ||
  (target instanceof Element && target.closest('[role=dialog], [role=alertdialog]') !== null)
