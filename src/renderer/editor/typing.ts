import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type RangeSelection,
  type TextNode,
} from 'lexical'
import { type Change, onTyped, TYPED } from '../../shared/text/typography.ts'
import { $isText, $textHead } from './nodes/text.ts'

/** French spaces and quotes as one types. What was typed is one step of the history and what became of it another: Ctrl+Z undoes the rule alone. */
export const registerTyping = (editor: LexicalEditor): (() => void) => {
  const typed = (event: InputEvent): void => {
    const { data, inputType, isComposing } = event
    if (inputType !== 'insertText' || isComposing || !data || !TYPED.has(data)) return
    const change = editor.read(() => $change(data))
    if (!change) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const raw = change.insert === '' ? undefined : data
    if (raw) editor.update(() => $selected()?.insertText(raw), { discrete: true, tag: HISTORY_PUSH_TAG })
    if (raw) editor.update(() => $replace(change), { discrete: true, tag: HISTORY_PUSH_TAG })
  }
  return editor.registerRootListener((root, previous) => {
    previous?.removeEventListener('beforeinput', typed, true)
    root?.addEventListener('beforeinput', typed, true)
  })
}

const $selected = (): RangeSelection | undefined => {
  const selection = $getSelection()
  return $isRangeSelection(selection) ? selection : undefined
}

const $change = (char: string): Change | undefined => {
  const selection = $selected()
  if (!selection) return undefined
  const point = selection.isBackward() ? selection.focus : selection.anchor
  const node = point.getNode()
  const block = node.getTopLevelElement()
  if ($isText(block)) {
    const head = $textHead(block)
    if (head.kind === 'quote' && head.verbatim) return undefined
  }
  if (selection.hasFormat('code')) return undefined
  if (!$isTextNode(node)) return onTyped('', char)
  const change = onTyped($before(node, point.offset), char)
  return change && change.remove <= point.offset ? change : undefined
}

/** The end of the text before the caret in its block; what is not text counts as a word. */
const $before = (node: TextNode, offset: number): string => {
  let text = node.getTextContent().slice(0, offset)
  let previous = node.getPreviousSibling()
  while (previous && text.length < 200) {
    text = ($isTextNode(previous) ? previous.getTextContent() : 'x') + text
    previous = previous.getPreviousSibling()
  }
  return text
}

const $replace = ({ remove, insert }: Change): void => {
  const point = $selected()?.anchor
  const node = point?.getNode()
  if (point && $isTextNode(node)) node.spliceText(point.offset - remove - 1, remove + 1, insert, true)
}
