import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_HIGH,
  type LexicalEditor,
  mergeRegister,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  TextNode,
} from 'lexical'
import { debounce, runAfter } from '../../../kernel/debounce.ts'
import { $isAtom, AtomNode } from '../nodes/atom.ts'
import { $said } from '../nodes/rootState.ts'
import type { BlockCache } from '../page/cache.ts'
import { $commentsOn, $withoutCopies } from './commentStretch.ts'
import { type Beside, besideOf } from './stretches.ts'
import './comments.css'

/** After the last change of the text or of the caret. */
const REST_MS = 150

/** Marks softly the words that are commented, and tells what is said beside the text as it changes. */
export const registerSaying = (
  editor: LexicalEditor,
  cache: BlockCache,
  tell: (beside: Beside) => void,
): (() => void) => {
  let signature = ''
  let lastComments: unknown
  let isScheduled = false
  const mark = (keys: Iterable<string>): void =>
    editor.read(() => {
      const list = $said()
      // most texts have no comment, and long ones many words
      if (list.length === 0 && !isScheduled) return
      isScheduled = true
      const open = new Set(list.flatMap(one => (one.resolved ? [] : [one.id])))
      const nodes = editor.getEditorState()._nodeMap
      for (const key of keys) {
        const node = nodes.get(key)
        const dom = node && ($isTextNode(node) || $isAtom(node)) ? editor.getElementByKey(key) : null
        if (!node || !dom) continue
        const count = $commentsOn(node).filter(id => open.has(id)).length
        if (count > 0) dom.dataset.said = String(count)
        else if (dom.dataset.said) delete dom.dataset.said
      }
    })
  const read = (): void => {
    const list = editor.read($said)
    const current = editor.read(() => {
      const selection = $getSelection()
      return $isRangeSelection(selection) ? $commentsOn(selection.focus.getNode())[0] : undefined
    })
    const beside = { ...besideOf(cache.blocks(), list), ...(current && { current }) }
    const now = JSON.stringify(beside)
    if (now === signature) return
    signature = now
    tell(beside)
  }
  const readSoon = debounce(read, REST_MS)
  const onMutation = (mutations: ReadonlyMap<string, string>): void =>
    mark([...mutations].flatMap(([key, what]) => (what === 'destroyed' ? [] : [key])))
  const stop = mergeRegister(
    editor.registerMutationListener(TextNode, onMutation),
    editor.registerMutationListener(AtomNode, onMutation),
    editor.registerCommand(
      SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
      ({ nodes }) => {
        $withoutCopies(nodes)
        return false
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerUpdateListener(() => {
      const list = editor.read($said)
      if (list !== lastComments) {
        lastComments = list
        // settled, opened again: the words did not change
        mark(editor.getEditorState()._nodeMap.keys())
      }
      // while one types the caret follows the keys: it is told where they rest
      cancelFirst()
      readSoon()
    }),
  )
  const cancelFirst = runAfter(0, read)
  return () => {
    cancelFirst()
    readSoon.cancel()
    stop()
  }
}
