import { lattice } from '../editing/table-geometry.ts'
import type { Inline } from '../model.ts'
import { squeeze, visibleText } from './line.ts'
import type { Raw } from './raw.ts'
import { type Element, elements, isElement, textOf } from './tree.ts'

const PARTS = new Set(['thead', 'tbody', 'tfoot'])
/** more columns or rows than any page holds: what says more is not a table to be read */
const MOST = 64

const rowsOf = (table: Element): Element[] =>
  table.children.filter(isElement).flatMap(child => {
    if (child.name === 'tr') return [child]
    return PARTS.has(child.name) ? child.children.filter(isElement).filter(one => one.name === 'tr') : []
  })

const cellsOf = (row: Element): Element[] =>
  row.children.filter(isElement).filter(one => one.name === 'td' || one.name === 'th')

/** Whether a table only places things on a page: of one column, or with others in it. Its text is read as if it were not there. */
export function isLayout(table: Element): boolean {
  if (table.attributes.role === 'presentation') return true
  const rows = rowsOf(table)
  if (rows.length === 0 || rows.every(row => cellsOf(row).length <= 1)) return true
  // text that stands in no cell would be lost
  for (const part of [table, ...table.children.filter(isElement), ...rows])
    if (
      (part === table || PARTS.has(part.name) || part.name === 'tr') &&
      part.children.some(child => !isElement(child) && child.trim() !== '')
    )
      return true
  for (const one of elements(table)) if (one !== table && one.name === 'table') return true
  return false
}

const span = (cell: Element, name: 'colspan' | 'rowspan'): number =>
  Math.min(MOST, Math.max(1, Number.parseInt(cell.attributes[name] ?? '1', 10) || 1))

/** The rows of a table, each as long as the longest; merged cells cover empty ones beside and below them. */
export function readTable(
  table: Element,
  read: (cell: Element) => Inline[],
): Extract<Raw, { kind: 'table' }> {
  const rows: Inline[][][] = []
  const spans: Extract<Raw, { kind: 'table' }>['spans'] = []
  /** columns a cell from above still fills, by column: how many rows */
  const columnFill: number[] = []
  for (const row of rowsOf(table)) {
    const line: Inline[][] = []
    const skip = (): void => {
      while ((columnFill[line.length] ?? 0) > 0) {
        columnFill[line.length] = (columnFill[line.length] ?? 0) - 1
        line.push([])
      }
    }
    for (const cell of cellsOf(row)) {
      skip()
      const down = span(cell, 'rowspan') - 1
      const wide = span(cell, 'colspan')
      if (down > 0 || wide > 1)
        spans.push({ row: rows.length, column: line.length, rows: down + 1, columns: wide })
      for (let across = 0; across < wide; across++) {
        if (down > 0) columnFill[line.length] = down
        line.push(across === 0 ? read(cell) : [])
      }
    }
    skip()
    if (line.length > 0) rows.push(line)
  }
  const width = Math.max(0, ...rows.map(row => row.length))
  for (const row of rows) while (row.length < width) row.push([])
  const first = rowsOf(table)[0]
  const header = first ? cellsOf(first).every(cell => cell.name === 'th') || isHead(table, first) : false
  const caption = table.children.filter(isElement).find(one => one.name === 'caption')
  return {
    kind: 'table',
    header,
    widths: widthsOf(table, width),
    rows,
    spans: lattice(rows, spans).spans.map(one => ({ ...one })),
    caption: caption ? squeeze(visibleText(textOf(caption))).trim() : '',
  }
}

const isHead = (table: Element, row: Element): boolean =>
  table.children.filter(isElement).some(part => part.name === 'thead' && part.children.includes(row))

/** Relative widths, where every column says its own. */
function widthsOf(table: Element, columns: number): number[] {
  const columnWidths = [...elements(table)].filter(one => one.name === 'col').map(one => one.attributes.width)
  const first = rowsOf(table)[0]
  const widths = (
    columnWidths.length === columns
      ? columnWidths
      : (first ? cellsOf(first) : []).map(one => one.attributes.width)
  ).map(one => Number.parseFloat(one ?? ''))
  return widths.length === columns && widths.every(one => one > 0) ? widths : []
}
