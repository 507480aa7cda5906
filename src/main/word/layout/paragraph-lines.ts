import { isHyphenated } from '../looks/hyphenation.ts'
import { type Format, type Look, textWidth } from '../looks/look.ts'
import { type LineBreaks, memoizeLines } from './line-cache.ts'
import { lineEnds, type Measure, nextStop } from './line-ends.ts'
import { EXHIBIT_LIST, type Para, type Span } from './pieces.ts'
import { type PageText, type Stream, streamOf } from './stream.ts'

/** A paragraph broken into lines. */
export interface ParaLines {
  readonly para: Para
  /** its characters with their widths, measured again when asked: few ask */
  readonly stream: () => Stream
  readonly ends: readonly number[]
  /** height of each note, by the line that calls it */
  readonly notes: readonly (readonly number[])[]
  readonly bookmarks: Stream['bookmarks']
}

/** Breaks a paragraph into lines and measures the notes each line calls; one that was broken before is not broken again. */
export function breakPara(para: Para, width: number, look: Look, text: PageText): ParaLines {
  const whole = numberInLine(para, look)
  const { lines, names } = memoizeLines(whole, width, look, text, () => breakLines(whole, width, look, text))
  return {
    para,
    stream: () => streamOf(whole, look, text),
    ends: lines.ends,
    notes: lines.notes,
    bookmarks: names.map((name, index) => ({ name, at: lines.marks[index] ?? 0 })),
  }
}

function breakLines(para: Para, width: number, look: Look, text: PageText): LineBreaks {
  const stream = streamOf(para, look, text)
  const ends = lineEnds(stream, measureOf(para, width, look))
  const notes = ends.map((end, line) => {
    const from = ends[line - 1] ?? 0
    return stream.notes
      .filter(({ at }) => at >= from && at < end)
      .map(({ note }) => noteHeight(note, look, text))
  })
  return { ends, notes, marks: stream.bookmarks.map(({ at }) => at) }
}

/** A centred title carries its number in the line, a space after it; the cell of an exhibit, its number alone. */
function numberInLine(para: Para, look: Look): Para {
  if (para.numbering?.list === EXHIBIT_LIST)
    return {
      ...para,
      spans: [{ kind: 'text', text: para.numbering.label, face: { bold: true } }, ...para.spans],
    }
  if (para.numbering?.list !== 'titles' || look.styles[para.style].first < 0) return para
  return { ...para, spans: [{ kind: 'text', text: `${para.numbering.label} `, face: {} }, ...para.spans] }
}

function measureOf(para: Para, width: number, look: Look): Measure {
  const format = look.styles[para.style]
  const left = para.left ?? format.left
  return {
    width: width - left - format.right,
    first: firstLine(para, left, format, look),
    left,
    tabs: format.tabs,
    isJustified: (para.align ?? format.align) === 'both',
    ...(look.hyphenation && isHyphenated(para.style) && { hyphenation: look.hyphenation }),
  }
}

/** Where the text of the first line starts: the number of a title that is wider than its hanging pushes it to the next stop. */
function firstLine(para: Para, left: number, format: Format, look: Look): number {
  const first = para.first ?? format.first
  if (!para.numbering) return first
  if (para.numbering.list !== 'titles') return 0
  if (first >= 0) return first
  const width = labelWidth(para, para.numbering.label, look)
  return width <= -first ? 0 : nextStop(left + first + width) - left
}

/** Width of a number in the letters of its paragraph, or of another size. */
export function labelWidth(para: Para, text: string, look: Look, size?: number): number {
  const label: Para = {
    ...para,
    spans: [{ kind: 'text', text, face: size ? { size } : {} }],
    numbering: null,
  }
  return streamOf(label, look, () => '').widths.reduce((sum, one) => sum + one, 0)
}

/** A note at the foot of the page: its number, a space, its text. */
function noteHeight({ number, spans }: Extract<Span, { kind: 'note' }>, look: Look, text: PageText): number {
  const call: Span = { kind: 'text', text: String(number), face: { superscript: true } }
  const para: Para = {
    kind: 'para',
    style: 'FootnoteText',
    bookmarks: [],
    spans: [call, { kind: 'text', text: '\u00a0', face: {} }, ...spans],
  }
  const { ends } = breakPara(para, textWidth(look), look, text)
  const { line, after } = look.styles.FootnoteText
  return ends.length * line + after
}
