import { registerDragonSupport } from '@lexical/dragon'
import { createEmptyHistoryState, type HistoryState, registerHistory } from '@lexical/history'
import { registerRichText } from '@lexical/rich-text'
import {
  $isTableNode,
  $isTableRowNode,
  registerTablePlugin,
  registerTableSelectionObserver,
  TableCellNode,
  TableNode,
} from '@lexical/table'
import {
  $getNodeByKey,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  KEY_DOWN_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from 'lexical'
import type { Block, Draft } from '../../../../shared/drafts/model.ts'
import type { TitleNumbering } from '../../../../shared/word/style.ts'
import { captionWords, type Labels } from '../cards/labels.ts'
import { registerInserts, registerShapes } from '../commands.ts'
import { $continues, $countFrom, $listHere } from '../lists/listActs.ts'
import { NODES } from '../nodes/all.ts'
import { $setNumbering } from '../nodes/numbering.ts'
import { $setBase, $setSaid } from '../nodes/rootState.ts'
import { registerMending } from '../notes/line.ts'
import { registerPaste } from '../paste/registerPaste.ts'
import { registerReading } from '../paste/registerReading.ts'
import { registerResize } from '../tables/resize.ts'
import { $actOnTable, $chosen, $tableHere } from '../tables/tableActs.ts'
import { $placedCells, $tableHead } from '../tables/tableNodes.ts'
import { $load } from './blockNodes.ts'
import { registerIds } from './registerIds.ts'
import { registerTyping } from './typing.ts'

type Ends = readonly [Node | null, number, Node | null, number]

const acts = ['copy', 'cut', 'paste', 'keydown'] as const

/** Keys that do something with what is selected, or go on from it over a thing or a table, where the browser does not tell from where. */
const isAct = (event: Event): boolean =>
  !(event instanceof KeyboardEvent) ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  ['Enter', 'Backspace', 'Delete', 'Tab'].includes(event.key) ||
  event.key.startsWith('Arrow')

const ends = (): Ends => {
  const selection = getSelection()
  return [
    selection?.anchorNode ?? null,
    selection?.anchorOffset ?? 0,
    selection?.focusNode ?? null,
    selection?.focusOffset ?? 0,
  ]
}

/**
 * The browser tells that the selection moved a moment after it moved, and on a busy machine after the next key: what is copied, cut
 * or deleted would be what was selected before, and an arrow would go on from there. Whatever acts on the selection is first told of the one on the screen.
 */
const registerSelection = (editor: LexicalEditor): (() => void) => {
  let lastEnds: Ends = ends()
  const hear = (): void => {
    lastEnds = ends()
  }
  const catchUp = (event: Event): void => {
    if (!isAct(event) || editor.isComposing()) return
    const now = ends()
    if (now.some((end, at) => end !== lastEnds[at])) document.dispatchEvent(new Event('selectionchange'))
  }
  document.addEventListener('selectionchange', hear)
  const stop = editor.registerRootListener((root, previous) => {
    for (const act of acts) {
      previous?.removeEventListener(act, catchUp, true)
      root?.addEventListener(act, catchUp, true)
    }
  })
  return () => {
    stop()
    document.removeEventListener('selectionchange', hear)
  }
}

const text = {
  bold: 'mark-bold',
  italic: 'mark-italic',
  underline: 'mark-underline',
  capitalize: 'mark-smallcaps',
  superscript: 'mark-superscript',
  subscript: 'mark-subscript',
  code: 'mark-mono',
}

/** An editor holding these blocks, not yet on the page. */
export const openEditor = (
  blocks: readonly Block[],
  labels: Labels,
  numbering: TitleNumbering = 'roman',
  beside: Pick<Draft, 'comments' | 'base'> = { comments: [], base: '' },
): LexicalEditor => {
  const editor = createEditor({
    namespace: 'pretoire',
    nodes: NODES,
    theme: {
      labels,
      text,
      table: 'block table',
      tableScrollableWrapper: 'table-wrap',
      tableCellSelected: 'cell-chosen',
      collaboration: {
        cursor: 'other-caret',
        cursorName: 'other-caret-name',
        selection: 'other-selection',
        selectionBg: 'other-selection-ground',
      },
    },
    onError: error => {
      throw error
    },
  })
  // before the blocks: registered later it would go through all of them again
  registerIds(editor)
  editor.update(
    () => {
      $load(blocks)
      $setNumbering(numbering)
      $setSaid(beside.comments)
      $setBase(beside.base)
    },
    { discrete: true, tag: [HISTORY_MERGE_TAG, 'load'] },
  )
  return editor
}

/** A history that begins with the text as it stands, so that the first thing done can be undone. */
const historyOf = (editor: LexicalEditor): HistoryState => ({
  ...createEmptyHistoryState(),
  current: { editor, editorState: editor.getEditorState() },
})

/** The history of a text that is written alone: what is undone is the page's last step, whoever took it. */
export const registerOwnHistory = (editor: LexicalEditor): (() => void) =>
  registerHistory(editor, historyOf(editor), 400, undefined, undefined, 400)

/** All that makes the text writable but its history: keys, tables, typography, ids, our commands. */
export const registerAll = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    registerSelection(editor),
    registerRichText(editor),
    registerDragonSupport(editor),
    registerTablePlugin(editor),
    registerTableKeys(editor),
    registerTableSelectionObserver(editor, true),
    registerTableLook(editor),
    registerResize(editor),
    registerTyping(editor),
    registerInserts(editor),
    registerShapes(editor),
    registerLists(editor),
    registerPaste(editor),
    registerReading(editor),
  )

