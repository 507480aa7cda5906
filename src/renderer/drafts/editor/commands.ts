import { $isTableNode } from '@lexical/table'
import {
  $createParagraphNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isRootNode,
  $setSelection,
  type BaseSelection,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  createCommand,
  INDENT_CONTENT_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
} from 'lexical'
import type { Block, Inline } from '../../../shared/drafts/model.ts'
import { linesOf } from '../../../shared/drafts/walk.ts'
import { newId } from '../../kernel/newId.ts'
import { $atomNode } from './nodes/atom.ts'
import { $item, $setHead, $setItem, type Atom, type ListHead, type TextHead } from './nodes/head.ts'
import { $isItem, $isList, $leave, $list, $listHead, $newItem } from './nodes/list.ts'
import { $isText, $textHead, retainedHead } from './nodes/text.ts'
import { $blockNode, $inlineNodes } from './page/blockNodes.ts'

/** Kinds a block can be turned into. */
export type Shape =
  | { readonly kind: 'heading'; readonly level: number; readonly numbered?: boolean }
  | { readonly kind: 'paragraph'; readonly style: Extract<TextHead, { kind: 'paragraph' }>['style'] }
  | { readonly kind: 'quote' }
  | { readonly kind: 'list'; readonly style: ListHead['style'] }

export const INSERT_ATOM = createCommand<Atom>('INSERT_ATOM')
export const INSERT_BLOCKS = createCommand<readonly Block[]>('INSERT_BLOCKS')
export const SHAPE = createCommand<Shape>('SHAPE')

