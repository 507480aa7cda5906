import {
  $createRangeSelection,
  $getNearestNodeFromDOMNode,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { allowDrop, readDraggedSource, takeDrop } from '../../kernel/drag.ts'
import { $isChip } from './chipNode.ts'

/** Lets a source dragged from the library be dropped in the text where it is to be cited. */
export const registerDrop = (
  editor: LexicalEditor,
  onDropped: (source: string, pin: string | undefined) => void,
): (() => void) =>
  mergeRegister(
    editor.registerCommand(DRAGOVER_COMMAND, allowDrop, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      DROP_COMMAND,
      event => {
        const source = takeDrop(event, readDraggedSource)
        if (!source) return false
        $caretAt(event.clientX, event.clientY)
        onDropped(source.id, source.pin)
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  )

/** Puts the caret of the text under a point of the window: where something is dropped. */
function $caretAt(x: number, y: number): void {
  const range = document.caretRangeFromPoint(x, y)
  const node = range && $getNearestNodeFromDOMNode(range.startContainer)
  if (!node) return
  // the words of a source are not the text's: after it
  if ($isChip(node)) return void node.selectNext(0, 0)
  const selection = $createRangeSelection()
  selection.applyDOMRange(range)
  $setSelection(selection)
}
