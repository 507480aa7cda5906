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
import { compare, equal, settle } from '../../shared/pack/compare.ts'
import type { PackAct } from '../db/pack-acts.ts'
import { writing } from '../db/writing.ts'
import type { Library } from '../library.ts'
import { labelOf, markOf, type Planned, plan, presence } from './plan.ts'
import type { Pending } from './review.ts'
import { type Stores, stores } from './stores.ts'

type Choices = Readonly<Record<string, ReviewChoice>>
type Line = PackAct['items'][number]

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
    const now = plan(all, row, pack.content)
    return { now, state: stateOf(db) }
  })()
  return writing(db, (): Taken => {
    // compared before the library is held, so that it is held less long; again if something was written in between
    const now = stateOf(db) === compared.state ? compared.now : plan(all, row, pack.content)
    refuseStale(pending.plan.items, now.items)
    const kept = all.packs
    const at = new Date().toISOString()
    const previous = kept.pack(row)
    const thisPack = {
      id: row,
      title: review.title,
      author: review.author,
      version: review.version,
      takenAt: at,
    }
    kept.setPack(thisPack)
    const records = now.items.map(({ theirs: { what, value } }) => {
      const before = kept.record(row, what, value.id)
      kept.setRecord(row, { what, id: value.id, data: JSON.stringify(value) })
      return { what, id: value.id, ...(before !== undefined && { before }) }
    })
    putNew(all, now.items, choices)
    const lines = now.items.flatMap(one => takeOne(all, one, choices[one.item.id]) ?? [])
    const author = remember(all, pending, trust, at)
    const act = randomUUID()
    all.acts.add(act, {
      kind: 'pack',
      pack: thisPack,
      ...(previous && { previous }),
      ...(author && { author }),
      records,
      items: lines,
    })
    const added = lines.filter(line => line.before === undefined || line.removed).length
    return { act, added, changed: lines.length - added, kept: now.items.length - lines.length }
  })
}

/** Changes when another connection has written. */
const stateOf = (db: Library['db']): unknown => db.pragma('data_version', { simple: true })

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
  const marks = new Map(reviewed.map(one => [one.item.id, one]))
  const moved = now.find(one => {
    const before = marks.get(one.item.id)
    return before?.mark !== one.mark || before.removed !== one.removed || before.here !== one.here
  })
  if (moved || now.length !== reviewed.length)
    throw new AppError(
      'stale',
      `La bibliothèque a changé depuis l’examen${moved ? ` (${labelOf(moved.theirs)})` : ''}. Rien n’a été écrit : examinez de nouveau le lot.`,
    )
}

/** What was never here comes in together: its words are indexed at once. */
function putNew({ sources }: Stores, items: readonly Planned[], choices: Choices): void {
  const fresh = items.flatMap(({ theirs, here, item }) =>
    theirs.what === 'source' && !here && choices[item.id] !== 'keep' ? [theirs.value] : [],
  )
  sources.putAll(fresh, 'pack')
}

/** Takes one thing; what was done to it, or nothing. */
function takeOne(all: Stores, one: Planned, choice: ReviewChoice | undefined): Line | undefined {
  const { what } = one.theirs
  switch (what) {
    case 'source':
      return takeSource(all, one, one.theirs.value, choice)
    case 'bill':
      return takeWhole(one, choice, bill => {
        all.bills.put(bill as Bill)
      })
    case 'template':
      return takeWhole(one, choice, template => all.templates.put(Template.parse(template)))
    case 'billText':
      // its bill may have been left out
      return all.bills.has(one.theirs.value.bill)
        ? takeWhole(one, choice, text => all.billTexts.put(BillText.parse(text)))
        : undefined
    case 'targets':
      return all.bills.has(one.theirs.value.bill)
        ? takeWhole(one, choice, list => all.targets.put(TargetList.parse(list)))
        : undefined
    case 'opening':
      return takeWhole(one, choice, phrase => all.openings.put(OpeningPhrase.parse(phrase)))
  }
}

function takeWhole(
  one: Planned,
  choice: ReviewChoice | undefined,
  put: (value: object) => void,
): Line | undefined {
  const { theirs, mine } = one
  if (!mine && choice === 'keep') return undefined
  const next = mine ? settle(mine, one.differences, choice) : theirs.value
  if (mine && equal(mine, next)) return undefined
  put(next)
  return {
    ...lineOf(one, theirs.value.id),
    ...(mine && { before: JSON.stringify(mine) }),
    after: markOf(theirs.what, next),
  }
}

const lineOf = (one: Planned, id: string) => ({
  what: one.theirs.what,
  id,
  from: one.theirs.value.id,
  label: labelOf(one.theirs),
  removed: one.removed,
})

function takeSource(
  all: Stores,
  one: Planned,
  theirs: Source,
  choice: ReviewChoice | undefined,
): Line | undefined {
  const library = all.sources
  // what else in the pack names it by the id it has there must find it
  if (one.here && one.here !== theirs.id && !one.removed) all.packs.alias(theirs.id, one.here)
  if (one.removed) {
    const back = one.item.state === 'new' ? choice !== 'keep' : wantsBack(choice)
    return back ? bringBack(all, one, theirs) : undefined
  }
  if (!one.mine) {
    if (choice === 'keep') return undefined
    const made = library.get(theirs.id)
    return { ...lineOf(one, made.id), after: markOf('source', made) }
  }
  const mine = one.mine as Source
  const next = settle(mine, one.differences, choice)
  if (sameContent(mine, next)) return undefined
  const saved = library.save(Source.parse({ ...next, id: mine.id, revision: mine.revision }))
  return { ...lineOf(one, mine.id), before: JSON.stringify(mine), after: markOf('source', saved) }
}

const wantsBack = (choice: ReviewChoice | undefined): boolean =>
  choice === 'take' || (typeof choice === 'object' && choice[presence] === 'theirs')

/** A source the user had put away comes back as the pack has it, with the notes and tags it had. */
function bringBack({ sources: library }: Stores, one: Planned, theirs: Source): Line {
  const id = one.here ?? theirs.id
  library.restore(id)
  const before = library.get(id)
  const next = settle(before, compare(before, before, theirs, false), 'take')
  const saved = sameContent(before, next)
    ? before
    : library.save(Source.parse({ ...next, id: before.id, revision: before.revision }))
  return { ...lineOf(one, before.id), before: JSON.stringify(before), after: markOf('source', saved) }
}
