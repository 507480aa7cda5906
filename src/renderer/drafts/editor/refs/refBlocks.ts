import { $createTextNode, $getNodeByKey, HISTORY_PUSH_TAG, type LexicalEditor, type NodeKey } from 'lexical'
import type { Labels } from '../cards/labels.ts'

const idOf = (dom: Element | null | undefined): string =>
  dom?.closest<HTMLElement>('.editor-page > [data-id]')?.dataset.id ?? ''

/** The block of the page that holds a node. */
export const blockHolding = (editor: LexicalEditor, key: NodeKey): string => idOf(editor.getElementByKey(key))

/** The block the caret is in, or the one that calls the note being written. */
export const caretBlock = (page: LexicalEditor, note: NodeKey | undefined): string => {
  if (note) return blockHolding(page, note)
  const node = document.getSelection()?.anchorNode
  return idOf(node instanceof Element ? node : node?.parentElement)
}

/** The block where a reference leads: its target, or the block that calls the note it names. */
export const blockOf = (target: string, { context }: Labels): string | undefined => {
  const rank = context.positions.rank.get(target)
  return rank === undefined ? undefined : context.material.draft.blocks[rank]?.id
}

/** Puts words where a reference was: it no longer follows. */
export const toText = (editor: LexicalEditor, key: NodeKey, words: string): void =>
  editor.update(() => void $getNodeByKey(key)?.replace($createTextNode(words)), { tag: HISTORY_PUSH_TAG })
