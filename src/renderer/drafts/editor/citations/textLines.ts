import {
  $getNodeByKey,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type NodeKey,
  type TextNode,
} from 'lexical'
import { $isText, $textHead } from '../nodes/text.ts'

/** Placeholder of an atom or a break in the text of a line: no match crosses it. */
const HOLE = '\ufffc'

/** A line of the text: a paragraph, an item, a cell. */
export interface TextLine {
  readonly key: NodeKey
  readonly text: string
}

/** The text of a line, its atoms as holes. */
export const $lineText = (line: ElementNode): string =>
  line
    .getChildren()
    .map(child => ($isTextNode(child) ? child.getTextContent() : HOLE))
    .join('')

/** The lines in these blocks; a quote word for word is left alone. */
export function $linesIn(keys: readonly NodeKey[]): TextLine[] {
  const lines: TextLine[] = []
  const walk = (node: ElementNode): void => {
    if ($isText(node)) {
      const head = $textHead(node)
      if (head.kind === 'quote' && head.verbatim) return
    }
    if (node.getChildren().some($isTextNode)) {
      lines.push({ key: node.getKey(), text: $lineText(node) })
      return
    }
    for (const child of node.getChildren()) if ($isElementNode(child)) walk(child)
  }
  for (const key of keys) {
    const node = $getNodeByKey(key)
    if ($isElementNode(node)) walk(node)
  }
  return lines
}

/** The text nodes of a stretch of a line, cut at its ends; undefined when something else stands in it. */
export function $stretch(line: ElementNode, start: number, end: number): TextNode[] | undefined {
  const nodes: TextNode[] = []
  let at = 0
  for (const child of line.getChildren()) {
    const size = $isTextNode(child) ? child.getTextContentSize() : 1
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, size)
    at += size
    if (from >= to) continue
    if (!$isTextNode(child)) return undefined
    const cut = [from, to].filter(offset => offset > 0 && offset < size)
    const parts = cut.length > 0 ? child.splitText(...cut) : [child]
    const part = parts[from > 0 ? 1 : 0]
    if (part) nodes.push(part)
  }
  return nodes.length > 0 ? nodes : undefined
}
