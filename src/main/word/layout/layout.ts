import { type Look, textHeight, textWidth } from '../write/look.ts'
import type { PageText } from '../write/stream.ts'
import { type Broken, breakPara } from './broken.ts'
import { type Block, type Flow, flow, type Room } from './flow.ts'
import { type Para, type Piece, type Span, within } from './page.ts'
import { inFrame, isAlike, type Placed, placePara } from './placed.ts'
import { placeGrid } from './rows.ts'

/** Where everything falls. */
export interface Layout {
  readonly pages: number
  /** the page on which a bookmark starts, from 1 */
  readonly pageOf: (bookmark: string) => number
  /** the lines of each paragraph with their pages, to be compared with what a word processor prints */
  readonly lines: () => readonly PrintedLine[]
  /** each block of the flow where it stands, to be drawn */
  readonly placed: readonly PlacedOn[]
}

/** A block of the flow where it stands, and the room it leaves under it on its page. */
export interface PlacedOn extends Placed {
  readonly pages: Uint16Array
  readonly tops: Float64Array
  readonly left: number
}

interface PrintedLine {
  readonly text: string
  readonly page: number
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
  return within(span).some(one => printsOtherwise(one, before, after))
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
            after: isAlike(pieces[index - 1], piece, look),
            before: isAlike(pieces[index + 1], piece, look),
          }),
        ]
      : placeGrid(piece, look, breaker),
  )
  const { pages, lines, tops, left } = flowed(
    placed.map(one => one.block),
    look.opening ?? 0,
    {
      height: textHeight(look),
      first: Math.min(0, look.opening ?? 0) + (look.closing ?? 0),
      separator: look.notes.separator,
      noteGap: look.styles.FootnoteText.after,
      noteLine: look.styles.FootnoteText.line,
    },
  )
  const found = new Map<string, number>()
  const each = (visit: (broken: Broken, pageOfLine: (line: number) => number) => void) => {
    for (const [index, { paras }] of placed.entries()) {
      const own = lines[index]
      const pageOfLine = (line: number) => own?.[Math.min(line, own.length - 1)] ?? pages
      for (const broken of paras) visit(broken, pageOfLine)
    }
  }
  each((broken, pageOfLine) => {
    for (const name of broken.para.bookmarks) found.set(name, pageOfLine(0))
    for (const { at, name } of broken.bookmarks)
      found.set(name, pageOfLine(broken.ends.findIndex(end => at < end)))
  })
  return {
    pages,
    pageOf: name => found.get(name) ?? 1,
    lines: () => {
      const printed: PrintedLine[] = []
      each((broken, pageOfLine) => printed.push(...linesOf(broken, pageOfLine)))
      return printed
    },
    placed: placed.map((one, index) => ({
      ...one,
      pages: lines[index] as Uint16Array,
      tops: tops[index] as Float64Array,
      left: left[index] as number,
    })),
  }
}

function linesOf({ stream, ends }: Broken, pageOfLine: (line: number) => number): PrintedLine[] {
  const { text } = stream()
  return ends.map((end, line) => ({ text: text.slice(ends[line - 1] ?? 0, end), page: pageOfLine(line) }))
}

/** The pages filled, with what stands above the text of the first one. */
function flowed(blocks: readonly Block[], opening: number, room: Room): Flow {
  if (opening <= 0) {
    const found = flow(blocks, room)
    if (opening === 0) return found
    // the first page starts higher than the others
    const tops = found.tops.map((some, at) =>
      some.map((top, line) => (found.lines[at]?.[line] === 1 ? top + opening : top)),
    )
    return { ...found, tops }
  }
  const [first, ...rest] = blocks
  const above: Block = { ...taken, line: opening }
  // a text that begins with a new page does not leave the first one empty
  const all = first ? [above, { ...first, breakBefore: false }, ...rest] : [above]
  const { pages, lines, tops, left } = flow(all, room)
  return { pages, lines: lines.slice(1), tops: tops.slice(1), left: left.slice(1) }
}

const taken: Block = {
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
