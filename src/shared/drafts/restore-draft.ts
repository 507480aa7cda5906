import type { Block, Draft } from './model.ts'

/**
 * A text as an older version of it: the whole, or these blocks of it alone, each put over what it has become, or back where it
 * stood. What is said in comments of today stays, and so do those of the version that its words still bear.
 */
export function restoreDraft(draft: Draft, old: Draft, only?: readonly string[]): Draft {
  const ids = new Set(draft.comments.map(one => one.id))
  const comments = [...draft.comments, ...old.comments.filter(one => !ids.has(one.id))]
  if (!only) {
    const { blocks, base, numbering } = old
    return { ...draft, blocks, base, numbering, comments }
  }
  return {
    ...draft,
    comments,
    blocks: only.reduce((blocks, id) => put(blocks, old.blocks, id), draft.blocks),
  }
}

function put(blocks: readonly Block[], old: readonly Block[], id: string): Block[] {
  const at = old.findIndex(block => block.id === id)
  const block = old[at]
  if (!block) return [...blocks]
  if (blocks.some(one => one.id === id)) return blocks.map(one => (one.id === id ? block : one))
  const before = new Set(old.slice(0, at).map(one => one.id))
  return blocks.toSpliced(blocks.findLastIndex(one => before.has(one.id)) + 1, 0, block)
}
