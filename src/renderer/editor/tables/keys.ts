import { $isTableRowNode } from '@lexical/table'
import {
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { $actOnTable, $chosen, $tableHere } from './acts.ts'

/** Tab in the last cell of a table makes a row more, as in Word; Alt+Maj+→ and ← draw its columns wider and narrower. */
export const registerTableKeys = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    editor.registerCommand(
      KEY_TAB_COMMAND,
      event => {
        const table = event.shiftKey ? undefined : $tableHere()
        const place = table && $chosen(table)
        if (!table || !place) return false
        const rows = table.getChildren().filter($isTableRowNode).length
        const last =
          place.row + place.rows === rows && place.column + place.columns === table.getColumnCount()
        if (!last) return false
        event.preventDefault()
        $actOnTable('below')
        const row = table.getLastChild()
        if ($isTableRowNode(row)) row.getFirstChildOrThrow().selectStart()
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      event => {
        const by = event.key === 'ArrowRight' ? 'wider' : event.key === 'ArrowLeft' ? 'narrower' : undefined
        if (!by || !event.altKey || !event.shiftKey || event.ctrlKey || !$tableHere()) return false
        event.preventDefault()
        $actOnTable(by)
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
  )
