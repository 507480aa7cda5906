import { $getRoot, HISTORIC_TAG, type LexicalEditor, type NodeKey } from 'lexical'
import { linesOf } from '../../shared/draft/walk.ts'
import type { Block } from '../../shared/model/draft.ts'
import { $block } from './convert.ts'

interface Kept {
  readonly block: Block
  readonly words: number
}

/** The blocks of the editor, converted again only where something changed since they were last asked for. */
export const blockCache = (editor: LexicalEditor) => {
  const kept = new Map<NodeKey, Kept>()
  const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
    if (tags.has(HISTORIC_TAG)) kept.clear()
    for (const key of dirtyElements.keys()) kept.delete(key)
    for (const key of dirtyLeaves) kept.delete(key)
  })
  const all = (): Kept[] =>
    editor.read(() =>
      $getRoot()
        .getChildren()
        .map(node => {
          const key = node.getKey()
          const known = kept.get(key)
          if (known) return known
          const block = $block(node)
          const made = { block, words: countWords(block) }
          kept.set(key, made)
          return made
        }),
    )
  return {
    blocks: () => all().map(one => one.block),
    words: () => all().reduce((sum, one) => sum + one.words, 0),
    stop,
  }
}

/** Words of a block as a reader counts them: an apostrophe or a hyphen does not begin a new one. */
const countWords = (block: Block): number => {
  let count = 0
  for (const line of linesOf(block)) {
    const text = line.map(inline => (inline.kind === 'text' ? inline.text : ' ')).join('')
    count += text.match(/[\p{L}\p{N}]+(?:[’'·-][\p{L}\p{N}]+)*/gu)?.length ?? 0
  }
  return count
}
