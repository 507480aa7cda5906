import { AppError } from '../../../../shared/kernel/errors.ts'
import type { FindingKind } from '../../../../shared/sharing/office/finding.ts'
import {
  isPresent,
  type Membership,
  mayWrite,
  personOf,
} from '../../../../shared/sharing/office/membership.ts'
import { oncePer } from '../../../kernel/database/once.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import { inTurn } from '../../../kernel/database/turns.ts'
import type { ChangeStore, Envelope, EnvelopePage } from '../change-store.ts'
import { erasureStances } from '../erased/stances.ts'
import type { DeskKey } from '../seal/desk-key.ts'
import { envelopeHash, sealEnvelope } from '../seal/envelope-seal.ts'
import { lineageOf } from './lineage.ts'
import { contentToBytes } from './space-content.ts'
import { type Listing, spaceReader } from './space-reader.ts'
import { type Head, officeLog, SENT, TO_SEND } from './store.ts'

/** While something is missing, the whole log is read again once in this time: a cursor never comes back to what a host first withheld or damaged. */
const REREADING_MS = 10 * 60_000
/** The time of the last such reading, by space. */
const rereadings = oncePer(() => new Map<string, number>())

/** Faults behind which the true envelope may come. */
const MISSING: readonly FindingKind[] = ['gap', 'withheld', 'forged']

/** How many envelopes are sent at once. */
export const SEND_ENVELOPES = 100

/** A desk: its library's database and its key. */
export interface Desk {
  readonly db: Database
  readonly key: DeskKey
}

/**
 * Reads all that a host has of a space, a page by transaction, and checks it. Its changes are then in the inbox. Returns whether it
 * was read from the first, and whether the host has nothing left of the space and is to be filled again.
 */
export async function readLog(
  { db, key }: Desk,
  space: string,
  store: ChangeStore,
  now: string,
): Promise<{ readonly isListing: boolean; readonly isEmptied: boolean }> {
  const log = officeLog(db)
  let cursor = log.log(space)?.cursor ?? ''
  // nothing was read that a listing could miss: a first reading that is cut goes on where it stopped
  const isNew = cursor === '' && log.heads(space).size === 0
  let listing: Listing | undefined
  for (;;) {
    const page = await store.since(space, cursor)
    if (page.isFirst) listing = { lastOf: new Map(), own: new Set() }
    const isEnd = page.envelopes.length === 0
    const write = db.transaction(() => {
      const current = log.log(space)
      if (!listing && current && current.cursor !== cursor) return { readBy: current.cursor }
      const isGone = readPage({ db, key }, space, page, listing, now)
      // a host that was emptied is read from the first once it is filled again
      if (isEnd || isNew || !listing) keepCursor(db, space, isGone ? '' : page.cursor)
      return { isGone }
    })
    const { readBy, isGone: isEmptied = false } = guarded(() => inTurn(db, () => write.immediate()))
    // another reader was there first: its page, read again, would be told as given twice by the host
    if (readBy !== undefined) {
      cursor = readBy
      continue
    }
    cursor = page.cursor
    if (!isEnd) continue
    if (listing || !shouldReread({ db, key }, space, now))
      return { isListing: listing !== undefined, isEmptied }
    cursor = ''
  }
}

/** Whether something is missing that the host may have by now, and was not looked for lately. */
function shouldReread({ db }: Desk, space: string, now: string): boolean {
  const log = officeLog(db)
  const heads = log.heads(space)
  const isMissing = log
    .findings(space)
    .some(
      ({ finding: { kind, member, upTo }, isOver }) =>
        !isOver && MISSING.includes(kind) && upTo > (heads.get(member)?.sequence ?? 0),
    )
  if (!isMissing) return false
  const times = rereadings(db)
  const last = times.get(space)
  const time = Date.parse(now)
  if (last !== undefined && Math.abs(time - last) < REREADING_MS) return false
  times.set(space, time)
  return true
}

function noteListed({ lastOf, own }: Listing, { member, sequence }: Envelope, key: DeskKey): void {
  lastOf.set(member, Math.max(sequence, lastOf.get(member) ?? 0))
  if (member === key.member) own.add(sequence)
}

/** Remembers how far a host was read. A listing from the first that is cut short begins again, so that nothing missing goes unseen. */
function keepCursor(db: Database, space: string, cursor: string): void {
  const log = officeLog(db)
  const row = log.log(space)
  // without news nothing is written: the program would take it for a change
  if (row && row.cursor !== cursor) log.setLog({ ...row, cursor })
}

/** Returns whether the host has nothing left of the space. */
function readPage(
  { db, key }: Desk,
  space: string,
  { envelopes }: EnvelopePage,
  listing: Listing | undefined,
  now: string,
): boolean {
  const reader = spaceReader(db, key, space, now)
  for (const envelope of envelopes) {
    reader.accept(envelope, listing !== undefined)
    if (listing) noteListed(listing, envelope, key)
  }
  reader.endPage()
  const isEnd = envelopes.length === 0
  const isEmptied = isEnd && listing !== undefined && reader.endListing(listing)
  if (isEnd) reader.finish()
  return isEmptied
}

