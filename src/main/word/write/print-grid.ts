import {
  BorderStyle,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { spanAt } from '../../../shared/drafts/editing/table-geometry.ts'
import { cellMargins, headerRows, tableRules } from '../layout/grid.ts'
import type { Grid } from '../layout/page.ts'
import type { Rule } from '../looks/look.ts'
import { printPara } from './print.ts'
import type { Press } from './runs.ts'

const rule = { style: BorderStyle.SINGLE, size: tableRules.inner, color: '000000', space: 0 }
const outer = { ...rule, size: tableRules.outer }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto', space: 0 }

/** A table: its rows whole on a page, its header on each, its merged cells as Word merges them. */
export function printGrid(grid: Grid, press: Press): Table {
  const heads = headerRows(grid.header, grid.spans)
  // between merged cells and their neighbours a rule down is what tells them apart
  const down = grid.spans?.length ? rule : none
  const { tables } = press.look
  return new Table({
    width: { size: grid.columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: [...grid.columns],
    layout: TableLayoutType.FIXED,
    margins: { ...cellMargins, marginUnitType: WidthType.DXA },
    borders: tables
      ? {
          top: borderOf(tables.top),
          bottom: borderOf(tables.bottom),
          left: borderOf(tables.sides),
          right: borderOf(tables.sides),
          insideHorizontal: borderOf(tables.inner),
          insideVertical: tables.down ? borderOf(tables.down) : down,
        }
      : {
          top: outer,
          bottom: outer,
          left: none,
          right: none,
          insideHorizontal: rule,
          insideVertical: down,
        },
    rows: grid.rows.map(
      (_, index) =>
        new TableRow({
          cantSplit: true,
          ...(index < heads ? { tableHeader: true } : {}),
          children: cellsOf(grid, index, press),
        }),
    ),
  })
}

/** A rule of a model. */
const borderOf = (one: Rule | undefined) =>
  one ? { ...rule, size: one.size, color: one.color ?? '000000' } : none

/** The fill behind the cells of a row, where a model has one. */
function fillOf({ header, spans }: Grid, at: number, { look }: Press) {
  const heads = headerRows(header, spans)
  const fill = at < heads ? look.tables?.head : (at - heads) % 2 === 0 ? look.tables?.band : undefined
  return fill ? { shading: { type: ShadingType.CLEAR, fill } } : {}
}

/** The cells of a row: one over several columns once, one that comes from above as its continuation. */
function cellsOf(grid: Grid, at: number, press: Press): TableCell[] {
  return (grid.rows[at] ?? []).flatMap((cell, column) => {
    const span = spanAt(grid.spans ?? [], at, column)
    if (span && column !== span.column) return []
    const wide = span?.columns ?? 1
    const width = grid.columns.slice(column, column + wide).reduce((sum, one) => sum + one, 0)
    const isContinuation = span !== undefined && at > span.row
    return [
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.TOP,
        ...fillOf(grid, at, press),
        ...(wide > 1 ? { columnSpan: wide } : {}),
        ...((span?.rows ?? 1) > 1
          ? { verticalMerge: isContinuation ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART }
          : {}),
        children: cell.map(para => printPara(para, press)),
      }),
    ]
  })
}
