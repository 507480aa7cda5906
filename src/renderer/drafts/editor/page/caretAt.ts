import {
  $createRangeSelection,
  $getNearestNodeFromDOMNode,
  $isElementNode,
  $isTextNode,
  $setSelection,
} from 'lexical'

/** Puts the caret where a point of the window falls in the text: where something is dropped. */
export const $caretAt = (x: number, y: number): void => {
  const point = document.caretPositionFromPoint?.(x, y)
  const node = point && $getNearestNodeFromDOMNode(point.offsetNode)
  if (!point || !node) return
  const selection = $createRangeSelection()
  if ($isTextNode(node)) {
    const offset = Math.min(point.offset, node.getTextContentSize())
    selection.anchor.set(node.getKey(), offset, 'text')
    selection.focus.set(node.getKey(), offset, 'text')
    $setSelection(selection)
  } else if ($isElementNode(node)) node.selectEnd()
  else node.selectNext()
}
