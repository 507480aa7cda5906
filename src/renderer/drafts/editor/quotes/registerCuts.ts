import {
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  createCommand,
  FORMAT_TEXT_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from 'lexical'
import { useCallback, useEffect, useState } from 'react'
import { useSay } from '../../../ui/toast.tsx'
import type { Opened } from '../cards/atoms.ts'
import { $cutQuote, $quoteHere } from './cut.ts'

/** Cuts the words chosen in a quotation; `adapt` opens the cut, to say something else in brackets. */
export const CUT_QUOTE = createCommand<'cut' | 'adapt'>('CUT_QUOTE')

interface Given {
  readonly onOpen: (card: Opened) => void
  readonly onRefused: (sentence: string) => void
}

/** Cuts in quotations: Ctrl+Alt+X, and Ctrl+Alt+Maj+X for brackets. Bold laid on a quotation is said beside it at once. */
export const registerCuts = (editor: LexicalEditor, { onOpen, onRefused }: Given): (() => void) =>
  mergeRegister(
    editor.registerCommand(
      CUT_QUOTE,
      what => {
        const cut = $cutQuote()
        if (typeof cut === 'string') onRefused(cut)
        else if (what === 'adapt') onOpen({ key: cut.key, atom: cut.cut })
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      event => {
        if (!event.ctrlKey || !event.altKey || event.code !== 'KeyX' || !$quoteHere()) return false
        event.preventDefault()
        return editor.dispatchCommand(CUT_QUOTE, event.shiftKey ? 'adapt' : 'cut')
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      FORMAT_TEXT_COMMAND,
      format => {
        // a block marked as changed is labelled anew
        if (format === 'bold') $quoteHere()?.node.markDirty()
        return false
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  )

/** Quotations: their cuts, and the one whose source is looked at. */
export const useQuotes = (editor: LexicalEditor, onOpen: (card: Opened) => void) => {
  const { success: report } = useSay()
  const [target, setTarget] = useState<NodeKey>()
  useEffect(() => registerCuts(editor, { onOpen, onRefused: report }), [editor, onOpen, report])
  return {
    target,
    look: useCallback(() => setTarget(editor.read(() => $quoteHere()?.node.getKey())), [editor]),
    close: useCallback(() => {
      setTarget(undefined)
      editor.focus()
    }, [editor]),
  }
}
