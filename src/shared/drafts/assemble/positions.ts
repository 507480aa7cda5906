import type { Draft } from '../model.ts'
import { linesOf } from '../walk.ts'

/** Where things stand in a text: the rank of the block that holds each block, item or note, and the numbers of the notes. */
export interface Positions {
  readonly rank: ReadonlyMap<string, number>
  readonly notes: ReadonlyMap<string, number>
}

/** The positions of a draft, in one pass; notes are counted in the order they are printed. */
export function positionsOf(draft: Draft): Positions {
  const rank = new Map<string, number>()
  const notes = new Map<string, number>()
  for (const [at, block] of draft.blocks.entries()) {
    rank.set(block.id, at)
    if (block.kind === 'list') for (const item of block.items) rank.set(item.id, at)
    for (const line of linesOf(block))
      for (const inline of line) {
        if (inline.kind !== 'note') continue
        rank.set(inline.id, at)
        notes.set(inline.id, notes.size + 1)
      }
  }
  return { rank, notes }
}
