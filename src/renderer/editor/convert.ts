import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  TableCellHeaderStates,
  type TableNode,
} from '@lexical/table'
import {
  $createLineBreakNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextFormatType,
} from 'lexical'
import type { Block, BlockOf, Inline, Mark } from '../../shared/model/draft.ts'
import { $atomNode, $isAtom, $isPlacard, $placard, $placardHead } from './nodes/atom.ts'
import { $atom, $head, $item, $setHead, newId, type TableHead } from './nodes/head.ts'
import { $isItem, $isList, $list, $listHead, $newItem } from './nodes/list.ts'
import { $comments, $setComments } from './nodes/stretch.ts'
import { $isText, $text, $textHead } from './nodes/text.ts'

/** Our marks and the text formats of Lexical that stand for them; small capitals and fixed width take the nearest unused ones. */
export const FORMATS: readonly (readonly [Mark, TextFormatType])[] = [
  ['bold', 'bold'],
  ['italic', 'italic'],
  ['underline', 'underline'],
  ['smallcaps', 'capitalize'],
  ['superscript', 'superscript'],
  ['subscript', 'subscript'],
  ['mono', 'code'],
]

/** Draft inlines as the children of a block. */
export const $inlineNodes = (inlines: readonly Inline[]): LexicalNode[] =>
  inlines.map(inline => {
    if (inline.kind === 'linebreak') return $createLineBreakNode()
    if (inline.kind !== 'text') return $atomNode(inline)
    const node = $createTextNode(inline.text)
    for (const [mark, format] of FORMATS) if (inline.marks?.includes(mark)) node.toggleFormat(format)
    return inline.comments?.length ? $setComments(node, inline.comments) : node
  })

const $marks = (node: LexicalNode): Mark[] =>
  $isTextNode(node) ? FORMATS.filter(([, format]) => node.hasFormat(format)).map(([mark]) => mark) : []

const add = (inlines: Inline[], text: string, marks: readonly Mark[], comments: readonly string[]): void => {
  const last = inlines.at(-1)
  if (
    last?.kind === 'text' &&
    (last.marks ?? []).join() === marks.join() &&
    (last.comments ?? []).join() === comments.join()
  ) {
    inlines[inlines.length - 1] = { ...last, text: last.text + text }
  } else if (text !== '') {
    inlines.push({
      kind: 'text',
      text,
      ...(marks.length > 0 ? { marks: [...marks] } : {}),
      ...(comments.length > 0 ? { comments: [...comments] } : {}),
    })
  }
}

/** What stands in a block, in normal form: no empty text, neighbours of the same marks and comments joined. */
export const $inlines = (parent: ElementNode): Inline[] => {
  const inlines: Inline[] = []
  const walk = (node: LexicalNode): void => {
    if ($isAtom(node)) inlines.push($atom(node))
    else if ($isLineBreakNode(node)) inlines.push({ kind: 'linebreak' })
    else if ($isElementNode(node)) {
      if (!node.isInline() && inlines.length > 0) inlines.push({ kind: 'linebreak' })
      node.getChildren().forEach(walk)
    } else add(inlines, node.getTextContent(), $marks(node), $comments(node))
  }
  parent.getChildren().forEach(walk)
  return inlines
}

/** Relative widths as the columns of a table of 400, which the page then stretches. */
const pixels = (widths: readonly number[]): number[] => {
  const sum = widths.reduce((total, width) => total + width, 0)
  return widths.map(width => Math.round((width / sum) * 400))
}

const $tableNode = (block: BlockOf<'table'>): TableNode => {
  const { rows, ...head } = block
  const table = $setHead($createTableNode(), head)
  if (head.widths.length > 0) table.setColWidths(pixels(head.widths))
  for (const [at, row] of rows.entries()) {
    const state = at === 0 && block.header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS
    const cells = row.map(inlines => {
      const paragraph = $text({ kind: 'paragraph', id: '', style: 'plain' })
      return $createTableCellNode(state).append(paragraph.append(...$inlineNodes(inlines)))
    })
    table.append($createTableRowNode().append(...cells))
  }
  return table
}

const $tableBlock = (table: TableNode): BlockOf<'table'> => {
  const head = $tableHead(table)
  const rows = table.getChildren().filter($isTableRowNode)
  const first = rows[0]?.getChildren().filter($isTableCellNode) ?? []
  const header =
    rows.length > 0 ? first.some(cell => cell.hasHeaderState(TableCellHeaderStates.ROW)) : head.header
  const shown = table.getColWidths() ?? []
  const same = shown.join() === pixels(head.widths).join()
  // columns came or went: what is shown says the widths
  const kept = same ? head.widths : [...shown]
  return {
    ...head,
    header: first.length > 0 ? header : head.header,
    widths: kept.length === first.length ? kept : [],
    rows: rows.map(row => row.getChildren().filter($isTableCellNode).map($inlines)),
  }
}

/** The head of a table as it stands. */
export const $tableHead = (table: TableNode): TableHead => {
  const head = $head(table)
  return head.kind === 'table' ? head : { kind: 'table', id: head.id, header: true, widths: [] }
}

type ToNode = { [K in Block['kind']]: (block: BlockOf<K>) => LexicalNode }
const $textNode = ({ inlines, ...head }: BlockOf<'heading' | 'paragraph' | 'quote'>): LexicalNode =>
  $text(head).append(...$inlineNodes(inlines))

const toNode: ToNode = {
  heading: $textNode,
  paragraph: $textNode,
  quote: $textNode,
  list: ({ items, ...head }) =>
    $list(head).append(
      ...items.map(({ id, level, inlines }) => $newItem(level, id).append(...$inlineNodes(inlines))),
    ),
  table: $tableNode,
  break: $placard,
  generated: $placard,
}

/** The node of a block. */
export const $blockNode = (block: Block): LexicalNode =>
  (toNode[block.kind] as (block: Block) => LexicalNode)(block)

/** The block of a top-level node; a node of no kind of ours becomes a paragraph of its text, so that nothing written is lost. */
export const $block = (node: LexicalNode): Block => {
  if ($isText(node)) return identified({ ...$textHead(node), inlines: $inlines(node) })
  if ($isList(node)) {
    const items = node.getChildren().filter($isItem)
    return identified({
      ...$listHead(node),
      items: items.map(item => ({ ...$item(item), id: $item(item).id || newId(), inlines: $inlines(item) })),
    })
  }
  if ($isTableNode(node)) return identified($tableBlock(node))
  if ($isPlacard(node)) return identified($placardHead(node))
  const inlines: Inline[] = $isElementNode(node)
    ? $inlines(node)
    : [{ kind: 'text', text: node.getTextContent() }]
  return {
    kind: 'paragraph',
    id: newId(),
    style: 'body',
    inlines: inlines.filter(i => i.kind !== 'text' || i.text),
  }
}

const identified = <B extends Block>(block: B): B => (block.id ? block : { ...block, id: newId() })

/** Replaces what the editor holds by the blocks of a draft. */
export const $load = (blocks: readonly Block[]): void => {
  const root = $getRoot().clear()
  root.append(...blocks.map($blockNode))
  if (blocks.length === 0) root.append($text({ kind: 'paragraph', id: newId(), style: 'body' }))
}

/** The blocks of what the editor holds. */
export const $blocks = (): Block[] => $getRoot().getChildren().map($block)
