import type { LexicalEditor } from 'lexical'
import type { Block } from '../../../../shared/drafts/model.ts'
import { linesOf, plainText } from '../../../../shared/drafts/walk.ts'
import { emptyTally, sumTallies, type Tally, tally } from '../../../../shared/search/tally.ts'
import type { BlockCache, Kept } from './cache.ts'

/** How long the text is, its notes and what is selected of it. */
export interface Counts {
  readonly text: Tally
  readonly notes: Tally
  readonly selection?: Tally
}

export const noCounts: Counts = { text: emptyTally, notes: emptyTally }

interface Counted {
  readonly text: Tally
  readonly notes: Tally
}

/** Counts what the page shows, labels included; each block once for as long as it does not change. */
export const counter = (editor: LexicalEditor, cache: BlockCache) => {
  const countsByBlock = new WeakMap<Block, Counted>()
  const countsOf = ({ key, block }: Kept): Counted => {
    const before = countsByBlock.get(block)
    if (before) return before
    const dom = editor.getElementByKey(key)
    const counts = { text: sumTallies(lines(dom, block).map(tally)), notes: notesOf(block) }
    countsByBlock.set(block, counts)
    return counts
  }
  /** Goes through the blocks that changed, one at each step; returns the sums. */
  function* count(): Generator<undefined, Counts> {
    const all: Counted[] = []
    const selection = selectedIn(editor)
    const tallies: Tally[] = []
    for (const one of cache.entries()) {
      const counts = countsOf(one)
      all.push(counts)
      const part = selection && partOf(selection, editor.getElementByKey(one.key))
      if (part === 'whole') tallies.push(counts.text)
      else if (part) tallies.push(tally(part.toString()))
      yield
    }
    return {
      text: sumTallies(all.map(one => one.text)),
      notes: sumTallies(all.map(one => one.notes)),
      ...(selection ? { selection: sumTallies(tallies) } : {}),
    }
  }
  return count
}

const innerLines: Partial<Record<Block['kind'], string>> = { list: 'li', table: 'td,th', image: 'figcaption' }

/** The lines of a block as they show: the caption and the cells of a table, the items of a list, else the block itself. */
const lines = (dom: HTMLElement | null, block: Block): string[] => {
  if (block.kind === 'break' || block.kind === 'generated') return []
  if (!dom) return linesOf(block).map(plainText)
  const inner = innerLines[block.kind]
  const parts = inner ? dom.querySelectorAll(inner) : [dom]
  return [...(dom.dataset.caption ? [dom.dataset.caption] : []), ...[...parts].map(shownText)]
}

const shownText = (dom: Element): string => {
  if (!dom.querySelector('br')) return dom.textContent ?? ''
  const copy = dom.cloneNode(true) as Element
  for (const line of copy.querySelectorAll('br')) line.replaceWith('\n')
  return copy.textContent ?? ''
}

const notesOf = (block: Block): Tally =>
  sumTallies(
    linesOf(block)
      .flat()
      .flatMap(inline => (inline.kind === 'note' ? tally(plainText(inline.inlines)) : [])),
  )

const selectedIn = (editor: LexicalEditor): Range | undefined => {
  const selection = document.getSelection()
  const root = editor.getRootElement()
  if (!root || !selection?.rangeCount || selection.isCollapsed) return undefined
  const range = selection.getRangeAt(0)
  return root.contains(range.commonAncestorContainer) ? range : undefined
}

/** Part of a block that a selection covers: all, nothing, or a part of it. */
const partOf = (selection: Range, dom: HTMLElement | null): 'whole' | Range | undefined => {
  if (!dom || !selection.intersectsNode(dom)) return undefined
  const own = document.createRange()
  own.selectNodeContents(dom)
  const startsBefore = selection.compareBoundaryPoints(Range.START_TO_START, own) <= 0
  const endsAfter = selection.compareBoundaryPoints(Range.END_TO_END, own) >= 0
  if (startsBefore && endsAfter) return 'whole'
  if (!startsBefore) own.setStart(selection.startContainer, selection.startOffset)
  if (!endsAfter) own.setEnd(selection.endContainer, selection.endOffset)
  return own
}
