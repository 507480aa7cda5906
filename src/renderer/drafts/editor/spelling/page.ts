import { type Word, wordsToCheck } from '../../../../shared/french/spelling.ts'
import { bandsOf } from '../page/bands.ts'

/** A line as it stands on the page: its text, and where each of its letters is. */
export interface PageLine {
  readonly element: Element
  readonly id: string
  readonly words: readonly Word[]
  /** the place of a word; undefined when the page has changed since */
  readonly range: (word: Word) => Range | undefined
}

const HOLE = '\ufffc'

/** The lines of a block of the page; none in a quote word for word, nor beside a picture, where nothing is written in place. */
export function linesOf(block: Element): PageLine[] {
  if (block.matches('[data-verbatim], .picture')) return []
  const inner = block.querySelectorAll('li, td, th')
  return (inner.length > 0 ? [...inner] : [block]).map(lineOf)
}

function lineOf(element: Element): PageLine {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ALL, node => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT
    return node.matches('.atom, .mark-mono') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
  })
  const parts: { readonly node: Text; readonly start: number }[] = []
  let text = ''
  let before: Node | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    // an atom or a break between two texts is no letter of theirs
    if (before && areSeparate(before, node)) text += HOLE
    parts.push({ node, start: text.length })
    text += node.data
    before = node
  }
  const place = (at: number, end: boolean) => {
    const part = parts.findLast(one => (end ? one.start < at : one.start <= at))
    return part && at - part.start <= part.node.length ? ([part.node, at - part.start] as const) : undefined
  }
  return {
    element,
    id: element.closest('[data-id]')?.getAttribute('data-id') ?? '',
    words: wordsToCheck(text),
    range: ({ start, end, word }) => {
      const from = place(start, false)
      const to = place(end, true)
      if (!from || !to) return undefined
      const range = document.createRange()
      range.setStart(...from)
      range.setEnd(...to)
      return range.toString() === word ? range : undefined
    },
  }
}

const areSeparate = (one: Node, other: Node): boolean => {
  const range = document.createRange()
  range.setStartAfter(one)
  range.setEndBefore(other)
  return range.cloneContents().querySelector('.atom, br, .mark-mono') !== null
}

/** The blocks one can see: of the bands one can see, so that none of the others is laid out to be asked where it stands. */
export function visibleBlocks(root: Element, scroller: Element): Element[] {
  const frame = scroller.getBoundingClientRect()
  const isVisible = (dom: Element): boolean => {
    const { top, bottom } = dom.getBoundingClientRect()
    return bottom >= frame.top && top <= frame.bottom
  }
  const bands = bandsOf(root)
  // a note has none
  if (bands.length === 0) return [...root.children].filter(isVisible)
  return bands.filter(band => isVisible(band.dom)).flatMap(band => band.blocks().filter(isVisible))
}
