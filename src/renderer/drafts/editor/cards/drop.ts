import {
  COMMAND_PRIORITY_CRITICAL,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { $caretAt } from '../page/caretAt.ts'
import { DRAG_TYPE, type Dragged } from '../props.ts'
import { readDragged } from './insert.ts'

/** Lets a source, an exhibit or an argument be dropped where it is wanted in the text. */
export const registerDrop = (editor: LexicalEditor, onDropped: (thing: Dragged) => void): (() => void) =>
  mergeRegister(
    editor.registerCommand(
      DRAGOVER_COMMAND,
      event => {
        if (!event.dataTransfer?.types.includes(DRAG_TYPE)) return false
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      event => {
        const thing = readDragged(event.dataTransfer?.getData(DRAG_TYPE) ?? '')
        if (!thing) return false
        event.preventDefault()
        $caretAt(event.clientX, event.clientY)
        onDropped(thing)
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  )
