import {
  $createParagraphNode,
  $isRangeSelection,
  type DOMConversionMap,
  type DOMExportOutput,
  type LexicalEditor,
  ParagraphNode,
  type RangeSelection,
} from 'lexical'
import { $head, $setHead, type TextHead } from './head.ts'

/** Headings, paragraphs and quotes: one node whose head says which, so that changing one into another keeps its identity. */
export class TextBlock extends ParagraphNode {
  override $config() {
    const importDOM: DOMConversionMap = {
      blockquote: () => ({ conversion: () => ({ node: $quote() }), priority: 0 }),
    }
    for (const level of [1, 2, 3, 4, 5, 6] as const) {
      importDOM[`h${level}`] = () => ({
        conversion: () => ({ node: $heading(Math.min(level, 5)) }),
        priority: 0,
      })
    }
    return this.config('block', { extends: ParagraphNode, importDOM })
  }

  override createDOM(): HTMLElement {
    const head = textHead(this)
    const dom = document.createElement(tag(head))
    dom.className = `block ${head.kind}`
    dom.dataset.id = head.id
    for (const [name, value] of marksOf(head)) if (value) dom.dataset[name] = value
    return dom
  }

  override updateDOM(previous: TextBlock, dom: HTMLElement): boolean {
    const before = textHead(previous)
    const head = textHead(this)
    if (before === head) return false
    if (tag(before) !== tag(head)) return true
    dress(dom, head)
    return false
  }

  override exportDOM(editor: LexicalEditor): DOMExportOutput {
    const element = document.createElement(tag(textHead(this)))
    return this.isEmpty() ? super.exportDOM(editor) : { element }
  }

  override insertNewAfter(selection: RangeSelection, restore: boolean): ParagraphNode {
    const head = $textHead(this)
    const atStart =
      $isRangeSelection(selection) &&
      selection.anchor.offset === 0 &&
      isFirst(this, selection) &&
      !this.isEmpty()
    const next = $text(atStart ? head : following(head))
    if (atStart) $setHead(this, following(head))
    next.setTextFormat(selection.format)
    this.insertAfter(next, restore)
    return next
  }

  override collapseAtStart(): boolean {
    const head = $textHead(this)
    if (head.kind === 'paragraph' && head.style === 'body') return super.collapseAtStart()
    $setHead(this, { ...retainedHead(head), kind: 'paragraph', style: 'body' })
    return true
  }

  /** an empty block of a kind of its own keeps it when something is pasted in it */
  override canMergeWhenEmpty(): boolean {
    const head = $textHead(this)
    return head.kind !== 'paragraph' || head.style !== 'body'
  }
}

const isFirst = (block: TextBlock, selection: RangeSelection): boolean => {
  const node = selection.anchor.getNode()
  return node.is(block) || node.is(block.getFirstDescendant())
}

/** Keeps the part of a block's head that survives a change of kind. */
export const retainedHead = (head: TextHead) => ({
  id: head.id,
  ...(head.origin ? { origin: head.origin } : {}),
  ...(head.slot ? { slot: head.slot } : {}),
})

const following = (head: TextHead): TextHead => {
  if (head.kind !== 'paragraph') return { kind: 'paragraph', id: '', style: 'body' }
  return { ...head, id: '', style: head.style === 'lead' || head.style === 'right' ? 'body' : head.style }
}

const tag = (head: TextHead): string =>
  head.kind === 'heading' ? `h${head.level}` : head.kind === 'quote' ? 'blockquote' : 'p'

/** Data attributes of a block, for its style. */
const marksOf = (head: TextHead): readonly (readonly [string, string | undefined])[] => [
  ['style', head.kind === 'paragraph' ? head.style : undefined],
  ['numbered', head.kind === 'heading' && head.numbered ? 'true' : undefined],
  ['linked', head.origin ? 'true' : undefined],
  ['group', head.origin?.group],
  ['verbatim', head.kind === 'quote' && head.verbatim ? 'true' : undefined],
]

const dress = (dom: HTMLElement, head: TextHead): void => {
  dom.className = `block ${head.kind}`
  dom.dataset.id = head.id
  for (const [name, value] of marksOf(head))
    if (value) dom.dataset[name] = value
    else delete dom.dataset[name]
  // written in the order of the text, as *précité* depends on what stands above
  if (head.kind !== 'quote') delete dom.dataset.source
}

const textHead = (node: TextBlock): TextHead => {
  const head = $head(node, 'direct')
  return head.kind === 'heading' || head.kind === 'quote' || head.kind === 'paragraph'
    ? head
    : { kind: 'paragraph', id: head.id, style: 'body' }
}

/** The head of a text block as it stands. */
export const $textHead = (node: TextBlock): TextHead => textHead(node.getLatest())

/** A new text block. */
export const $text = (head: TextHead): TextBlock => $setHead($createParagraphNode() as TextBlock, head)
const $heading = (level: number): TextBlock => $text({ kind: 'heading', id: '', level, numbered: true })
const $quote = (): TextBlock => $text({ kind: 'quote', id: '', verbatim: false, repairs: [] })

export const $isText = (node: unknown): node is TextBlock => node instanceof TextBlock
