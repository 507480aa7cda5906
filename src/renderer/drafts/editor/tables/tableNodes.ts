import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableRowNode,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
} from '@lexical/table'
import type { ElementNode, LexicalNode } from 'lexical'
import { lattice, spanAt } from '../../../../shared/drafts/editing/table-geometry.ts'
import type { BlockOf, CellSpan, Inline } from '../../../../shared/drafts/model.ts'
import { $head, $setHead, type TableHead } from '../nodes/head.ts'
import { $text } from '../nodes/text.ts'

/** Width of a table in the units of its columns, which the page then stretches. */
const TOTAL = 400

/** Relative widths as the columns of a table. */
export const pixels = (widths: readonly number[]): number[] => {
  const sum = widths.reduce((total, width) => total + width, 0)
  return widths.map(width => Math.round((width / sum) * TOTAL))
}

/** The table of a block; a cell over several rows or columns is one, and those it covers are not there. */
export const $tableNode = (
  block: BlockOf<'table'>,
  $nodes: (inlines: readonly Inline[]) => LexicalNode[],
): TableNode => {
  const { rows: storedRows, ...head } = block
  const { rows, spans } = lattice(storedRows, block.spans)
  const table = $setHead($createTableNode(), { ...head, spans: [] })
  if (head.widths.length > 0) table.setColWidths(pixels(head.widths))
  for (const [at, row] of rows.entries()) {
    const state = at === 0 && block.header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS
    const cells = row.flatMap((inlines, column) => {
      const span = spanAt(spans, at, column)
      if (span && (span.row !== at || span.column !== column)) return []
      const paragraph = $text({ kind: 'paragraph', id: '', style: 'plain' })
      const cell = $createTableCellNode(state).append(paragraph.append(...$nodes(inlines)))
      return [span ? cell.setColSpan(span.columns).setRowSpan(span.rows) : cell]
    })
    table.append($createTableRowNode().append(...cells))
  }
  return table
}

/** The block of a table as it stands. */
export const $tableBlock = (
  table: TableNode,
  $inlines: (parent: ElementNode) => Inline[],
): BlockOf<'table'> => {
  const head = $tableHead(table)
  const cellPlaces = $placedCells(table)
  const height = table.getChildren().filter($isTableRowNode).length
  const columns = Math.max(0, ...cellPlaces.map(one => one.column + one.cell.getColSpan()))
  const rows: Inline[][][] = Array.from({ length: height }, () => Array.from({ length: columns }, () => []))
  const spans: CellSpan[] = []
  for (const { cell, row, column } of cellPlaces) {
    const line = rows[row]
    if (line) line[column] = $inlines(cell)
    const span = { row, column, rows: cell.getRowSpan(), columns: cell.getColSpan() }
    if (span.rows * span.columns > 1) spans.push(span)
  }
  const first = cellPlaces.filter(one => one.row === 0)
  const grid = lattice(rows, spans)
  return {
    ...head,
    header:
      first.length > 0
        ? first.some(({ cell }) => cell.hasHeaderState(TableCellHeaderStates.ROW))
        : head.header,
    widths: $widths(table, head, columns),
    rows: grid.rows.map(row => row.map(cell => [...cell])),
    spans: [...grid.spans],
  }
}

const $widths = (table: TableNode, head: TableHead, columns: number): number[] => {
  const drawnWidths = table.getColWidths() ?? []
  const same = drawnWidths.join() === pixels(head.widths).join()
  // columns came or went, or were drawn otherwise: what is shown says the widths
  const widths = same ? head.widths : [...drawnWidths]
  return widths.length === columns ? [...widths] : []
}

/** A cell, and the first row and column it takes. */
export interface Placed {
  readonly cell: TableCellNode
  readonly row: number
  readonly column: number
}

/** The cells of a table, each at its place, as a browser lays them. */
export const $placedCells = (table: TableNode): Placed[] => {
  const fullCells = new Set<string>()
  const cellPlaces: Placed[] = []
  for (const [row, line] of table.getChildren().filter($isTableRowNode).entries()) {
    let column = 0
    for (const cell of line.getChildren().filter($isTableCellNode)) {
      while (fullCells.has(`${row},${column}`)) column += 1
      cellPlaces.push({ cell, row, column })
      for (let down = 0; down < cell.getRowSpan(); down += 1)
        for (let right = 0; right < cell.getColSpan(); right += 1)
          fullCells.add(`${row + down},${column + right}`)
      column += cell.getColSpan()
    }
  }
  return cellPlaces
}

/** The head of a table as it stands. */
export const $tableHead = (table: TableNode): TableHead => {
  const head = $head(table)
  if (head.kind === 'table') return head
  return { kind: 'table', id: head.id, header: true, widths: [], spans: [], aligns: [], caption: [] }
}
