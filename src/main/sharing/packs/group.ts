import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { OpeningPhrase } from '../../../shared/campaign/briefs/model.ts'
import { TargetList } from '../../../shared/campaign/members/model.ts'
import { Template } from '../../../shared/drafts/templates/template.ts'
import { sameContent } from '../../../shared/library/merge-record.ts'
import { Source } from '../../../shared/library/model.ts'
import { compare, type Difference, equal, settle } from '../../../shared/sharing/compare.ts'
import type { Thing } from '../../../shared/sharing/fields.ts'
import type { ReviewChoice } from '../../../shared/sharing/review.ts'
import type { PackPart } from './acts.ts'
import type { StepItem } from './journal.ts'
import { meet, presence } from './plan.ts'
import type { Stores } from './stores.ts'
import { markOf, schemas } from './things.ts'

type Line = PackPart['items'][number]
/** A thing as the pack says it, what is here of it, and what was chosen. */
interface Met {
  readonly item: StepItem
  readonly theirs: Thing
  /** the id it has here, where it is here */
  readonly here?: string
  /** here, but put away by the user */
  readonly removed: boolean
  readonly mine?: Thing['value']
  readonly differences?: readonly Difference[]
  readonly choice?: ReviewChoice
}

/** Takes some things of a pack, within a `writing`; `row`: what the pack is known under. What it did is returned, for undoing. */
export function takeGroup(all: Stores, row: string, group: readonly StepItem[]): PackPart {
  const kept = all.packs
  // compared with what was received before, so before that is told anew
  const met = group.flatMap(item => meetNow(all, row, item) ?? [])
  const records = met.map(({ theirs: { what, value } }) => {
    const before = kept.record(row, what, value.id)
    kept.setRecord(row, { what, id: value.id, data: JSON.stringify(value) })
    return { what, id: value.id, ...(before !== undefined && { before }) }
  })
  putNew(all, met)
  return { records, items: met.flatMap(one => takeOne(all, one) ?? []) }
}

/**
 * A thing beside what is here of it at this moment. What was chosen stands for what was looked at: of what somebody here changed
 * since, only what nobody here touched follows the pack.
 */
function meetNow(all: Stores, row: string, item: StepItem): Met | undefined {
  const theirs = { what: item.what, value: schemas[item.what].parse(item.value) } as Thing
  const place = theirs.what === 'source' ? all.packs.locate(theirs.value) : undefined
  if (place === 'other') return undefined
  const [here, removed] = [place?.id, place?.removed ?? false]
  const known = removed ? undefined : meet(all, row, theirs, here)
  const mark = known ? markOf(item.what, known.mine) : ''
  const asSeen =
    mark === item.mark && (theirs.what !== 'source' || (here === item.here && removed === item.removed))
  return {
    item: asSeen || !removed ? item : { ...item, state: 'conflict' },
    theirs,
    ...(here !== undefined && { here }),
    removed,
    ...known,
    ...(item.choice !== undefined && (asSeen || item.choice === 'keep') && { choice: item.choice }),
  }
}

/** What was never here comes in together: its words are indexed at once. */
function putNew({ sources }: Stores, group: readonly Met[]): void {
  const fresh = group.flatMap(({ theirs, here, choice }) =>
    theirs.what === 'source' && !here && choice !== 'keep' ? [theirs.value] : [],
  )
  if (fresh.length) sources.putAll(fresh, 'pack')
}

/** Takes one thing; what was done to it, or nothing. */
function takeOne(all: Stores, one: Met): Line | undefined {
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
  }
}

function takeWhole(one: Met, put: (value: object) => void): Line | undefined {
  const { theirs, mine, differences = [], choice } = one
  if (!mine && choice === 'keep') return undefined
  const next = mine ? settle(mine, differences, choice) : theirs.value
  if (mine && equal(mine, next)) return undefined
  put(next)
  return {
    ...lineOf(one, theirs.value.id),
    ...(mine && { before: JSON.stringify(mine) }),
    after: markOf(theirs.what, next),
  }
}

const lineOf = ({ item, removed }: Met, id: string) => ({
  what: item.what,
  id,
  from: item.id,
  label: item.label,
  removed,
})

function takeSource(all: Stores, one: Met, theirs: Source): Line | undefined {
  const library = all.sources
  const {
    here,
    removed,
    choice,
    item: { state },
  } = one
  // what else in the pack names it by the id it has there must find it
  if (here && here !== theirs.id && !removed) all.packs.alias(theirs.id, here)
  if (removed) {
    const back = state === 'new' ? choice !== 'keep' : wantsBack(choice)
    return back ? bringBack(all, one, theirs) : undefined
  }
  if (!one.mine) {
    if (choice === 'keep') return undefined
    const made = library.get(theirs.id)
    return { ...lineOf(one, made.id), after: markOf('source', made) }
  }
  const mine = one.mine as Source
  const next = settle(mine, one.differences ?? [], choice)
  if (sameContent(mine, next)) return undefined
  const saved = library.save(Source.parse({ ...next, id: mine.id, revision: mine.revision }))
  return { ...lineOf(one, mine.id), before: JSON.stringify(mine), after: markOf('source', saved) }
}

const wantsBack = (choice: ReviewChoice | undefined): boolean =>
  choice === 'take' || (typeof choice === 'object' && choice[presence] === 'theirs')

/** A source the user had put away comes back as the pack has it, with the notes and tags it had. */
function bringBack({ sources: library }: Stores, one: Met, theirs: Source): Line {
  const id = one.here ?? theirs.id
  library.restore(id)
  const before = library.get(id)
  const next = settle(before, compare(before, before, theirs, false), 'take')
  const saved = sameContent(before, next)
    ? before
    : library.save(Source.parse({ ...next, id: before.id, revision: before.revision }))
  return { ...lineOf(one, before.id), before: JSON.stringify(before), after: markOf('source', saved) }
}
