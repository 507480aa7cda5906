import type { LexicalEditor, NodeKey } from 'lexical'
import { useCallback, useEffect, useState } from 'react'
import { useSay } from '../../../ui/toast.tsx'
import type { Opened } from '../cards/atoms.ts'
import { $quoteHere } from './cut.ts'
import { registerCuts } from './register.ts'

/** Quotations: their cuts, and the one whose source is looked at. */
export const useQuotes = (editor: LexicalEditor, onOpen: (opened: Opened) => void) => {
  const { done } = useSay()
  const [target, setTarget] = useState<NodeKey>()
  useEffect(() => registerCuts(editor, { onOpen, onRefused: done }), [editor, onOpen, done])
  return {
    target,
    look: useCallback(() => setTarget(editor.read(() => $quoteHere()?.node.getKey())), [editor]),
    close: useCallback(() => {
      setTarget(undefined)
      editor.focus()
    }, [editor]),
  }
}
