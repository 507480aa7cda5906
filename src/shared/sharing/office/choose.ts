import { mergeBlocks } from '../../drafts/merge/merge.ts'
import type { Block } from '../../drafts/model.ts'
import { withValue } from '../field-parts.ts'
import { partsOf, wholeOf } from './thing-shape.ts'
import type { OfficeKind, OpenConflict, ThingState } from './thing-state.ts'

/**
 * Settles one conflict of a thing: `mine` leaves what stands, `theirs` puts the other's version in its place. Of what was written since,
 * only the passage or the field itself changes.
 */
export function chooseSide(
  kind: OfficeKind,
  state: ThingState,
  conflict: string,
  side: 'mine' | 'theirs',
): ThingState {
  const one = state.open.find(({ id }) => id === conflict)
  if (!one) return state
  const open = state.open.filter(({ id }) => id !== conflict)
  if (side === 'mine' || !state.value) return { ...state, open }
  if (one.kind === 'presence') return { value: null, open: [] }
  const parts = partsOf(kind, state.value)
  if (one.passage)
    return {
      open,
      value: wholeOf(kind, { ...parts, blocks: withOffer(parts.blocks ?? [], one.passage) }),
    }
  const [list = '', key] = one.field.split('/')
  const order = parts.orders.get(list)
  const orders = new Map(parts.orders)
  if (order && key !== undefined)
    orders.set(
      list,
      one.theirs === undefined ? order.filter(id => id !== key) : [...new Set([...order, key])],
    )
  return {
    open,
    value: wholeOf(kind, { ...parts, orders, fields: withValue(parts.fields, one.field, one.theirs) }),
  }
}

/** Puts the other reading of a passage in a text, by a merge: what was written around it since stays. */
function withOffer(blocks: readonly Block[], passage: NonNullable<OpenConflict['passage']>): Block[] {
  const standing = new Map(passage.stands.map(block => [block.id, block]))
  const base = blocks.map(block => standing.get(block.id) ?? block)
  const offers = new Map(passage.offer.map(one => [one.block.id, one.block]))
  const theirs = base.flatMap(block => (standing.has(block.id) ? (offers.get(block.id) ?? []) : [block]))
  for (const { block, after } of passage.offer) {
    if (theirs.some(one => one.id === block.id)) continue
    const at = after === undefined ? 0 : theirs.findIndex(one => one.id === after) + 1
    theirs.splice(after !== undefined && at === 0 ? theirs.length : at, 0, block)
  }
  const first = mergeBlocks(base, blocks, theirs)
  const choices = Object.fromEntries(first.conflicts.map(one => [one.id, 'theirs' as const]))
  return mergeBlocks(base, blocks, theirs, { choices }).blocks
}
