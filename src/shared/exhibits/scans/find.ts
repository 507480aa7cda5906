import { words as wordsIn } from '../../french/fold.ts'
import { stem } from '../../french/stem.ts'
import { isStopWord } from '../../french/stop-words.ts'
import { type FilePage, isRecognised, type Place, type RecognisedWord } from './model.ts'

/** The words of a question; none where it has no letter nor digit. */
export interface PageQuery {
  readonly terms: readonly { readonly word: string; readonly stem: string }[]
}

export const pageQuery = (text: string): PageQuery => {
  const asked = wordsIn(text).map(({ word }) => word)
  const telling = asked.filter(word => !isStopWord(word))
  const terms = new Map(
    (telling.length > 0 ? telling : asked).map(word => [word, { word, stem: stem(word) }]),
  )
  return { terms: [...terms.values()] }
}

/** A word of a text, as it stands or over the end of a line that cut it in two. */
interface TextWord {
  readonly word: string
  readonly start: number
  readonly end: number
}

const LINE_CUT = /^[-\u00ad\u2010]\s*\n\s*$/u

function* textWords(text: string): Generator<TextWord> {
  const all = wordsIn(text)
  for (const [at, one] of all.entries()) {
    yield one
    const next = all[at + 1]
    if (next && LINE_CUT.test(text.slice(one.end, next.start)))
      yield { word: one.word + next.word, start: one.start, end: next.end }
  }
}

/** Letters from which a word read on a picture may differ by one from the word asked: shorter ones would meet by chance. */
const MIN_FUZZY_LETTERS = 5
const HAS_DIGIT = /\d/

/** Whether one letter changed, added or missing makes one word the other. */
export function isOneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  const rest = short.slice(short.length === long.length ? start + 1 : start)
  return long.slice(start + 1) === rest
}

interface TermMatch {
  readonly term: number
  readonly start: number
  readonly end: number
  readonly isExact: boolean
}

function matchesIn(text: string, { terms }: PageQuery, isFuzzy: boolean): TermMatch[] {
  const matches: TermMatch[] = []
  for (const { word, start, end } of textWords(text)) {
    const stemmed = stem(word)
    for (const [term, asked] of terms.entries()) {
      if (word === asked.word || stemmed === asked.stem) matches.push({ term, start, end, isExact: true })
      else if (
        isFuzzy &&
        asked.word.length >= MIN_FUZZY_LETTERS &&
        !HAS_DIGIT.test(asked.word) &&
        isOneLetterApart(word, asked.word)
      )
        matches.push({ term, start, end, isExact: false })
    }
  }
  return matches
}

/** Letters shown around the words found. */
const EXCERPT_CHARS = 160

/** A page that has all the words of a question, with the passage where most of them stand. */
export interface PageHit {
  readonly excerpt: string
  /** from where to where each word found stands in the excerpt */
  readonly marks: readonly (readonly [number, number])[]
  /** false where a word was read with a letter more, less or other */
  readonly isExact: boolean
}

/** Finds the words of a question on a page; on a picture that was read, a letter read badly does not hide a word. */
export function findOnPage(page: Pick<FilePage, 'text' | 'origin'>, query: PageQuery): PageHit | undefined {
  const matches = matchesIn(page.text, query, isRecognised(page.origin))
  if (query.terms.length === 0 || new Set(matches.map(({ term }) => term)).size < query.terms.length)
    return undefined
  const exactTerms = new Set(matches.filter(one => one.isExact).map(({ term }) => term))
  const best = bestPassage(matches)
  const from = wordStart(page.text, best.start - (EXCERPT_CHARS - (best.end - best.start)) / 2)
  const to = wordEnd(page.text, from + EXCERPT_CHARS)
  return {
    excerpt: page.text.slice(from, to).replace(/\s/g, ' '),
    marks: matches
      .filter(one => one.start >= from && one.end <= to)
      .map(one => [one.start - from, one.end - from] as const),
    isExact: exactTerms.size === query.terms.length,
  }
}

/** The window of an excerpt that has most of the words asked, the first of equals. */
function bestPassage(matches: readonly TermMatch[]): { start: number; end: number } {
  let best = { start: 0, end: 0, count: 0 }
  for (const [at, first] of matches.entries()) {
    const inside = matches.slice(at).filter(one => one.end - first.start <= EXCERPT_CHARS)
    const count = new Set(inside.map(({ term }) => term)).size
    if (count > best.count) best = { start: first.start, end: inside.at(-1)?.end ?? first.end, count }
  }
  return best
}

function wordStart(text: string, at: number): number {
  if (at <= 0) return 0
  const space = text.slice(Math.floor(at)).search(/\s/)
  return space < 0 ? Math.floor(at) : Math.floor(at) + space + 1
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', Math.floor(at))
  return space > at - 40 ? space : Math.floor(at)
}

/** Where the words of a question stand on a page that was read here. */
export function placesOfWords(words: readonly RecognisedWord[], query: PageQuery): Place[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1]
    const joined = next && /[-\u2010]$/.test(word.text) ? [word.text.slice(0, -1) + next.text] : []
    const isFound = [word.text, ...joined].some(text => matchesIn(text, query, true).length > 0)
    if (!isFound) return []
    const both =
      joined.length > 0 && matchesIn(word.text, query, true).length === 0 && next ? [word, next] : [word]
    return both.map(({ x, y, w, h }) => ({ x, y, w, h }))
  })
}

/** The words of a page as they are written there that a question finds: what the page of a file is searched for. */
export function writtenMatches(text: string, query: PageQuery): string[] {
  return [...new Set(matchesIn(text, query, false).map(({ start, end }) => text.slice(start, end)))]
}
