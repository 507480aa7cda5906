import { $dfs } from '@lexical/utils'
import type { LexicalEditor } from 'lexical'
import type { Opened } from '../atoms.ts'
import { INSERT_ATOM } from '../commands.ts'
import { $isAtom } from '../nodes/atom.ts'
import { $atom, type Atom, newId } from '../nodes/head.ts'

/** An empty note, private note or link, ready to be filled in its card. */
export const newAtom = (kind: 'note' | 'private' | 'link'): Atom => {
  if (kind === 'link') return { kind, url: '', text: 'lien' }
  return kind === 'note' ? { kind, id: newId(), inlines: [] } : { kind, id: newId(), text: '' }
}

/** Inserts an atom at the caret and opens its card. */
export const insertNote = (editor: LexicalEditor, atom: Atom, onOpen: (opened: Opened) => void): void => {
  editor.dispatchCommand(INSERT_ATOM, atom)
  const opened = editor.read(() => {
    const found = $dfs().find(({ node }) => $isAtom(node) && $atom(node) === atom)
    return found && { key: found.node.getKey(), atom }
  })
  if (opened) onOpen(opened)
}
