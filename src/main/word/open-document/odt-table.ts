import { children, type Node } from '../package/word-xml.ts'
import type { ReadCell, ReadPara, ReadRow, ReadTable } from '../read/story.ts'
import { changeMark, changesAround, type OdtReading } from './odt-reading.ts'

/** A table wider than this, or a row written more often than this, is no table of a text. */
const [MAX_COLUMNS, MAX_REPEATED_ROWS] = [200, 50]
/** Rows of a table, at most: what follows is left, and said. */
const MAX_ROWS = 5000

const count = (value: string | undefined, max: number) =>
  Math.max(1, Math.min(max, Math.trunc(Number(value ?? 1)) || 1))

/** Reads a table: its columns, its rows, the cells that span several. */
export function readTable(
  node: Node,
  reading: OdtReading,
  del: number | undefined,
  paragraphs: (blocks: readonly Node[]) => readonly ReadPara[],
): ReadTable {
  const widths = columnsOf(node).flatMap(column => {
    const width = reading.styles.columnWidth(column.attributes['table:style-name'])
    return Array<number>(count(column.attributes['table:number-columns-repeated'], MAX_COLUMNS)).fill(width)
  })
  const rows: ReadRow[] = []
  /** cells that go on downwards, by column: how many rows still, and how wide */
  const below = new Map<number, { rows: number; readonly span: number }>()
  for (const { row, header } of rowsOf(node, reading)) {
    const times = count(row.attributes['table:number-rows-repeated'], MAX_REPEATED_ROWS)
    const cells = cellsOf(row, below, paragraphs)
    for (let time = 0; time < times; time += 1) {
      if (rows.length >= MAX_ROWS) {
        reading.leftOut.add(`les lignes d’un tableau après la ${MAX_ROWS}ᵉ`)
        return { kind: 'table', widths: widths.slice(0, MAX_COLUMNS), rows }
      }
      rows.push({
        header,
        ...(del === undefined ? {} : { del }),
        ...changesAround(reading),
        cells: time === 0 ? cells : cells.map(cell => ({ ...cell, paras: [] })),
      })
    }
  }
  return { kind: 'table', widths: widths.slice(0, MAX_COLUMNS), rows }
}

function cellsOf(
  row: Node,
  below: Map<number, { rows: number; readonly span: number }>,
  paragraphs: (blocks: readonly Node[]) => readonly ReadPara[],
): ReadCell[] {
  const cells: ReadCell[] = []
  let column = 0
  /** covered cells that only make room for the one at their left */
  let covered = 0
  for (const node of children(row)) {
    const times = count(node.attributes['table:number-columns-repeated'], MAX_COLUMNS)
    // only the first of repeated cells and rows has its words: a text repeats none but empty ones
    for (let time = 0; time < times && column < MAX_COLUMNS; time += 1, column += 1) {
      if (node.name === 'table:covered-table-cell') {
        const above = below.get(column)
        if (covered > 0) covered -= 1
        else if (above) {
          cells.push({ span: above.span, merge: 'go', paras: [] })
          covered = above.span - 1
          above.rows -= 1
          if (above.rows === 0) below.delete(column)
        }
      } else if (node.name === 'table:table-cell') {
        const span = count(node.attributes['table:number-columns-spanned'], MAX_COLUMNS)
        const down = count(node.attributes['table:number-rows-spanned'], MAX_ROWS)
        if (down > 1) below.set(column, { rows: down - 1, span })
        cells.push({
          span,
          ...(down > 1 ? { merge: 'start' as const } : {}),
          paras: time === 0 ? paragraphs(children(node)) : [],
        })
        covered = span - 1
      }
    }
  }
  return cells
}

const columnsOf = (node: Node): Node[] =>
  children(node).flatMap(one => {
    if (one.name === 'table:table-column') return [one]
    return /^table:table-(?:header-columns|columns|column-group)$/.test(one.name) ? columnsOf(one) : []
  })

/** The rows in order; a tracked insertion may open or close between two of them. */
function* rowsOf(
  node: Node,
  reading: OdtReading,
  header = false,
): Generator<{ readonly row: Node; readonly header: boolean }> {
  for (const one of children(node)) {
    if (changeMark(one, reading)) continue
    if (one.name === 'table:table-row') yield { row: one, header }
    else if (one.name === 'table:table-header-rows') yield* rowsOf(one, reading, true)
    else if (/^table:table-(?:rows|row-group)$/.test(one.name)) yield* rowsOf(one, reading, header)
  }
}
