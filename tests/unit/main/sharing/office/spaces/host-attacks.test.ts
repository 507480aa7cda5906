import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Envelope } from '../../../../../../src/main/sharing/office/change-store.ts'
import {
  type MemoryHost,
  memoryHost,
  memoryStore,
} from '../../../../../../src/main/sharing/office/memory/memory-store.ts'
import { deskKey } from '../../../../../../src/main/sharing/office/seal/desk-key.ts'
import { admitMember, dismissMember } from '../../../../../../src/main/sharing/office/spaces/members.ts'
import { officeLog } from '../../../../../../src/main/sharing/office/spaces/store.ts'
import { sealSeen, sendWaiting } from '../../../../../../src/main/sharing/office/spaces/sync-log.ts'
import { foundWith, join, type TrialDesk, trialDesk } from '../../../../../fixtures/office/desks.ts'

/** A host that does what it likes with what it keeps. Léa writes, Ali reads, Zoé is there too. */
let host: MemoryHost
let lea: TrialDesk
let ali: TrialDesk
let zoe: TrialDesk
let space: string
const desks = () => [lea, ali, zoe]

beforeEach(async () => {
  host = memoryHost()
  const open = async () => memoryStore(host)
  ;[lea, ali, zoe] = [
    await trialDesk('Léa', open),
    await trialDesk('Ali', open),
    await trialDesk('Zoé', open),
  ]
  space = await foundWith(lea, [
    { desk: ali, role: 'writer' },
    { desk: zoe, role: 'reader' },
  ])
  // the steps of the founding and of the two who joined are Léa's first three
  for (const word of ['un', 'deux', 'trois']) await lea.write(space, word)
})
afterEach(() => {
  for (const { db } of desks()) db.close()
})

const kept = (name = space): Envelope[] => host.envelopes.get(name) ?? []
const ofLea = (sequence: number) => {
  const envelope = kept().find(one => one.member === lea.key.member && one.sequence === sequence)
  if (!envelope) throw new Error(`Léa wrote no ${sequence}`)
  return envelope
}
/** Makes the host give these envelopes, in this order. */
const give = (envelopes: readonly Envelope[], name = space) => void host.envelopes.set(name, [...envelopes])

test('an honest host: everything is read, in order, and nothing is said', async () => {
  await ali.read(space)
  await ali.write(space, 'réponse')
  await lea.read(space)
  await zoe.read(space)
  expect(ali.changes(space)).toEqual(['un', 'deux', 'trois'])
  expect(lea.changes(space)).toEqual(['réponse'])
  expect(zoe.changes(space)).toEqual(['un', 'deux', 'trois', 'réponse'])
  for (const desk of desks()) expect(desk.findings(space)).toEqual([])
})

test('two readings of one space at once take each change once, and say nothing of the host', async () => {
  await ali.read(space)
  for (const word of ['quatre', 'cinq']) await lea.write(space, word)
  await Promise.all([ali.read(space), ali.read(space)])
  expect(ali.changes(space)).toEqual(['un', 'deux', 'trois', 'quatre', 'cinq'])
  expect(ali.findings(space)).toEqual([])
})

test('an envelope that is dropped leaves a gap that is said, and the rest waits for it', async () => {
  const all = [...kept()]
  give(all.filter(one => one !== ofLea(5)))
  await ali.read(space)
  expect(ali.changes(space)).toEqual(['un'])
  expect(ali.findings(space)).toEqual([{ kind: 'gap', from: 5, upTo: 5 }])
  host.envelopes.set(space, all)
  await lea.write(space, 'quatre')
  give([...kept().filter(one => one.sequence !== 5), ofLea(5)])
  await ali.read(space)
  expect(ali.changes(space)).toEqual(['un', 'deux', 'trois', 'quatre'])
  expect(ali.findings(space)).toEqual([])
})

test('the last envelopes held back: another member’s say that they exist, and it is said until they come', async () => {
  await ali.read(space)
  await ali.write(space, 'réponse')
  const all = [...kept()]
  give(all.filter(one => one.member !== lea.key.member || one.sequence < 6))
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual(['un', 'deux', 'réponse'])
  expect(zoe.findings(space)).toEqual([{ kind: 'withheld', from: 6, upTo: 6 }])
  give([...kept(), ...all.filter(one => one.sequence === 6)])
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual(['un', 'deux', 'réponse', 'trois'])
  expect(zoe.findings(space)).toEqual([])
})

test('in any order, the same changes are taken, and nothing is said', async () => {
  const [readAlready, news] = [kept().slice(0, 2), kept().slice(2)]
  give([...readAlready, ...news.toReversed()])
  await ali.read(space)
  expect(ali.changes(space)).toEqual(['un', 'deux', 'trois'])
  expect(ali.findings(space)).toEqual([])
})

test('an envelope given again is not read twice, and it is said', async () => {
  await ali.read(space)
  give([...kept(), ofLea(4)])
  await ali.read(space)
  expect(ali.changes(space)).toEqual(['un', 'deux', 'trois'])
  expect(ali.findings(space)).toEqual([{ kind: 'replayed', from: 4, upTo: 4 }])
})

