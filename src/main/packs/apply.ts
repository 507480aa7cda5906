import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Bill } from '../../shared/model/bill.ts'
import { BillText } from '../../shared/model/bill-text.ts'
import { OpeningPhrase } from '../../shared/model/brief.ts'
import { TargetList } from '../../shared/model/member.ts'
import { sameContent } from '../../shared/model/merge.ts'
import type { ReviewChoice } from '../../shared/model/review.ts'
import { Source } from '../../shared/model/source.ts'
import { Template } from '../../shared/model/template.ts'
import { compare, type Difference, equal, settle } from '../../shared/pack/compare.ts'
import type { Thing } from '../../shared/pack/fields.ts'
import type { PackAct, PackPart } from '../db/pack-acts.ts'
import { writing } from '../db/writing.ts'
import type { Library } from '../library.ts'
import { meet, type Planned, plan, presence } from './plan.ts'
import { type Pending, stateOf } from './review.ts'
import { type Stores, stores } from './stores.ts'
import { markOf } from './things.ts'

type Choices = Readonly<Record<string, ReviewChoice>>
type Line = PackPart['items'][number]
/** A thing as the pack says it, and what is here of it. */
interface Met {
  readonly planned: Planned
  readonly theirs: Thing
  readonly mine?: Thing['value']
  readonly differences?: readonly Difference[]
}

/** What taking a pack did. */
export interface Taken {
  /** the act, by which it can be undone */
  readonly act: string
  readonly added: number
  readonly changed: number
  /** left as they were */
  readonly kept: number
}

/**
 * Takes a reviewed pack, in one transaction. Without a choice, what is new comes in, what only its author changed follows, and
 * what the user changed stays. Refused when the library changed since the review, or the key did and nobody vouched for it.
 */
export function take(library: Library, pending: Pending, choices: Choices, trust?: boolean): Taken {
  const { db } = library
  const { review, pack, row } = pending
  if (review.signature === 'changed-key' && trust !== true)
    throw new AppError(
      'refused',
      `La clé de ${review.author} a changé : rien n’a été écrit. Vérifiez auprès de ${review.author} que la nouvelle est la sienne, dites que vous lui faites confiance, puis recommencez.`,
    )
  const all = stores(db)
  const compared = db.transaction(() => {
    const state = stateOf(db)
    return { state, now: state === pending.state ? pending.plan : plan(all, row, pack) }
  })()
  return writing(db, (): Taken => {
    // compared before the library is held, so that it is held less long; again if something was written in between
    const now = stateOf(db) === compared.state ? compared.now : plan(all, row, pack)
    refuseStale(pending.plan.items, now.items)
    const at = new Date().toISOString()
    const previous = all.packs.pack(row)
    const { title, author, version } = review
    const thisPack = { id: row, title, author, version, takenAt: at }
    all.packs.setPack(thisPack)
    const act = randomUUID()
    let [added, changes] = [0, 0]
    for (const [n, group] of groups(now.items).entries()) {
      const part = takeGroup(all, pending, group, choices)
      all.acts.addPart(act, n, part)
      changes += part.items.length
      added += part.items.filter(line => line.before === undefined || line.removed).length
    }
    const remembered = remember(all, pending, trust, at)
    all.acts.add(act, {
      kind: 'pack',
      pack: thisPack,
      ...(previous && { previous }),
      ...(remembered && { author: remembered }),
      changes,
    })
    return { act, added, changed: changes - added, kept: now.items.length - changes }
  })
}

/** How much of a pack is in memory at once, in bytes of its JSON. */
const some = 2 ** 19

/** The things of a pack in their order, by groups that are read, written and forgotten together. */
function groups(items: readonly Planned[]): Planned[][] {
  const made: Planned[][] = []
  let size = some
  for (const one of items) {
    const own = one.entry.to - one.entry.from
    if (size + own > some) {
      made.push([])
      size = 0
    }
    made.at(-1)?.push(one)
    size += own
  }
  return made
}

