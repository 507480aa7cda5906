import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type LexicalNode,
  TextNode,
} from 'lexical'

/** Where the caret is in a block: the words before it, counted in the texts of the block. */
export interface CaretPlace {
  readonly block: string
  readonly offset: number
}

/** The texts of a block, in their order. */
const $textsIn = (node: LexicalNode): TextNode[] =>
  node instanceof TextNode ? [node] : $isElementNode(node) ? node.getChildren().flatMap($textsIn) : []

const $wordsOf = (node: LexicalNode): string =>
  $textsIn(node)
    .map(one => one.getTextContent())
    .join('')

/** The place of the caret in one of these blocks, given by their ids; undefined where it is in none, or holds several words. */
export function $caretPlace(keyOf: ReadonlyMap<string, string>): CaretPlace | undefined {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined
  const { key, offset, type } = selection.anchor
  if (type !== 'text') return undefined
  for (const [block, blockKey] of keyOf) {
    const node = $getNodeByKey(blockKey)
    const texts = node ? $textsIn(node) : []
    const at = texts.findIndex(one => one.getKey() === key)
    if (at < 0) continue
    const before = texts.slice(0, at).reduce((sum, one) => sum + one.getTextContentSize(), 0)
    return { block, offset: before + offset }
  }
  return undefined
}

/** Puts the caret beside the words it was beside, in a block that was written again; `before`: the words the block had. */
export function $restoreCaret({ offset }: CaretPlace, before: string, node: LexicalNode): void {
  let left = movedOffset(before, $wordsOf(node), offset)
  for (const text of $textsIn(node)) {
    const size = text.getTextContentSize()
    if (left <= size) return void text.select(left, left)
    left -= size
  }
  node.selectEnd()
}

export const $wordsOfBlock = (key: string): string => {
  const node = $getNodeByKey(key)
  return node ? $wordsOf(node) : ''
}

/** An offset in a text as it becomes in another: what changed before it moves it, what changed after it does not. */
export function movedOffset(before: string, after: string, offset: number): number {
  let start = 0
  const shorter = Math.min(before.length, after.length)
  while (start < shorter && before[start] === after[start]) start += 1
  if (offset <= start) return offset
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return offset >= before.length - end ? offset + after.length - before.length : start
}
