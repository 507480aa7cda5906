import {
  $createRangeSelection,
  $getNearestNodeFromDOMNode,
  $isTextNode,
  $setSelection,
  type RangeSelection,
} from 'lexical'

/** Selects in the text what a range of the page covers; undefined when it covers no text of it. */
export const $selectRange = (range: Range): RangeSelection | undefined => {
  const from = $getNearestNodeFromDOMNode(range.startContainer)
  const to = $getNearestNodeFromDOMNode(range.endContainer)
  if (!$isTextNode(from) || !$isTextNode(to)) return undefined
  const selection = $createRangeSelection()
  selection.anchor.set(from.getKey(), range.startOffset, 'text')
  selection.focus.set(to.getKey(), range.endOffset, 'text')
  selection.format = from.getFormat()
  $setSelection(selection)
  return selection
}
