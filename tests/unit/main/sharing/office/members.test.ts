import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type MemoryHost,
  memoryHost,
  memoryStore,
} from '../../../../../src/main/sharing/office/memory/memory-store.ts'
import {
  admitMember,
  dismissMember,
  membershipOf,
} from '../../../../../src/main/sharing/office/spaces/members.ts'
import { sendWaiting } from '../../../../../src/main/sharing/office/spaces/sync-log.ts'
import { foundWith, join, type TrialDesk, trialDesk } from '../../../../fixtures/office/desks.ts'

let host: MemoryHost
let lea: TrialDesk
let ali: TrialDesk
let zoe: TrialDesk
let desks: TrialDesk[]
const open = async () => memoryStore(host)
const send = (desk: TrialDesk, space: string) => sendWaiting(desk, space, desk.store)
const roles = (desk: TrialDesk, space: string) =>
  membershipOf(desk, space).people.map(({ name, role }) => `${name} ${role}`)
/** Acts with a right that a desk gives itself: its copy of the program lacks the rule. */
const asOwner = (desk: TrialDesk, space: string, act: () => void) => {
  const { people } = membershipOf(desk, space)
  const own = people.find(one => one.key === desk.key.member)
  if (!own) throw new Error('no member')
  Object.assign(own, { role: 'owner', spans: [{ from: 1 }] })
  act()
}

beforeEach(async () => {
  host = memoryHost()
  desks = [await trialDesk('Léa', open), await trialDesk('Ali', open), await trialDesk('Zoé', open)]
  const [first, second, third] = desks
  if (!first || !second || !third) throw new Error('three desks')
  ;[lea, ali, zoe] = [first, second, third]
})
afterEach(() => {
  for (const { db } of desks) db.close()
})

test('who joins reads what came before', async () => {
  const space = await foundWith(lea, [])
  await lea.write(space, 'avant')
  await join(lea, ali, space, 'writer')
  expect(ali.changes(space)).toEqual(['avant'])
  expect(roles(ali, space)).toEqual(['Léa owner', 'Ali writer'])
})

test('a reader’s change is refused at home, and by the others if it travels all the same', async () => {
  const space = await foundWith(lea, [{ desk: zoe, role: 'reader' }])
  await expect(zoe.write(space, 'non')).rejects.toThrow('sans pouvoir y écrire')
  const write = () => zoe.write(space, 'non')
  let written = Promise.resolve()
  asOwner(zoe, space, () => {
    written = write()
  })
  await written
  await lea.read(space)
  expect(lea.changes(space)).toEqual([])
  expect(lea.findings(space)).toEqual([{ kind: 'not-allowed', from: 1, upTo: 1 }])
})

test('a role changed counts from then on: what was written under the former one stays', async () => {
  const space = await foundWith(lea, [{ desk: ali, role: 'writer' }])
  await ali.write(space, 'écrit')
  await lea.read(space)
  admitMember(lea, space, { key: ali.key.member, name: 'Ali', role: 'reader' })
  await send(lea, space)
  await join(lea, zoe, space, 'reader')
  expect(zoe.changes(space)).toEqual(['écrit'])
  await ali.read(space)
  await expect(ali.write(space, 'trop tard')).rejects.toThrow('sans pouvoir y écrire')
  admitMember(lea, space, { key: ali.key.member, name: 'Ali', role: 'writer' })
  await send(lea, space)
  await ali.read(space)
  await ali.write(space, 'de nouveau')
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual(['écrit', 'de nouveau'])
})

test('who leaves reads nothing of what follows, is told so, and what they still write is not taken', async () => {
  const space = await foundWith(lea, [
    { desk: ali, role: 'writer' },
    { desk: zoe, role: 'writer' },
  ])
  await lea.write(space, 'avec Ali')
  dismissMember(lea, space, ali.key.member)
  await send(lea, space)
  await lea.write(space, 'sans Ali')
  await zoe.read(space)
  await ali.write(space, 'encore moi')
  await ali.read(space)
  await zoe.read(space)
  expect(ali.changes(space)).toEqual(['avec Ali'])
  expect(ali.findings(space).map(({ kind }) => kind)).toEqual(['removed'])
  expect(zoe.changes(space)).toEqual(['avec Ali', 'sans Ali'])
  expect(zoe.findings(space)).toEqual([{ kind: 'not-allowed', from: 1, upTo: 1 }])
})

