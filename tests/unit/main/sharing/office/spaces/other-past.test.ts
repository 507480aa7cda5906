import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Envelope } from '../../../../../../src/main/sharing/office/change-store.ts'
import {
  type MemoryHost,
  memoryHost,
  memoryStore,
} from '../../../../../../src/main/sharing/office/memory/memory-store.ts'
import { admitMember, dismissMember } from '../../../../../../src/main/sharing/office/spaces/members.ts'
import { sealChange, sendWaiting } from '../../../../../../src/main/sharing/office/spaces/sync-log.ts'
import { foundWith, join, type TrialDesk, trialDesk } from '../../../../../fixtures/office/desks.ts'

/** A host and Ali, whom Léa removed: together they show others a past that he wrote anew. */
let host: MemoryHost
let lea: TrialDesk
let ali: TrialDesk
let zoe: TrialDesk
let space: string
/** what Ali wrote a second time, under the same numbers */
let lies: readonly Envelope[]

const open = async () => memoryStore(host)
const kept = (): Envelope[] => host.envelopes.get(space) ?? []
const ofAli = (envelope: Envelope) => envelope.member === ali.key.member
const give = (envelopes: readonly Envelope[]) => void host.envelopes.set(space, [...envelopes])
const LATER = '2026-11-29T12:00:00.000Z'

/** Writes a second past from the state a desk was in. */
async function writeOtherwise(image: Buffer, words: readonly string[]): Promise<Envelope[]> {
  const other = memoryHost()
  const db = new Database(image)
  for (const word of words) sealChange({ ...ali, db }, space, word)
  await sendWaiting({ ...ali, db }, space, memoryStore(other))
  db.close()
  return other.envelopes.get(space) ?? []
}

beforeEach(async () => {
  host = memoryHost()
  ;[lea, ali, zoe] = [
    await trialDesk('Léa', open),
    await trialDesk('Ali', open),
    await trialDesk('Zoé', open),
  ]
  space = await foundWith(lea, [{ desk: ali, role: 'writer' }])
  await ali.read(space)
  const image = ali.db.serialize()
  for (const word of ['vrai un', 'vrai deux', 'vrai trois']) await ali.write(space, word)
  await lea.read(space)
  lies = await writeOtherwise(image, ['faux un', 'faux deux', 'faux trois'])
  expect(lies.map(one => one.sequence)).toEqual([1, 2, 3])
})
afterEach(() => {
  for (const { db } of [lea, ali, zoe]) db.close()
})

const removeAli = async () => {
  dismissMember(lea, space, ali.key.member)
  await sendWaiting(lea, space, lea.store)
  await lea.write(space, 'suite')
}
const kinds = (desk: TrialDesk) => desk.findings(space).map(({ kind }) => kind)

test('somebody new takes nothing of another past than the one that was read when its author left, and is told', async () => {
  await removeAli()
  const truth = kept().filter(ofAli)
  give([...kept().filter(one => !ofAli(one)), ...lies])
  await join(lea, zoe, space, 'writer')
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual(['suite'])
  expect(zoe.findings(space)).toContainEqual({ kind: 'other-past', from: 1, upTo: 3 })

  // the true one is read once the host gives it
  give([...kept().filter(one => !ofAli(one)), ...truth])
  await zoe.readAt(space, LATER)
  expect(zoe.changes(space).toSorted()).toEqual(['suite', 'vrai deux', 'vrai trois', 'vrai un'])
  expect(kinds(zoe)).not.toContain('other-past')
})

test.each([
  ['before the steps', (steps: Envelope[], past: readonly Envelope[]) => [...past, ...steps]],
  ['in another order', (steps: Envelope[], past: readonly Envelope[]) => [...past.toReversed(), ...steps]],
  ['without its end', (steps: Envelope[], past: readonly Envelope[]) => [...steps, ...past.slice(0, 2)]],
  ['its beginning true', (steps: Envelope[], past: readonly Envelope[]) => [...steps, ...past.slice(1)]],
])('it is refused %s too', async (_how, mix) => {
  await removeAli()
  const first = kept().filter(ofAli).slice(0, 1)
  await join(lea, zoe, space, 'writer')
  const others = kept().filter(one => !ofAli(one))
  zoe.db.close()
  zoe = await trialDesk('Awa', open)
  give(others)
  await join(lea, zoe, space, 'writer')
  give([...mix(kept(), lies), ...(_how === 'its beginning true' ? first : [])])
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual(['suite'])
})

test('a desk that was there and had read the other past takes it back once it knows of the departure', async () => {
  await join(lea, zoe, space, 'writer')
  const others = kept().filter(one => !ofAli(one))
  zoe.db.close()
  zoe = await trialDesk('Awa', open)
  give(others)
  await join(lea, zoe, space, 'writer')
  give([...kept(), ...lies])
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual(['faux un', 'faux deux', 'faux trois'])
  await removeAli()
  await zoe.read(space)
  expect(zoe.findings(space)).toEqual(
    expect.arrayContaining([
      { kind: 'other-past', from: 1, upTo: 3 },
      { kind: 'overruled', from: 1, upTo: 3 },
    ]),
  )
})

test('somebody who is let in again brings no other past with them', async () => {
  await removeAli()
  admitMember(lea, space, { key: ali.key.member, name: 'Ali', role: 'writer' })
  await sendWaiting(lea, space, lea.store)
  await join(lea, zoe, space, 'writer')
  const others = kept().filter(one => !ofAli(one))
  zoe.db.close()
  zoe = await trialDesk('Awa', open)
  give(others)
  await join(lea, zoe, space, 'writer')
  give([...kept(), ...lies])
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual(['suite'])
  expect(kinds(zoe)).toContain('other-past')
})

test('an honest host: whoever comes after a departure reads the whole past, and nothing is said', async () => {
  await removeAli()
  await join(lea, zoe, space, 'writer')
  await zoe.read(space)
  expect(zoe.changes(space)).toHaveLength(4)
  expect(zoe.findings(space)).toEqual([])
})
