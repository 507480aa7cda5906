import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup } from '../../../../../../src/main/safekeeping/backup.ts'
import { preview } from '../../../../../../src/main/safekeeping/restore.ts'
import { fileAt, type Program, withoutOffice } from '../../../../../contract/program.ts'
import { foundSharedSpace } from '../../../../../fixtures/office/library-desks.ts'
import { aDossier, openDesks } from '../desks.ts'

let all: Awaited<ReturnType<typeof openDesks>>
let marie: Program
let paul: Program
let office: string
let space: string

beforeAll(async () => {
  all = await openDesks()
  ;[marie, paul] = all.desks
  office = join(all.place.folder, 'partage')
  space = await foundSharedSpace(office, 'Recours', [
    { name: 'Marie', program: marie },
    { name: 'Paul', program: paul },
  ])
})
afterAll(() => all.close())

const meet = async (one: Program) => (await one.call['office.sync']({}))[0]

/** A dossier of Marie's with an exhibit of each of these texts, in the space. */
async function shared(...texts: string[]) {
  const { id, draft } = await aDossier(marie)
  const exhibits: { readonly id: string; readonly sha256: string }[] = []
  for (const text of texts) {
    const name = `${text.replaceAll(/\W/g, '-')}.txt`
    const one = await marie.call['exhibits.add']({ dossier: id, file: fileAt(all.place.file(name, text)) })
    exhibits.push({ id: one.id, sha256: one.file?.sha256 ?? '' })
  }
  await marie.call['office.share']({ kind: 'dossier', id, space })
  await meet(marie)
  return { dossier: id, draft, exhibits }
}

const has = (one: Program, sha256: string) => existsSync(one.library.file(sha256))
const state = async (one: Program) => (await one.call['office.state']({}))[0]
const codes = async (one: Program, dossier: string) =>
  (await one.call['exhibits.check']({ dossier })).map(fault => fault.code)

/** Runs while the folder of the office is not plugged in. */
async function offline(act: () => Promise<void>): Promise<void> {
  renameSync(office, `${office}-ailleurs`)
  await act().finally(() => renameSync(`${office}-ailleurs`, office))
}

test('a desk that asks for exhibits when needed takes their rows alone, says where each is, and has one or all by asking', async () => {
  await paul.call['office.chooseFiles']({ space: 'Recours', files: 'on-demand' })
  const { dossier, exhibits } = await shared('Constat du 3 mars.', 'Plan du site.', 'Lettre du maire.')
  const [first, second, third] = exhibits
  expect(await meet(paul)).toMatchObject({ refusals: [] })
  expect((await paul.call['exhibits.list']({ dossier })).map(one => one.id)).toEqual(
    exhibits.map(one => one.id),
  )
  expect(exhibits.map(one => has(paul, one.sha256))).toEqual([false, false, false])
  expect(await codes(paul, dossier)).toEqual(['exhibit-remote', 'exhibit-remote', 'exhibit-remote'])
  const [line] = await paul.call['exhibits.check']({ dossier })
  expect(line).toMatchObject({ severity: 'information', at: { exhibit: first?.id } })
  expect(line?.message).toContain('est restée dans l’espace «\u00a0Recours\u00a0»')
  expect(await state(paul)).toMatchObject({ files: 'on-demand', remoteFiles: 3 })
  expect(await state(marie)).toMatchObject({ files: 'keep', remoteFiles: 0 })

  await offline(async () => {
    const asked = paul.call['exhibits.fetch']({ dossier, exhibit: first?.id ?? '' })
    await expect(asked).rejects.toThrow(
      'resté dans l’espace «\u00a0Recours\u00a0», et n’a pas pu être demandé',
    )
    await expect(paul.call['exhibits.view']({ id: second?.id ?? '' })).rejects.toThrow('Recours')
    await expect(paul.call['dossiers.export']({ id: dossier })).rejects.toThrow('Recours')
  })
  expect(await codes(paul, dossier)).toEqual(['exhibit-remote', 'exhibit-remote', 'exhibit-remote'])

  expect(await paul.call['exhibits.fetch']({ dossier, exhibit: first?.id ?? '' })).toEqual({
    files: 1,
    remaining: 0,
  })
  expect(exhibits.map(one => has(paul, one.sha256))).toEqual([true, false, false])
  // opened, it is asked for
  expect((await paul.call['exhibits.view']({ id: second?.id ?? '' })).pages).toBe(1)
  expect(await paul.call['exhibits.fetch']({ dossier })).toEqual({ files: 1, remaining: 0 })
  expect(await codes(paul, dossier)).toEqual([])
  // here, then gone from the disk: that one is lost
  rmSync(paul.library.file(third?.sha256 ?? ''))
  expect(await codes(paul, dossier)).toEqual(['exhibit-missing-file'])
})

