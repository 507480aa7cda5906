import type { BlockOf, CellSpan, ColumnAlign, Inline } from '../model.ts'
import { lattice } from './table-geometry.ts'

/** A table of the draft. */
export type Table = BlockOf<'table'>

/** A rectangle of cells: those chosen, or the one the caret is in. */
export interface Place {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** Changes a table; returns undefined where a merged cell would be torn, or nothing would remain. */
export type Reshape = (table: Table, place: Place) => Table | undefined

type Cells = readonly (readonly (readonly Inline[])[])[]
interface Shape {
  readonly rows: Cells
  readonly spans: readonly CellSpan[]
}

/** A row more before a row of the table. */
function withRow({ rows, spans }: Shape, at: number): Shape {
  const blank = (rows[0] ?? []).map((): Inline[] => [])
  return {
    rows: [...rows.slice(0, at), blank, ...rows.slice(at)],
    spans: spans.map(span => {
      if (span.row >= at) return { ...span, row: span.row + 1 }
      return span.row + span.rows > at ? { ...span, rows: span.rows + 1 } : span
    }),
  }
}

/** A row less; a cell that begins in it and goes on below keeps its words. */
function withoutRow({ rows, spans }: Shape, at: number): Shape {
  const openingSpans = spans.filter(span => span.row === at && span.rows > 1)
  const filledRows = rows.map((row, index) =>
    index === at + 1
      ? row.map((cell, column) =>
          openingSpans.some(span => span.column === column) ? (rows[at]?.[column] ?? []) : cell,
        )
      : row,
  )
  return {
    rows: filledRows.filter((_, index) => index !== at),
    spans: spans.flatMap(span => {
      if (span.row > at) return [{ ...span, row: span.row - 1 }]
      if (span.row + span.rows <= at) return [span]
      return span.rows > 1 ? [{ ...span, rows: span.rows - 1 }] : []
    }),
  }
}

/** Two neighbouring rows change places; not when a merged cell holds either to another. */
function swapRows({ rows, spans }: Shape, at: number): Shape | undefined {
  const upper = rows[at]
  const lower = rows[at + 1]
  if (!upper || !lower) return undefined
  const isHeld = spans.some(span => span.rows > 1 && span.row <= at + 1 && span.row + span.rows > at)
  if (isHeld) return undefined
  const to = (row: number) => (row === at ? at + 1 : row === at + 1 ? at : row)
  return {
    rows: rows.map((row, index) => (index === at ? lower : index === at + 1 ? upper : row)),
    spans: spans.map(span => ({ ...span, row: to(span.row) })),
  }
}

/** Rows for columns: what is done to rows is so done to columns. */
const transpose = ({ rows, spans }: Shape): Shape => ({
  rows: (rows[0] ?? []).map((_, column) => rows.map(row => row[column] ?? [])),
  spans: spans.map(({ row, column, rows: down, columns }) => ({
    row: column,
    column: row,
    rows: columns,
    columns: down,
  })),
})

const shapeOf = (table: Table): Shape => lattice(table.rows, table.spans)

const withShape = (table: Table, shape: Shape): Table => {
  const { rows, spans } = lattice(shape.rows, shape.spans)
  return { ...table, rows: rows.map(row => row.map(cell => [...cell])), spans: [...spans] }
}

/** The widths and alignments of the columns, edited as the columns are. */
const columnsOf = (table: Table, edit: <T>(list: readonly T[]) => T[]): Pick<Table, 'widths' | 'aligns'> => ({
  widths: table.widths.length > 0 ? edit(table.widths) : [],
  aligns: table.aligns.length > 0 ? edit(table.aligns) : [],
})

/** A row more; above the first one it takes its place as the header. */
export const addRow =
  (side: 'above' | 'below'): Reshape =>
  (table, { row, rows }) =>
    withShape(table, withRow(shapeOf(table), side === 'above' ? row : row + rows))

/** A column more, as wide and set as the one beside it. */
export const addColumn =
  (side: 'before' | 'after'): Reshape =>
  (table, { column, columns }) => {
    const at = side === 'before' ? column : column + columns
    const like = side === 'before' ? column : column + columns - 1
    const edit = <T>(list: readonly T[]): T[] => [...list.slice(0, at), list[like] as T, ...list.slice(at)]
    return withShape(
      { ...table, ...columnsOf(table, edit) },
      transpose(withRow(transpose(shapeOf(table)), at)),
    )
  }

/** The rows of a place go. */
export const removeRows: Reshape = (table, { row, rows }) => {
  if (rows >= table.rows.length) return undefined
  let shape = shapeOf(table)
  for (let count = 0; count < rows; count += 1) shape = withoutRow(shape, row)
  return withShape(table, shape)
}

/** The columns of a place go. */
export const removeColumns: Reshape = (table, { column, columns }) => {
  let shape = transpose(shapeOf(table))
  if (columns >= shape.rows.length) return undefined
  for (let count = 0; count < columns; count += 1) shape = withoutRow(shape, column)
  const edit = <T>(list: readonly T[]): T[] =>
    list.filter((_, index) => index < column || index >= column + columns)
  return withShape({ ...table, ...columnsOf(table, edit) }, transpose(shape))
}

/** A row goes one place up or down. */
export const moveRow =
  (by: 1 | -1): Reshape =>
  (table, { row, rows }) => {
    if (rows !== 1) return undefined
    const shape = swapRows(shapeOf(table), by > 0 ? row : row - 1)
    return shape && withShape(table, shape)
  }

/** A column goes one place to the right or to the left. */
export const moveColumn =
  (by: 1 | -1): Reshape =>
  (table, { column, columns }) => {
    if (columns !== 1) return undefined
    const at = by > 0 ? column : column - 1
    const shape = swapRows(transpose(shapeOf(table)), at)
    const edit = <T>(list: readonly T[]): T[] =>
      list.map((one, index) => (index === at ? list[at + 1] : index === at + 1 ? list[at] : one) as T)
    return shape && withShape({ ...table, ...columnsOf(table, edit) }, transpose(shape))
  }

/** The cells of a place become one; those merged before that it touches come whole. */
export const mergeCells: Reshape = (table, place) => {
  const { spans } = shapeOf(table)
  let area = place
  for (;;) {
    const touching = spans.filter(span => touch(span, area))
    const next = touching.reduce(around, area)
    if (next.row === area.row && next.column === area.column && size(next) === size(area)) break
    area = next
  }
  if (size(area) === 1) return undefined
  const { row, column, rows, columns } = area
  return withShape(table, {
    rows: table.rows,
    spans: [...spans.filter(span => !touch(span, area)), { row, column, rows, columns }],
  })
}

const size = ({ rows, columns }: Place) => rows * columns
const touch = (a: Place, b: Place) =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns
const around = (a: Place, b: Place): Place => {
  const row = Math.min(a.row, b.row)
  const column = Math.min(a.column, b.column)
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  }
}

