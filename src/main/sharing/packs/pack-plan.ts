import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { isBehind } from '../../../shared/campaign/bills/state/moves.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { label } from '../../../shared/library/cite/print.ts'
import { keysOf } from '../../../shared/library/keys.ts'
import { bareSource } from '../../../shared/library/kinds/registry.ts'
import type { Source } from '../../../shared/library/model.ts'
import { compare, type Difference, equal, stateOf } from '../../../shared/sharing/compare.ts'
import type { ReviewItem } from '../../../shared/sharing/review.ts'
import { shorten } from '../../../shared/sharing/shorten.ts'
import type { Thing, What } from '../../../shared/sharing/thing-fields.ts'
import { fieldLabel, readable } from '../../../shared/sharing/words.ts'
import { templates } from '../../drafts/templates.ts'
import { isOlderRecord, isOlderState, leaveAll, leaveKnown } from './origin.ts'
import type { PackOrigin } from './pack-acts.ts'
import { markOf, readThing } from './pack-things.ts'
import type { PackEntry, ReadPack } from './read-pack.ts'
import type { Stores } from './stores.ts'

/** One thing of a pack, beside what the library has of it: what it says stays in the pack. */
export interface PlanItem {
  readonly entry: PackEntry
  /** the id it has here, where it is here */
  readonly here?: string
  /** by which one sees that what is here changed since; empty where nothing is */
  readonly mark: string
  /** here, but put away by the user */
  readonly removed: boolean
  readonly state: ReviewItem['state']
}

/** The changes a pack would make; building it writes nothing. */
export interface Plan {
  readonly items: readonly PlanItem[]
  readonly rejected: { file: string; reason: string }[]
}

/** The field that says whether a thing is in the library at all. */
export const presence = 'presence'

/**
 * Compares each thing of a pack with what is here and with what was last received of it. `tell` is given what is to be read of each, in
 * their order.
 */
export function plan(
  all: Stores,
  origin: PackOrigin,
  content: ReadPack,
  tell?: (item: ReviewItem) => void,
): Plan {
  const { sources: library, packs: packStore } = all
  const ours = new Set(templates().map(one => one.id))
  const names = new Map(content.entries.flatMap(one => (one.what === 'source' ? [[one.id, one.label]] : [])))
  const nameOf = (id: string) => {
    const title = names.get(id)
    if (title) return title
    const [source] = library.existing([id])
    return source ? label(source) : id
  }
  const rejections: Plan['rejected'] = []
  const keysInPack = new Set<string>()
  const billIds = new Set(all.bills.list().map(one => one.id))
  for (const one of content.entries) if (one.what === 'bill') billIds.add(one.id)

  /** Why a thing cannot be taken at all; else where it is here. */
  function place(thing: Thing): string | { id: string; removed: boolean } | undefined {
    switch (thing.what) {
      case 'source': {
        const match = packStore.locate(thing.value)
        if (match === 'other') return 'son identifiant est ici celui d’une source d’une autre nature'
        // two records of one source would be written one over the other
        const keys = [...(match ? [`here:${match.id}`] : []), ...keysOf(thing.value)]
        if (keys.some(key => keysInPack.has(key))) return 'le lot porte deux fois cette source'
        for (const key of keys) keysInPack.add(key)
        return match
      }
      case 'template':
        return ours.has(thing.value.id) ? 'ce modèle porte le nom d’un modèle du programme' : undefined
      case 'billText':
      case 'targets':
      case 'campaign':
      case 'draft':
      case 'set':
        return billIds.has(thing.value.bill) ? undefined : 'son texte de loi n’est ni ici, ni dans le lot'
      default:
        return undefined
    }
  }

  const items = content.entries.flatMap((entry): PlanItem[] => {
    const thing = content.thing(entry)
    const location = place(thing)
    if (typeof location === 'string') {
      rejections.push({ file: entry.label, reason: location })
      return []
    }
    const lastVersion = location?.removed ? receivedOf(all, origin.row, thing) : undefined
    if (location?.removed && lastVersion) {
      const isSame = equal(ownContent(lastVersion as Source), ownContent(thing.value as Source))
      const isOlder = isOlderState(all, origin, thing)
      const state = isSame ? 'same' : isOlder ? 'older' : 'conflict'
      tell?.({ ...itemOf(entry, thing), state, fields: [removalField(state)] })
      return [{ entry, here: location.id, removed: true, mark: '', state }]
    }
    const match = location?.removed
      ? undefined
      : matchInLibrary(all, origin, thing, location?.id, entry.restsOn)
    if (!match && isOlderState(all, origin, thing) && receivedOf(all, origin.row, thing)) {
      tell?.({ ...itemOf(entry, thing), state: 'older', fields: [removalField('older')] })
      return [{ entry, removed: location?.removed ?? false, mark: '', state: 'older' }]
    }
    if (!match) {
      tell?.({ ...itemOf(entry, thing), state: 'new', fields: [] })
      const local = location && { here: location.id }
      return [{ entry, ...local, removed: location?.removed ?? false, mark: '', state: 'new' }]
    }
    const state = stateOf(match.differences)
    tell?.({ ...itemOf(entry, thing), state, fields: match.differences.map(one => reviewField(one, nameOf)) })
    return [{ entry, here: match.mine.id, removed: false, mark: markOf(thing.what, match.mine), state }]
  })
  return { items, rejected: rejections }
}