function takeGroup(
  all: Stores,
  { pack, row }: Pending,
  group: readonly Planned[],
  choices: Choices,
): PackPart {
  const kept = all.packs
  // compared with what was received before, so before that is told anew
  const met = group.map((planned): Met => {
    const theirs = pack.thing(planned.entry)
    const known = planned.removed ? undefined : meet(all, row, theirs, planned.here)
    return { planned, theirs, ...known }
  })
  const records = met.map(({ theirs: { what, value } }) => {
    const before = kept.record(row, what, value.id)
    kept.setRecord(row, { what, id: value.id, data: JSON.stringify(value) })
    return { what, id: value.id, ...(before !== undefined && { before }) }
  })
  putNew(all, met, choices)
  return { records, items: met.flatMap(one => takeOne(all, one, choices[one.theirs.value.id]) ?? []) }
}

/** The key of an author is remembered when their pack is taken; a new key replaces the old one only where it was vouched for. */
function remember(
  { packs: kept }: Stores,
  { review, pack: { key } }: Pending,
  trust: boolean | undefined,
  at: string,
): PackAct['author'] {
  const wanted = review.signature === 'changed-key' || (review.signature === 'new-author' && trust !== false)
  if (!key || !wanted) return undefined
  const before = kept.author(review.author)
  if (before) kept.dropAuthor(before.name)
  const now = { name: review.author, key, since: at }
  kept.setAuthor(now)
  return { now, ...(before && { before }) }
}

function refuseStale(reviewed: readonly Planned[], now: readonly Planned[]): void {
  const marks = new Map(reviewed.map(one => [one.entry.id, one]))
  const moved = now.find(one => {
    const before = marks.get(one.entry.id)
    return before?.mark !== one.mark || before.removed !== one.removed || before.here !== one.here
  })
  if (moved || now.length !== reviewed.length)
    throw new AppError(
      'stale',
      `La bibliothèque a changé depuis l’examen${moved ? ` (${moved.entry.label})` : ''}. Rien n’a été écrit : examinez de nouveau le lot.`,
    )
}

/** What was never here comes in together: its words are indexed at once. */
function putNew({ sources }: Stores, group: readonly Met[], choices: Choices): void {
  const fresh = group.flatMap(({ theirs, planned }) =>
    theirs.what === 'source' && !planned.here && choices[theirs.value.id] !== 'keep' ? [theirs.value] : [],
  )
  if (fresh.length) sources.putAll(fresh, 'pack')
}

/** Takes one thing; what was done to it, or nothing. */
function takeOne(all: Stores, one: Met, choice: ReviewChoice | undefined): Line | undefined {
  const { theirs } = one
  switch (theirs.what) {
    case 'source':
      return takeSource(all, one, theirs.value, choice)
    case 'bill':
      return takeWhole(one, choice, bill => {
        all.bills.put(bill as Bill)
      })
    case 'template':
      return takeWhole(one, choice, template => all.templates.put(Template.parse(template)))
    case 'billText':
      // its bill may have been left out
      return all.bills.has(theirs.value.bill)
        ? takeWhole(one, choice, text => all.billTexts.put(BillText.parse(text)))
        : undefined
    case 'targets':
      return all.bills.has(theirs.value.bill)
        ? takeWhole(one, choice, list => all.targets.put(TargetList.parse(list)))
        : undefined
    case 'opening':
      return takeWhole(one, choice, phrase => all.openings.put(OpeningPhrase.parse(phrase)))
  }
}

function takeWhole(
  one: Met,
  choice: ReviewChoice | undefined,
  put: (value: object) => void,
): Line | undefined {
  const { theirs, mine, differences = [] } = one
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

const lineOf = ({ planned: { entry, removed } }: Met, id: string) => ({
  what: entry.what,
  id,
  from: entry.id,
  label: entry.label,
  removed,
})

function takeSource(
  all: Stores,
  one: Met,
  theirs: Source,
  choice: ReviewChoice | undefined,
): Line | undefined {
  const library = all.sources
  const { here, removed, state } = one.planned
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
  const id = one.planned.here ?? theirs.id
  library.restore(id)
  const before = library.get(id)
  const next = settle(before, compare(before, before, theirs, false), 'take')
  const saved = sameContent(before, next)
    ? before
    : library.save(Source.parse({ ...next, id: before.id, revision: before.revision }))
  return { ...lineOf(one, before.id), before: JSON.stringify(before), after: markOf('source', saved) }
}
