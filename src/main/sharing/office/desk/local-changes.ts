import { equal } from '../../../../shared/sharing/compare.ts'
import { mergeStates } from '../../../../shared/sharing/office/merge-states.ts'
import type { OfficeKind, ThingState } from '../../../../shared/sharing/office/thing-state.ts'
import { filings } from '../../../filings/store.ts'
import type { Library } from '../../../kernel/library.ts'
import { faultOf } from '../aside/faults.ts'
import { refuse } from '../aside/refusal.ts'
import { isWrittenTogether } from '../together/session-name.ts'
import { writingTimes } from '../writing-times.ts'
import { isLeftToOthers } from './campaign-things.ts'
import { type OutgoingThing, readThing, thingKey, thingsWith, withSupport } from './read-thing.ts'
import { chosenInSlices, inSlices } from './slices.ts'
import { officeStore, type ThingRow } from './store.ts'
import { addOwnVersion, stateAt } from './versions.ts'

/** Who writes, and when, as versions say it. */
export interface Writer {
  readonly author: string
  readonly at: string
}

type Key = Pick<ThingRow, 'kind' | 'id'>

/** Told of a thing of this library that cannot be read, and why. */
type OnFault = (thing: Key, reason: string) => void

/** The things of a space on this desk: those it was brought, and all that now goes with them. One that cannot be read keeps none of the others out. */
export async function thingsOf(
  { db }: Pick<Library, 'db'>,
  space: string,
  onFault: OnFault = () => undefined,
): Promise<Key[]> {
  const store = officeStore(db)
  const all = new Map<string, Key>()
  const add = (kind: OfficeKind, id: string) => void all.set(thingKey(kind, id), { kind, id })
  const sources: string[] = []
  for (const { kind, id } of store.standings(space)) {
    add(kind, id)
    if (kind === 'source') sources.push(id)
    else
      try {
        if (store.thing(space, kind, id)?.value)
          for (const one of await thingsWith(db, kind, id)) add(one.kind, one.id)
      } catch (error) {
        onFault({ kind, id }, faultOf(error))
      }
  }
  for (const id of await withSupport(db, sources)) add('source', id)
  return [...all.values()]
}

/** The things of a space whose content here is not what the space was given; those that cannot be read are among them. */
export const changedThings = async (
  library: Pick<Library, 'db'>,
  space: string,
  onFault?: OnFault,
): Promise<Key[]> =>
  chosenInSlices(await thingsOf(library, space, onFault), ({ kind, id }) => {
    try {
      return changeOf(library, space, kind, id) !== undefined
    } catch (error) {
      faultOf(error)
      return true
    }
  })

/** Finds what a desk changed in a thing since it was brought to its versions; undefined where nothing did, or where it is not to be sent. */
function changeOf(
  { db }: Pick<Library, 'db'>,
  space: string,
  kind: OfficeKind,
  id: string,
): { readonly row: ThingRow | undefined; readonly now: OutgoingThing | undefined } | undefined {
  const store = officeStore(db)
  const row = store.thing(space, kind, id)
  const now = readThing(db, kind, id)
  if (!row) {
    // a public text that the space has already
    const isThere = isPublicText(kind, now) && store.versions(space, kind, id).length > 0
    return now && !isThere ? { row, now } : undefined
  }
  if (row.value === undefined && now === undefined) return undefined
  if (row.value !== undefined && now !== undefined && equal(row.value, now.value)) return undefined
  if (kind === 'source' && (now === undefined || isPublicText(kind, now))) return undefined
  // removed or erased here: the others keep theirs
  if (kind === 'dossier' && now === undefined) return undefined
  if (now === undefined && (isDossierGone(db, row) || isLeftToOthers(db, kind, id, row.value)))
    return undefined
  if (kind === 'draft' && filings(db).ofDraft(id)) return undefined
  return { row, now }
}

export const isPublicText = (kind: OfficeKind, thing: OutgoingThing | undefined): boolean =>
  kind === 'source' && thing !== undefined && thing.value.kind !== 'argument'

/** Whether the dossier of a thing is no longer on this desk. */
const isDossierGone = (db: Library['db'], { value }: ThingRow): boolean =>
  typeof value?.dossier === 'string' && readThing(db, 'dossier', value.dossier) === undefined

/** Makes versions of all that changed here in the things of a space, a few by transaction; those that cannot be read are set aside. */
export async function recordLocalChanges(library: Library, space: string, writer: Writer): Promise<void> {
  const faults = new Map<Key, string>()
  const changed = await changedThings(library, space, (thing, reason) => faults.set(thing, reason))
  const setAside = ({ kind, id }: Key, reason: string) => {
    const heads = officeStore(library.db).thing(space, kind, id)?.heads ?? []
    refuse(library, space, { kind, id, heads }, `ce qui en a changé ici n’a pas été envoyé\u00a0: ${reason}`)
  }
  await inSlices(
    library,
    changed,
    ({ kind, id }) => void recordChange(library, space, kind, id, writer),
    setAside,
  )
  await inSlices(library, [...faults], ([thing, reason]) => setAside(thing, reason))
}

/** Makes a version of what changed here in one thing, within a transaction; whether anything had. */
export function recordChange(
  library: Library,
  space: string,
  kind: OfficeKind,
  id: string,
  { author, at }: Writer,
): boolean {
  const { db } = library
  if (kind === 'draft' && isWrittenTogether(library, space, id)) return false
  const change = changeOf(library, space, kind, id)
  if (!change) return false
  const { row, now } = change
  const parents = row?.heads ?? []
  const shared = parents.length > 0 ? stateAt(db, space, { kind, id }, parents) : undefined
  const state = stateToSend(kind, row, shared, now)
  const label = now?.label ?? labelBefore(library, space, parents)
  const times = writingTimes(db)
  const savedAt = times.ofChange(space, kind, id, now?.savedAt)
  const writtenAt = savedAt !== undefined && savedAt <= at ? savedAt : undefined
  const version = { kind, id, label, at, parents: [...parents], state, files: [] }
  const hash = addOwnVersion(db, space, { ...version, ...(writtenAt && { writtenAt }) }, author)
  officeStore(db).setThing({
    ...{ space, kind, id, refusedHeads: [], refusal: '' },
    heads: [hash],
    value: now?.value,
  })
  times.noteSave(space, kind, id, now?.savedAt)
  return true
}

/** Content of a thing here; of what the library did not take of the space, all that nobody changed here is in it. */
function stateToSend(
  kind: OfficeKind,
  row: ThingRow | undefined,
  shared: ThingState | undefined,
  now: OutgoingThing | undefined,
): ThingState {
  if (!now) return { value: null, open: [] }
  const open = shared?.open ?? []
  if (!row?.value || !shared?.value || equal(row.value, shared.value)) return { value: now.value, open }
  const from = row.heads[0] ?? ''
  const { value } = mergeStates(
    kind,
    { value: { ...row.value }, open: [] },
    { state: { value: now.value, open: [] }, from },
    { state: { value: shared.value, open: [] }, from },
  )
  return { value, open }
}

const labelBefore = ({ db }: Library, space: string, parents: readonly string[]): string =>
  officeStore(db).version(space, parents[0] ?? '')?.label ?? ''
