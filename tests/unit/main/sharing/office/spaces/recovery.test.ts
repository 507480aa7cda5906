import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type MemoryHost,
  memoryHost,
  memoryStore,
} from '../../../../../../src/main/sharing/office/memory/memory-store.ts'
import { lineageOf, openStep, sealStep } from '../../../../../../src/main/sharing/office/spaces/lineage.ts'
import {
  admitMember,
  confirmMember,
  dismissMember,
  membershipOf,
  proposeMember,
  withdrawProposal,
} from '../../../../../../src/main/sharing/office/spaces/members.ts'
import { officeLog } from '../../../../../../src/main/sharing/office/spaces/store.ts'
import { keepOwn, sendWaiting } from '../../../../../../src/main/sharing/office/spaces/sync-log.ts'
import type { Membership, Person } from '../../../../../../src/shared/sharing/office/membership.ts'
import { foundWith, type TrialDesk, trialDesk } from '../../../../../fixtures/office/desks.ts'

/** Léa, Ali and Zoé own a space in which Bob writes and Ida reads; Léa's desk is lost, and `heir` is her new one. */
let host: MemoryHost
let desks: Record<'lea' | 'ali' | 'zoe' | 'bob' | 'ida' | 'heir', TrialDesk>
let space: string

beforeEach(async () => {
  host = memoryHost()
  const desk = (name: string) => trialDesk(name, async () => memoryStore(host))
  desks = {
    lea: await desk('Léa'),
    ali: await desk('Ali'),
    zoe: await desk('Zoé'),
    bob: await desk('Bob'),
    ida: await desk('Ida'),
    heir: await desk('Léa'),
  }
  const { lea, ali, zoe, bob, ida } = desks
  space = await foundWith(lea, [
    { desk: ali, role: 'owner' },
    { desk: zoe, role: 'owner' },
    { desk: bob, role: 'writer' },
    { desk: ida, role: 'reader' },
  ])
  await lea.write(space, 'avant la perte')
  await readAll()
})
afterEach(() => {
  for (const { db } of Object.values(desks)) db.close()
})

const members = () => [desks.ali, desks.zoe, desks.bob, desks.ida]
const readAll = async (all: readonly TrialDesk[] = members()) => {
  for (const desk of all) await desk.read(space)
}
const send = (desk: TrialDesk) => sendWaiting(desk, space, desk.store)
const heirCard = () => ({ lost: desks.lea.key.member, key: desks.heir.key.member, name: 'Léa' })
const rolesAt = (desk: TrialDesk) =>
  membershipOf(desk, space).people.map(({ name, role }) => `${name} ${role}`)

async function propose(desk: TrialDesk) {
  proposeMember(desk, space, heirCard())
  await send(desk)
  await readAll()
}

/** Enters by the step that an invitation would name. */
async function enter(firstStep: string) {
  officeLog(desks.heir.db).setLog({ space, title: 'Dossier', cursor: '', firstStep, lastStep: '' })
  await desks.heir.read(space)
}

/** Sends a step as a program without the rules would write it. */
async function force(desk: TrialDesk, change: (membership: Membership) => Membership) {
  const current = lineageOf(desk.db, desk.key, space)?.current
  if (!current) throw new Error('no member')
  const next = change({
    ...current.membership,
    after: current.hash,
    height: current.membership.height + 1,
  })
  const last = officeLog(desk.db).heads(space).get(desk.key.member)
  const place = { space, sequence: (last?.sequence ?? 0) + 1, previous: last?.hash ?? '' }
  keepOwn(desk, sealStep(desk.key, place, next))
  await send(desk)
}

/** The new desk as a person of the space, at the place of the lost one. */
const heirPerson = (fields: Partial<Person> = {}): Person => ({
  ...{ key: desks.heir.key.member, name: 'Léa', role: 'owner', heirOf: desks.lea.key.member },
  spans: [{ from: 1 }],
  ...fields,
})
const enteredAs = (person: Person) => (membership: Membership) => {
  const { recoveries: _, ...rest } = membership
  return { ...rest, people: [...rest.people, person] }
}

