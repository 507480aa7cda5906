import { $isTableCellNode, $isTableNode, $isTableSelection, type TableNode } from '@lexical/table'
import { $getSelection, $isElementNode, $isRangeSelection, type LexicalNode } from 'lexical'
import * as reshape from '../../../../shared/drafts/editing/reshape-table.ts'
import { newId } from '../../../kernel/newId.ts'
import { $setHead } from '../nodes/head.ts'
import { $blockNode, $inlines } from '../page/blockNodes.ts'
import { $placedCells, $tableBlock } from './tableNodes.ts'

/** A new table, its first row a header. */
export const emptyTable = (rows: number, columns: number): reshape.Table => ({
  kind: 'table',
  id: newId(),
  header: true,
  widths: [],
  spans: [],
  aligns: [],
  caption: [],
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => [])),
})

/** The table the caret is in. */
export const $tableHere = (): TableNode | undefined => {
  const selection = $getSelection()
  const node = $isRangeSelection(selection) ? selection.anchor.getNode() : selection?.getNodes()[0]
  return node ? [node, ...node.getParents()].find($isTableNode) : undefined
}

const acts = {
  above: ['Ligne au-dessus', reshape.addRow('above')],
  below: ['Ligne au-dessous', reshape.addRow('below')],
  before: ['Colonne à gauche', reshape.addColumn('before')],
  after: ['Colonne à droite', reshape.addColumn('after')],
  up: ['Monter la ligne', reshape.moveRow(-1)],
  down: ['Descendre la ligne', reshape.moveRow(1)],
  left: ['Déplacer la colonne à gauche', reshape.moveColumn(-1)],
  right: ['Déplacer la colonne à droite', reshape.moveColumn(1)],
  merge: ['Fusionner les cellules choisies', reshape.mergeCells],
  split: ['Scinder la cellule', reshape.splitCells],
  'align-left': ['Colonne alignée à gauche', reshape.alignColumns('left')],
  'align-center': ['Colonne centrée', reshape.alignColumns('center')],
  'align-right': ['Colonne alignée à droite', reshape.alignColumns('right')],
  wider: ['Élargir la colonne', reshape.widenColumn(0.03)],
  narrower: ['Rétrécir la colonne', reshape.widenColumn(-0.03)],
  even: ['Colonnes de même largeur', reshape.evenColumns],
  header: ['Première ligne en titre', table => ({ ...table, header: !table.header })],
  row: ['Supprimer la ligne', reshape.removeRows],
  column: ['Supprimer la colonne', reshape.removeColumns],
} satisfies Record<string, readonly [string, reshape.Reshape]>

/** Acts on a table. */
export type TableAct = keyof typeof acts | 'delete'

/** The acts on a table, by groups, in the order of their menu; the keys of those that have some. */
export const tableActs: readonly (readonly (readonly [TableAct | 'caption', string, string?])[])[] = [
  [
    ['above', acts.above[0]],
    ['below', acts.below[0]],
    ['before', acts.before[0]],
    ['after', acts.after[0]],
  ],
  [
    ['up', acts.up[0]],
    ['down', acts.down[0]],
    ['left', acts.left[0]],
    ['right', acts.right[0]],
  ],
  [
    ['header', acts.header[0]],
    ['caption', 'Légende…'],
    ['merge', acts.merge[0]],
    ['split', acts.split[0]],
  ],
  [
    ['align-left', acts['align-left'][0]],
    ['align-center', acts['align-center'][0]],
    ['align-right', acts['align-right'][0]],
    ['wider', acts.wider[0], 'Alt+Maj+→'],
    ['narrower', acts.narrower[0], 'Alt+Maj+←'],
    ['even', acts.even[0]],
  ],
  [
    ['row', acts.row[0]],
    ['column', acts.column[0]],
    ['delete', 'Supprimer le tableau'],
  ],
]

/** Does one of them to the table the caret is in; a sentence when it cannot be done. */
export const $actOnTable = (act: TableAct): string | undefined => {
  const table = $tableHere()
  const place = table && $chosen(table)
  if (!table || !place) return undefined
  if (act === 'delete') {
    table.selectNext()
    table.remove()
    return undefined
  }
  const block = $tableBlock(table, $inlines)
  const next = acts[act][1](block, place)
  if (!next) return refusal(act)
  $redraw(table, next, landing(act, place, next))
  return undefined
}

const refusal = (act: TableAct): string | undefined => {
  switch (act) {
    case 'row':
    case 'column':
      return 'C’est tout le tableau\u00a0: supprimez le tableau lui-même.'
    case 'merge':
      return 'Choisissez plusieurs cellules, à la souris ou avec Maj et les flèches.'
    case 'split':
      return 'Cette cellule n’est pas fusionnée.'
    case 'up':
    case 'down':
    case 'left':
    case 'right':
      return 'Rien n’a bougé\u00a0: c’est le bord du tableau, ou une cellule fusionnée tient cette ligne ou cette colonne à une autre.'
    default:
      return undefined
  }
}

/** The cells chosen, or the one the caret is in, as a rectangle. */
export const $chosen = (table: TableNode): reshape.Place | undefined => {
  const selection = $getSelection()
  const nodes: readonly LexicalNode[] = $isTableSelection(selection)
    ? selection.getNodes()
    : $isRangeSelection(selection)
      ? [selection.anchor.getNode(), selection.focus.getNode()]
      : []
  const cells = new Set(
    nodes.flatMap(node => [node, ...node.getParents()].find($isTableCellNode)?.getKey() ?? []),
  )
  const cellPlaces = $placedCells(table).filter(({ cell }) => cells.has(cell.getKey()))
  if (cellPlaces.length === 0) return undefined
  const row = Math.min(...cellPlaces.map(one => one.row))
  const column = Math.min(...cellPlaces.map(one => one.column))
  return {
    row,
    column,
    rows: Math.max(...cellPlaces.map(one => one.row + one.cell.getRowSpan())) - row,
    columns: Math.max(...cellPlaces.map(one => one.column + one.cell.getColSpan())) - column,
  }
}

/** Where the caret goes: with the row or column that moved, else where it was, inside the table. */
const landing = (act: TableAct, { row, column, rows, columns }: reshape.Place, next: reshape.Table) => {
  const to = {
    row: act === 'up' ? row - 1 : act === 'down' ? row + 1 : act === 'below' ? row + rows : row,
    column:
      act === 'left'
        ? column - 1
        : act === 'right'
          ? column + 1
          : act === 'after'
            ? column + columns
            : column,
  }
  return {
    row: Math.min(to.row, next.rows.length - 1),
    column: Math.min(to.column, (next.rows[0]?.length ?? 1) - 1),
  }
}

/** Writes a table anew in the same node, the caret in one of its cells. */
const $redraw = (
  table: TableNode,
  next: reshape.Table,
  caret: { readonly row: number; readonly column: number },
): void => {
  const fresh = $blockNode(next)
  if (!$isTableNode(fresh)) return
  const { rows: _, ...head } = next
  $setHead(table, { ...head, spans: [] })
  table.setColWidths(fresh.getColWidths())
  table.clear()
  table.append(...fresh.getChildren())
  const cell = $placedCells(table).find(
    one =>
      caret.row >= one.row &&
      caret.row < one.row + one.cell.getRowSpan() &&
      caret.column >= one.column &&
      caret.column < one.column + one.cell.getColSpan(),
  )?.cell
  const line = cell?.getLastChild()
  if ($isElementNode(line)) line.selectEnd()
}
