import { Amendment } from '../../../shared/campaign/amendments/model.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { OpeningPhrase } from '../../../shared/campaign/briefs/model.ts'
import { Campaign } from '../../../shared/campaign/campaigns/model.ts'
import { SharedDraft, SharedSet } from '../../../shared/campaign/campaigns/shared-documents.ts'
import { TargetList } from '../../../shared/campaign/members/model.ts'
import { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { Template } from '../../../shared/drafts/templates/template.ts'
import { sameContent } from '../../../shared/library/merge/record.ts'
import { Source } from '../../../shared/library/model.ts'
import { compare, type Difference, equal, settle } from '../../../shared/sharing/compare.ts'
import type { ReviewChoice } from '../../../shared/sharing/review.ts'
import type { Thing } from '../../../shared/sharing/thing-fields.ts'
import type { StepItem } from './journal.ts'
import { isOlderState } from './origin.ts'
import type { PackOrigin, PackPart } from './pack-acts.ts'
import { matchInLibrary, presence } from './pack-plan.ts'
import { markOf, schemas } from './pack-things.ts'
import type { Stores } from './stores.ts'

type Line = PackPart['items'][number]
/** A thing as the pack says it, what is here of it, and what was chosen. */
interface Match {
  readonly item: StepItem
  readonly theirs: Thing
  /** the id it has here, where it is here */
  readonly localId?: string
  /** here, but put away by the user */
  readonly isRemoved: boolean
  readonly mine?: Thing['value']
  readonly differences?: readonly Difference[]
  readonly choice?: ReviewChoice
}

/** Takes some things of a pack, within a `writing`. What it did is returned, for undoing. */
export function takeGroup(all: Stores, origin: PackOrigin, group: readonly StepItem[]): PackPart {
  const packStore = all.packs
  // the comparison reads the records of the last reception, so it comes before they are overwritten
  const matches = group.flatMap(item => matchNow(all, origin, item) ?? [])
  const { row } = origin
  // a clock that ran ahead would make older all that its pack says afterwards
  const madeAt = [origin.madeAt, new Date().toISOString()].toSorted()[0] ?? ''
  // what an older state says is no base for the next one
  const newest = matches.filter(({ theirs }) => !isOlderState(all, origin, theirs))
  const records = newest.map(({ theirs: { what, value } }) => {
    const before = packStore.record(row, what, value.id)
    packStore.setRecord(row, { what, id: value.id, data: JSON.stringify(value), madeAt })
    return { what, id: value.id, ...(before && { before: before.data, madeBefore: before.madeAt }) }
  })
  putNew(all, matches)
  return { records, items: matches.flatMap(one => takeOne(all, one) ?? []) }
}

/**
 * A thing beside what is here of it at this moment. What was chosen stands for what was looked at: of what somebody here changed
 * since, only what nobody here touched follows the pack.
 */
function matchNow(all: Stores, origin: PackOrigin, item: StepItem): Match | undefined {
  const theirs = { what: item.what, value: schemas[item.what].parse(item.value) } as Thing
  const place = theirs.what === 'source' ? all.packs.locate(theirs.value) : undefined
  if (place === 'other') return undefined
  const [localId, isRemoved] = [place?.id, place?.removed ?? false]
  const match = isRemoved ? undefined : matchInLibrary(all, origin, theirs, localId, item.restsOn)
  const mark = match ? markOf(item.what, match.mine) : ''
  const asSeen =
    mark === item.mark && (theirs.what !== 'source' || (localId === item.here && isRemoved === item.removed))
  return {
    item: asSeen || !isRemoved ? item : { ...item, state: 'conflict' },
    theirs,
    ...(localId !== undefined && { localId }),
    isRemoved,
    ...match,
    ...(item.choice !== undefined && (asSeen || item.choice === 'keep') && { choice: item.choice }),
  }
}

/** Inserts the sources the library never had, in one batch, so that their words are indexed at once. */
function putNew({ sources }: Stores, group: readonly Match[]): void {
  const fresh = group.flatMap(({ theirs, localId, choice, item }) =>
    theirs.what === 'source' && !localId && isTaken(item, choice) ? [theirs.value] : [],
  )
  if (fresh.length) sources.putAll(fresh, 'pack')
}

/** Takes one thing; what was done to it, or nothing. */
function takeOne(all: Stores, one: Match): Line | undefined {
  const { theirs } = one
  switch (theirs.what) {
    case 'source':
      return takeSource(all, one, theirs.value)
    case 'bill':
      return takeWhole(one, bill => {
        all.bills.put(bill as Bill)
      })
    case 'template':
      return takeWhole(one, template => all.templates.put(Template.parse(template)))
    case 'billText':
      // its bill may have been left out
      return all.bills.has(theirs.value.bill)
        ? takeWhole(one, text => all.billTexts.put(BillText.parse(text)))
        : undefined
    case 'targets':
      return all.bills.has(theirs.value.bill)
        ? takeWhole(one, list => all.targets.put(TargetList.parse(list)))
        : undefined
    case 'opening':
      return takeWhole(one, phrase => all.openings.put(OpeningPhrase.parse(phrase)))
    case 'campaign':
      return all.bills.has(theirs.value.bill)
        ? takeWhole(one, campaign => all.campaigns.put(Campaign.parse(campaign)))
        : undefined
    case 'amendment':
      return takeWhole(one, amendment => all.amendments.put(Amendment.parse(amendment)))
    case 'draft':
      return all.bills.has(theirs.value.bill)
        ? takeWhole(one, draft => all.documents.putDraft(SharedDraft.parse(draft)))
        : undefined
    case 'set':
      // its text may have been left out
      return all.documents.findDraft(theirs.value.draft)
        ? takeWhole(one, set => all.documents.putSet(SharedSet.parse(set)))
        : undefined
    case 'project':
      return takeWhole(one, project => all.projects.putShared(LocalProject.parse(project)))
  }
}

function takeWhole(one: Match, put: (value: object) => void): Line | undefined {
  const { theirs, mine, differences = [], choice } = one
  if (!mine && !isTaken(one.item, choice)) return undefined
  const next = mine ? settle(mine, differences, choice) : theirs.value
  if (mine && equal(mine, next)) return undefined
  put(next)
  return {
    ...lineOf(one, theirs.value.id),
    ...(mine && { before: JSON.stringify(mine) }),
    after: markOf(theirs.what, next),
  }
}

const lineOf = ({ item, isRemoved }: Match, id: string) => ({
  what: item.what,
  id,
  from: item.id,
  label: item.label,
  removed: isRemoved,
})

function takeSource(all: Stores, one: Match, theirs: Source): Line | undefined {
  const library = all.sources
  const { localId, isRemoved, choice, item } = one
  // what else in the pack names it by the id it has there must find it
  if (localId && localId !== theirs.id && !isRemoved) all.packs.alias(theirs.id, localId)
  if (isRemoved) {
    return isTaken(item, choice) ? bringBack(all, one, theirs) : undefined
  }
  if (!one.mine) {
    if (!isTaken(one.item, choice)) return undefined
    const copy = library.get(theirs.id)
    return { ...lineOf(one, copy.id), after: markOf('source', copy) }
  }
  const mine = one.mine as Source
  const next = settle(mine, one.differences ?? [], choice)
  if (sameContent(mine, next)) return undefined
  const record = library.save(Source.parse({ ...next, id: mine.id, revision: mine.revision }))
  return { ...lineOf(one, mine.id), before: JSON.stringify(mine), after: markOf('source', record) }
}

/** Whether a thing that is not here is to come: a new one unless it is left, any other where it is asked back. */
function isTaken({ state }: StepItem, choice: ReviewChoice | undefined): boolean {
  if (state === 'new') return choice !== 'keep'
  return choice === 'take' || (typeof choice === 'object' && choice[presence] === 'theirs')
}

/** A source the user had put away comes back as the pack has it, with the notes and tags it had. */
function bringBack({ sources: library }: Stores, one: Match, theirs: Source): Line {
  const id = one.localId ?? theirs.id
  library.restore(id)
  const before = library.get(id)
  const next = settle(before, compare(before, before, theirs, false), 'take')
  const record = sameContent(before, next)
    ? before
    : library.save(Source.parse({ ...next, id: before.id, revision: before.revision }))
  return { ...lineOf(one, before.id), before: JSON.stringify(before), after: markOf('source', record) }
}
