import type { Hyphenation } from '../looks/hyphenation.ts'
import { hyphenCuts } from './hyphens.ts'
import { type Stream, signs } from './stream.ts'

const LETTER = /[\p{L}'’]/u

/** Whether a line that ends here ends within a word. */
export const isCut = (text: string, end: number): boolean =>
  end > 0 && end < text.length && LETTER.test(text[end - 1] ?? '') && LETTER.test(text[end] ?? '')

interface LineSoFar {
  readonly start: number
  /** where the line would end without a hyphen */
  readonly lastBreak: number
  /** the first character that does not fit, and where it stands, in twips */
  readonly at: number
  readonly x: number
  /** width of the line, with what its spaces give up, in twips */
  readonly limit: number
  /** the same without it */
  readonly width: number
}

/** Where the word that does not fit is cut, so that its beginning and a hyphen fit; undefined where it is not. */
export function cutBefore(
  stream: Stream,
  hyphenation: Hyphenation | undefined,
  line: LineSoFar,
): number | undefined {
  if (!hyphenation) return undefined
  const cut = cutWord(stream, hyphenation, atWordEnd(stream, line))
  if (cut !== undefined) return cut
  // a word held by a no-break space to what does not fit: it is cut in the room the line has without tightening
  const { text, widths } = stream
  let at = line.at
  let { x } = line
  for (; at > line.lastBreak && !(GLUE.has(text[at] ?? '') && LETTER.test(text[at - 1] ?? '')); at -= 1)
    x -= widths[at - 1] ?? 0
  if (at <= line.lastBreak) return undefined
  return cutWord(stream, hyphenation, {
    ...line,
    at: at - 1,
    x: x - (widths[at - 1] ?? 0),
    limit: line.width,
  })
}

/** The last letter of the word whose punctuation does not fit. */
function atWordEnd({ text, widths }: Stream, line: LineSoFar): LineSoFar {
  let { at, x } = line
  while (at > line.lastBreak && PUNCTUATION.test(text[at] ?? '')) {
    at -= 1
    x -= widths[at] ?? 0
  }
  return { ...line, at, x }
}

function cutWord(
  stream: Stream,
  { zone }: Hyphenation,
  { start, lastBreak, at, x, limit }: LineSoFar,
): number | undefined {
  const { text, widths, portions, hyphens, faces } = stream
  if (!LETTER.test(text[at] ?? '')) return undefined
  let from = at
  while (from > Math.max(start, lastBreak) && LETTER.test(text[from - 1] ?? '')) from -= 1
  let to = at
  while (to < text.length && LETTER.test(text[to] ?? '')) to += 1
  const word = text.slice(from, to)
  if (word === word.toLocaleUpperCase('fr')) return undefined
  if (isSpaceInZone(stream, { at, x, zoneStart: limit - zone })) return undefined
  let place = x
  for (let index = from; index < at; index += 1) place -= widths[index] ?? 0
  let cut: number | undefined
  let done = from
  for (const letters of hyphenCuts(word)) {
    const after = from + letters
    for (; done < after; done += 1) place += widths[done] ?? 0
    const portion = portions[after] ?? 0
    if (after > at || place + (hyphens[portion] ?? 0) > limit + HYPHEN_TOLERANCE_TWIPS) break
    if (!faces[portion]?.whole) cut = after
  }
  return cut
}

/**
 * Whether a space ends in the zone at the end of the line: the line ends there, and no word is cut. As in LibreOffice, spaces are looked
 * for in the last stretch alone: one of a face, or what follows a no-break space or hyphen.
 */
function isSpaceInZone(
  { text, widths, portions }: Stream,
  { at, x, zoneStart }: { readonly at: number; readonly x: number; readonly zoneStart: number },
): boolean {
  let place = x
  for (let index = at - 1; index >= 0 && place > zoneStart; index -= 1) {
    if (portions[index] !== portions[at] || GLUE.has(text[index] ?? '')) return false
    if (text[index] === ' ') return true
    place -= widths[index] ?? 0
  }
  return false
}

const PUNCTUATION = /[.,;:!?…)\]»”]/
/** Signs that end a stretch: no-break spaces and hyphens, tabs, calls of notes. */
const GLUE: ReadonlySet<string> = new Set(['\u00a0', '\u2011', signs.tab, signs.note])

/** Rounding of whole lines to the units of the page. */
const HYPHEN_TOLERANCE_TWIPS = 0.4
