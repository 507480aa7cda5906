import { $dfs } from '@lexical/utils'
import type { LexicalEditor, NodeKey } from 'lexical'
import type { Opened } from '../cards/atoms.ts'
import { $isAtom } from '../nodes/atom.ts'
import { $atom } from '../nodes/head.ts'

/** The calls of notes, in the order of the text. */
export const calls = (editor: LexicalEditor): Opened[] =>
  editor.read(() =>
    $dfs().flatMap(({ node }) => {
      const atom = $isAtom(node) ? $atom(node) : undefined
      return atom?.kind === 'note' ? [{ key: node.getKey(), atom }] : []
    }),
  )

/** The note after or before one; the first or the last from the text, by the place of the caret. */
export const around = (editor: LexicalEditor, from: NodeKey | undefined, by: 1 | -1): Opened | undefined => {
  const all = calls(editor)
  const at = all.findIndex(one => one.key === from)
  if (at >= 0) return all[at + by]
  const caret = getSelection()?.anchorNode
  const isAfter = ({ key }: Opened): boolean => {
    const dom = editor.getElementByKey(key)
    return !caret || !dom || (caret.compareDocumentPosition(dom) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  }
  return by > 0 ? all.find(isAfter) : all.findLast(one => !isAfter(one))
}
