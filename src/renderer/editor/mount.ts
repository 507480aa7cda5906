import { registerDragonSupport } from '@lexical/dragon'
import { createEmptyHistoryState, type HistoryState, registerHistory } from '@lexical/history'
import { registerRichText } from '@lexical/rich-text'
import { registerTablePlugin, registerTableSelectionObserver } from '@lexical/table'
import { createEditor, HISTORY_MERGE_TAG, type LexicalEditor, mergeRegister } from 'lexical'
import type { Block, Draft, TitleNumbering } from '../../shared/drafts/model.ts'
import { registerInserts, registerShapes } from './commands.ts'
import { $load } from './convert.ts'
import { registerIds } from './ids.ts'
import type { Labels } from './labels.ts'
import { registerLists } from './lists/register.ts'
import { NODES } from './nodes/all.ts'
import { $setBase, $setSaid } from './nodes/beside.ts'
import { $setNumbering } from './nodes/numbering.ts'
import { registerMending } from './notes/line.ts'
import { registerReading } from './paste/register.ts'
import { registerPaste } from './paste.ts'
import { registerSelection } from './selection.ts'
import { registerTableKeys } from './tables/keys.ts'
import { registerTableLook } from './tables/look.ts'
import { registerResize } from './tables/resize.ts'
import { registerTyping } from './typing.ts'

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

/** All that makes the text writable: keys, history, tables, typography, ids, our commands. */
export const registerAll = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    registerSelection(editor),
    registerRichText(editor),
    registerDragonSupport(editor),
    registerHistory(editor, historyOf(editor), 400, undefined, undefined, 400),
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
