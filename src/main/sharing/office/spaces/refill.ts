import { isPresent } from '../../../../shared/sharing/office/membership.ts'
import { isOwner } from '../../../../shared/sharing/office/recovery.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import type { ChangeStore, Envelope } from '../change-store.ts'
import { lineageOf } from './lineage.ts'
import { keptEnvelopes, officeLog, SENT } from './store.ts'
import { type Desk, readLog, SEND_ENVELOPES } from './sync-log.ts'

/** Reads a host as `readLog` does; one that has nothing left of the space is given again all that this desk keeps of it. */
export async function readHost(desk: Desk, space: string, store: ChangeStore, now: string): Promise<void> {
  const { isListing, isEmptied } = await readLog(desk, space, store, now)
  if (isEmptied) await refillHost(desk, space, store)
  // a server that was refilled, or set back, may have forgotten who came since
  if (isEmptied || (isListing && isOwnerOf(desk, space))) await openToAll(desk, space, store)
}

/**
 * Gives a host the envelopes of a space that it has not and this desk keeps: its own, then those of the other members, each signed by
 * its author. Returns how many. A server takes the others' from an owner of the space alone, or where it has nothing of it.
 */
export async function refillHost({ db, key }: Desk, space: string, store: ChangeStore): Promise<number> {
  const log = officeLog(db)
  const listed = await listHost(store, space)
  const missing = keptEnvelopes(log, space)
    .filter(one => !listed.has(nameOf(one)))
    .toSorted((a, b) => a.sequence - b.sequence)
  const own = missing.filter(one => one.member === key.member)
  await append(store, own)
  guarded(() => {
    for (const { sequence } of own) log.setSending(space, sequence, sequence, SENT)
  })
  await append(
    store,
    missing.filter(one => one.member !== key.member),
  )
  return missing.length
}

const membershipAt = ({ db, key }: Desk, space: string) => lineageOf(db, key, space)?.current.membership

export function isOwnerOf(desk: Desk, space: string): boolean {
  const membership = membershipAt(desk, space)
  return membership !== undefined && isOwner(membership, desk.key.member)
}

/** Opens the host to every other member, where it tells them apart. */
export async function openToAll(desk: Desk, space: string, store: ChangeStore): Promise<void> {
  for (const person of membershipAt(desk, space)?.people ?? [])
    if (isPresent(person) && person.key !== desk.key.member)
      await store.openTo(space, person.key, person.role === 'owner')
}

const nameOf = ({ member, sequence }: Envelope) => `${member} ${sequence}`

/** The envelopes that a host has of a space, by member and number. */
async function listHost(store: ChangeStore, space: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for (let cursor = ''; ; ) {
    const page = await store.since(space, cursor)
    for (const envelope of page.envelopes) names.add(nameOf(envelope))
    if (page.envelopes.length === 0) return names
    cursor = page.cursor
  }
}

async function append(store: ChangeStore, envelopes: readonly Envelope[]): Promise<void> {
  for (let at = 0; at < envelopes.length; at += SEND_ENVELOPES)
    await store.append(envelopes.slice(at, at + SEND_ENVELOPES))
}
