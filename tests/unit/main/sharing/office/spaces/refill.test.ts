import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Envelope } from '../../../../../../src/main/sharing/office/change-store.ts'
import { prepareFolder } from '../../../../../../src/main/sharing/office/folder/folder-office.ts'
import {
  type MemoryHost,
  memoryHost,
  memoryStore,
} from '../../../../../../src/main/sharing/office/memory/memory-store.ts'
import { dismissMember } from '../../../../../../src/main/sharing/office/spaces/members.ts'
import { refillHost } from '../../../../../../src/main/sharing/office/spaces/refill.ts'
import { sendWaiting } from '../../../../../../src/main/sharing/office/spaces/sync-log.ts'
import { fileAt, type Program } from '../../../../../contract/program.ts'
import { join as enter, foundWith, type TrialDesk, trialDesk } from '../../../../../fixtures/office/desks.ts'
import { foundSharedSpace } from '../../../../../fixtures/office/library-desks.ts'
import { aDossier, openDesks, textOf, withText, write } from '../desks.ts'

describe('the log of a space on a host that loses it', () => {
  let host: MemoryHost
  let lea: TrialDesk
  let ali: TrialDesk
  let zoe: TrialDesk
  let space: string
  const open = async () => memoryStore(host)
  const onHost = (): Envelope[] => host.envelopes.get(space) ?? []
  const names = (envelopes: readonly Envelope[]) =>
    envelopes.map(({ member, sequence }) => `${member} ${sequence}`).sort()

  beforeEach(async () => {
    host = memoryHost()
    ;[lea, ali, zoe] = [
      await trialDesk('Léa', open),
      await trialDesk('Ali', open),
      await trialDesk('Zoé', open),
    ]
    space = await foundWith(lea, [
      { desk: ali, role: 'writer' },
      { desk: zoe, role: 'reader' },
    ])
    for (const word of ['un', 'deux']) await lea.write(space, word)
    for (const desk of [ali, zoe]) await desk.read(space)
    await ali.write(space, 'réponse')
    for (const desk of [lea, ali, zoe]) await desk.read(space)
  })
  afterEach(() => {
    for (const { db } of [lea, ali, zoe]) db.close()
  })

  test('emptied, it is whole again after one desk, a reader’s, and a newcomer reads every word', async () => {
    const before = names(onHost())
    host.envelopes.clear()
    await zoe.read(space)
    expect(names(onHost())).toEqual(before)
    expect(zoe.findings(space)).toEqual([{ kind: 'emptied', from: 1, upTo: before.length }])
    // read again from the first: nothing is a replay, and nothing is wrong any more
    for (const desk of [zoe, lea, ali]) {
      await desk.read(space)
      expect(desk.findings(space)).toEqual([])
    }
    const bob = await trialDesk('Bob', open)
    await enter(lea, bob, space, 'reader')
    expect(new Set(bob.changes(space))).toEqual(new Set(['un', 'deux', 'réponse']))
    bob.db.close()
  })

  test('emptied, and written to before anybody noticed, it has all of it once its writers have met it', async () => {
    const before = names(onHost())
    host.envelopes.clear()
    await lea.write(space, 'trois')
    await ali.read(space)
    await lea.read(space)
    await sendWaiting(lea, space, lea.store)
    await sendWaiting(ali, space, ali.store)
    expect(names(onHost())).toEqual([...before, `${lea.key.member} ${before.length}`].sort())
  })

  test('set back to an earlier state, it is whole again at one act of one desk, and the loss is over for those who had noticed it', async () => {
    const before = names(onHost())
    host.envelopes.set(space, onHost().slice(0, 3))
    await zoe.read(space)
    expect(new Set(zoe.findings(space).map(({ kind }) => kind))).toEqual(new Set(['rolled-back']))
    expect(await refillHost(zoe, space, zoe.store)).toBe(before.length - 3)
    expect(await refillHost(zoe, space, zoe.store)).toBe(0)
    expect(names(onHost())).toEqual(before)
    await zoe.read(space)
    expect(zoe.findings(space)).toEqual([])
    await lea.read(space)
    expect(lea.findings(space)).toEqual([])
  })

  test('what a member who left had written is given back by those who stay', async () => {
    dismissMember(lea, space, ali.key.member)
    await sendWaiting(lea, space, lea.store)
    await zoe.read(space)
    host.envelopes.clear()
    await lea.read(space)
    const bob = await trialDesk('Bob', open)
    await enter(lea, bob, space, 'reader')
    expect(new Set(bob.changes(space))).toEqual(new Set(['un', 'deux', 'réponse']))
    bob.db.close()
  })
})

