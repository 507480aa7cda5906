import { $isTableNode, $isTableRowNode, TableCellNode, TableNode } from '@lexical/table'
import { $getNodeByKey, type LexicalEditor, mergeRegister, type NodeKey } from 'lexical'
import { captionWords } from '../labels.ts'
import { $placedCells, $tableHead } from './convert.ts'

/** Shows what Lexical does not draw of a table: how its columns are set, and what stands above it. */
export const registerTableLook = (editor: LexicalEditor): (() => void) => {
  const dress = (keys: Iterable<NodeKey>): void =>
    editor.read(() => {
      const tables = new Map<NodeKey, TableNode>()
      for (const key of keys) {
        const node = $getNodeByKey(key)
        const row = node?.getParent()
        const table = $isTableNode(node) ? node : $isTableRowNode(row) ? row.getParent() : undefined
        if ($isTableNode(table)) tables.set(table.getKey(), table)
      }
      for (const table of tables.values()) $dress(editor, table)
    })
  const changed = (mutations: ReadonlyMap<NodeKey, string>): void =>
    dress([...mutations].flatMap(([key, mutation]) => (mutation === 'destroyed' ? [] : [key])))
  return mergeRegister(
    editor.registerMutationListener(TableNode, changed, { skipInitialization: false }),
    editor.registerMutationListener(TableCellNode, changed, { skipInitialization: false }),
  )
}

const $dress = (editor: LexicalEditor, table: TableNode): void => {
  const { aligns, caption } = $tableHead(table)
  const shown = editor.getElementByKey(table.getKey())
  // what is computed in it comes with the figures of the page
  const plain = caption.every(one => one.kind === 'text' || one.kind === 'linebreak')
  if (shown && plain) set(shown, 'caption', captionWords(caption, []) || undefined)
  for (const { cell, column } of $placedCells(table)) {
    const dom = editor.getElementByKey(cell.getKey())
    const align = aligns[column]
    if (dom) set(dom, 'align', align === 'left' ? undefined : align)
  }
}

const set = (dom: HTMLElement, name: string, value: string | undefined): void => {
  if (value === undefined) delete dom.dataset[name]
  else if (dom.dataset[name] !== value) dom.dataset[name] = value
}
