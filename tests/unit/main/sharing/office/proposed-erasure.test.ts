import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backup } from '../../../../../src/main/safekeeping/backup.ts'
import { erasureStances } from '../../../../../src/main/sharing/office/erased/stances.ts'
import { prepareOffice } from '../../../../../src/main/sharing/office/postgres/prepare.ts'
import { MAX_STANCES } from '../../../../../src/shared/sharing/office/erased/erasure-stance.ts'
import { stanceClauses } from '../../../../../src/shared/sharing/office/erased/erasure-words.ts'
import { fileAt, type Program } from '../../../../contract/program.ts'
import { findBytes } from '../../../../fixtures/find-bytes.ts'
import { foundSharedSpace } from '../../../../fixtures/office/library-desks.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'
import { aDossier, openDesks, withText, write } from './desks.ts'

/** Words planted in the dossier that all erase. */
const WORDS = ['motplanteloutre', 'pieceplanteeours', 'motdepaulgenette']

describe.each([
  ['a folder', false],
  ['PostgreSQL', true],
] as const)('on %s', (_host, isServer) => {
  if (isServer && whyNoPostgres) {
    test.skip(`left out: ${whyNoPostgres}`, () => undefined)
    return
  }
  let all: Awaited<ReturnType<typeof openDesks>>
  let server: PostgresServer | undefined
  let address: string
  beforeAll(async () => {
    all = await openDesks()
    address = join(all.place.folder, 'bureau')
    if (!isServer) return
    server = await startPostgres()
    address = server.address()
    await prepareOffice(address)
  })
  afterAll(async () => {
    await all.close()
    server?.stop()
  })

  test('an erasure proposed to all is made by each who accepts it, a reader too, and said by the certificate', async () => {
    const [marie, paul, awa] = all.desks
    const space = await foundSharedSpace(address, 'Recours', [
      { name: 'Marie', program: marie },
      { name: 'Paul', program: paul },
      { name: 'Awa', program: awa, role: 'reader' },
    ])
    const meet = async (...desks: Program[]) => {
      for (const desk of desks) await desk.call['office.sync']({ space })
    }
    const { id, draft, paragraphs } = await aDossier(marie)
    const thing = { kind: 'dossier' as const, id }
    const say = (desk: Program, words: string) =>
      write(desk, draft, text => withText(text, paragraphs[0] ?? '', words))
    await say(marie, 'motplanteloutre')
    await marie.call['exhibits.add']({
      dossier: id,
      file: fileAt(all.place.file('pieceplanteeours.txt', 'pieceplanteeours')),
    })
    await expect(marie.call['office.proposeErasure'](thing)).rejects.toThrow('aucun espace partagé')
    await marie.call['office.share']({ ...thing, space })
    await meet(marie, paul, awa)
    await say(paul, 'motdepaulgenette')
    await meet(paul, marie, awa)

    const preview = async (desk: Program) => {
      const { unproposedSpaces, warnings } = await desk.call['erasure.preview'](thing)
      return [unproposedSpaces, warnings.find(one => one.startsWith('D’autres l’ont'))]
    }
    expect(await preview(marie)).toEqual([['Recours'], expect.stringContaining('proposez-leur')])
    expect(await marie.call['office.proposeErasure'](thing)).toEqual({ spaces: ['Recours'] })
    await meet(marie, paul, awa)
    // who proposed it is asked no more to; another may still
    expect(await preview(marie)).toEqual([[], expect.stringContaining('Vous leur avez proposé')])
    expect(await preview(paul)).toEqual([['Recours'], expect.stringContaining('proposez-leur')])
    for (const desk of [paul, awa]) {
      const [proposal] = await desk.call['office.erasures']({})
      expect(proposal).toMatchObject({ ...thing, space, isHere: true })
      expect(stanceClauses(proposal?.stances ?? [])).toEqual([
        expect.stringMatching(/^proposé à tous par Marie \(\d/),
        expect.stringMatching(/^n’ont pas répondu\u00a0: .*ce poste/),
      ])
      expect((await desk.call['office.state']({}))[0]?.proposals).toBe(1)
    }
    // nothing goes anywhere by itself
    expect((await paul.call['dossiers.list']({})).map(one => one.id)).toContain(id)

    const erase = async (desk: Program) => {
      const { title } = await desk.call['erasure.preview'](thing)
      return (await desk.call['erasure.run']({ target: thing, confirmation: title })).record
    }
    await awa.call['office.declineErasure'](thing)
    await erase(paul)
    await meet(paul, awa, marie)
    const [seen] = await marie.call['office.erasures']({})
    expect(seen?.stances.map(({ name, answer }) => [name, answer])).toEqual([
      ['Marie', ''],
      ['Paul', 'erased'],
      ['Awa', 'kept'],
    ])
    const { kept } = await erase(marie)
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatch(
      /^l’espace «\u00a0Recours\u00a0»\u00a0: son effacement y est proposé à tous par ce poste \(.*\)\u00a0; disent l’avoir effacé\u00a0: ce poste et Paul \(.*\)\u00a0; disent le garder\u00a0: Awa \(.*\)\. Chaque réponse est signée de son poste, et ne prouve pas ce qu’il garde/,
    )

    // Awa thinks again
    await erase(awa)
    await meet(awa, marie, paul, awa)
    for (const desk of [marie, paul, awa]) {
      expect(
        (await desk.call['office.erasures']({})).map(one => one.stances.map(({ answer }) => answer)),
      ).toEqual([['erased', 'erased', 'erased']])
      expect((await desk.call['office.state']({}))[0]).toMatchObject({ failure: '', refused: 0 })
      expect((await desk.call['office.state']({}))[0]?.proposals).toBeUndefined()
      await backup(desk.library)
      expect(await findBytes(desk.library.folder, WORDS)).toEqual([])
    }
    if (!isServer) expect(await findBytes(address, WORDS)).toEqual([])
  })

  test('a proposal is withdrawn by who made it, and asked of nobody once it is', async () => {
    const [marie, paul] = all.desks
    const space = await foundSharedSpace(address, 'Collectif', [
      { name: 'Marie', program: marie },
      { name: 'Paul', program: paul },
    ])
    const meet = async (...desks: Program[]) => {
      for (const desk of desks) await desk.call['office.sync']({ space })
    }
    const { id } = await aDossier(marie)
    const thing = { kind: 'dossier' as const, id }
    const ofSpace = async (desk: Program) =>
      (await desk.call['office.erasures']({})).filter(one => one.space === space)
    await marie.call['office.share']({ ...thing, space })
    await marie.call['office.proposeErasure'](thing)
    await meet(marie, paul)
    expect(await ofSpace(paul)).toHaveLength(1)
    await marie.call['office.declineErasure'](thing)
    expect((await marie.call['erasure.preview'](thing)).unproposedSpaces).toEqual(['Collectif'])
    await meet(marie, paul)
    expect(await ofSpace(paul)).toEqual([])
    expect(await ofSpace(marie)).toEqual([])
    await expect(paul.call['office.declineErasure'](thing)).rejects.toThrow('Personne ne propose')
  })

  test('a member who proposes without end fills nothing: the first two hundred are kept', () => {
    const { db } = all.desks[0].library
    const stances = Array.from({ length: 3 * MAX_STANCES }, (_, n) => ({
      ...{ kind: 'dossier' as const, id: `dossier-${n}`, proposedAt: '2026-12-02T10:00:00.000Z' },
      ...{ answer: '' as const, answeredAt: '' },
    }))
    erasureStances(db).note('inondé', 'a'.repeat(64), stances)
    expect(erasureStances(db).ofSpace('inondé')).toHaveLength(MAX_STANCES)
  })
})
