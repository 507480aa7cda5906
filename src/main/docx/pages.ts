import type { Assembled } from '../../shared/draft/assembled.ts'
import { compose } from './compose.ts'
import { type Block, flow } from './flow.ts'
import { cellMargins, rowRules } from './grid.ts'
import { lineEnds, type Measure, nextStop } from './lines.ts'
import { type Format, type Look, type Rule, textHeight, textWidth } from './look.ts'
import { lookOf } from './looks/looks.ts'
import type { Grid, Para, Piece, Span } from './page.ts'
import { type PageText, type Stream, streamOf } from './stream.ts'

/** Where everything falls. */
export interface Layout {
  readonly pages: number
  /** the page on which a bookmark starts, from 1 */
  readonly pageOf: (bookmark: string) => number
  /** the lines of each paragraph with their pages, to be compared with what a word processor prints */
  readonly lines: readonly { readonly text: string; readonly page: number }[]
}

/** The pages of a draft, estimated without writing it. */
export function layout(assembled: Assembled): Layout {
  const look = lookOf(assembled.style)
  return layOut(compose(assembled, look), look)
}

/** A paragraph broken into lines. */
interface Broken {
  readonly para: Para
  readonly stream: Stream
  readonly ends: readonly number[]
  /** height of each note, by the line that calls it */
  readonly notes: readonly (readonly number[])[]
}

/** One block of the flow: a paragraph, or a row with all the paragraphs of its cells. */
interface Placed {
  readonly block: Block
  readonly paras: readonly Broken[]
}

/** The pages of a composed document. Page numbers printed in the text move its lines: it is laid out until they settle. */
export function layOut(pieces: readonly Piece[], look: Look): Layout {
  const memory = new Map<Para, Broken>()
  let pageOf: Layout['pageOf'] = () => 1
  let layout = once(pieces, look, pageText(pageOf), memory)
  for (let round = 0; round < 4; round += 1) {
    const settled = pageText(pageOf)
    pageOf = layout.pageOf
    const next = pageText(pageOf)
    const moved = [...memory].filter(([para]) =>
      para.spans.some(span => printsOtherwise(span, settled, next)),
    )
    if (moved.length === 0) break
    for (const [para] of moved) memory.delete(para)
    layout = once(pieces, look, next, memory)
  }
  return layout
}

const printsOtherwise = (span: Span, before: PageText, after: PageText): boolean => {
  if (span.kind === 'page' || span.kind === 'pages') return before(span) !== after(span)
  return (
    (span.kind === 'bookmark' || span.kind === 'note') &&
    span.spans.some(one => printsOtherwise(one, before, after))
  )
}

/** The pages of a list, each once and in order: what the printer writes. */
const pageText =
  (pageOf: Layout['pageOf']): PageText =>
  span =>
    span.kind === 'page'
      ? String(pageOf(span.bookmark))
      : [...new Set(span.bookmarks.map(pageOf))].sort((a, b) => a - b).join(', ')

function once(pieces: readonly Piece[], look: Look, text: PageText, memory: Map<Para, Broken>): Layout {
  const breaker = (para: Para, width: number): Broken => {
    const known = memory.get(para)
    if (known) return known
    const made = breakPara(para, width, look, text)
    memory.set(para, made)
    return made
  }
  const placed = pieces.flatMap((piece, index) =>
    piece.kind === 'para'
      ? [
          placePara(breaker(piece, textWidth(look)), look, {
            above: inFrame(pieces[index - 1], look),
            below: inFrame(pieces[index + 1], look),
          }),
        ]
      : placeGrid(piece, look, breaker),
  )
  const { pages, lines } = flow(
    placed.map(one => one.block),
    {
      height: textHeight(look),
      separator: look.notes.separator,
      noteGap: look.styles.FootnoteText.after,
      noteLine: look.styles.FootnoteText.line,
    },
  )
  const found = new Map<string, number>()
  const printed: { text: string; page: number }[] = []
  for (const [index, { paras }] of placed.entries()) {
    const pageOfLine = (line: number) =>
      lines[index]?.[Math.min(line, (lines[index]?.length ?? 1) - 1)] ?? pages
    for (const broken of paras) record(broken, pageOfLine, found, printed)
  }
  return { pages, pageOf: name => found.get(name) ?? 1, lines: printed }
}

