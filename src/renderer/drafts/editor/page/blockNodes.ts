import { $isTableNode } from '@lexical/table'
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
import type { Block, BlockOf, Inline } from '../../../../shared/drafts/model.ts'
import type { Mark } from '../../../../shared/french/run.ts'
import { newId } from '../../../kernel/newId.ts'
import { $atomNode, $isAtom, $isPlacard, $placard, $placardHead } from '../nodes/atom.ts'
import { $comments, $setComments } from '../nodes/commentIds.ts'
import { $atom, $item } from '../nodes/head.ts'
import { $isItem, $isList, $list, $listHead, $newItem } from '../nodes/list.ts'
import { $isPicture, $picture, $pictureHead } from '../nodes/picture.ts'
import { $isText, $text, $textHead } from '../nodes/text.ts'
import { $tableBlock, $tableNode } from '../tables/tableNodes.ts'

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

/** Reads the inlines of a block in normal form: no empty text, neighbours of the same marks and comments joined. */
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
  table: block => $tableNode(block, $inlineNodes),
  image: $picture,
  break: $placard,
  generated: $placard,
}

/** The node of a block. */
export const $blockNode = (block: Block): LexicalNode =>
  (toNode[block.kind] as (block: Block) => LexicalNode)(block)

/** The block of a top-level node; a node of no kind of ours becomes a paragraph of its text, so that nothing written is lost. */
export const $block = (node: LexicalNode): Block => {
  if ($isText(node)) return withId({ ...$textHead(node), inlines: $inlines(node) })
  if ($isList(node)) {
    const items = node.getChildren().filter($isItem)
    return withId({
      ...$listHead(node),
      items: items.map(item => ({ ...$item(item), id: $item(item).id || newId(), inlines: $inlines(item) })),
    })
  }
  if ($isTableNode(node)) return withId($tableBlock(node, $inlines))
  if ($isPicture(node)) return withId($pictureHead(node))
  if ($isPlacard(node)) return withId($placardHead(node))
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

const withId = <B extends Block>(block: B): B => (block.id ? block : { ...block, id: newId() })

/** Replaces what the editor holds by the blocks of a draft. */
export const $load = (blocks: readonly Block[]): void => {
  const root = $getRoot().clear()
  root.append(...blocks.map($blockNode))
  if (blocks.length === 0) root.append($text({ kind: 'paragraph', id: newId(), style: 'body' }))
}

/** The blocks of what the editor holds. */
export const $blocks = (): Block[] => $getRoot().getChildren().map($block)
