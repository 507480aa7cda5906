import {
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  COPY_COMMAND,
  CUT_COMMAND,
  type LexicalEditor,
  mergeRegister,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
} from 'lexical'
import { sayLabels } from '../nodes/atom.ts'
import { $isText, $textHead } from '../nodes/text.ts'

/** A text that begins with a heading keeps it as one when it is pasted in the middle of a paragraph, which it cuts in two. */
const registerHeadings = (editor: LexicalEditor): (() => void) =>
  editor.registerCommand(
    SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
    ({ nodes, selection }) => {
      const [first] = nodes
      if (nodes.length < 2 || !$isText(first) || $textHead(first).kind !== 'heading') return false
      if (!$isRangeSelection(selection)) return false
      if (!selection.isCollapsed()) selection.removeText()
      const block = selection.anchor.getNode().getTopLevelElement()
      if (!$isText(block) || block.isEmpty()) return false
      const rest = selection.insertParagraph()
      if (!rest) return false
      for (const node of nodes) rest.insertBefore(node)
      if (block.isEmpty()) block.remove()
      if (rest.isEmpty()) rest.remove()
      const last = nodes.at(-1)
      if ($isElementNode(last)) last.selectEnd()
      return true
    },
    COMMAND_PRIORITY_LOW,
  )

const registerLabels = (editor: LexicalEditor): (() => void) => {
  const say = (): boolean => {
    sayLabels(editor)
    return false
  }
  return mergeRegister(
    editor.registerCommand(COPY_COMMAND, say, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(CUT_COMMAND, say, COMMAND_PRIORITY_CRITICAL),
  )
}

/** Registers copy and paste: labels in plain text, headings that stay headings. */
export const registerPaste = (editor: LexicalEditor): (() => void) =>
  mergeRegister(registerHeadings(editor), registerLabels(editor))