/** The merged cells of a place are cells again; their words stay in the first. */
export const splitCells: Reshape = (table, place) => {
  const { rows, spans } = shapeOf(table)
  const remaining = spans.filter(span => !touch(span, place))
  return remaining.length === spans.length ? undefined : withShape(table, { rows, spans: remaining })
}

/** The columns of a place are set at the left, in the middle or at the right. */
export const alignColumns =
  (align: ColumnAlign): Reshape =>
  (table, { column, columns }) => {
    const count = Math.max(0, ...table.rows.map(row => row.length))
    const aligns = Array.from(
      { length: count },
      (_, at): ColumnAlign => (at >= column && at < column + columns ? align : (table.aligns[at] ?? 'left')),
    )
    return { ...table, aligns: aligns.every(one => one === 'left') ? [] : aligns }
  }

/** Narrowest column, as a share of the width of the table. */
const MIN_COLUMN_SHARE = 0.04

/** A column takes a share of the width from the next one, or gives it; the last one deals with the one before. */
export const widenColumn =
  (by: number): Reshape =>
  (table, { column, columns }) => {
    const widths = sharesOf(table)
    const at = Math.min(column + columns - 1, widths.length - 2)
    const [own, next] = [widths[at], widths[at + 1]]
    if (own === undefined || next === undefined) return undefined
    const step = column + columns - 1 > at ? -by : by
    // where columns put in since left both narrower than that, they share what they have evenly
    const narrowest = Math.min(MIN_COLUMN_SHARE, (own + next) / 2)
    const shift = Math.max(narrowest - own, Math.min(next - narrowest, step))
    return {
      ...table,
      widths: widths.map((width, index) => {
        const share = index === at ? own + shift : index === at + 1 ? next - shift : width
        return Math.max(1, Math.round(share * 1000))
      }),
    }
  }

/** The width of each column as a share of the table. */
export const sharesOf = (table: Table): number[] => {
  const count = Math.max(0, ...table.rows.map(row => row.length))
  if (table.widths.length !== count) return Array.from({ length: count }, () => 1 / count)
  const sum = table.widths.reduce((total, width) => total + width, 0)
  return table.widths.map(width => width / sum)
}

/** Columns of one width. */
export const evenColumns: Reshape = table => ({ ...table, widths: [] })
