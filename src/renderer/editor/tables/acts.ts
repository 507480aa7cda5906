import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  TableCellHeaderStates,
  type TableNode,
} from '@lexical/table'
import { $getSelection, $isRangeSelection } from 'lexical'
import type { BlockOf } from '../../../shared/model/draft.ts'
import { newId } from '../nodes/head.ts'

/** A new table, its first row a header. */
export const emptyTable = (rows: number, columns: number): BlockOf<'table'> => ({
  kind: 'table',
  id: newId(),
  header: true,
  widths: [],
  spans: [],
  aligns: [],
  caption: '',
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => [])),
})

/** The table the caret is in. */
export const $tableHere = (): TableNode | undefined => {
  const selection = $getSelection()
  const node = $isRangeSelection(selection) ? selection.anchor.getNode() : selection?.getNodes()[0]
  return node ? [node, ...node.getParents()].find($isTableNode) : undefined
}

const acts = {
  above: () => $insertTableRowAtSelection(false),
  below: () => $insertTableRowAtSelection(true),
  before: () => $insertTableColumnAtSelection(false),
  after: () => $insertTableColumnAtSelection(true),
  row: $deleteTableRowAtSelection,
  column: $deleteTableColumnAtSelection,
}

/** What can be done to a table. */
export type TableAct = keyof typeof acts | 'header' | 'delete'

/** The acts on a table, in the order of their menu. */
export const tableActs: readonly (readonly [TableAct, string])[] = [
  ['above', 'Ligne au-dessus'],
  ['below', 'Ligne au-dessous'],
  ['before', 'Colonne à gauche'],
  ['after', 'Colonne à droite'],
  ['header', 'Première ligne en titre'],
  ['row', 'Supprimer la ligne'],
  ['column', 'Supprimer la colonne'],
  ['delete', 'Supprimer le tableau'],
]

/** Does one of them to the table the caret is in; whatever comes and goes, only its first row may be a header. */
export const $actOnTable = (act: TableAct): void => {
  const table = $tableHere()
  if (!table) return
  const header = $hasHeader(table)
  if (act === 'delete') {
    table.selectNext()
    table.remove()
    return
  }
  if (act !== 'header') acts[act]()
  if (table.isAttached()) $setHeader(table.getLatest(), act === 'header' ? !header : header)
}

/** Whether the first row of a table is a header. */
export const $hasHeader = (table: TableNode): boolean => {
  const first = table.getFirstChild()
  if (!$isTableRowNode(first)) return false
  const cells = first.getChildren().filter($isTableCellNode)
  return cells.some(cell => cell.hasHeaderState(TableCellHeaderStates.ROW))
}

const $setHeader = (table: TableNode, on: boolean): void => {
  for (const [at, row] of table.getChildren().filter($isTableRowNode).entries()) {
    const wanted = on && at === 0 ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS
    for (const cell of row.getChildren().filter($isTableCellNode))
      if (cell.getHeaderStyles() !== wanted) cell.setHeaderStyles(wanted)
  }
}