/** Sends the envelopes that wait, in their order; those of a former attempt that a cut left unsure are sent again as they were. */
export async function sendWaiting({ db }: Desk, space: string, store: ChangeStore): Promise<number> {
  const log = officeLog(db)
  let sent = 0
  for (;;) {
    const envelopes = log.own(space, TO_SEND).slice(0, SEND_ENVELOPES)
    const [first, last] = [envelopes[0], envelopes.at(-1)]
    if (!first || !last) return sent
    await store.append(envelopes)
    guarded(() => log.setSending(space, first.sequence, last.sequence, SENT))
    sent += envelopes.length
  }
}

/** Seals and signs a change, to be sent. It tells with it the envelopes of others seen since the one before. */
export function sealChange(desk: Desk, space: string, change: unknown): void {
  const { db, key } = desk
  const write = db.transaction(() => {
    const membership = lineageOf(db, key, space)?.current.membership
    const own = membership && personOf(membership, key.member)
    if (!membership || !own || !mayWrite(own))
      throw new AppError(
        'refused',
        own
          ? 'Vous lisez cet espace sans pouvoir y écrire : rien n’y a été envoyé, et rien n’est perdu ici. Un responsable de l’espace peut vous en donner le droit.'
          : 'Vous n’êtes pas, ou pas encore, membre de cet espace : rien n’y a été envoyé, et rien n’est perdu ici.',
      )
    sealContent(desk, membership, change)
  })
  guarded(() => write.immediate())
}

/** How often a desk that has nothing to send tells what it has seen, in a space of `FEW_MEMBERS` at most. */
const TELLING_MS = 60 * 60_000
/** Among more members each tells less often, so that the space is told of as often: its log grows by the hour, not by the member. */
const FEW_MEMBERS = 20

function tellingMs({ people }: Membership): number {
  const present = people.filter(isPresent).length
  return TELLING_MS * Math.max(1, present / FEW_MEMBERS)
}

/**
 * Seals what this desk has seen of the others since it last said so, where it has nothing to send: a host that withholds it from them is
 * found out. What it says of an erasure proposed to all is told at once. A reader tells too. Whether there was anything to tell.
 */
export function sealSeen(desk: Desk, space: string, now: string): boolean {
  const { db, key } = desk
  const log = officeLog(db)
  const write = db.transaction(() => {
    const membership = lineageOf(db, key, space)?.current.membership
    const own = membership && personOf(membership, key.member)
    const toldAt = log.toldAt(space)
    if (!membership || !own || !isPresent(own)) return false
    const isEarly = toldAt !== '' && Math.abs(Date.parse(now) - Date.parse(toldAt)) < tellingMs(membership)
    if (erasureStances(db).untold(space, now).length === 0)
      if (isEarly || untoldHeads(desk, space).length === 0) return false
    sealContent(desk, membership, null)
    log.setToldAt(space, now)
    return true
  })
  return guarded(() => write.immediate())
}

const untoldHeads = ({ db, key }: Desk, space: string): Head[] =>
  [...officeLog(db).heads(space).values()].filter(one => one.member !== key.member && one.sequence > one.told)

function sealContent(desk: Desk, { space, epoch, height, keys }: Membership, change: unknown): void {
  const { db, key } = desk
  const log = officeLog(db)
  const untold = untoldHeads(desk, space)
  const seen = Object.fromEntries(
    untold.map(one => [one.member, [one.sequence, one.hash] as [number, string]]),
  )
  const last = log.heads(space).get(key.member)
  const place = { space, sequence: (last?.sequence ?? 0) + 1, previous: last?.hash ?? '', epoch }
  const stances = erasureStances(db).untold(space, new Date().toISOString())
  const told = stances.map(({ member: _own, ...stance }) => stance)
  const text = contentToBytes({ height, seen, ...(told.length > 0 && { stances: told }), change })
  const envelope = sealEnvelope(key, Buffer.from(keys[String(epoch)] ?? '', 'base64'), place, text)
  for (const head of untold) log.setHead(space, { ...head, told: head.sequence })
  erasureStances(db).markTold(space, stances)
  keepOwn(desk, envelope)
}

/** Keeps an envelope of this desk until it is sent, and after: a host set back is given it again. */
export function keepOwn({ db, key }: Desk, envelope: ReturnType<typeof sealEnvelope>): void {
  const log = officeLog(db)
  const head = log.heads(envelope.space).get(key.member)
  log.addEnvelope('own', envelope)
  log.setHead(envelope.space, {
    ...(head ?? { announced: 0, announcedHash: '', told: 0 }),
    ...{ member: key.member, sequence: envelope.sequence, hash: envelopeHash(envelope) },
  })
}
