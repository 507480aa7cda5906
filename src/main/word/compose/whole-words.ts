import { hyphenCuts } from '../layout/hyphens.ts'
import type { Face, Grid, Para, Piece, Span } from '../layout/pieces.ts'
import { isHyphenated } from '../looks/hyphenation.ts'

/**
 * The same pieces with the words that are never cut marked: names and acronyms (a capital), numbers, all that a reference, a field or
 * an address prints, and the last word of a paragraph, whose end would stand alone on its last line. Words that no rule would cut
 * need no mark.
 */
export const withWholeWords = (pieces: readonly Piece[]): Piece[] =>
  pieces.map(piece => (piece.kind === 'para' ? wholeInPara(piece) : wholeInGrid(piece)))

const wholeInGrid = (grid: Grid): Grid => ({
  ...grid,
  rows: grid.rows.map(row => row.map(cell => cell.map(wholeInPara))),
})

const wholeInPara = (para: Para): Para => ({
  ...para,
  // titles and tables are not cut: their own text needs no mark, that of their notes does
  spans: isHyphenated(para.style)
    ? wholeAtEnd(para.spans.flatMap(span => wholeIn(span, true)))
    : para.spans.flatMap(span => wholeIn(span, false)),
})

function wholeIn(span: Span, isCut: boolean): Span[] {
  switch (span.kind) {
    case 'text':
      return isCut
        ? wordsOf(span.text).map(({ text, isWhole }) => ({ ...span, text, ...marked(span.face, isWhole) }))
        : [span]
    case 'field':
    case 'link':
      return isCut ? [{ ...span, ...marked(span.face, true) }] : [span]
    case 'note':
      return [{ ...span, spans: wholeAtEnd(span.spans.flatMap(one => wholeIn(one, true))) }]
    case 'control':
      return [{ ...span, spans: isCut ? span.spans.map(allWhole) : span.spans }]
    case 'bookmark':
    case 'commented':
      return [{ ...span, spans: span.spans.flatMap(one => wholeIn(one, isCut)) }]
    default:
      return [span]
  }
}

/** The last word and the signs after it. */
const LAST_WORD = /[\p{L}'’]+[^\p{L}]*$/u

/** Spans whose last word is marked: it stands in the last of them that has letters, within its bookmarks; calls of notes are passed over. */
function wholeAtEnd(spans: readonly Span[]): Span[] {
  const at = spans.findLastIndex(
    span => span.kind !== 'note' && ('spans' in span || ('text' in span && LAST_WORD.test(span.text))),
  )
  const span = spans[at]
  return span ? spans.toSpliced(at, 1, ...lastWordWhole(span)) : [...spans]
}

function lastWordWhole(span: Span): Span[] {
  if (span.kind === 'bookmark' || span.kind === 'commented')
    return [{ ...span, spans: wholeAtEnd(span.spans) }]
  const word = span.kind === 'text' ? LAST_WORD.exec(span.text) : null
  if (span.kind !== 'text' || !word || !hasCut(word[0]) || span.face.whole) return [span]
  const before = span.text.slice(0, word.index)
  return [
    ...(before === '' ? [] : [{ ...span, text: before }]),
    { ...span, text: word[0], ...marked(span.face, true) },
  ]
}

/** A span of a reference: none of its words is cut. */
function allWhole(span: Span): Span {
  if ('spans' in span) return { ...span, spans: span.spans.map(allWhole) }
  return 'text' in span && hasCut(span.text) ? { ...span, ...marked(span.face, true) } : span
}

const marked = (face: Face, isWhole: boolean): { readonly face: Face } => ({
  face: isWhole ? { ...face, whole: true } : face,
})

/** Words with the spaces after them; a no-break space holds words together. */
const WORDS_AND_SPACES = /[^ ]+ *| +/g
/** A part of what no-break spaces hold together, with the next space. */
const PARTS = /[^\u00a0]+\u00a0*|\u00a0+/g
const NUMBER = /\d/
const NAME = /\p{Lu}/u
const LETTERS = /[\p{L}'’]+/gu

const hasCut = (text: string): boolean =>
  (text.match(LETTERS) ?? []).some(word => hyphenCuts(word).length > 0)

/** A text cut where words that are never cut begin and end: what holds a number whole, « l’article L. 761-1 », « 6 janvier 1978 ». */
function wordsOf(text: string): { readonly text: string; readonly isWhole: boolean }[] {
  const stretches: { text: string; isWhole: boolean }[] = []
  for (const [words] of text.matchAll(WORDS_AND_SPACES))
    for (const [word] of words.matchAll(PARTS)) {
      const isWhole = (NUMBER.test(words) || NAME.test(word)) && hasCut(word)
      const last = stretches.at(-1)
      if (last?.isWhole === isWhole) last.text += word
      else stretches.push({ text: word, isWhole })
    }
  return stretches
}