test('a host set back is noticed by the next desk, and given again what that desk had sent', async () => {
  await ali.read(space)
  const before = [...kept()]
  await ali.write(space, 'réponse')
  await lea.read(space)
  await lea.write(space, 'quatre')
  await ali.read(space)
  give(before)
  await ali.read(space)
  expect(ali.findings(space)).toEqual(
    expect.arrayContaining([
      { kind: 'rolled-back', from: 7, upTo: 7 },
      { kind: 'rolled-back', from: 1, upTo: 1 },
    ]),
  )
  await ali.write(space, 'encore')
  await lea.read(space)
  await lea.write(space, 'cinq')
  await ali.read(space)
  await zoe.read(space)
  expect(new Set(zoe.changes(space).map(String))).toEqual(
    new Set(['un', 'deux', 'trois', 'réponse', 'quatre', 'encore', 'cinq']),
  )
})

test('what is sent again to a host set back is no replay for who had read it', async () => {
  await ali.write(space, 'réponse')
  const before = kept().filter(one => one.member !== ali.key.member)
  await zoe.read(space)
  give(before)
  await zoe.read(space)
  await ali.read(space)
  await ali.write(space, 'encore')
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual(['un', 'deux', 'trois', 'réponse', 'encore'])
  // what was lost is there again
  expect(zoe.findings(space)).toEqual([])
})

test('a departure that the host gives last lets nobody write after it', async () => {
  await ali.read(space)
  dismissMember(lea, space, ali.key.member)
  await sendWaiting(lea, space, lea.store)
  await ali.write(space, 'après')
  const isAfter = (one: Envelope) => one.member === ali.key.member
  give([
    ...kept().slice(0, 3),
    ...kept().filter(isAfter),
    ...kept()
      .slice(3)
      .filter(one => !isAfter(one)),
  ])
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual(['un', 'deux', 'trois'])
  expect(zoe.findings(space)).toEqual([{ kind: 'not-allowed', from: 1, upTo: 1 }])
})

test('what a host damaged once, and gives whole afterwards, is read in the end', async () => {
  await ali.read(space)
  await lea.write(space, 'quatre')
  const whole = [...kept()]
  give(whole.map(one => (one === ofLea(7) ? { ...one, sealed: one.sealed.map(byte => byte ^ 1) } : one)))
  await ali.read(space)
  expect(ali.findings(space)).toEqual([{ kind: 'forged', from: 7, upTo: 7 }])
  give(whole)
  await ali.readAt(space, '2026-11-29T11:00:00.000Z')
  expect(ali.changes(space)).toEqual(['un', 'deux', 'trois', 'quatre'])
})

test('what a host lost in the middle is sent again by whoever wrote it, and reaches who had not read it', async () => {
  await lea.read(space)
  const lost = ofLea(5)
  give(kept().filter(one => one !== lost))
  await lea.read(space)
  expect(lea.findings(space)).toEqual([{ kind: 'rolled-back', from: 5, upTo: 5 }])
  await lea.write(space, 'quatre')
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual(['un', 'deux', 'trois', 'quatre'])
  expect(zoe.findings(space)).toEqual([])
})

test('an envelope changed, given under another name or another number is not read', async () => {
  const [four, five, six] = [ofLea(4), ofLea(5), ofLea(6)]
  const changed = { ...four, sealed: four.sealed.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) }
  const renamed = { ...five, member: ali.key.member, sequence: 1, previous: '' }
  const renumbered = { ...six, sequence: 4 }
  give([...kept().filter(one => one.sequence < 4), changed, renamed, renumbered])
  await zoe.read(space)
  expect(zoe.changes(space)).toEqual([])
  expect(zoe.findings(space).map(({ kind }) => kind)).toEqual(['forged', 'forged'])
})

describe('two spaces swapped', () => {
  test('an envelope of one is not read in the other, whatever the host writes on it', async () => {
    const other = await foundWith(lea, [{ desk: ali, role: 'writer' }], 'Autre dossier')
    await lea.write(other, 'secret')
    const stray = kept(other).at(-1)
    if (!stray) throw new Error('nothing was written')
    give([...kept(), stray, { ...stray, space }])
    await ali.read(space)
    expect(ali.changes(space)).toEqual(['un', 'deux', 'trois'])
    expect(ali.findings(space)).toEqual([{ kind: 'swapped', from: 3, upTo: 3 }])
    await ali.read(other)
    expect(ali.changes(other)).toEqual(['secret'])
  })
})