test('a change taken before the departure of its author is known is named once it is', async () => {
  const space = await foundWith(lea, [
    { desk: ali, role: 'writer' },
    { desk: zoe, role: 'writer' },
  ])
  await ali.write(space, 'un')
  await zoe.read(space)
  dismissMember(lea, space, ali.key.member)
  await send(lea, space)
  await zoe.read(space)
  expect(zoe.findings(space)).toEqual([{ kind: 'overruled', from: 1, upTo: 1 }])
})

test('members changed by who may not, or by rewriting the past, stay as they were', async () => {
  const space = await foundWith(lea, [{ desk: zoe, role: 'writer' }])
  expect(() => admitMember(zoe, space, { key: ali.key.member, name: 'Ali', role: 'owner' })).toThrow(
    'Seul un responsable',
  )
  asOwner(zoe, space, () => admitMember(zoe, space, { key: ali.key.member, name: 'Ali', role: 'owner' }))
  await send(zoe, space)
  await lea.read(space)
  expect(roles(lea, space)).toEqual(['Léa owner', 'Zoé writer'])
  expect(lea.findings(space)).toEqual([{ kind: 'members-refused', from: 1, upTo: 1 }])
})

test('of two owners who change the members at once, the senior one’s change stands for everybody, in whatever order it comes', async () => {
  const space = await foundWith(lea, [
    { desk: ali, role: 'owner' },
    { desk: zoe, role: 'reader' },
  ])
  await ali.read(space)
  admitMember(ali, space, { key: zoe.key.member, name: 'Zoé', role: 'owner' })
  await send(ali, space)
  await zoe.read(space)
  expect(roles(zoe, space)).toEqual(['Léa owner', 'Ali owner', 'Zoé owner'])
  dismissMember(lea, space, ali.key.member)
  await send(lea, space)
  for (const desk of [zoe, lea]) {
    await desk.read(space)
    expect(roles(desk, space)).toEqual(['Léa owner', 'Ali departed', 'Zoé reader'])
    expect(desk.findings(space).map(({ kind }) => kind)).not.toContain('removed')
  }
})

test('an owner who was removed cannot go back before it', async () => {
  const space = await foundWith(ali, [
    { desk: lea, role: 'owner' },
    { desk: zoe, role: 'reader' },
  ])
  await zoe.read(space)
  await lea.read(space)
  const image = ali.db.serialize()
  dismissMember(lea, space, ali.key.member)
  await send(lea, space)
  await zoe.read(space)
  // Ali, the founder, writes a step beside the one that removed him, which removes Léa in turn
  const Database = (await import('better-sqlite3')).default
  const db = new Database(image)
  const former = { ...ali, db }
  dismissMember(former, space, lea.key.member)
  await sendWaiting(former, space, ali.store)
  db.close()
  await zoe.read(space)
  expect(roles(zoe, space)).toEqual(['Ali departed', 'Léa owner', 'Zoé reader'])
})

test('the last owner does not leave', async () => {
  const space = await foundWith(lea, [{ desk: ali, role: 'writer' }])
  expect(() => dismissMember(lea, space, lea.key.member)).toThrow('n’aurait plus de responsable')
  expect(() => admitMember(lea, space, { key: lea.key.member, name: 'Léa', role: 'writer' })).toThrow(
    'n’aurait plus de responsable',
  )
})

test('nor by a step that spares who removed them', async () => {
  const space = await foundWith(ali, [
    { desk: lea, role: 'owner' },
    { desk: zoe, role: 'reader' },
  ])
  await lea.read(space)
  const image = ali.db.serialize()
  admitMember(lea, space, { key: zoe.key.member, name: 'Zoé', role: 'writer' })
  dismissMember(lea, space, ali.key.member)
  await send(lea, space)
  const Database = (await import('better-sqlite3')).default
  const db = new Database(image)
  const former = { ...ali, db }
  admitMember(former, space, { key: zoe.key.member, name: 'Zoé', role: 'owner' })
  await sendWaiting(former, space, ali.store)
  db.close()
  // Zoé reads all of it at once
  await zoe.read(space)
  expect(roles(zoe, space)).toEqual(['Ali departed', 'Léa owner', 'Zoé writer'])
})