test('a bundle and a deposit ask for the exhibits that they need; a bundle is refused where the space does not answer', async () => {
  const { dossier, draft, exhibits } = await shared('Rapport annuel.')
  await meet(paul)
  const [one] = exhibits
  const bundle = () => paul.call['bundles.make']({ drafts: [draft], run: 'depot', final: false })
  const deposit = () => paul.call['filings.file']({ dossier, drafts: [draft], date: '2026-11-03' })
  await offline(() => expect(bundle()).rejects.toThrow('resté dans l’espace «\u00a0Recours\u00a0»'))
  expect(await paul.call['filings.list']({ dossier })).toEqual([])
  expect(has(paul, one?.sha256 ?? '')).toBe(false)
  const { files } = await withoutOffice(bundle)
  expect(files.some(file => file.name.startsWith('PJ1_'))).toBe(true)
  expect(has(paul, one?.sha256 ?? '')).toBe(true)
  expect((await withoutOffice(deposit)).exhibits).toMatchObject([{ id: one?.id, sha256: one?.sha256 }])
})

test('a deposit noted away from the space holds its exhibits by their digests, and the next meeting brings their files alone', async () => {
  const { dossier, draft, exhibits } = await shared('Arrêté attaqué.', 'Relevé des caméras.')
  await shared('Une autre pièce, d’un autre dossier.')
  await meet(paul)
  const [one, other] = exhibits
  await paul.call['exhibits.fetch']({ dossier, exhibit: other?.id ?? '' })
  const list = async () => (await paul.call['filings.list']({ dossier }))[0]
  await offline(async () => {
    const filing = await withoutOffice(() =>
      paul.call['filings.file']({ dossier, drafts: [draft], date: '2026-11-03', note: 'Dans le train.' }),
    )
    expect(filing.exhibits.map(({ sha256 }) => sha256)).toEqual(exhibits.map(({ sha256 }) => sha256))
    expect(filing.remote).toEqual([
      { number: 1, label: expect.any(String), sha256: one?.sha256, space: 'Recours', isAwaited: true },
    ])
    expect(await list()).toMatchObject({ note: 'Dans le train.', remote: [{ sha256: one?.sha256 }] })
    // a letter freezes no exhibit: the file of the deposit is asked for all the same
    const [exhibit, second] = await paul.call['exhibits.list']({ dossier })
    if (exhibit) await paul.call['exhibits.save']({ exhibit: { ...exhibit, file: second?.file } })
  })
  const before = (await state(paul))?.remoteFiles ?? 0
  expect(await meet(paul)).toMatchObject({ failure: '', refusals: [] })
  expect(has(paul, one?.sha256 ?? '')).toBe(true)
  expect((await list())?.remote).toEqual([])
  // what no deposit rests on stays in the space
  expect((await state(paul))?.remoteFiles).toBe(before - 1)
  expect(await meet(marie)).toMatchObject({ failure: '', refusals: [] })
  expect(await marie.call['filings.list']({ dossier })).toMatchObject([
    { date: '2026-11-03', exhibits: exhibits.map(({ sha256 }) => ({ sha256 })), remote: [] },
  ])
})

test('a deposit that a colleague noted asks for nothing: a desk that leaves exhibits in the space says where they are', async () => {
  const { dossier, draft } = await shared('Notification de la décision.')
  await meet(paul)
  await withoutOffice(() => marie.call['filings.file']({ dossier, drafts: [draft], date: '2026-11-04' }))
  await meet(marie)
  await meet(paul)
  await meet(paul)
  const [filing] = await paul.call['filings.list']({ dossier })
  expect(filing?.remote).toMatchObject([{ number: 1, isAwaited: false }])
})