/** Insertion of an atom or of blocks at the caret, or where it was last. */
export const registerInserts = (editor: LexicalEditor, only: 'all' | 'inlines' = 'all'): (() => void) => {
  let last: BaseSelection | null = null
  const $place = (): void => {
    if ($getSelection()) return
    const alive = last?.getNodes().every(node => $getNodeByKey(node.getKey())?.isAttached())
    if (last && alive) $setSelection(last.clone())
    else $getRoot().selectEnd()
  }
  return mergeRegister(
    editor.registerUpdateListener(({ editorState }) => {
      if (editorState._selection) last = editorState._selection
    }),
    editor.registerCommand(
      INSERT_ATOM,
      atom => {
        $place()
        const node = $atomNode(atom)
        $insertNodes([node])
        node.selectNext(0, 0)
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      INSERT_BLOCKS,
      blocks => {
        $place()
        if (only === 'inlines') {
          $insertNodes($inlineNodes(linesAsInlines(blocks)))
          return true
        }
        $insertBlocks(blocks)
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
  )
}

/** The shape of the selected blocks, and its keys. */
export const registerShapes = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    editor.registerCommand(
      SHAPE,
      shape => {
        if ($getSelection()) $shape(shape)
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      event => {
        const items = $selectedTops().some($isList)
        if (!items) return false
        event.preventDefault()
        return editor.dispatchCommand(
          event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND,
          undefined,
        )
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(INDENT_CONTENT_COMMAND, () => $indent(1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(OUTDENT_CONTENT_COMMAND, () => $indent(-1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      event => {
        const shape = shapeOf(event)
        if (!shape) return false
        event.preventDefault()
        return editor.dispatchCommand(SHAPE, shape)
      },
      COMMAND_PRIORITY_HIGH,
    ),
  )

const shapeOf = (event: KeyboardEvent): Shape | undefined => {
  if (!(event.ctrlKey || event.metaKey) || !event.altKey) return undefined
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1]
  if (digit === '0') return { kind: 'paragraph', style: 'body' }
  if (digit && Number(digit) <= 5) return { kind: 'heading', level: Number(digit) }
  if (event.code === 'KeyC') return { kind: 'quote' }
  return undefined
}

/** The top-level nodes the selection touches, in order. */
export const $selectedTops = (): LexicalNode[] => {
  const selection = $getSelection()
  if (!selection) return []
  const tops = new Map<string, LexicalNode>()
  const nodes =
    $isRangeSelection(selection) && selection.isCollapsed()
      ? [selection.anchor.getNode()]
      : selection.getNodes()
  for (const node of nodes) {
    const top = node.getTopLevelElement()
    if (top) tops.set(top.getKey(), top)
  }
  return [...tops.values()]
}

/** The block of the text that holds a node: for one in a cell, the table. */
export const $atRoot = (node: LexicalNode | null | undefined): LexicalNode | undefined =>
  node ? [node, ...node.getParents()].find(one => $isRootNode(one.getParent())) : undefined

/** Blocks where only a line of text may stand: their words, a quotation between guillemets with its source. */
const linesAsInlines = (blocks: readonly Block[]): Inline[] =>
  blocks.flatMap((block): Inline[] => {
    const lines = linesOf(block).flatMap(line => [...line])
    if (block.kind !== 'quote') return lines
    const quotation: Inline[] = [
      { kind: 'text', text: '«\u00a0' },
      ...lines,
      { kind: 'text', text: '\u00a0»' },
    ]
    if (!block.source) return quotation
    const source: Inline = { kind: 'citation', source: block.source, form: 'auto' }
    return [...quotation, { kind: 'text', text: ' (' }, source, { kind: 'text', text: ')' }]
  })

const $insertBlocks = (blocks: readonly Block[]): void => {
  const tops = $selectedTops()
  let after: LexicalNode | null = $atRoot(tops.at(-1)) ?? $getRoot().getLastChild()
  const nodes = blocks.map($blockNode)
  const empty = $isText(after) && after.isEmpty() && after.getTextContent() === '' ? after : null
  for (const node of nodes) {
    if (after) after.insertAfter(node)
    else $getRoot().append(node)
    after = node
  }
  empty?.remove()
  const end = nodes.at(-1)
  if (!end) return
  if ($isTableNode(end)) end.selectStart()
  else if ($isElementNode(end)) end.selectEnd()
  if (!$isText(end) || $textHead(end).kind === 'quote') {
    const next = end.getNextSibling()
    const landing = $isText(next) ? next : $createParagraphNode()
    if (landing !== next) end.insertAfter(landing)
    if (!$isElementNode(end) || $isText(end)) landing.selectStart()
  }
}

const $shape = (shape: Shape): void => {
  // a cell holds a line of text and nothing else
  const tops = $selectedTops().filter(top => $isRootNode(top.getParent()))
  if (shape.kind === 'list') {
    $toList(tops, shape.style)
    return
  }
  const selection = $getSelection()
  for (const top of tops) {
    if ($isList(top)) {
      const item = $isRangeSelection(selection)
        ? selection.anchor.getNode().getParents().find($isItem)
        : undefined
      const paragraph = item ? $leave(item) : undefined
      if ($isText(paragraph)) $setHead(paragraph, withShape($textHead(paragraph), shape))
    } else if ($isText(top)) $setHead(top, withShape($textHead(top), shape))
  }
}

const withShape = (head: TextHead, shape: Exclude<Shape, { kind: 'list' }>): TextHead => {
  if (shape.kind === 'heading') {
    const isNumbered = shape.numbered ?? (head.kind === 'heading' ? head.numbered : true)
    return { ...retainedHead(head), kind: 'heading', level: shape.level, numbered: isNumbered }
  }
  if (shape.kind === 'quote') {
    return head.kind === 'quote'
      ? head
      : { ...retainedHead(head), kind: 'quote', verbatim: false, repairs: [] }
  }
  return { ...retainedHead(head), kind: 'paragraph', style: shape.style }
}

const $toList = (tops: readonly LexicalNode[], style: ListHead['style']): void => {
  const lists = tops.filter($isList)
  for (const list of lists) {
    const { levels, ...head } = $listHead(list)
    $setHead(list, head.style === style && levels ? { ...head, levels } : { ...head, style })
  }
  const texts = tops.filter($isText)
  const first = texts[0]
  if (!first || lists.length > 0) return
  const list = $list({
    kind: 'list',
    id: newId(),
    style,
    ...($textHead(first).slot ? { slot: $textHead(first).slot } : {}),
  })
  first.insertBefore(list)
  for (const block of texts) {
    list.append($newItem(0, newId()).append(...block.getChildren()))
    block.remove(true)
  }
  if ($isRangeSelection($getSelection()) && !$getSelection()?.getNodes().length) list.selectEnd()
}

const $indent = (by: number): boolean => {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return true
  const items = new Set(selection.getNodes().flatMap(node => [node, ...node.getParents()].filter($isItem)))
  for (const item of items) {
    const { id, level } = $item(item)
    $setItem(item, { id, level: Math.max(0, Math.min(4, level + by)) })
  }
  return true
}

/** The single atom or placard selected as a whole. */
export const $selectedNode = (): LexicalNode | undefined => {
  const selection = $getSelection()
  if (!$isNodeSelection(selection)) return undefined
  const nodes = selection.getNodes()
  return nodes.length === 1 ? nodes[0] : undefined
}
