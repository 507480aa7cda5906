import { randomUUID } from 'node:crypto'
import { ofPerson } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { ReviewChoice } from '../../../shared/sharing/review.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { inTurn } from '../../kernel/database/turns.ts'
import type { Library } from '../../kernel/library.ts'
import type { PackWork } from './journal.ts'
import { keepPictures } from './keep-pictures.ts'
import { type PlanItem, plan } from './pack-plan.ts'
import { type PendingPack, stateOf } from './pack-review.ts'
import { stores } from './stores.ts'

type Choices = Readonly<Record<string, ReviewChoice>>

/**
 * Sets down in the library all that taking a reviewed pack will do, so that the end of the program leaves nothing half done; nothing
 * of it shows yet. Without a choice, what is new comes in, what only its author changed follows, and what the user changed stays.
 * Refused when the library changed since the review, or the key did and nobody vouched for it. Returns the act, for `goOn`.
 */
export function setDown(
  library: Library,
  pendingPack: PendingPack,
  choices: Choices,
  trust?: boolean,
): string {
  const { db } = library
  const { review, pack, origin } = pendingPack
  if (review.signature === 'changed-key' && trust !== true)
    throw new AppError(
      'refused',
      `La clé ${ofPerson(review.author)} a changé : rien n’a été écrit. Vérifiez auprès ${ofPerson(review.author)} que la nouvelle est la sienne, dites que vous lui faites confiance (en ligne de commande : --trust), puis recommencez.`,
    )
  const all = stores(db)
  const now = db.transaction(() =>
    stateOf(db) === pendingPack.state ? pendingPack.plan : plan(all, origin, pack),
  )()
  refuseStale(pendingPack.plan.items, now.items)
  const { title, author, version } = review
  const previous = all.packs.pack(origin.row)
  const authorKey = authorToRecord(pendingPack, trust, all.packs.author(review.author))
  const steps = groups(now.items)
  const act = randomUUID()
  const work: PackWork = {
    state: 'reading',
    origin,
    pack: { id: origin.row, title, author, version, takenAt: new Date().toISOString() },
    ...(previous && { previous }),
    ...(authorKey && { author: authorKey }),
    things: now.items.length,
    steps: steps.length,
    next: 0,
    added: 0,
    changes: 0,
    left: [],
  }
  const write = (run: () => void) => guarded(() => inTurn(db, () => db.transaction(run).immediate()))
  // the texts of the steps name them; those of a pack left in the end are let go of
  guarded(() => keepPictures(library, pack))
  write(() => all.journal.set(act, work))
  for (const [n, group] of steps.entries())
    write(() => all.journal.putStep(act, n, stepOf(pendingPack, group, choices)))
  write(() => {
    all.packs.setPack(work.pack)
    all.journal.set(act, { ...work, state: 'taking' })
  })
  return act
}

/** How much of a pack is in memory, or written, at once: bytes of its JSON. */
const STEP_BYTES = 2 ** 18

/** The things of a pack in their order, by groups that are written together. */
function groups(items: readonly PlanItem[]): PlanItem[][] {
  const steps: PlanItem[][] = []
  let size = STEP_BYTES
  for (const one of items) {
    const own = one.entry.to - one.entry.from
    if (size + own > STEP_BYTES) {
      steps.push([])
      size = 0
    }
    steps.at(-1)?.push(one)
    size += own
  }
  return steps
}

/** Serialises a step as JSON; each value is copied from the bytes of the pack, unparsed. */
function stepOf({ pack }: PendingPack, group: readonly PlanItem[], choices: Choices): string {
  const items = group.map(({ entry, ...state }) => {
    const { what, id, label, restsOn } = entry
    const head = JSON.stringify({ what, id, label, restsOn, ...state, choice: choices[id] })
    return `${head.slice(0, -1)},"value":${pack.json(entry)}}`
  })
  return `[${items.join(',')}]`
}

/** The key of an author is remembered when their pack is taken; a new key replaces the old one only where it was vouched for. */
function authorToRecord(
  { review, pack: { key } }: PendingPack,
  trust: boolean | undefined,
  before: NonNullable<PackWork['author']>['before'],
): PackWork['author'] {
  const isTrusted =
    review.signature === 'changed-key' || (review.signature === 'new-author' && trust !== false)
  if (!key || !isTrusted) return undefined
  return { now: { name: review.author, key, since: new Date().toISOString() }, ...(before && { before }) }
}

function refuseStale(planAtReview: readonly PlanItem[], now: readonly PlanItem[]): void {
  const marks = new Map(planAtReview.map(one => [one.entry.id, one]))
  const stale = now.find(one => {
    const before = marks.get(one.entry.id)
    return before?.mark !== one.mark || before.removed !== one.removed || before.here !== one.here
  })
  if (stale || now.length !== planAtReview.length)
    throw new AppError(
      'stale',
      `La bibliothèque a changé depuis l’examen${stale ? ` (${stale.entry.label})` : ''}. Rien n’a été écrit : examinez de nouveau le lot.`,
    )
}
