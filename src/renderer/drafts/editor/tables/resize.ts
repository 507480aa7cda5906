import { $isTableCellNode, $isTableNode } from '@lexical/table'
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type NodeKey,
} from 'lexical'
import { sharesOf } from '../../../../shared/drafts/editing/reshape-table.ts'
import { $setHead } from '../nodes/head.ts'
import { $inlines } from '../page/blockNodes.ts'
import { $placedCells, $tableBlock, $tableHead, pixels } from './tableNodes.ts'

/** How near an edge the pointer takes it. */
const NEAR = 5
/** Narrowest column, as a share of the table. */
const LEAST = 0.04

interface Edge {
  readonly table: NodeKey
  readonly dom: HTMLTableElement
  /** the column at its left */
  readonly column: number
  readonly shares: readonly number[]
}

interface Drag extends Edge {
  readonly from: number
  readonly width: number
}

/** The edges between the columns of a table are drawn with the pointer; what is drawn is one step of the history. */
export const registerResize = (editor: LexicalEditor): (() => void) => {
  let drag: Drag | undefined
  const move = (event: PointerEvent): void => {
    if (!drag) {
      const root = editor.getRootElement()
      root?.classList.toggle('column-edge', edgeAt(editor, event) !== undefined)
      return
    }
    event.preventDefault()
    show(drag, sharesAfter(drag, event.clientX))
  }
  const down = (event: PointerEvent): void => {
    const edge = event.button === 0 ? edgeAt(editor, event) : undefined
    if (!edge) return
    event.preventDefault()
    event.stopPropagation()
    drag = { ...edge, from: event.clientX, width: edge.dom.getBoundingClientRect().width }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up, { once: true })
    window.addEventListener('keydown', cancel, true)
  }
  const end = (): void => {
    drag = undefined
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', up)
    window.removeEventListener('keydown', cancel, true)
  }
  const up = (event: PointerEvent): void => {
    const finishedDrag = drag
    end()
    if (finishedDrag) keep(editor, finishedDrag, sharesAfter(finishedDrag, event.clientX))
  }
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !drag) return
    event.preventDefault()
    event.stopPropagation()
    show(drag, drag.shares)
    end()
  }
  // the mouse that draws an edge chooses no cell
  const hold = (event: MouseEvent): void => {
    if (!drag) return
    event.preventDefault()
    event.stopPropagation()
  }
  const stop = editor.registerRootListener((root, previous) => {
    previous?.removeEventListener('pointermove', move)
    previous?.removeEventListener('pointerdown', down, true)
    previous?.removeEventListener('mousedown', hold, true)
    root?.addEventListener('pointermove', move)
    root?.addEventListener('pointerdown', down, true)
    root?.addEventListener('mousedown', hold, true)
  })
  return () => {
    end()
    stop()
  }
}

const edgeAt = (editor: LexicalEditor, event: PointerEvent): Edge | undefined => {
  const target = event.target instanceof Element ? event.target.closest('td,th') : undefined
  if (!(target instanceof HTMLElement)) return undefined
  const box = target.getBoundingClientRect()
  const right = box.right - event.clientX <= NEAR
  if (!right && event.clientX - box.left > NEAR) return undefined
  return editor.read(() => {
    const cell = $getNearestNodeFromDOMNode(target)
    const table = cell?.getParents().find($isTableNode)
    const dom = target.closest('table')
    if (!$isTableCellNode(cell) || !table || !dom) return undefined
    const cellPlace = $placedCells(table).find(one => one.cell.is(cell))
    if (!cellPlace) return undefined
    const column = right ? cellPlace.column + cell.getColSpan() - 1 : cellPlace.column - 1
    const shares = sharesOf($tableBlock(table, $inlines))
    return column >= 0 && column < shares.length - 1
      ? { table: table.getKey(), dom, column, shares }
      : undefined
  })
}

const sharesAfter = ({ shares, column, from, width }: Drag, x: number): readonly number[] => {
  const [own = 0, next = 0] = [shares[column], shares[column + 1]]
  const by = Math.max(LEAST - own, Math.min(next - LEAST, (x - from) / width))
  return shares.map((share, at) => (at === column ? share + by : at === column + 1 ? share - by : share))
}

/** Only the columns are drawn meanwhile: nothing is written before the button is let go. */
const show = ({ dom }: Edge, shares: readonly number[]): void => {
  const columns = [...dom.querySelectorAll<HTMLElement>('colgroup > col')]
  for (const [at, share] of shares.entries())
    columns[at]?.style.setProperty('width', `${(share * 100).toFixed(2)}%`)
}

const keep = (editor: LexicalEditor, { table, shares: before }: Drag, shares: readonly number[]): void => {
  if (before.every((share, at) => Math.abs(share - (shares[at] ?? 0)) < 0.002)) return
  editor.update(
    () => {
      const node = $getNodeByKey(table)
      if (!$isTableNode(node)) return
      const widths = shares.map(share => Math.round(share * 1000))
      $setHead(node, { ...$tableHead(node), widths })
      node.setColWidths(pixels(widths))
    },
    { tag: HISTORY_PUSH_TAG },
  )
}