/**
 * Compares a thing of a pack with the library's; undefined where the library has none. The base is the state its sender started from,
 * where it was sent or received here, else the one last received. An older state than the library's proposes nothing.
 */
export function matchInLibrary(
  all: Stores,
  origin: PackOrigin,
  thing: Thing,
  localId: string | undefined,
  restsOn: string | undefined,
): { readonly mine: Thing['value']; readonly differences: readonly Difference[] } | undefined {
  const mine = currentOf(all, thing.what, thing.what === 'source' ? localId : thing.value.id)
  if (!mine) return undefined
  const lastVersion = parting(all, thing, restsOn) ?? receivedOf(all, origin.row, thing)
  // what nobody here changed is what imports and packs say of it
  const base = lastVersion ?? publishedOf(all, thing.what, mine.id) ?? mine
  const alike = !('kind' in base && 'kind' in mine) || base.kind === mine.kind
  const before = alike ? base : bareSource((mine as Source).kind, mine.id)
  const differences = compare(before, mine, thing.value, lastVersion !== undefined)
  const isBillBehind = thing.what === 'bill' && isBehind(mine as Bill, thing.value, localDay(new Date()))
  if (isBillBehind || isOlderState(all, origin, thing)) return { mine, differences: leaveAll(differences) }
  const isRecordOlder = thing.what === 'source' && isOlderRecord(mine as Source, thing.value)
  return { mine, differences: isRecordOlder ? leaveKnown(differences) : differences }
}

/** The state that imports gave a thing the user changed. */
export function publishedOf(all: Stores, what: What, id: string): Thing['value'] | undefined {
  if (what === 'source') return all.packs.base(id)
  return what === 'bill' ? all.bills.base(id) : undefined
}

/** The state a sender started from, where this library had it too. */
function parting({ sent }: Stores, { what, value }: Thing, restsOn: string | undefined) {
  const data = restsOn === undefined ? undefined : sent.find({ what, id: value.id, version: restsOn })
  return data === undefined ? undefined : readThing(what, data)
}

/** A thing of the library by its id. */
export function currentOf(all: Stores, what: What, id: string | undefined): Thing['value'] | undefined {
  if (id === undefined) return undefined
  switch (what) {
    case 'source':
      return all.sources.existing([id])[0]
    case 'bill':
      return all.bills.list().find(one => one.id === id)
    case 'template':
      return all.templates.find(id)
    case 'billText':
      return all.billTexts.find(id)
    case 'targets':
      return all.targets.find(id)
    case 'opening':
      return all.openings.find(id)
    case 'campaign':
      return all.campaigns.find(id)
    case 'amendment':
      return all.amendments.find(id)
    case 'draft':
      return all.documents.findDraft(id)
    case 'set':
      return all.documents.findSet(id)
    case 'project':
      return all.projects.findShared(id)
  }
}

function receivedOf({ packs }: Stores, pack: string, { what, value }: Thing): Thing['value'] | undefined {
  const before = packs.lastReceived(pack, what, value.id)
  return before === undefined ? undefined : readThing(what, before)
}

/** A source without what the library alone says of it. */
const ownContent = (source: Source) => ({ ...source, revision: 0, updatedAt: '', tags: [] })

const itemOf = ({ id, label: name }: PackEntry, thing: Thing) => ({
  id,
  what: thing.what === 'source' ? thing.value.kind : thing.what,
  label: name,
  ...(thing.what === 'source' && {
    certainty: thing.value.certainty,
    withdrawn: thing.value.withdrawn,
  }),
})

/** The user put it away: it stays so, unless they say otherwise. */
const removalField = (state: ReviewItem['state']): ReviewItem['fields'][number] => ({
  name: presence,
  label: 'Présence',
  base: 'dans la bibliothèque',
  mine: 'retirée par vous',
  theirs: state === 'conflict' ? 'dans le lot, modifiée' : 'dans le lot',
  conflict: state === 'conflict',
  take: 'mine',
  ...(state === 'older' && { older: true }),
})

function reviewField(one: Difference, nameOf: (id: string) => string): ReviewItem['fields'][number] {
  const [base, mine, theirs] = shorten(
    [one.base, one.mine, one.theirs].map(value => readable(one.name, value, nameOf)),
  ).map(copyText)
  return {
    name: one.name,
    label: fieldLabel(one.name, one.theirs ?? one.mine, one.title),
    ...(one.united && { united: true }),
    base,
    mine,
    theirs,
    conflict: one.conflict,
    take: one.take,
    ...(one.older && { older: true }),
  }
}

/** The same words in memory of their own: cut out of a text, they would keep the whole of it as long as the review waits. */
const copyText = (words: string | undefined): string | undefined =>
  words && Buffer.from(words, 'utf16le').toString('utf16le')
