import { DRAG_DROP_PASTE } from '@lexical/rich-text'
import {
  $createNodeSelection,
  $getNearestNodeFromDOMNode,
  $setSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  PASTE_COMMAND,
} from 'lexical'
import { isPicture } from '../../../kernel/pictures.ts'
import { $selectedNode } from '../commands.ts'
import { $isPicture } from '../nodes/picture.ts'
import { WRITE_CAPTION } from '../notes/innerLine.ts'
import { PASTED_PICTURES, type PastedPictures } from '../paste/registerReading.ts'

interface Given {
  readonly onFiles: (files: readonly File[]) => void
  /** a text that holds pictures */
  readonly onText: (read: PastedPictures) => void
  readonly onOpen: (key: NodeKey) => void
}

/** Pictures pasted; those of the page chosen by a click, opened by Enter or a second click; a click on the caption writes it. */
export const registerPictures = (editor: LexicalEditor, { onFiles, onText, onOpen }: Given): (() => void) => {
  // Lexical says a drop in the same way: those are the window's, which shows where they may fall
  let pasting = false
  const open = (key: NodeKey): true => {
    queueMicrotask(() => onOpen(key))
    return true
  }
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      () => {
        pasting = true
        setTimeout(() => {
          pasting = false
        })
        return false
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      DRAG_DROP_PASTE,
      files => {
        const pictures = pasting ? files.filter(isPicture) : []
        if (pictures.length > 0) onFiles(pictures)
        return pictures.length > 0
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      PASTED_PICTURES,
      read => {
        onText(read)
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      CLICK_COMMAND,
      event => {
        const dom = event.target instanceof Element ? event.target.closest('.picture') : null
        const node = dom && $getNearestNodeFromDOMNode(dom)
        if (!$isPicture(node)) return false
        const selection = $createNodeSelection()
        selection.add(node.getKey())
        $setSelection(selection)
        if ((event.target as Element).closest('figcaption'))
          return editor.dispatchCommand(WRITE_CAPTION, node.getKey())
        const isRequested = event.detail > 1 || (event.target as Element).tagName === 'SMALL'
        return isRequested ? open(node.getKey()) : true
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      event => {
        const node = $selectedNode()
        if (!$isPicture(node)) return false
        event?.preventDefault()
        return open(node.getKey())
      },
      COMMAND_PRIORITY_HIGH,
    ),
  )
}
