import { $getNearestNodeFromDOMNode, type LexicalEditor } from 'lexical'
import type { Opened } from '../atoms.ts'
import { type Labels, shown } from '../labels.ts'
import { $isAtom, showAtom } from '../nodes/atom.ts'
import { $atom } from '../nodes/head.ts'

/** Gives what stands in an open note the labels it has in the page, where they were computed in the order of the text. */
export const relabelNote = (note: LexicalEditor, labels: Labels, { atom }: Opened): void => {
  const lines = atom.kind === 'note' ? labels.notes.get(atom.id) : undefined
  const marks = note.getRootElement()?.querySelectorAll<HTMLElement>('[data-atom]') ?? []
  note.read(() => {
    for (const [at, dom] of [...marks].entries()) {
      const node = $getNearestNodeFromDOMNode(dom)
      const line = lines?.[at]
      if ($isAtom(node) && line) showAtom(dom, shown($atom(node), line, labels))
    }
  })
}
