import { type FoundPlace, foundPlaces } from '../../../shared/search/found-places.ts'
import { finderOf } from '../../../shared/search/marks.ts'
import { parseQuery } from '../../../shared/search/query.ts'

/** The words of a search where they are drawn: all of them, and those the next key goes to. */
export interface FoundRanges {
  readonly all: readonly StaticRange[]
  readonly stops: readonly StaticRange[]
}

/** Finds the words of a search in the paragraphs drawn within an element. */
export function foundRanges(root: Element, words: string): FoundRanges {
  const finder = finderOf(parseQuery(words))
  if (finder.terms === 0) return { all: [], stops: [] }
  const paragraphs = [...root.querySelectorAll('p')]
  const places = foundPlaces(
    paragraphs.map(paragraph => paragraph.textContent),
    finder,
  )
  const rangesOf = (some: readonly FoundPlace[]) =>
    some.flatMap(place => {
      const paragraph = paragraphs[place.text]
      return paragraph ? [rangeIn(paragraph, place)] : []
    })
  return { all: rangesOf(places), stops: rangesOf(places.filter(({ isStop }) => isStop)) }
}

/** The stretch of an element's text between two of its characters. */
function rangeIn(element: Element, { start, end }: FoundPlace): StaticRange {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const boundary = (at: number, isEnd: boolean): { node: Node; offset: number } => {
    walker.currentNode = element
    let before = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0
      if (at < before + length || (isEnd && at === before + length)) return { node, offset: at - before }
      before += length
    }
    return { node: element, offset: isEnd ? element.childNodes.length : 0 }
  }
  const [from, to] = [boundary(start, false), boundary(end, true)]
  return new StaticRange({
    ...{ startContainer: from.node, startOffset: from.offset },
    ...{ endContainer: to.node, endOffset: to.offset },
  })
}