function record(
  { para, stream, ends }: Broken,
  pageOfLine: (line: number) => number,
  found: Map<string, number>,
  printed: { text: string; page: number }[],
) {
  for (const name of para.bookmarks) found.set(name, pageOfLine(0))
  for (const { at, name } of stream.bookmarks) found.set(name, pageOfLine(ends.findIndex(end => at < end)))
  let start = 0
  for (const [line, end] of ends.entries()) {
    printed.push({ text: stream.text.slice(start, end), page: pageOfLine(line) })
    start = end
  }
}

function breakPara(para: Para, width: number, look: Look, text: PageText): Broken {
  const stream = streamOf(numberInLine(para, look), look, text)
  const ends = lineEnds(stream, measureOf(para, width, look))
  const notes = ends.map((end, line) => {
    const from = ends[line - 1] ?? 0
    return stream.notes
      .filter(({ at }) => at >= from && at < end)
      .map(({ note }) => noteHeight(note, look, text))
  })
  return { para, stream, ends, notes }
}

/** A centred title carries its number in the line, a space after it. */
function numberInLine(para: Para, look: Look): Para {
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
    justified: (para.align ?? format.align) === 'both',
  }
}

/** Where the text of the first line starts: a number that is wider than its hanging pushes it to the next stop. */
function firstLine(para: Para, left: number, format: Format, look: Look): number {
  const first = para.first ?? format.first
  if (!para.numbering || first >= 0) return first
  const label: Para = {
    ...para,
    spans: [{ kind: 'text', text: para.numbering.label, face: {} }],
    numbering: null,
  }
  const width = streamOf(label, look, () => '').widths.reduce((sum, one) => sum + one, 0)
  return para.numbering.list === 'margin' || width <= -first ? 0 : nextStop(left + first + width) - left
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

/** A rule and the air inside it: eighths of a point and points, in twips. */
const rule = (one: Rule | undefined) => (one ? Math.round(one.size * 2.5) + one.space * 20 : 0)

/** Neighbours of one frame share it. */
interface Framed {
  readonly above: boolean
  readonly below: boolean
}

const inFrame = (piece: Piece | undefined, look: Look) =>
  piece?.kind === 'para' && look.styles[piece.style].box !== undefined

function placePara(broken: Broken, look: Look, framed: Framed): Placed {
  const { para, ends, notes } = broken
  const format = look.styles[para.style]
  return {
    paras: [broken],
    block: {
      before: para.before ?? format.before,
      after: para.after ?? format.after,
      above: rule(framed.above ? undefined : (format.box ?? format.top)),
      below: rule(framed.below ? undefined : (format.box ?? format.bottom)),
      line: format.line,
      count: ends.length,
      notes,
      breakBefore: para.pageBreakBefore ?? false,
      keepNext: para.keepNext ?? format.keepNext,
      keepLines: format.keepLines,
      header: 0,
    },
  }
}

function placeGrid(grid: Grid, look: Look, breaker: (para: Para, width: number) => Broken): Placed[] {
  const inner = cellMargins.left + cellMargins.right
  const rows = grid.rows.map((row, index) => {
    const cells = row.map((cell, column) =>
      cell.map(para => breaker(para, (grid.columns[column] ?? 0) - inner)),
    )
    const height = Math.max(
      0,
      ...cells.map(cell => cell.reduce((sum, { para, ends }) => sum + cellPara(para, ends.length, look), 0)),
    )
    return {
      paras: cells.flat(),
      height: height + cellMargins.top + cellMargins.bottom + rowRules(index, index === grid.rows.length - 1),
    }
  })
  const header = grid.header ? (rows[0]?.height ?? 0) : 0
  return rows.map(({ paras, height }, index) => ({
    paras,
    block: {
      before: 0,
      after: 0,
      above: 0,
      below: 0,
      line: height,
      count: 1,
      notes: [paras.flatMap(one => one.notes.flat())],
      breakBefore: false,
      keepNext: grid.header && index === 0 && rows.length > 1,
      keepLines: true,
      header: index > 0 ? header : 0,
    },
  }))
}

function cellPara(para: Para, count: number, look: Look): number {
  const { before, after, line } = look.styles[para.style]
  return before + count * line + after
}