/** Whether nobody else follows the last step of a desk, and all say so. */
async function expectRefused(author: TrialDesk) {
  for (const desk of members().filter(one => one !== author)) {
    await desk.read(space)
    expect(membershipOf(desk, space).people.some(one => one.heirOf !== undefined)).toBe(false)
    expect(desk.findings(space).map(({ kind }) => kind)).toContain('members-refused')
  }
}

test('two owners give a new desk the place of a lost one: its keys, its role and its rank', async () => {
  await propose(desks.ali)
  expect(rolesAt(desks.bob)).toContain('Léa departed')
  const step = confirmMember(desks.zoe, space, desks.heir.key.member)
  await send(desks.zoe)
  await enter(step)
  expect(desks.heir.changes(space)).toEqual(['avant la perte'])
  await desks.heir.write(space, 'de retour')
  await readAll()
  expect(desks.bob.changes(space)).toEqual(['avant la perte', 'de retour'])
  for (const desk of [...members(), desks.heir]) {
    expect(rolesAt(desk).slice(-1)).toEqual(['Léa owner'])
    expect(membershipOf(desk, space).recoveries).toBeUndefined()
    expect(desk.findings(space)).toEqual([])
  }
  // the founder's rank goes with the place: of two owners who act at once, the new desk's step stands
  await readAll([desks.heir])
  admitMember(desks.heir, space, { key: desks.bob.key.member, name: 'Bob', role: 'reader' })
  admitMember(desks.ali, space, { key: desks.bob.key.member, name: 'Bob', role: 'owner' })
  await send(desks.ali)
  await send(desks.heir)
  await readAll()
  for (const desk of members()) expect(rolesAt(desk)).toContain('Bob reader')
})

test('what follows a loss is closed to the lost desk at the first owner’s act, and to the new one until the second’s', async () => {
  await propose(desks.ali)
  await desks.bob.write(space, 'entre-temps')
  await desks.lea.read(space)
  expect(desks.lea.changes(space)).toEqual([])
  expect(desks.lea.findings(space).map(({ kind }) => kind)).toEqual(['removed'])
  const steps = (host.envelopes.get(space) ?? []).filter(one => one.epoch === 0)
  expect(steps.map(one => openStep(desks.heir.db, desks.heir.key, one)).filter(Boolean)).toEqual([])
})

test('one owner alone cannot: neither the same twice, nor one who appoints a second for it', async () => {
  await propose(desks.ali)
  expect(() => confirmMember(desks.ali, space, desks.heir.key.member)).toThrow('un autre responsable')
  // an owner appointed after the proposal is no witness of it
  admitMember(desks.ali, space, { key: desks.bob.key.member, name: 'Bob', role: 'owner' })
  await send(desks.ali)
  await readAll()
  expect(() => confirmMember(desks.bob, space, desks.heir.key.member)).toThrow('pas encore responsable')
  await force(desks.ali, enteredAs(heirPerson()))
  await expectRefused(desks.ali)
})

test('one owner alone cannot, by a step that nobody proposed, or in the name of another', async () => {
  await force(desks.ali, enteredAs(heirPerson()))
  await expectRefused(desks.ali)
  await force(desks.zoe, membership => ({
    ...membership,
    people: membership.people.map(one =>
      one.key === desks.lea.key.member ? { ...one, role: 'departed', spans: [{ from: 1, upTo: 6 }] } : one,
    ),
    epoch: 2,
    keys: { ...membership.keys, 2: membership.keys['1'] ?? '' },
    recoveries: [
      { ...heirCard(), role: 'owner', by: desks.ali.key.member, witnesses: [desks.zoe.key.member] },
    ],
  }))
  await expectRefused(desks.zoe)
})

