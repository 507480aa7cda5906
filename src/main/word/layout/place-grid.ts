import { spanAt } from '../../../shared/drafts/editing/table-geometry.ts'
import { type Look, textHeight } from '../looks/look.ts'
import type { FlowBlock } from './flow-block.ts'
import { cellMargins, headerRows, keepsNextRow, rowRules } from './grid.ts'
import type { ParaLines } from './paragraph-lines.ts'
import type { Grid, Para } from './pieces.ts'

interface Row {
  readonly paras: readonly ParaLines[]
  readonly height: number
}

/** The rows of a table in the flow. */
export function placeGrid(
  grid: Grid,
  look: Look,
  breaker: (para: Para, width: number) => ParaLines,
): FlowBlock[] {
  const rows = measureRows(grid, look, breaker)
  const heads = headerRows(grid.header, grid.spans)
  const header = rows.slice(0, heads).reduce((sum, row) => sum + row.height, 0)
  return rows.map(({ paras, height }, index) => ({
    paras,
    block: {
      before: 0,
      after: 0,
      above: 0,
      below: 0,
      ...lines(height, index < heads ? textHeight(look) : textHeight(look) - header, look),
      notes: [paras.flatMap(one => one.notes.flat())],
      breakBefore: false,
      keepNext: keepsNextRow(index, heads, rows.length),
      header: index < heads ? 0 : header,
    },
  }))
}

/** A row is kept whole on a page, but for one that no page can hold. */
function lines(height: number, room: number, look: Look) {
  if (height <= room) return { line: height, count: 1, keepLines: true }
  const { line } = look.styles.TableText
  return { line, count: Math.ceil(height / line), keepLines: false }
}

/** Measures rows: each is as high as its highest cell, and a cell over several rows stretches the last of them. */
function measureRows(grid: Grid, look: Look, breaker: (para: Para, width: number) => ParaLines): Row[] {
  const edges = (index: number) =>
    cellMargins.top + cellMargins.bottom + rowRules(index, index === grid.rows.length - 1, look.tables)
  const inner = cellMargins.left + cellMargins.right
  const spans = grid.spans ?? []
  const cells = grid.rows.map((row, index) =>
    row.map((cell, column) => {
      const wide = spanAt(spans, index, column)?.columns ?? 1
      const width = grid.columns.slice(column, column + wide).reduce((sum, one) => sum + one, 0)
      return cell.map(para => breaker(para, width - inner))
    }),
  )
  const heightOf = (cell: readonly ParaLines[]) =>
    cell.reduce((sum, { para, ends }) => sum + cellPara(para, ends.length, look), 0)
  const heights = cells.map((row, index) => {
    const own = row.map((cell, column) => {
      const span = spanAt(spans, index, column)
      return span && span.rows > 1 && span.row === index ? 0 : heightOf(cell)
    })
    return Math.max(0, ...own) + edges(index)
  })
  for (const { row, column, rows } of spans) {
    if (rows === 1) continue
    const had = heights.slice(row, row + rows).reduce((sum, one) => sum + one, 0)
    const lacking = heightOf(cells[row]?.[column] ?? []) + edges(row) - had
    const last = row + rows - 1
    if (lacking > 0) heights[last] = (heights[last] ?? 0) + lacking
  }
  return cells.map((row, index) => ({ paras: row.flat(), height: heights[index] ?? 0 }))
}

function cellPara(para: Para, count: number, look: Look): number {
  const { before, after, line } = look.styles[para.style]
  return before + count * line + after
}