test('its label is changed on the desk that has no file, and the other keeps its file', async () => {
  const { dossier, exhibits } = await shared('Procès-verbal du conseil.')
  await meet(paul)
  const [exhibit] = await paul.call['exhibits.list']({ dossier })
  if (exhibit) await paul.call['exhibits.save']({ exhibit: { ...exhibit, label: 'Procès-verbal' } })
  expect(await meet(paul)).toMatchObject({ sent: 1, failure: '' })
  expect(await meet(marie)).toMatchObject({ refusals: [] })
  expect((await marie.call['exhibits.list']({ dossier })).map(one => one.label)).toEqual(['Procès-verbal'])
  expect(has(marie, exhibits[0]?.sha256 ?? '')).toBe(true)
  expect(await codes(paul, dossier)).toEqual(['exhibit-remote'])
})

test('a file that was replaced before this desk came is said to be in the space once the change is taken back, and comes by asking', async () => {
  const { dossier, exhibits } = await shared('Première version.', 'Seconde version.')
  const [first, second] = await marie.call['exhibits.list']({ dossier })
  if (first) await marie.call['exhibits.save']({ exhibit: { ...first, file: second?.file } })
  await meet(marie)
  await meet(paul)
  const [line] = await paul.call['office.journal']({ space })
  expect(line).toMatchObject({ kind: 'exhibit', id: first?.id, act: 'edited' })
  await paul.call['office.undo']({ space, version: line?.version ?? '' })
  expect(await meet(paul)).toMatchObject({ failure: '', sent: 1 })
  expect((await paul.call['exhibits.list']({ dossier }))[0]?.file?.sha256).toBe(exhibits[0]?.sha256)
  expect(await codes(paul, dossier)).toEqual(['exhibit-remote', 'exhibit-remote'])
  await paul.call['exhibits.fetch']({ dossier })
  expect(has(paul, exhibits[0]?.sha256 ?? '')).toBe(true)
})

test('a backup and the doctor say that it is not there, and neither calls it lost', async () => {
  const { dossier } = await shared('Carte des caméras.')
  await meet(paul)
  const { remoteFiles = 0 } = (await state(paul)) ?? {}
  expect(remoteFiles).toBeGreaterThan(0)
  const problems = await paul.call['library.doctor']({})
  const lines = problems.filter(one => one.code === 'remote')
  expect(lines.map(one => one.severity)).toEqual(['information'])
  expect(lines[0]?.message).toMatch(/ restés? dans l’espace «\u00a0Recours\u00a0»/)
  expect(
    problems
      .filter(one => one.code === 'file')
      .map(one => one.message)
      .join(),
  ).not.toContain('caméras')
  const made = await backup(paul.library)
  expect(made).toMatchObject({ remote: remoteFiles, proof: 'proven' })
  expect(made.missing.map(one => one.label)).not.toContain('la pièce «\u00a0Carte des caméras\u00a0»')
  expect((await paul.call['backups.list']({}))[0]).toMatchObject({ remote: remoteFiles })
  expect((await preview(paul.library, made.file)).remote).toHaveLength(remoteFiles)
  const all = [...made.missing, ...(await preview(paul.library, made.file)).missing].map(one => one.sha256)
  const [exhibit] = await paul.call['exhibits.list']({ dossier })
  expect(all).not.toContain(exhibit?.file?.sha256)
})

test('kept again, the files come at the next meeting; on demand again, none goes', async () => {
  const { dossier, exhibits } = await shared('Devis du prestataire.')
  await meet(paul)
  const [one] = exhibits
  expect(has(paul, one?.sha256 ?? '')).toBe(false)
  await paul.call['office.chooseFiles']({ space, files: 'keep' })
  expect(await codes(paul, dossier)).toEqual(['exhibit-remote'])
  await meet(paul)
  expect(has(paul, one?.sha256 ?? '')).toBe(true)
  expect(await state(paul)).toMatchObject({ files: 'keep', remoteFiles: 0 })
  await paul.call['office.chooseFiles']({ space, files: 'on-demand' })
  await meet(paul)
  expect(has(paul, one?.sha256 ?? '')).toBe(true)
})

test('a dossier whose files stayed in a space is not shared in another before they are asked for', async () => {
  const { dossier } = await shared('Facture des caméras.')
  await meet(paul)
  const other = await paul.call['office.create']({ title: 'Autre espace', url: office })
  const share = () => paul.call['office.share']({ kind: 'dossier', id: dossier, space: other.space })
  await expect(share()).rejects.toThrow('Demandez d’abord les pièces du dossier')
  await paul.call['exhibits.fetch']({ dossier })
  expect((await share()).things).toBeGreaterThan(1)
})
