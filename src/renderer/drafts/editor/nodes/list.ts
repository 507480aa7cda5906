import {
  $createParagraphNode,
  type DOMConversionMap,
  type DOMExportOutput,
  ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical'
import { isSign, markersOf } from '../../../../shared/drafts/assemble/list-markers.ts'
import { $head, $item, $setHead, $setItem, type ListHead } from './head.ts'
import { $text } from './text.ts'

/** A list: its items are one flat series, each with its level, as in a draft. */
export class ListBlock extends ElementNode {
  override $config() {
    const list = (style: ListHead['style']) => () => ({
      conversion: () => ({ node: $list({ kind: 'list', id: '', style }) }),
      priority: 0 as const,
    })
    const importDOM: DOMConversionMap = { ul: list('bullet'), ol: list('decimal') }
    return this.config('items', { extends: ElementNode, importDOM })
  }

  override createDOM(): HTMLElement {
    const head = listHead(this, 'direct')
    const dom = document.createElement(head.style === 'bullet' ? 'ul' : 'ol')
    dress(dom, head)
    return dom
  }

  override updateDOM(previous: ListBlock, dom: HTMLElement): boolean {
    const head = listHead(this, 'direct')
    if ((listHead(previous, 'direct').style === 'bullet') !== (head.style === 'bullet')) return true
    dress(dom, head)
    return false
  }

  override exportDOM(): DOMExportOutput {
    const head = listHead(this, 'latest')
    const [first = '•'] = markersOf(head)
    const element = document.createElement(isSign(first) ? 'ul' : 'ol')
    const type = /^[aAiI]/.exec(first)?.[0]
    if (type) element.setAttribute('type', type)
    if (typeof head.start === 'number') element.setAttribute('start', String(head.start))
    return { element }
  }

  override canBeEmpty(): false {
    return false
  }
}

/** An item of a list: a line of text at a level. */
export class ItemBlock extends ElementNode {
  override $config() {
    const importDOM: DOMConversionMap = {
      li: () => ({ conversion: () => ({ node: $newItem(0) }), priority: 0 }),
    }
    return this.config('item', { extends: ElementNode, importDOM })
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('li')
    dressItem(dom, this)
    return dom
  }

  override updateDOM(_previous: ItemBlock, dom: HTMLElement): boolean {
    dressItem(dom, this)
    return false
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('li') }
  }

  override insertNewAfter(_selection: RangeSelection, restore: boolean): ElementNode {
    if (this.isEmpty()) return $leave(this)
    const next = $newItem($item(this).level)
    this.insertAfter(next, restore)
    return next
  }

  override collapseAtStart(): boolean {
    const { id, level } = $item(this)
    if (level > 0) $setItem(this, { id, level: level - 1 })
    else $leave(this)
    return true
  }

  override canMergeWhenEmpty(): boolean {
    return true
  }
}

/** Takes an item out of its list, as a paragraph between the items before and after it. */
export const $leave = (item: ItemBlock): ElementNode => {
  const list = item.getParentOrThrow<ListBlock>()
  const paragraph = $createParagraphNode()
  const after = item.getNextSiblings()
  list.insertAfter(paragraph)
  paragraph.append(...item.getChildren())
  if (after.length > 0) {
    const head = $listHead(list)
    // what follows goes on counting, as one expects of a list that was cut
    const goesOn = item.getPreviousSibling() !== null && head.style !== 'bullet'
    const rest = $list({ ...head, id: '', ...(goesOn && { start: 'continue' }) })
    rest.append(...after)
    paragraph.insertAfter(rest)
  }
  item.remove(true)
  if (list.isEmpty()) list.remove()
  paragraph.selectStart()
  return paragraph
}

const dress = (dom: HTMLElement, head: ListHead): void => {
  dom.className = 'block list'
  dom.dataset.id = head.id
  dom.dataset.list = head.style
}

const dressItem = (dom: HTMLElement, item: ItemBlock): void => {
  dom.dataset.level = String($item(item, 'direct').level)
}

const listHead = (node: ListBlock, version: 'latest' | 'direct'): ListHead => {
  const head = $head(node, version)
  return head.kind === 'list' ? head : { kind: 'list', id: head.id, style: 'bullet' }
}

/** The head of a list as it stands. */
export const $listHead = (node: ListBlock): ListHead => listHead(node, 'latest')
export const $list = (head: ListHead): ListBlock => $setHead(new ListBlock(), head)
export const $newItem = (level: number, id = ''): ItemBlock => $setItem(new ItemBlock(), { id, level })
export const $isList = (node: unknown): node is ListBlock => node instanceof ListBlock
export const $isItem = (node: unknown): node is ItemBlock => node instanceof ItemBlock

/** Whatever stands in a list and is not an item becomes one; an item outside a list becomes a paragraph. */
export const $mendList = (list: ListBlock): void => {
  for (const child of list.getChildren()) {
    if ($isItem(child)) continue
    if ($isList(child)) for (const item of child.getChildren()) child.insertBefore(item)
    else child.insertBefore($asItem(child))
    child.remove()
  }
}

const $asItem = (child: LexicalNode): ItemBlock => {
  const item = $newItem(0)
  return child instanceof ElementNode ? item.append(...child.getChildren()) : item.append(child)
}

export const $mendItem = (item: ItemBlock): void => {
  const parent = item.getParent()
  if ($isList(parent)) {
    // pasted HTML puts paragraphs and lists inside an item
    for (const child of item.getChildren()) {
      if (!(child instanceof ElementNode) || child.isInline()) continue
      if ($isList(child)) {
        for (const deeper of child.getChildren().reverse()) {
          if ($isItem(deeper))
            $setItem(deeper, { ...$item(deeper), level: Math.min(4, $item(deeper).level + 1) })
          item.insertAfter(deeper)
        }
        child.remove()
      } else {
        for (const inline of child.getChildren()) child.insertBefore(inline)
        child.remove()
      }
    }
    return
  }
  const paragraph = $text({ kind: 'paragraph', id: '', style: 'body' })
  item.replace(paragraph.append(...item.getChildren()))
}
