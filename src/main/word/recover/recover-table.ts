import { lattice } from '../../../shared/drafts/editing/table-geometry.ts'
import type { BlockOf, CellSpan, Inline } from '../../../shared/drafts/model.ts'
import type { Bit, ReadCell, ReadPara, ReadTable } from '../read/story.ts'
import { lineText } from './baseline.ts'
import { recoverLine } from './line/recover-line.ts'
import { paraText } from './match-pieces.ts'
import { matches } from './matches.ts'
import type { RecoveryContext } from './recovery-context.ts'

/** A table of Word as rows of as many cells; a cell that another covers is empty. */
interface Matrix {
  readonly rows: readonly (readonly (ReadCell | undefined)[])[]
  readonly spans: readonly CellSpan[]
  readonly columns: number
}

function matrixOf({ rows }: ReadTable): Matrix {
  const wide = rows.map(row =>
    row.cells.flatMap(cell => [cell, ...Array.from({ length: cell.span - 1 }, () => undefined)]),
  )
  const columns = Math.max(0, ...wide.map(row => row.length))
  const full = wide.map(row => Array.from({ length: columns }, (_, at) => row[at]))
  const spans: CellSpan[] = []
  for (const [row, cells] of full.entries())
    for (const [column, cell] of cells.entries()) {
      if (!cell || cell.merge === 'go') continue
      let high = 1
      if (cell.merge === 'start') while (full[row + high]?.[column]?.merge === 'go') high += 1
      if (high > 1 || cell.span > 1) spans.push({ row, column, rows: high, columns: cell.span })
    }
  return { rows: full, spans, columns }
}

/** The bits of a cell: its paragraphs, a line break between two. */
const bitsOf = (cell: ReadCell | undefined): Bit[] =>
  (cell?.merge === 'go' ? [] : (cell?.paras ?? [])).flatMap((para, index) => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...para.bits,
  ])

const styleMarksOf = (cell: ReadCell | undefined) => cell?.paras[0]?.styleMarks ?? []

/** A table of the draft as it reads now: itself when nothing was touched. */
export function recoverTable(
  block: BlockOf<'table'>,
  table: ReadTable,
  context: RecoveryContext,
): BlockOf<'table'> {
  const now = matrixOf(table)
  const before = lattice(block.rows, block.spans)
  const sameGrid = now.columns === before.columns
  const rowOf = pairRows(before.rows, now, sameGrid, context)
  const rows = now.rows.map((cells, at) =>
    cells.map((cell, column) => {
      const row = rowOf.get(at)
      const base = sameGrid && row !== undefined ? (before.rows[row]?.[column] ?? []) : []
      return recoverLine(base, bitsOf(cell), styleMarksOf(cell), context)
    }),
  )
  const isUnchanged =
    sameGrid &&
    rows.length === block.rows.length &&
    JSON.stringify(now.spans) === JSON.stringify(before.spans) &&
    rows.every((cells, at) => cells.every((cell, column) => sameLine(cell, block.rows[at]?.[column] ?? [])))
  if (isUnchanged) return block
  return {
    ...block,
    header: table.rows[0]?.header ?? block.header,
    ...(sameGrid ? {} : { widths: widthsOf(table, now.columns), aligns: [] }),
    rows,
    spans: [...now.spans],
  }
}

function pairRows(
  before: readonly (readonly (readonly Inline[])[])[],
  now: Matrix,
  sameGrid: boolean,
  { prints }: RecoveryContext,
): Map<number, number> {
  if (before.length === now.rows.length && sameGrid) return new Map(now.rows.map((_, at) => [at, at]))
  const old = before.map(row => row.map(cell => lineText(cell, prints)).join('|'))
  const rowTexts = now.rows.map(row => row.map(cell => (cell?.paras ?? []).map(paraText).join(' ')).join('|'))
  const pairs = new Map(matches(old, rowTexts).map(([a, b]) => [b, a] as const))
  // between two rows that are known, those left follow each other
  let next = 0
  for (const [at] of rowTexts.entries()) {
    const row = pairs.get(at)
    if (row !== undefined) next = row + 1
    else if (next < old.length && ![...pairs.values()].includes(next)) {
      pairs.set(at, next)
      next += 1
    }
  }
  return pairs
}

/** A table that no draft had. */
export function newTable(id: string, read: ReadTable, context: RecoveryContext): BlockOf<'table'> {
  const table = withWrittenNumbers(read)
  const { rows, spans, columns } = matrixOf(table)
  return {
    kind: 'table',
    id,
    header: table.rows[0]?.header ?? false,
    widths: widthsOf(table, columns),
    rows: rows.map(row => row.map(cell => recoverLine([], bitsOf(cell), styleMarksOf(cell), context))),
    spans: [...spans],
    aligns: [],
    caption: [],
  }
}

/** A table whose cells that hold nothing but a number of Word's own have it as text, as the inventory of exhibits. */
function withWrittenNumbers(table: ReadTable): ReadTable {
  const counts = new Map<string, number>()
  const written = (para: ReadPara): ReadPara => {
    const { list, ...shape } = para.shape
    if (list?.kind !== 'decimal' || list.level > 0 || list.marker !== '1.') return para
    const number = counts.get(list.id) ?? list.start
    counts.set(list.id, number + 1)
    if (paraText(para) !== '') return para
    return { ...para, shape, bits: [{ kind: 'text', text: String(number), marks: [] }] }
  }
  const rows = table.rows.map(row => ({
    ...row,
    cells: row.cells.map(cell => ({ ...cell, paras: cell.paras.map(written) })),
  }))
  return { ...table, rows }
}

const widthsOf = ({ widths }: ReadTable, columns: number): number[] =>
  widths.length === columns && widths.every(width => width > 0) ? [...widths] : []

export const sameLine = (a: readonly Inline[], b: readonly Inline[]): boolean =>
  a.length === b.length && a.every((inline, at) => inline === b[at])
