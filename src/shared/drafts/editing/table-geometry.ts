import type { CellSpan, Inline } from '../model.ts'

type Cell = readonly Inline[]

/** A table whose rows all have as many cells and whose spans neither overlap nor leave it. */
export interface Lattice {
  readonly rows: readonly (readonly Cell[])[]
  readonly spans: readonly CellSpan[]
  readonly columns: number
}

/**
 * Mends the geometry of a table: short rows are filled, spans are cut at its edges and at the spans before them, those of one
 * cell forgotten; what was written in a covered cell goes to the end of the cell that covers it. Nothing written is lost.
 */
export function lattice(rows: readonly (readonly Cell[])[], requests: readonly CellSpan[]): Lattice {
  const columns = Math.max(0, ...rows.map(row => row.length))
  const cells = rows.map(row => Array.from({ length: columns }, (_, at) => row[at] ?? []))
  const isTaken = cells.map(row => row.map(() => false))
  const spans: CellSpan[] = []
  for (const request of [...requests].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const span = fitSpan(request, isTaken)
    if (!span) continue
    spans.push(span)
    for (const [row, column] of area(span)) {
      ;(isTaken[row] as boolean[])[column] = true
      if (row === span.row && column === span.column) continue
      const overlaid = cells[row]?.[column] ?? []
      if (overlaid.length === 0) continue
      const first = cells[span.row] as Cell[]
      first[span.column] = joinCells(first[span.column] ?? [], overlaid)
      ;(cells[row] as Cell[])[column] = []
    }
  }
  return { rows: cells, spans, columns }
}

/** The cells a span takes, the first included, row by row. */
export function area({ row, column, rows, columns }: CellSpan): (readonly [number, number])[] {
  return Array.from({ length: rows * columns }, (_, at) => [
    row + Math.floor(at / columns),
    column + (at % columns),
  ])
}

/** The span that covers a cell, its first one included. */
export const spanAt = (spans: readonly CellSpan[], row: number, column: number): CellSpan | undefined =>
  spans.find(
    one =>
      row >= one.row && row < one.row + one.rows && column >= one.column && column < one.column + one.columns,
  )

/** Fits a span among the cells taken: as wide as it may be, then as high; undefined when only its first cell is left. */
function fitSpan(request: CellSpan, isTaken: readonly (readonly boolean[])[]): CellSpan | undefined {
  const free = (row: number, column: number) => isTaken[row]?.[column] === false
  if (!free(request.row, request.column)) return undefined
  let columns = 1
  while (columns < request.columns && free(request.row, request.column + columns)) columns += 1
  let rows = 1
  const whole = (row: number) => Array.from({ length: columns }, (_, at) => free(row, request.column + at))
  while (rows < request.rows && whole(request.row + rows).every(Boolean)) rows += 1
  return rows * columns > 1 ? { row: request.row, column: request.column, rows, columns } : undefined
}

const joinCells = (first: Cell, more: Cell): Cell =>
  first.length === 0 ? more : [...first, { kind: 'linebreak' }, ...more]
