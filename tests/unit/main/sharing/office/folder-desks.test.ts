import { readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileAt, type Program } from '../../../../contract/program.ts'
import { foundSharedSpace } from '../../../../fixtures/office/library-desks.ts'
import { aDossier, openDesks, textOf, withText, write } from './desks.ts'

let all: Awaited<ReturnType<typeof openDesks>>
let marie: Program
let paul: Program
let office: string
let space: string

beforeAll(async () => {
  all = await openDesks()
  ;[marie, paul] = all.desks
  office = join(all.place.folder, 'partage')
  space = await foundSharedSpace(office, 'Recours vidéo', [
    { name: 'Marie', program: marie },
    { name: 'Paul', program: paul },
  ])
})
afterAll(() => all.close())

const meet = async (one: Program) => (await one.call['office.sync']({}))[0]

/** Every byte that lies in the folder of the office. */
const officeBytes = () =>
  Buffer.concat(
    readdirSync(office, { recursive: true, withFileTypes: true })
      .filter(one => one.isFile())
      .map(one => readFileSync(join(one.parentPath, one.name))),
  )

test('a dossier shared through a folder is written by two desks, and the folder can be read by neither its owner nor anybody', async () => {
  const { id, draft, paragraphs } = await aDossier(marie)
  const { id: exhibit } = await marie.call['exhibits.add']({
    dossier: id,
    file: fileAt(all.place.file('constat.txt', 'CONSTAT-SECRET du 3 mars.')),
  })
  expect((await marie.call['office.state']({})).map(one => one.title)).toEqual(['Recours vidéo'])
  await marie.call['office.share']({ kind: 'dossier', id, space: 'Recours vidéo' })
  expect(await marie.call['office.shares']({ kind: 'dossier', id })).toEqual([space])
  expect((await marie.call['office.state']({}))[0]).toMatchObject({ toSend: 3, metAt: '' })
  expect(await meet(marie)).toMatchObject({ sent: 3, conflicts: 0, refusals: [] })
  expect(await meet(paul)).toMatchObject({ received: 3, things: 3, refusals: [] })
  expect((await paul.call['exhibits.list']({ dossier: id })).map(one => one.id)).toEqual([exhibit])
  const [first = '', , third = ''] = paragraphs
  await write(marie, draft, text => withText(text, first, 'Le moyen de Marie est tiré de la vie privée.'))
  await write(marie, draft, text => withText(text, third, 'Le moyen 3 est tiré de la deuxième atteinte.'))
  await write(paul, draft, text => withText(text, third, 'Le moyen 3 est tiré de la troisième atteinte.'))
  for (const one of [marie, paul, marie]) await meet(one)
  expect(await textOf(paul, draft)).toBe(await textOf(marie, draft))
  expect(await textOf(paul, draft)).toContain('vie privée')
  const [conflict] = await paul.call['office.conflicts']({})
  expect(conflict).toMatchObject({ mine: 'deuxième', mineBy: 'Marie', theirs: 'troisième', theirsBy: 'Paul' })
  await paul.call['office.choose']({
    ...{ space, kind: 'draft', id: draft },
    conflict: conflict?.conflict ?? '',
    side: 'theirs',
  })
  for (const one of [paul, marie]) await meet(one)
  expect(await textOf(marie, draft)).toContain('troisième')
  expect((await marie.call['office.journal']({ space })).map(one => one.author)).toContain('Paul')
  const [last] = await marie.call['office.journal']({ space, limit: 1 })
  await marie.call['office.undo']({ space, version: last?.version ?? '' })
  await meet(marie)
  await meet(paul)
  expect(await textOf(paul, draft)).toContain('deuxième')
  expect((await paul.call['office.state']({}))[0]).toMatchObject({ toSend: 0, conflicts: 0, failure: '' })

  const bytes = officeBytes()
  expect(bytes.length).toBeGreaterThan(1000)
  for (const word of ['CONSTAT-SECRET', 'vie privée', 'atteinte', 'Zedville', 'Marie'])
    expect(bytes.includes(word)).toBe(false)
})

test('a long state travels as a file of the space', async () => {
  const { id } = await aDossier(marie)
  const dossier = await marie.call['dossiers.get']({ id })
  await marie.call['dossiers.save']({
    dossier: { ...dossier, facts: { 'act.facts': 'x'.repeat(2_100_000) } },
  })
  await marie.call['office.share']({ kind: 'dossier', id, space })
  await meet(marie)
  expect(await meet(paul)).toMatchObject({ refusals: [] })
  expect((await paul.call['dossiers.get']({ id })).facts['act.facts']).toHaveLength(2_100_000)
})

test('an office out of reach leaves the work as it is, says so, and meets once it is back', async () => {
  const { id } = await aDossier(marie)
  await marie.call['office.share']({ kind: 'dossier', id, space })
  renameSync(office, `${office}-absent`)
  await expect(marie.call['office.sync']({ space })).rejects.toThrow('Rien n’est perdu')
  expect(await meet(marie)).toMatchObject({ sent: 0, failure: expect.stringContaining('n’est pas là') })
  const [state] = await marie.call['office.state']({})
  expect(state?.failure).not.toBe('')
  expect(state?.toSend).toBe(2)
  renameSync(`${office}-absent`, office)
  expect(await meet(marie)).toMatchObject({ sent: 2 })
  expect((await marie.call['office.state']({}))[0]).toMatchObject({ failure: '', toSend: 0 })
})