describe('a folder that is emptied, between libraries', () => {
  let all: Awaited<ReturnType<typeof openDesks>>
  let marie: Program
  let paul: Program
  let awa: Program
  let office: string
  let space: string
  beforeAll(async () => {
    all = await openDesks()
    ;[marie, paul, awa] = all.desks
    office = join(all.place.folder, 'partage')
    space = await foundSharedSpace(office, 'Recours vidéo', [
      { name: 'Marie', program: marie },
      { name: 'Paul', program: paul },
    ])
  })
  afterAll(() => all.close())
  const meet = (one: Program) => one.call['office.sync']({ space })

  test('a folder without its mark is no office: nothing is written in it, and nothing is lost', async () => {
    rmSync(office, { recursive: true })
    const { mkdirSync, readdirSync } = await import('node:fs')
    mkdirSync(office)
    await expect(meet(marie)).rejects.toThrow('est vide')
    expect(readdirSync(office)).toEqual([])
    prepareFolder(office)
    await meet(marie)
    await meet(paul)
    expect((await marie.call['office.state']({}))[0]?.failure).toBe('')
  })

  test('a newcomer finds in it the texts and exhibits of somebody who will not come back', async () => {
    const { id, draft, paragraphs } = await aDossier(marie)
    const { id: exhibit } = await marie.call['exhibits.add']({
      dossier: id,
      file: fileAt(all.place.file('constat.txt', 'Constat du 3 mars.')),
    })
    const dossier = await marie.call['dossiers.get']({ id })
    await marie.call['dossiers.save']({
      dossier: { ...dossier, facts: { 'act.facts': 'x'.repeat(2_100_000) } },
    })
    await marie.call['office.share']({ kind: 'dossier', id, space })
    await meet(marie)
    await meet(paul)
    await write(paul, draft, text => withText(text, paragraphs[0] ?? '', 'Paul écrit ceci.'))
    await meet(paul)
    await meet(marie)
    rmSync(office, { recursive: true })
    prepareFolder(office)
    // Paul will not come back: what he wrote is there by Marie’s desk
    await meet(marie)
    const [finding] = await marie.call['office.findings']({})
    expect(finding).toMatchObject({ kind: 'emptied', isOver: false })
    expect(finding?.sentence).toContain('Ce poste y a remis tout ce qu’il en garde')
    const { card } = await awa.call['office.card']({})
    const { invitation } = await marie.call['office.invite']({ space, card, role: 'writer' })
    await awa.call['office.join']({ invitation })
    expect(await meet(awa)).toMatchObject([{ refusals: [] }])
    expect(await textOf(awa, draft)).toContain('Paul écrit ceci.')
    expect((await awa.call['exhibits.list']({ dossier: id })).map(one => one.id)).toEqual([exhibit])
    expect((await awa.call['dossiers.get']({ id })).facts['act.facts']).toHaveLength(2_100_000)
    expect((await marie.call['office.findings']({})).map(one => one.isOver)).toEqual([true])
  })

  test('files that were lost alone are given back at one act, once', async () => {
    rmSync(join(office, 'espaces', space, 'blobs'), { recursive: true })
    const { files } = await marie.call['office.refill']({ space })
    expect(files).toBeGreaterThan(1)
    expect(await marie.call['office.refill']({ space })).toEqual({ envelopes: 0, files: 0 })
  })
})
