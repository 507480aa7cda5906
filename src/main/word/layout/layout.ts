import { type Look, textHeight, textWidth } from '../looks/look.ts'
import { type Block, type Flow, flow, type Room } from './flow.ts'
import { type FlowBlock, inFrame, isAlike, placePara } from './flow-block.ts'
import { breakPara, type ParaLines } from './paragraph-lines.ts'
import { type Para, type Piece, type Span, spansIn } from './pieces.ts'
import { placeGrid } from './place-grid.ts'
import type { PageText } from './stream.ts'

/** Where everything falls. */
export interface Layout {
  readonly pages: number
  /** the page on which a bookmark starts, from 1 */
  readonly pageOf: (bookmark: string) => number
  /** the lines of each paragraph with their pages, to be compared with what a word processor prints */
  readonly lines: () => readonly PrintedLine[]
  /** each block of the flow where it stands, to be drawn */
  readonly blocks: readonly PositionedBlock[]
}

/** A block of the flow where it stands, and the room it leaves under it on its page. */
export interface PositionedBlock extends FlowBlock {
  readonly pages: Uint16Array
  readonly tops: Float64Array
  readonly roomUnder: number
}

interface PrintedLine {
  readonly text: string
  readonly page: number
}

/** The pages of a composed document. Page numbers printed in the text move its lines: it is laid out until they settle. */
export function layOut(pieces: readonly Piece[], look: Look): Layout {
  const memory = new Map<Para, ParaLines>()
  let pageOf: Layout['pageOf'] = () => 1
  let layout = layOutOnce(pieces, look, pageText(pageOf), memory)
  for (let round = 0; round < 4; round += 1) {
    const before = pageText(pageOf)
    pageOf = layout.pageOf
    const next = pageText(pageOf)
    const staleParas = [...memory].filter(([para]) =>
      para.spans.some(span => printsOtherwise(span, before, next)),
    )
    if (staleParas.length === 0) break
    for (const [para] of staleParas) memory.delete(para)
    layout = layOutOnce(pieces, look, next, memory)
  }
  return layout
}

const printsOtherwise = (span: Span, before: PageText, after: PageText): boolean => {
  if (span.kind === 'page' || span.kind === 'pages') return before(span) !== after(span)
  return spansIn(span).some(one => printsOtherwise(one, before, after))
}

/** The pages of a list, each once and in order: what the printer writes. */
const pageText =
  (pageOf: Layout['pageOf']): PageText =>
  span =>
    span.kind === 'page'
      ? String(pageOf(span.bookmark))
      : [...new Set(span.bookmarks.map(pageOf))].sort((a, b) => a - b).join(', ')

function layOutOnce(
  pieces: readonly Piece[],
  look: Look,
  text: PageText,
  memory: Map<Para, ParaLines>,
): Layout {
  const breaker = (para: Para, width: number): ParaLines => {
    const memo = memory.get(para)
    if (memo) return memo
    const paraLines = breakPara(para, width, look, text)
    memory.set(para, paraLines)
    return paraLines
  }
  const blocks = pieces.flatMap((piece, index) =>
    piece.kind === 'para'
      ? [
          placePara(breaker(piece, textWidth(look)), look, {
            above: inFrame(pieces[index - 1], look),
            below: inFrame(pieces[index + 1], look),
            after: isAlike(pieces[index - 1], piece, look),
            before: isAlike(pieces[index + 1], piece, look),
          }),
        ]
      : placeGrid(piece, look, breaker),
  )
  const { pages, lines, tops, roomUnder } = flowWithOpening(
    blocks.map(one => one.block),
    look.opening ?? 0,
    {
      height: textHeight(look),
      first: Math.min(0, look.opening ?? 0) + (look.closing ?? 0),
      separator: look.notes.separator,
      noteGap: look.styles.FootnoteText.after,
      noteLine: look.styles.FootnoteText.line,
    },
  )
  const pageByBookmark = new Map<string, number>()
  const each = (visit: (paraLines: ParaLines, pageOfLine: (line: number) => number) => void) => {
    for (const [index, { paras }] of blocks.entries()) {
      const own = lines[index]
      const pageOfLine = (line: number) => own?.[Math.min(line, own.length - 1)] ?? pages
      for (const paraLines of paras) visit(paraLines, pageOfLine)
    }
  }
  each((paraLines, pageOfLine) => {
    for (const name of paraLines.para.bookmarks) pageByBookmark.set(name, pageOfLine(0))
    for (const { at, name } of paraLines.bookmarks)
      pageByBookmark.set(name, pageOfLine(paraLines.ends.findIndex(end => at < end)))
  })
  return {
    pages,
    pageOf: name => pageByBookmark.get(name) ?? 1,
    lines: () => {
      const out: PrintedLine[] = []
      each((paraLines, pageOfLine) => out.push(...linesOf(paraLines, pageOfLine)))
      return out
    },
    blocks: blocks.map((one, index) => ({
      ...one,
      pages: lines[index] as Uint16Array,
      tops: tops[index] as Float64Array,
      roomUnder: roomUnder[index] as number,
    })),
  }
}

function linesOf({ stream, ends }: ParaLines, pageOfLine: (line: number) => number): PrintedLine[] {
  const { text } = stream()
  return ends.map((end, line) => ({ text: text.slice(ends[line - 1] ?? 0, end), page: pageOfLine(line) }))
}

/** The pages filled, with what stands above the text of the first one. */
function flowWithOpening(blocks: readonly Block[], opening: number, room: Room): Flow {
  if (opening <= 0) {
    const plain = flow(blocks, room)
    if (opening === 0) return plain
    // the first page starts higher than the others
    const tops = plain.tops.map((some, at) =>
      some.map((top, line) => (plain.lines[at]?.[line] === 1 ? top + opening : top)),
    )
    return { ...plain, tops }
  }
  const [first, ...rest] = blocks
  const above: Block = { ...OPENING_BLOCK, line: opening }
  // a text that begins with a new page does not leave the first one empty
  const all = first ? [above, { ...first, breakBefore: false }, ...rest] : [above]
  const { pages, lines, tops, roomUnder } = flow(all, room)
  return { pages, lines: lines.slice(1), tops: tops.slice(1), roomUnder: roomUnder.slice(1) }
}

const OPENING_BLOCK: Block = {
  before: 0,
  after: 0,
  above: 0,
  below: 0,
  line: 0,
  count: 1,
  notes: [[]],
  breakBefore: false,
  keepNext: true,
  keepLines: true,
  header: 0,
}
