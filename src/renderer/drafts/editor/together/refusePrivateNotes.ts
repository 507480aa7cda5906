import type { LexicalEditor } from 'lexical'
import { AtomNode } from '../nodes/atom.ts'
import { $atom, $setAtom } from '../nodes/head.ts'

/** Takes out at once the private notes put in a text that others write at the same moment: they would read them. */
export const refusePrivateNotes = (editor: LexicalEditor, onNote: () => void): (() => void) =>
  editor.registerNodeTransform(AtomNode, node => {
    const atom = $atom(node)
    const isPrivate = atom.kind === 'private'
    const holdsOne = atom.kind === 'note' && atom.inlines.some(one => one.kind === 'private')
    if (!isPrivate && !holdsOne) return
    if (isPrivate) node.remove()
    else $setAtom(node, { ...atom, inlines: atom.inlines.filter(one => one.kind !== 'private') })
    onNote()
  })