/** The same without blocks nor history of its own: for the lines of a note. */
export const registerLine = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    registerSelection(editor),
    registerRichText(editor),
    registerTyping(editor),
    registerInserts(editor, 'inlines'),
    registerMending(editor),
    registerPaste(editor),
    registerReading(editor, 'inlines'),
  )

/** Ctrl+Alt+L: the list goes on from the one before it, or begins again at one. */
const registerLists = (editor: LexicalEditor): (() => void) =>
  editor.registerCommand(
    KEY_DOWN_COMMAND,
    event => {
      if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.code !== 'KeyL' || !$listHere())
        return false
      event.preventDefault()
      const start = $continues() ? 1 : 'continue'
      editor.update(() => $countFrom(start), { tag: HISTORY_PUSH_TAG })
      return true
    },
    COMMAND_PRIORITY_HIGH,
  )

/** Shows what Lexical does not draw of a table: how its columns are set, and what stands above it. */
const registerTableLook = (editor: LexicalEditor): (() => void) => {
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
  const onMutation = (mutations: ReadonlyMap<NodeKey, string>): void =>
    dress([...mutations].flatMap(([key, mutation]) => (mutation === 'destroyed' ? [] : [key])))
  return mergeRegister(
    editor.registerMutationListener(TableNode, onMutation, { skipInitialization: false }),
    editor.registerMutationListener(TableCellNode, onMutation, { skipInitialization: false }),
  )
}

const $dress = (editor: LexicalEditor, table: TableNode): void => {
  const { aligns, caption } = $tableHead(table)
  const element = editor.getElementByKey(table.getKey())
  // what is computed in it comes with the figures of the page
  const plain = caption.every(one => one.kind === 'text' || one.kind === 'linebreak')
  if (element && plain) set(element, 'caption', captionWords(caption, []) || undefined)
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

/** Tab in the last cell of a table makes a row more, as in Word; Alt+Maj+→ and ← draw its columns wider and narrower. */
const registerTableKeys = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    editor.registerCommand(
      KEY_TAB_COMMAND,
      event => {
        const table = event.shiftKey ? undefined : $tableHere()
        const place = table && $chosen(table)
        if (!table || !place) return false
        const rows = table.getChildren().filter($isTableRowNode).length
        const last =
          place.row + place.rows === rows && place.column + place.columns === table.getColumnCount()
        if (!last) return false
        event.preventDefault()
        $actOnTable('below')
        const row = table.getLastChild()
        if ($isTableRowNode(row)) row.getFirstChildOrThrow().selectStart()
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      event => {
        const by = event.key === 'ArrowRight' ? 'wider' : event.key === 'ArrowLeft' ? 'narrower' : undefined
        if (!by || !event.altKey || !event.shiftKey || event.ctrlKey || !$tableHere()) return false
        event.preventDefault()
        $actOnTable(by)
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
  )
