import type { Block, Draft } from '../model.ts'
import type { TypedChange } from '../typing.ts'

/** Computes the changes from the last save to the text on screen, blocks compared as objects. */
export function changeBetween(before: Draft, now: Draft): TypedChange {
  const head = headOf(now)
  return {
    ...changedBlocks(before.blocks, now.blocks),
    ...(JSON.stringify(head) !== JSON.stringify(headOf(before)) && { head }),
  }
}

export const isUnchanged = ({ blocks, order, head }: TypedChange): boolean =>
  blocks.length === 0 && !order && !head

const headOf = ({ id: _, dossier: __, blocks: ___, revision: ____, updatedAt: _____, ...head }: Draft) => head

function changedBlocks(before: readonly Block[], now: readonly Block[]): TypedChange {
  // between two keys nothing moves: no table of two thousand blocks is made
  if (before.length === now.length && before.every(({ id }, at) => id === now[at]?.id))
    return { blocks: now.filter((block, at) => block !== before[at]) }
  const order = now.map(({ id }) => id)
  if (new Set(order).size < order.length) return { blocks: [...now], order }
  const beforeById = new Map(before.map(block => [block.id, block]))
  return { blocks: now.filter(block => beforeById.get(block.id) !== block), order }
}

/**
 * The text a change makes. Made from another revision, the change may name blocks that are gone, which are left out, or change
 * one that is: it comes last, so that none of its words is lost.
 */
export function applyChange(draft: Draft, { blocks, order, head }: TypedChange): Draft {
  const ids = order ?? draft.blocks.map(({ id }) => id)
  const isWhole = new Set(ids).size < ids.length && blocks.length === ids.length
  return { ...draft, ...head, blocks: isWhole ? blocks : placeBlocks() }

  function placeBlocks(): Block[] {
    const blockById = new Map([...draft.blocks, ...blocks].map(block => [block.id, block]))
    const inOrder = ids.flatMap(id => blockById.get(id) ?? [])
    const idSet = new Set(ids)
    return [...inOrder, ...blocks.filter(({ id }) => !idSet.has(id))]
  }
}
