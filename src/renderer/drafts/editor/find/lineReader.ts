import { $isTableCellNode, $isTableNode, $isTableRowNode } from '@lexical/table'
import {
  $getNodeByKey,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical'
import type { Block, Inline } from '../../../../shared/drafts/model.ts'
import { $isAtom } from '../nodes/atom.ts'
import { $atom } from '../nodes/head.ts'
import { $isItem, $isList } from '../nodes/list.ts'
import { $isPicture } from '../nodes/picture.ts'
import { $isText, $textHead } from '../nodes/text.ts'
import { $innerLine } from '../notes/innerLine.ts'
import type { BlockCache } from '../page/cache.ts'

/** A run of text in a line, and the node that holds it. */
export interface Part {
  readonly key: NodeKey
  readonly start: number
  readonly length: number
}

/** A stretch of the draft that can be searched: a paragraph, an item, a cell, a note, a caption, or the label of something cited. */
export interface Line {
  /** its block on the page */
  readonly block: NodeKey
  readonly text: string
  /** `text`: its runs; `note`: the note it is, or the picture or table whose caption it is; `label`: what only shows, and cannot be replaced */
  readonly kind: 'text' | 'note' | 'label'
  readonly parts: readonly Part[]
  /** a quotation word for word */
  readonly verbatim: boolean
}

/** Stands for what is one thing in the text: nothing is found across it. */
export const atomSign = '\ufffc'

/** The lines of a draft, in its order; those of a block are kept for as long as it does not change. */
export const lineReader = (editor: LexicalEditor, cache: BlockCache) => {
  const linesByBlock = new WeakMap<Block, readonly Line[]>()
  return (): readonly Line[] => {
    const cachedBlocks = cache.entries()
    return editor.read(() =>
      cachedBlocks.flatMap(({ key, block }) => {
        const before = linesByBlock.get(block)
        if (before) return before
        const node = $getNodeByKey(key)
        const lines = node ? $linesOf(node, key) : []
        linesByBlock.set(block, lines)
        return lines
      }),
    )
  }
}

const $linesOf = (node: LexicalNode, block: NodeKey): Line[] => {
  const head = $isText(node) ? $textHead(node) : undefined
  const innerLine = $isPicture(node) || $isTableNode(node) ? $innerLine(block) : undefined
  const caption = innerLine && innerLine.inlines.length > 0 ? [heldLine(innerLine.inlines, block, block)] : []
  const verbatim = head?.kind === 'quote' && head.verbatim
  return [...caption, ...$holders(node).flatMap(holder => $line(holder, block, verbatim))]
}

const $holders = (node: LexicalNode): ElementNode[] => {
  if ($isText(node)) return [node]
  if ($isList(node)) return node.getChildren().filter($isItem)
  if (!$isTableNode(node)) return []
  return node
    .getChildren()
    .filter($isTableRowNode)
    .flatMap(row => row.getChildren().filter($isTableCellNode))
}

/** The line of a holder, then what its atoms say: their labels, and the text of its notes. */
const $line = (holder: ElementNode, block: NodeKey, verbatim: boolean): Line[] => {
  const parts: Part[] = []
  const otherLines: Line[] = []
  let text = ''
  const walk = (node: LexicalNode): void => {
    if ($isTextNode(node)) {
      parts.push({ key: node.getKey(), start: text.length, length: node.getTextContentSize() })
      text += node.getTextContent()
    } else if ($isAtom(node)) {
      text += atomSign
      otherLines.push($atomLine(node, block))
    } else if ($isLineBreakNode(node)) text += '\n'
    else if ($isElementNode(node)) {
      if (!node.isInline() && text) text += '\n'
      node.getChildren().forEach(walk)
    } else text += atomSign
  }
  holder.getChildren().forEach(walk)
  return [{ block, kind: 'text', text, parts, verbatim }, ...otherLines]
}

const $atomLine = (node: LexicalNode, block: NodeKey): Line => {
  const atom = $atom(node)
  const key = node.getKey()
  if (atom.kind !== 'note')
    return { block, kind: 'label', text: '', parts: [{ key, start: 0, length: 0 }], verbatim: false }
  return heldLine(atom.inlines, key, block)
}

const heldLine = (inlines: readonly Inline[], key: NodeKey, block: NodeKey): Line => {
  const text = inlines
    .map(inline => (inline.kind === 'text' ? inline.text : inline.kind === 'linebreak' ? '\n' : atomSign))
    .join('')
  return { block, kind: 'note', text, parts: [{ key, start: 0, length: text.length }], verbatim: false }
}

/** The text of a line; of a label, as it shows now. */
export const textOf = (editor: LexicalEditor, line: Line): string =>
  line.kind === 'label' ? (editor.getElementByKey(line.parts[0]?.key ?? '')?.textContent ?? '') : line.text
