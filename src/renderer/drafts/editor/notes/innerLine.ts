import { $isTableNode } from '@lexical/table'
import { $getNodeByKey, createCommand, type LexicalCommand, type NodeKey } from 'lexical'
import type { NoteInline } from '../../../../shared/drafts/model.ts'
import { $isAtom } from '../nodes/atom.ts'
import { $atom, $setAtom, $setHead } from '../nodes/head.ts'
import { $isPicture, $pictureHead } from '../nodes/picture.ts'
import { $tableHead } from '../tables/tableNodes.ts'

/** A line written apart from the text, in its own small editor: that of a note, the words beside a picture or a table. */
export interface InnerLine {
  /** the call of the note, or the picture or table */
  readonly key: NodeKey
  readonly of: 'note' | 'caption'
  /** of the note, or of the block */
  readonly id: string
  readonly inlines: readonly NoteInline[]
}

/** Asks to write the words beside a picture or a table. */
export const WRITE_CAPTION: LexicalCommand<NodeKey> = createCommand('WRITE_CAPTION')

/** The line a node holds apart from the text, where it holds one and still stands. */
export const $innerLine = (key: NodeKey): InnerLine | undefined => {
  const node = $getNodeByKey(key)
  if (!node?.isAttached()) return undefined
  if ($isAtom(node)) {
    const atom = $atom(node)
    return atom.kind === 'note' ? { key, of: 'note', id: atom.id, inlines: atom.inlines } : undefined
  }
  const head = $isPicture(node) ? $pictureHead(node) : $isTableNode(node) ? $tableHead(node) : undefined
  return head && { key, of: 'caption', id: head.id, inlines: head.caption }
}

/** Writes the line a node holds apart from the text. */
export const $setInnerLine = (key: NodeKey, inlines: NoteInline[]): void => {
  const node = $getNodeByKey(key)
  if ($isAtom(node)) {
    const atom = $atom(node)
    if (atom.kind === 'note') $setAtom(node, { ...atom, inlines })
  } else if ($isPicture(node)) $setHead(node, { ...$pictureHead(node), caption: inlines })
  else if ($isTableNode(node)) $setHead(node, { ...$tableHead(node), caption: inlines })
}
