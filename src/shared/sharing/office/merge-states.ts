import type { Conflict } from '../../drafts/merge/conflict.ts'
import { mergeBlocks } from '../../drafts/merge/merge.ts'
import { mergeOrder } from '../../drafts/merge/merge-order.ts'
import type { Block } from '../../drafts/model.ts'
import { compare, equal, settle } from '../compare.ts'
import { hasEntries, type Parts, partsOf, wholeOf } from './thing-shape.ts'
import { canonicalJson, type OfficeKind, type OpenConflict, type ThingState } from './thing-state.ts'

/** One side of a merge, and the version it is known by. */
export interface Side {
  readonly state: ThingState
  readonly from: string
}

/** Fields that tell where and when a record was read: each desk has its own, and nobody has to choose. */
const SILENT_FIELDS = new Set(['provenance', 'asOf'])

/**
 * Merges two states of a thing made from one. Every change of both is in it; where both changed the same words or the same field, `mine`
 * stands and an open conflict holds the other. The same three states give the same result on every desk.
 */
export function mergeStates(
  kind: OfficeKind,
  base: ThingState | undefined,
  mine: Side,
  theirs: Side,
): ThingState {
  const open = mergeOpen(base?.open ?? [], mine.state.open, theirs.state.open)
  const [mineValue, theirsValue] = [mine.state.value, theirs.state.value]
  const versions = { mineFrom: mine.from, theirsFrom: theirs.from }
  if (!mineValue || !theirsValue) {
    const survivor = mineValue ?? theirsValue
    if (!survivor) return { value: null, open: [] }
    if (base?.value && equal(base.value, survivor)) return { value: null, open: [] }
    return { value: survivor, open: withConflict(open, { ...PRESENCE_CONFLICT, ...versions }) }
  }
  const [baseParts, mineParts, theirsParts] = [
    partsOf(kind, base?.value ?? {}),
    partsOf(kind, mineValue),
    partsOf(kind, theirsValue),
  ]
  const differences = compare(baseParts.fields, mineParts.fields, theirsParts.fields, true)
  const fields = settle(mineParts.fields, differences)
  const fieldConflicts = differences
    .filter(one => one.conflict && !SILENT_FIELDS.has(one.name))
    .map(
      (one): OpenConflict => ({
        id: one.name,
        kind: 'field',
        field: one.name,
        ...(one.title !== undefined && { title: one.title }),
        mine: one.mine,
        theirs: one.theirs,
        ...versions,
      }),
    )
  const text = mergeTexts(baseParts, mineParts, theirsParts)
  const value = wholeOf(kind, {
    fields,
    orders: mergeOrders(kind, fields, baseParts, mineParts, theirsParts),
    blocks: text?.blocks,
  })
  return {
    value,
    open: [...fieldConflicts, ...(text?.conflicts ?? []).map(one => ({ ...one, ...versions }))].reduce(
      withConflict,
      open,
    ),
  }
}

/** One side removed the thing, the other changed it. */
const PRESENCE_CONFLICT = { id: 'presence', kind: 'presence', field: 'presence' } as const

/** Adds a conflict under a name that tells it from those of other merges. */
function withConflict(open: OpenConflict[], one: OpenConflict): OpenConflict[] {
  const conflict = { ...one, id: `${one.theirsFrom.slice(0, 16)}:${oneLine(one.id)}` }
  return [...open.filter(other => other.id !== conflict.id), conflict]
}

/** The name of a part of a field on one line, as a command takes it. */
const oneLine = (name: string): string => name.replace(/\s+/g, '_')

/** The conflicts still open: one that either side settled is settled. */
function mergeOpen(
  base: readonly OpenConflict[],
  mine: readonly OpenConflict[],
  theirs: readonly OpenConflict[],
): OpenConflict[] {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(all => new Set(all.map(one => one.id)))
  return [
    ...mine.filter(({ id }) => inTheirs?.has(id) || !inBase?.has(id)),
    ...theirs.filter(({ id }) => !inMine?.has(id) && !inBase?.has(id)),
  ]
}

function mergeOrders(
  kind: OfficeKind,
  fields: Parts['fields'],
  base: Parts,
  mine: Parts,
  theirs: Parts,
): Map<string, readonly string[]> {
  const merged = new Map<string, readonly string[]>()
  for (const name of new Set([...mine.orders.keys(), ...theirs.orders.keys()])) {
    const [baseOrder, mineOrder, theirsOrder] = [base, mine, theirs].map(
      parts => parts.orders.get(name) ?? [],
    )
    if (!baseOrder || !mineOrder || !theirsOrder) continue
    const [inBase, inMine, inTheirs] = [new Set(baseOrder), new Set(mineOrder), new Set(theirsOrder)]
    const stands = new Set(
      [...mineOrder, ...theirsOrder].filter(id =>
        hasEntries(kind, name)
          ? fields[`${name}/${id}`] !== undefined
          : inBase.has(id)
            ? inMine.has(id) && inTheirs.has(id)
            : true,
      ),
    )
    const order = mergeOrder(baseOrder, mineOrder, theirsOrder, stands)
    // an order never loses what stands
    merged.set(name, [...order, ...[...stands].filter(id => !order.includes(id))])
  }
  return merged
}

type PassageConflict = Omit<OpenConflict, 'mineFrom' | 'theirsFrom'>

function mergeTexts(
  base: Parts,
  mine: Parts,
  theirs: Parts,
): { blocks: Block[]; conflicts: PassageConflict[] } | undefined {
  if (!base.blocks || !mine.blocks || !theirs.blocks) return undefined
  const texts = [base.blocks, mine.blocks, theirs.blocks] as const
  const { blocks, conflicts } = mergeBlocks(...texts, { isOneText: true })
  return {
    blocks,
    conflicts: conflicts.map(one => {
      const other = mergeBlocks(...texts, { isOneText: true, choices: { [one.id]: 'theirs' } })
      return passageConflict(one, blocks, other.blocks)
    }),
  }
}

const byId = (blocks: readonly Block[]) => new Map(blocks.map(block => [block.id, block]))

const isSame = (a: Block, b: Block | undefined): boolean =>
  a === b || (b !== undefined && canonicalJson(a) === canonicalJson(b))

function passageConflict(
  one: Conflict,
  standing: readonly Block[],
  offered: readonly Block[],
): PassageConflict {
  const [inStanding, inOffered] = [byId(standing), byId(offered)]
  return {
    id: one.id,
    kind: one.kind,
    field: 'blocks',
    passage: {
      block: one.block,
      before: one.before,
      after: one.after,
      mine: one.mine,
      theirs: one.theirs,
      stands: standing.filter(block => !isSame(block, inOffered.get(block.id))),
      offer: offered.flatMap((block, at) => {
        if (isSame(block, inStanding.get(block.id))) return []
        const after = offered[at - 1]?.id
        return [{ block, ...(after !== undefined && { after }) }]
      }),
    },
  }
}
