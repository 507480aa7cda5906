import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
  type TextNode,
} from 'lexical'
import { type Change, onTyped, ordinalEnding, TYPED } from '../../../../shared/french/typography.ts'
import { $isText, $textHead } from '../nodes/text.ts'

/** French spaces and quotes as one types. What was typed is one step of the history and what became of it another: Ctrl+Z undoes the rule alone. */
export const registerTyping = (editor: LexicalEditor): (() => void) => {
  const onInput = (event: InputEvent): void => {
    const { data, inputType, isComposing } = event
    if (inputType !== 'insertText' || isComposing || !data) return
    const change = TYPED.has(data) ? editor.read(() => $change(data)) : undefined
    const ends = /^[\s,.;:)»]$/.test(data) && editor.read($afterOrdinal)
    if (!change && !ends) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const raw = change?.insert === '' ? undefined : data
    if (!raw) return
    editor.update(() => $selected()?.insertText(raw), { discrete: true, tag: HISTORY_PUSH_TAG })
    if (change) editor.update(() => $replace(change), { discrete: true, tag: HISTORY_PUSH_TAG })
    if (ends) raiseOrdinal(editor)
  }
  return editor.registerRootListener((root, previous) => {
    previous?.removeEventListener('beforeinput', onInput, true)
    root?.addEventListener('beforeinput', onInput, true)
  })
}

/** `1er`, `XXIe`: what was typed after the word sets its ending above the line, as a step of its own. */
const raiseOrdinal = (editor: LexicalEditor): void => {
  const ordinal = editor.read($ordinal)
  if (!ordinal) return
  editor.update(
    () => {
      const node = $getNodeByKey(ordinal.key)
      const ending = $isTextNode(node) ? node.splitText(ordinal.start, ordinal.end)[1] : undefined
      ending?.toggleFormat('superscript')
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  )
}

/** Whether the caret stands just after an ordinal written on the line. */
const $afterOrdinal = (): boolean => {
  const point = $selected()?.anchor
  const node = point?.getNode()
  return Boolean(
    point && $isTextNode(node) && ordinalEnding(node.getTextContent().slice(0, point.offset)) !== undefined,
  )
}

const $ordinal = () => {
  const selection = $selected()
  const node = selection?.anchor.getNode()
  if (!selection?.isCollapsed() || !$isTextNode(node) || node.getFormat() !== 0) return undefined
  if ($isVerbatim(node)) return undefined
  const before = node.getTextContent().slice(0, selection.anchor.offset)
  const word = before.replace(/[\s,.;:)»\u00a0\u202f]{1,2}$/, '')
  const ending = word === before ? undefined : ordinalEnding(word)
  return ending && { key: node.getKey(), start: word.length - ending.length, end: word.length }
}

/** Whether a node stands in a quote word for word, which no rule touches. */
const $isVerbatim = (node: LexicalNode): boolean => {
  const block = node.getTopLevelElement()
  const head = $isText(block) ? $textHead(block) : undefined
  return head?.kind === 'quote' && head.verbatim
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
  if ($isVerbatim(node)) return undefined
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
