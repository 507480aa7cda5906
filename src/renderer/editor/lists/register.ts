import { COMMAND_PRIORITY_HIGH, HISTORY_PUSH_TAG, KEY_DOWN_COMMAND, type LexicalEditor } from 'lexical'
import { $continues, $countFrom, $listHere } from './acts.ts'

/** Ctrl+Alt+L: the list goes on from the one before it, or begins again at one. */
export const registerLists = (editor: LexicalEditor): (() => void) =>
  editor.registerCommand(
    KEY_DOWN_COMMAND,
    event => {
      if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.code !== 'KeyL' || !$listHere())
        return false
      event.preventDefault()
      const start = $continues() ? 1 : 'continue'
      editor.update(() => $countFrom(start), { tag: HISTORY_PUSH_TAG })
      return true
    },
    COMMAND_PRIORITY_HIGH,
  )
