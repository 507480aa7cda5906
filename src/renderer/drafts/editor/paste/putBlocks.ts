import { $isTableCellNode } from '@lexical/table'
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type RangeSelection,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
} from 'lexical'
import type { Block, Inline } from '../../../../shared/drafts/model.ts'
import { linesOf } from '../../../../shared/drafts/walk.ts'
import { newId } from '../../../kernel/newId.ts'
import { $atRoot, INSERT_BLOCKS } from '../commands.ts'
import { $item } from '../nodes/head.ts'
import { $isItem, $newItem, type ItemBlock } from '../nodes/list.ts'
import { $isText, $textHead, type TextBlock } from '../nodes/text.ts'
import { $blockNode, $inlineNodes } from '../page/blockNodes.ts'

/** The blocks as one line, where nothing else may stand: a note, a cell. */
export const inLine = (blocks: readonly Block[]): Inline[] =>
  blocks
    .flatMap(linesOf)
    .filter(line => line.length > 0)
    .flatMap((line, at): Inline[] => [...(at > 0 ? [{ kind: 'linebreak' } as const] : []), ...line])

/** Puts blocks where the caret is, as a person expects of a paste; the blocks of the text that hold them. */
export function $putBlocks(
  editor: LexicalEditor,
  blocks: readonly Block[],
  only: 'all' | 'inlines',
): NodeKey[] {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) {
    const nodes = blocks.map($blockNode)
    // a table of which several cells are selected takes what it can
    if (selection && editor.dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, { nodes, selection }))
      return []
    const before = new Set($getRoot().getChildrenKeys())
    editor.dispatchCommand(INSERT_BLOCKS, blocks)
    return $getRoot()
      .getChildrenKeys()
      .filter(key => !before.has(key))
  }
  if (!selection.isCollapsed()) selection.removeText()
  const anchorNode = selection.anchor.getNode()
  const up = [anchorNode, ...anchorNode.getParents()]
  const top = $atRoot(anchorNode)
  const [first] = blocks
  if (only === 'inlines' || up.some($isTableCellNode)) {
    if (only === 'all' && blocks.length === 1 && first?.kind === 'table') {
      const nodes = [$blockNode(first)]
      if (editor.dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, { nodes, selection }))
        return top ? [top.getKey()] : []
    }
    selection.insertNodes($inlineNodes(inLine(blocks)))
    return top ? [top.getKey()] : []
  }
  if (blocks.length === 1 && first?.kind === 'paragraph' && $isElementNode(top)) {
    selection.insertNodes($inlineNodes(first.inlines))
    return [top.getKey()]
  }
  const item = up.find($isItem)
  if (item && blocks.every(one => one.kind === 'list' || one.kind === 'paragraph'))
    return $intoList(selection, item, blocks)
  if ($isText(top)) return $intoText(selection, top, blocks)
  const before = new Set($getRoot().getChildrenKeys())
  editor.dispatchCommand(INSERT_BLOCKS, blocks)
  return $getRoot()
    .getChildrenKeys()
    .filter(key => !before.has(key))
}

function $intoList(selection: RangeSelection, item: ItemBlock, blocks: readonly Block[]): NodeKey[] {
  const { level } = $item(item)
  const lines = blocks.flatMap(block =>
    block.kind === 'list'
      ? block.items.map(one => ({ level: Math.min(4, level + one.level), inlines: one.inlines }))
      : linesOf(block).map(inlines => ({ level, inlines })),
  )
  const [first, ...nextLines] = lines
  if (first) selection.insertNodes($inlineNodes(first.inlines))
  const current = selection.anchor.getNode().getParents().find($isItem) ?? item
  const rest = $afterCaret(selection, current)
  let last = current
  for (const line of nextLines) {
    const next = $newItem(line.level, newId()).append(...$inlineNodes(line.inlines))
    last.insertAfter(next)
    last = next
  }
  const size = last.getChildrenSize()
  last.append(...rest)
  last.select(size, size)
  const top = $atRoot(item)
  return top ? [top.getKey()] : []
}

