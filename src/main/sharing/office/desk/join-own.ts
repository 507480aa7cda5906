import { equal } from '../../../../shared/sharing/compare.ts'
import { mergeStates } from '../../../../shared/sharing/office/merge-states.ts'
import {
  CampaignKind,
  type OfficeKind,
  type ThingState,
} from '../../../../shared/sharing/office/thing-state.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Library } from '../../../kernel/library.ts'
import { publishedOf } from '../../packs/pack-plan.ts'
import { readThing as readPackThing } from '../../packs/pack-things.ts'
import { packs } from '../../store.ts'
import { campaignStores, outgoingThing, packKind } from './campaign-things.ts'
import { isPublicText, type Writer } from './local-changes.ts'
import { readThing } from './read-thing.ts'
import { officeStore } from './store.ts'
import { addOwnVersion, resolveThing } from './versions.ts'

const isCampaignKind = (kind: OfficeKind): kind is CampaignKind => CampaignKind.safeParse(kind).success

/**
 * Merges what this library had of a thing of a space before it met it there, within the `writing` that takes it in: the same argument, bill
 * or campaign may have come to both by a pack. Of one that nobody here changed since, the space's stands. Whether there was anything to merge.
 */
export function joinOwnThing(
  { db }: Library,
  space: string,
  kind: OfficeKind,
  id: string,
  { author, at }: Writer,
): boolean {
  if (kind === 'filing' || officeStore(db).thing(space, kind, id)) return false
  const mine = readThing(db, kind, id)
  if (!mine || isPublicText(kind, mine)) return false
  const theirs = resolveThing(db, space, kind, id)
  if (!theirs?.state.value) return false
  const base = startOf(db, kind, id, mine.value)
  if (equal(mine.value, theirs.state.value) || (base && equal(mine.value, base.value))) return false
  const version = (parents: readonly string[], state: ThingState) =>
    addOwnVersion(
      db,
      space,
      { ...{ kind, id, at, state, label: mine.label }, parents: [...parents], files: [] },
      author,
    )
  const from = version([], { value: mine.value, open: [] })
  const merged = mergeStates(
    kind,
    base,
    { state: theirs.state, from: theirs.heads[0] ?? from },
    { state: { value: mine.value, open: [] }, from },
  )
  version([...theirs.heads, from], merged)
  return true
}

/** Where a thing of this library started from: as it was last received in a pack, or published; undefined for one written here. */
function startOf(
  db: Database,
  kind: OfficeKind,
  id: string,
  mine: Readonly<Record<string, unknown>>,
): ThingState | undefined {
  if (kind !== 'source' && !isCampaignKind(kind)) return undefined
  const what = kind === 'source' ? kind : packKind(kind)
  const received = packs(db).lastReceived('', what, id)
  const value =
    (received === undefined ? undefined : readPackThing(what, received)) ??
    publishedOf(campaignStores(db), what, id)
  // a source without a published state of its own is as its publisher gave it
  if (!value) return kind === 'source' ? { value: { ...mine }, open: [] } : undefined
  return { value: outgoingThing(what, value), open: [] }
}
