import { $getNearestNodeFromDOMNode, type LexicalEditor } from 'lexical'
import { type Labels, shown } from '../labels.ts'
import { $isAtom, showAtom } from '../nodes/atom.ts'
import { $atom } from '../nodes/head.ts'
import type { Held } from './held.ts'

/** Gives what stands in an open note or caption the labels it has in the page, where they were computed in the order of the text. */
export const relabelNote = (note: LexicalEditor, labels: Labels, { id }: Held): void => {
  const lines = labels.notes.get(id)
  const marks = note.getRootElement()?.querySelectorAll<HTMLElement>('[data-atom]') ?? []
  note.read(() => {
    for (const [at, dom] of [...marks].entries()) {
      const node = $getNearestNodeFromDOMNode(dom)
      const line = lines?.[at]
      if ($isAtom(node) && line) showAtom(dom, shown($atom(node), line, labels))
    }
  })
}