/** Splits the line at the caret and returns what follows. */
function $afterCaret(selection: RangeSelection, line: ElementNode): LexicalNode[] {
  const { anchor } = selection
  const node = anchor.getNode()
  if (node.is(line)) return line.getChildren().slice(anchor.offset)
  const child = [node, ...node.getParents()].find(one => one.getParent()?.is(line))
  if (!child) return []
  const after = child.getNextSiblings()
  if (!$isTextNode(child) || anchor.offset >= child.getTextContentSize()) return after
  if (anchor.offset === 0) return [child, ...after]
  const tail = child.splitText(anchor.offset)[1]
  return tail ? [tail, ...after] : after
}

/** The first paragraph goes on where the caret is and the last one before what stood after it; a title or a table cuts the text in two. */
function $intoText(selection: RangeSelection, top: TextBlock, pastedBlocks: readonly Block[]): NodeKey[] {
  const blocks = pastedBlocks.map(block => withManner(block, top))
  const rest = $afterCaret(selection, top)
  const hasText = top.getChildrenSize() > rest.length
  const [first, ...nextBlocks] = blocks
  const goesOn = first !== undefined && continues(first, top)
  if (goesOn) {
    const nodes = $inlineNodes(first.inlines)
    top.splice(top.getChildrenSize() - rest.length, 0, nodes)
  }
  const nodes = (goesOn ? nextBlocks : blocks).map($blockNode)
  top.getParentOrThrow().splice(top.getIndexWithinParent() + 1, 0, nodes)
  const end = nodes.at(-1) ?? top
  $carryOn(end, top, rest)
  const keys = [...(goesOn ? [top.getKey()] : []), ...nodes.map(node => node.getKey())]
  if (!goesOn && !hasText && top.isEmpty()) top.remove()
  return keys
}

/** Puts what stood after the caret behind what was pasted, and the caret between them. */
function $carryOn(end: LexicalNode, top: TextBlock, rest: readonly LexicalNode[]): void {
  const block = $isText(end) ? $textHead(end) : undefined
  if ($isText(end) && (end.is(top) || block?.kind !== 'heading' || rest.length === 0)) {
    const size = end.is(top) ? end.getChildrenSize() - rest.length : end.getChildrenSize()
    if (!end.is(top)) end.append(...rest)
    end.select(size, size)
    return
  }
  const next = end.getNextSibling()
  const landing = rest.length === 0 && $isText(next) ? next : $blockNode(emptyAfter(top))
  if (landing !== next) end.insertAfter(landing)
  if ($isElementNode(landing)) landing.append(...rest).selectStart()
}

/** Whether a pasted block is but the rest of the one the caret is in. */
const continues = (block: Block, top: TextBlock): block is Extract<Block, { kind: 'paragraph' | 'quote' }> =>
  block.kind === 'paragraph' || (block.kind === 'quote' && $textHead(top).kind === 'quote')

/** A pasted paragraph takes the manner of the one it is pasted in, where that one is a manner of several. */
const withManner = (block: Block, top: TextBlock): Block => {
  if (block.kind !== 'paragraph') return block
  const head = $textHead(top)
  if (head.kind === 'quote')
    return { kind: 'quote', id: block.id, inlines: block.inlines, verbatim: false, repairs: [] }
  if (head.kind === 'paragraph' && ['plain', 'box', 'request'].includes(head.style))
    return { ...block, style: head.style }
  return block
}

/** Head of the paragraph that follows a title or a table. */
const emptyAfter = (top: TextBlock): Block => {
  const head = $textHead(top)
  return head.kind === 'heading'
    ? { kind: 'paragraph', id: newId(), style: 'body', inlines: [] }
    : { ...head, id: newId(), inlines: [] }
}