test.each([
  ['a higher role', { role: 'owner' as const }],
  ['another key', { key: '58'.padEnd(64, '6') }],
  ['another name', { name: 'Ali' }],
  ['another place', { heirOf: 'f'.repeat(64) }],
])('a confirmation for %s than was proposed is followed by nobody', async (_what, fields) => {
  proposeMember(desks.ali, space, { ...heirCard(), role: 'writer' })
  await send(desks.ali)
  await readAll()
  await force(desks.zoe, enteredAs(heirPerson({ role: 'writer', ...fields })))
  await expectRefused(desks.zoe)
})

test('no owner gives somebody who is in the rank of somebody else', async () => {
  await force(desks.ali, membership => ({
    ...membership,
    people: membership.people.map(one =>
      one.key === desks.bob.key.member ? { ...one, heirOf: desks.lea.key.member } : one,
    ),
  }))
  await expectRefused(desks.ali)
})

test('a writer, a reader, somebody removed, and the lost desk itself propose and confirm nothing', async () => {
  for (const desk of [desks.bob, desks.ida])
    expect(() => proposeMember(desk, space, heirCard())).toThrow('Seul un responsable')
  expect(() => proposeMember(desks.lea, space, heirCard())).toThrow('est le vôtre')
  await propose(desks.ali)
  for (const desk of [desks.bob, desks.ida])
    expect(() => confirmMember(desk, space, desks.heir.key.member)).toThrow('Seul un responsable')
  // Ali is removed before Zoé confirms: what he proposed falls with him
  dismissMember(desks.zoe, space, desks.ali.key.member)
  await send(desks.zoe)
  await readAll()
  expect(membershipOf(desks.bob, space).recoveries).toBeUndefined()
  expect(() => confirmMember(desks.zoe, space, desks.heir.key.member)).toThrow('Aucune proposition')
})

test('an owner who was removed cannot confirm, even beside the step that removed them', async () => {
  await propose(desks.ali)
  const image = desks.zoe.db.serialize()
  dismissMember(desks.ali, space, desks.zoe.key.member)
  await send(desks.ali)
  await readAll()
  const Database = (await import('better-sqlite3')).default
  const db = new Database(image)
  const former = { ...desks.zoe, db }
  confirmMember(former, space, desks.heir.key.member)
  await sendWaiting(former, space, desks.zoe.store)
  db.close()
  await readAll([desks.bob, desks.ida])
  for (const desk of [desks.bob, desks.ida])
    expect(rolesAt(desk).filter(one => one.startsWith('Léa'))).toEqual(['Léa departed'])
})

test('a confirmation given again by the host, or after the proposal was withdrawn, gives nothing', async () => {
  await propose(desks.ali)
  confirmMember(desks.zoe, space, desks.heir.key.member)
  await send(desks.zoe)
  await readAll()
  const confirmed = (host.envelopes.get(space) ?? []).findLast(one => one.member === desks.zoe.key.member)
  if (!confirmed) throw new Error('nothing was confirmed')
  dismissMember(desks.ali, space, desks.heir.key.member)
  await send(desks.ali)
  host.envelopes.get(space)?.push(confirmed)
  await readAll()
  for (const desk of members()) expect(rolesAt(desk).slice(-1)).toEqual(['Léa departed'])
  expect(desks.bob.findings(space).map(({ kind }) => kind)).toEqual(['replayed'])
  expect(() => proposeMember(desks.ali, space, heirCard())).toThrow('est, ou a été, membre')
})

test('a proposal is withdrawn by any owner, and the lost desk stays out', async () => {
  await propose(desks.ali)
  withdrawProposal(desks.zoe, space, desks.heir.key.member)
  await send(desks.zoe)
  await readAll()
  expect(() => confirmMember(desks.zoe, space, desks.heir.key.member)).toThrow('Aucune proposition')
  expect(rolesAt(desks.bob)).toContain('Léa departed')
})

test('with one owner left there is no recovery, and it is said what can be done', async () => {
  for (const desk of [desks.ali, desks.zoe]) expect(rolesAt(desk)).toContain('Léa owner')
  dismissMember(desks.ali, space, desks.zoe.key.member)
  expect(() => proposeMember(desks.ali, space, heirCard())).toThrow('invitez le nouveau par sa carte')
})
