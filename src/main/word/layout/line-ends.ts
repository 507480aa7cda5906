import type { Hyphenation } from '../looks/hyphenation.ts'
import type { Format } from '../looks/look.ts'
import { mayBreak } from './breaks.ts'
import { type Stream, signs } from './stream.ts'
import { cutBefore, isCut } from './word-cuts.ts'

/** Where a paragraph is set: from where to where, and how much its first line moves. */
export interface Measure {
  /** width between the indents */
  readonly width: number
  readonly first: number
  /** distance from the edge of the text to the left indent: tabs are counted from there */
  readonly left: number
  readonly tabs: Format['tabs']
  /** spaces may be tightened by a fifth to bring one more word into a line (Word since 2013) */
  readonly isJustified: boolean
  /** left out: no word is cut */
  readonly hyphenation?: Hyphenation
}

const DEFAULT_TAB_TWIPS = 709

/** Ends of the lines of a paragraph, as positions in its stream; an empty paragraph has one line. */
export function lineEnds(stream: Stream, measure: Measure): number[] {
  const ends: number[] = []
  let start = 0
  let cutLines = 0
  const { hyphenation, ...uncut } = measure
  while (start < stream.text.length) {
    const mayCut = hyphenation !== undefined && cutLines < hyphenation.maxLines
    const end = lineEnd(stream, mayCut ? measure : uncut, start, start === 0)
    cutLines = mayCut && isCut(stream.text, end) ? cutLines + 1 : 0
    ends.push(end)
    start = end
  }
  return ends.length > 0 ? ends : [0]
}

function lineEnd(stream: Stream, measure: Measure, start: number, first: boolean): number {
  const { text, widths } = stream
  const indent = first ? measure.first : 0
  let limit = measure.width
  let x = indent
  // what rounding down took: the call of a note is measured without it
  let remainder = 0
  let hasTightened = false
  let hasTab = false
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === CHAR_CODES.lineBreak) return at + 1
    if (sign === CHAR_CODES.tab) {
      const stop = tabStop(measure, x)
      hasTab = true
      // a figure set against a stop on the right never wraps: the style leaves it room
      if (stop.right) return text.length
      x = stop.at
      continue
    }
    // each stretch of one face has whole units, rounded down
    if (at > start && stream.portions[at] !== stream.portions[at - 1]) {
      remainder += x - Math.floor(x)
      x = Math.floor(x)
    }
    // a no-break space is set apart by word processors, in whole units: neither it nor what follows it in a word gets anything of what the spaces gave
    const isGlue = sign === CHAR_CODES.noBreakSpace
    x += isGlue ? Math.floor(widths[at] ?? 0) : (widths[at] ?? 0)
    if (isGlue && hasTightened) limit = measure.width
    // a call of note is asked what the spaces can give by the width of its own, which are small
    const isNote = sign === CHAR_CODES.note
    const reach = isNote ? x + remainder : x
    if (sign === CHAR_CODES.space || reach <= (isNote ? measure.width : limit) + TOLERANCE_TWIPS) continue
    const lastBreak = breakBefore(text, at, start)
    const cutWithin = (room: number) =>
      isNote
        ? undefined
        : cutBefore(stream, measure.hyphenation, {
            ...{ start, lastBreak, at, x: x - (widths[at] ?? 0) },
            ...{ limit: room, width: measure.width },
          })
    let cut = cutWithin(limit)
    if (measure.isJustified && (isNote || !hasTightened) && !hasTab && !isGlue) {
      const word = lastBreak > start ? lastBreak : at
      const newSpaces = cut === undefined ? 1 : 0
      const room = measure.width + tightening(stream, { start, end: cut ?? word, at, newSpaces, isNote })
      if (!isNote) {
        hasTightened = true
        limit = room
      }
      if (reach <= room + (isNote ? 0 : TOLERANCE_TWIPS)) continue
      // the line is broken anew in the room its spaces gave: a word cut without it may be whole on the next one
      cut = cutWithin(room)
    }
    if (cut !== undefined) return cut
    if (lastBreak > start) return lastBreak
    return Math.max(at, start + 1)
  }
  return text.length
}

/** The last place up to here where the line may end; its start when there is none. */
function breakBefore(text: string, at: number, start: number): number {
  let place = at
  while (place > start && !mayBreak(text.charCodeAt(place - 1), text.charCodeAt(place))) place -= 1
  return place
}

const CHAR_CODES = {
  space: 0x20,
  noBreakSpace: 0xa0,
  tab: signs.tab.charCodeAt(0),
  lineBreak: signs.lineBreak.charCodeAt(0),
  note: signs.note.charCodeAt(0),
} as const

/** Rounding of whole lines to the units of the page. */
const TOLERANCE_TWIPS = 1

interface TightLine {
  readonly start: number
  readonly end: number
  /** the first character that does not fit */
  readonly at: number
  /** spaces before the word that would come in: none where its beginning stands in the line already */
  readonly newSpaces: number
  readonly isNote: boolean
}

/** Width the spaces of a line can give up: a fifth of each, and of those that a new word brings. */
function tightening(
  { text, spaces, portions }: Stream,
  { start, end, at, newSpaces, isNote }: TightLine,
): number {
  let last = end
  while (last > start && text[last - 1] === ' ') last -= 1
  let count = newSpaces
  for (let index = start; index < last; index += 1) if (text[index] === ' ') count += 1
  const space = Math.floor(spaces[portions[at] ?? 0] ?? 0)
  const gain = space / 0.8 - space
  return isNote ? count * Math.floor(gain) : Math.floor(count * gain)
}

/** The next stop after x: one of the style's, the left indent of a hanging line, or every default distance. */
function tabStop({ tabs, left, width }: Measure, x: number): { at: number; right: boolean } {
  const position = left + x
  const stops = x < 0 ? [...tabs, { at: left, align: 'left' as const }] : tabs
  const next = [...stops].sort((a, b) => a.at - b.at).find(stop => stop.at > position + 1)
  if (next) return { at: next.at - left, right: next.align === 'right' }
  return { at: Math.min(nextStop(position) - left, width), right: false }
}

/** The next default stop, from the edge of the text. */
export const nextStop = (x: number) => (Math.floor(x / DEFAULT_TAB_TWIPS) + 1) * DEFAULT_TAB_TWIPS