test('a host that shows each another envelope of one number is found out by what members tell each other', async () => {
  // the key of Léa signs two histories: her library was copied to another computer
  const split = memoryHost()
  split.envelopes.set(space, [...kept()])
  const copy: TrialDesk = { ...lea, store: memoryStore(split) }
  await ali.read(space)
  await zoe.read(space)
  const { sealChange } = await import('../../../../../../src/main/sharing/office/spaces/sync-log.ts')
  const image = lea.db.serialize()
  sealChange(lea, space, 'pour Ali')
  await sendWaiting(lea, space, lea.store)
  const Database = (await import('better-sqlite3')).default
  const db = new Database(image)
  sealChange({ ...copy, db }, space, 'pour Zoé')
  await sendWaiting({ ...copy, db }, space, copy.store)
  db.close()
  await ali.read(space)
  await ali.write(space, 'réponse')
  // Zoé is shown the other history, then Ali's answer
  give([...(split.envelopes.get(space) ?? []), ...kept().filter(one => one.member === ali.key.member)])
  await zoe.read(space)
  expect(zoe.changes(space)).toContain('pour Zoé')
  expect(zoe.findings(space)).toEqual([{ kind: 'shown-otherwise', from: 7, upTo: 7 }])
  // the rest of one history does not follow the other
  await lea.write(space, 'suite pour Ali')
  const next = lea.store.since(space, '').then(({ envelopes }) => envelopes.filter(one => one.sequence === 8))
  give([...kept(), ...(await next)])
  await zoe.read(space)
  expect(zoe.changes(space)).not.toContain('suite pour Ali')
  expect(zoe.findings(space)).toContainEqual({ kind: 'fork', from: 8, upTo: 8 })
})

describe('a desk that has nothing to send', () => {
  const tell = async (desk: TrialDesk, at: string) => {
    const told = sealSeen(desk, space, at)
    await sendWaiting(desk, space, desk.store)
    return told
  }

  test('tells what it has seen, a reader too, so that what is withheld from another is found out', async () => {
    await zoe.read(space)
    expect(await tell(zoe, '2026-11-29T10:00:00.000Z')).toBe(true)
    const last = ofLea(6)
    give(kept().filter(one => one !== last))
    await ali.read(space)
    expect(ali.changes(space)).toEqual(['un', 'deux'])
    expect(ali.findings(space)).toEqual([{ kind: 'withheld', from: 6, upTo: 6 }])
    give([...kept(), last])
    await ali.read(space)
    expect(ali.findings(space)).toEqual([])
  })

  test('what an envelope it tells of has told is not told again, and what is withheld is found out all the same', async () => {
    const bob = await trialDesk('Bob', async () => memoryStore(host))
    await join(lea, bob, space, 'reader')
    await bob.read(space)
    await lea.write(space, 'quatre')
    await ali.read(space)
    await ali.write(space, 'réponse')
    await zoe.read(space)
    const untold = [...officeLog(zoe.db).heads(space).values()].filter(one => one.sequence > one.told)
    expect(untold.map(one => one.member)).toEqual([ali.key.member])
    expect(await tell(zoe, '2026-11-29T10:00:00.000Z')).toBe(true)
    const answer = kept().find(one => one.member === ali.key.member)
    if (!answer) throw new Error('Ali wrote nothing')
    const rest = kept().filter(one => one !== ofLea(8) && one !== answer)
    give(rest)
    await bob.read(space)
    expect(bob.findings(space)).toEqual([{ kind: 'withheld', from: 1, upTo: 1 }])
    give([...rest, answer])
    await bob.read(space)
    expect(bob.findings(space)).toEqual([{ kind: 'withheld', from: 8, upTo: 8 }])
    bob.db.close()
  })

  test('among many members each tells less often, in proportion', async () => {
    const MEMBERS = 40
    for (let n = desks().length; n < MEMBERS; n += 1) {
      const key = deskKey(generateKeyPairSync('ed25519').privateKey).member
      admitMember(lea, space, { key, name: `Poste ${n}`, role: 'reader' })
    }
    await sendWaiting(lea, space, lea.store)
    await zoe.read(space)
    expect(await tell(zoe, '2026-11-29T10:00:00.000Z')).toBe(true)
    await lea.write(space, 'quatre')
    await zoe.read(space)
    expect(await tell(zoe, '2026-11-29T11:59:00.000Z')).toBe(false)
    expect(await tell(zoe, '2026-11-29T12:00:00.000Z')).toBe(true)
  })

  test('what it tells is told once an hour at most, and two desks do not answer each other for ever', async () => {
    for (const desk of desks()) await desk.read(space)
    expect(await tell(zoe, '2026-11-29T10:00:00.000Z')).toBe(true)
    await lea.write(space, 'quatre')
    await zoe.read(space)
    expect(await tell(zoe, '2026-11-29T10:59:00.000Z')).toBe(false)
    expect(await tell(zoe, '2026-11-29T11:00:00.000Z')).toBe(true)
    for (const hour of [12, 13, 14, 15])
      for (const desk of desks()) {
        await desk.read(space)
        await tell(desk, `2026-11-29T${hour}:30:00.000Z`)
      }
    const count = kept().length
    for (const hour of [16, 17, 18])
      for (const desk of desks()) {
        await desk.read(space)
        expect(await tell(desk, `2026-11-29T${hour}:30:00.000Z`)).toBe(false)
      }
    expect(kept().length).toBe(count)
    for (const desk of desks()) expect(desk.findings(space)).toEqual([])
  })
})
