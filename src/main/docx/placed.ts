import type { Broken } from './broken.ts'
import type { Block } from './flow.ts'
import { cellMargins, rowRules } from './grid.ts'
import type { Look, Rule } from './look.ts'
import type { Grid, Para, Piece } from './page.ts'

/** One block of the flow: a paragraph, or a row with all the paragraphs of its cells. */
export interface Placed {
  readonly block: Block
  readonly paras: readonly Broken[]
}

/** A rule and the air inside it: eighths of a point and points, in twips. */
const rule = (one: Rule | undefined) => (one ? Math.round(one.size * 2.5) + one.space * 20 : 0)

/** Neighbours of one frame share it. */
interface Framed {
  readonly above: boolean
  readonly below: boolean
}

/** Whether a piece stands in a frame. */
export const inFrame = (piece: Piece | undefined, look: Look) =>
  piece?.kind === 'para' && look.styles[piece.style].box !== undefined

/** A paragraph in the flow. */
export function placePara(broken: Broken, look: Look, framed: Framed): Placed {
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

/** The rows of a table in the flow. */
export function placeGrid(grid: Grid, look: Look, breaker: (para: Para, width: number) => Broken): Placed[] {
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
