import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { absentFiles, fileOf, pageImage, viewableFile } from '../../../../src/main/exhibits/exhibit-files.ts'
import { exhibits } from '../../../../src/main/exhibits/store.ts'
import { exhibitWorkerClient } from '../../../../src/main/exhibits/worker-client.ts'
import { fileAt, type Program, program, temporary, withoutOffice } from '../../../contract/program.ts'
import { aLockedPdf, aMail, aPdf, aSignedPdf } from '../../../fixtures/files.ts'

let place: ReturnType<typeof temporary>
let here: Program
let dossier: string
let draft: string
beforeAll(() => {
  place = temporary()
  here = program(join(place.folder, 'bibliotheque'))
})
beforeEach(async () => {
  const created = await here.call['dossiers.create']({ template: 'rep-vsa', facts: { commune: 'Moirans' } })
  dossier = created.id
  draft = created.drafts[0] ?? ''
})
afterAll(async () => {
  await here.close()
  place.remove()
})

const add = (name: string, more: object = {}) =>
  here.call['exhibits.add']({ dossier, file: fileAt(place.file(name, aPdf(name))), ...more })
const names = async () => (await here.call['exhibits.list']({ dossier })).map(one => one.label)
const store = () => exhibits(here.library.db)

describe('the label of a new exhibit', () => {
  test('is what was typed, else what its name says, else what the template expects', async () => {
    const named = '2024-02-03 Arrêté du maire.pdf'
    const vague = 'scan.pdf'
    const expected = 'Décision attaquée'
    expect((await add(named, { label: 'Ma pièce', expected })).label).toBe('Ma pièce')
    expect((await add(named, { expected })).label).toBe('Arrêté du 3\u00a0février 2024 du maire')
    expect((await add(vague, { expected })).label).toBe(expected)
    expect((await add(vague)).label).toBe('scan')
    // its nature alone says less than the template; four words say more
    expect((await add('Arrêté.pdf', { expected })).label).toBe(expected)
    expect((await add('Arrêté portant refus de communication.pdf', { expected })).label).toBe(
      'Arrêté portant refus de communication',
    )
    expect((await add('Arrêté portant refus.pdf', { expected })).label).toBe(expected)
  })
  test('another name or date may be told', async () => {
    const exhibit = await add('x.pdf', { name: 'Courrier du 5 mars 2024.pdf', date: '2024-03-06' })
    expect(exhibit).toMatchObject({ nature: 'Courrier', date: '2024-03-06', revision: 1, pages: 1 })
    expect(exhibit.file).toMatchObject({ kind: 'pdf', type: 'application/pdf', signed: false })
    expect(exhibit.file?.flaw).toBeUndefined()
  })
  test('a locked, signed or empty file is taken, and said to be', async () => {
    const take = async (name: string, content: Uint8Array | string) =>
      (await here.call['exhibits.add']({ dossier, file: fileAt(place.file(name, content)) })).file
    expect(await take('ferme.pdf', aLockedPdf('Secret'))).toMatchObject({ flaw: 'encrypted', signed: false })
    expect(await take('vide.pdf', '')).toMatchObject({ flaw: 'empty', kind: 'other', size: 0 })
    expect(await take('signe.pdf', aSignedPdf('Acte'))).toMatchObject({ signed: true, kind: 'pdf' })
    expect((await take('mail.eml', aMail('Refus')))?.type).toBe('message/rfc822')
    const list = await here.call['exhibits.list']({ dossier })
    expect(list.map(one => [one.pages, one.author])).toEqual([
      [undefined, ''],
      [undefined, ''],
      [1, ''],
      [undefined, 'Mairie de Moirans'],
    ])
  })
  test('a dossier that is not there takes none', async () => {
    await expect(add('x.pdf', { dossier: 'absent' })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the order of a dossier', () => {
  test('is that in which they came, then the one that was chosen', async () => {
    const [a, b, c] = [await add('a.pdf'), await add('b.pdf'), await add('c.pdf')]
    expect(await names()).toEqual(['a', 'b', 'c'])
    const ordered = await here.call['exhibits.order']({ dossier, ids: [c.id, a.id, b.id] })
    expect(ordered.map(one => one.label)).toEqual(['c', 'a', 'b'])
    expect(await names()).toEqual(['c', 'a', 'b'])
  })
  test('those not told of keep their place, one told twice changes nothing, an unknown one is refused', async () => {
    const [a, b, c] = [await add('a.pdf'), await add('b.pdf'), await add('c.pdf')]
    await expect(here.call['exhibits.order']({ dossier, ids: [c.id, 'inconnue', a.id] })).rejects.toThrow(
      'n’est pas au dossier',
    )
    expect(await names()).toEqual(['a', 'b', 'c'])
    await here.call['exhibits.order']({ dossier, ids: [c.id, c.id, a.id] })
    expect(await names()).toEqual(['c', 'b', 'a'])
    expect(b.id).not.toBe('')
  })
  test('a removed one keeps its place and takes it again when it is put back', async () => {
    const [, b] = [await add('a.pdf'), await add('b.pdf'), await add('c.pdf')]
    await here.call['exhibits.remove']({ id: b.id })
    expect(await names()).toEqual(['a', 'c'])
    await expect(here.call['exhibits.view']({ id: b.id })).rejects.toMatchObject({ code: 'not-found' })
    await add('d.pdf')
    await here.call['exhibits.restore']({ id: b.id })
    expect(await names()).toEqual(['a', 'b', 'c', 'd'])
    for (const act of ['exhibits.remove', 'exhibits.restore'] as const)
      await expect(here.call[act]({ id: 'absente' })).rejects.toMatchObject({ code: 'not-found' })
  })
  test('before a deposit, those in sight come first', async () => {
    const [a] = [await add('a.pdf'), await add('b.pdf')]
    await here.call['exhibits.remove']({ id: a.id })
    store().freezeOrder(dossier)
    await here.call['exhibits.restore']({ id: a.id })
    expect(await names()).toEqual(['b', 'a'])
  })
})

test('a stale save is refused, a true one is the next revision', async () => {
  const exhibit = await add('a.pdf')
  const saved = await here.call['exhibits.save']({ exhibit: { ...exhibit, label: 'Neuf' } })
  expect(saved).toMatchObject({ label: 'Neuf', revision: 2 })
  await expect(
    here.call['exhibits.save']({ exhibit: { ...exhibit, label: 'Ancien' } }),
  ).rejects.toMatchObject({
    code: 'stale',
  })
  expect(await names()).toEqual(['Neuf'])
})

test('a filed exhibit is as it was: not saved again, not removed, not moved', async () => {
  const [a, b] = [await add('a.pdf'), await add('b.pdf')]
  const filing = await withoutOffice(() =>
    here.call['filings.file']({ dossier, drafts: [draft], date: '2026-03-02' }),
  ).catch((error: Error) => error)
  if (filing instanceof Error) return expect.unreachable(filing.message)
  const c = await add('c.pdf')
  const list = await here.call['exhibits.list']({ dossier })
  expect(list.map(one => one.filed)).toEqual([
    { filing: filing.id, date: '2026-03-02' },
    { filing: filing.id, date: '2026-03-02' },
    undefined,
  ])
  await expect(here.call['exhibits.remove']({ id: a.id })).rejects.toMatchObject({ code: 'refused' })
  await expect(here.call['exhibits.save']({ exhibit: list[0]! })).rejects.toMatchObject({ code: 'refused' })
  await here.call['exhibits.order']({ dossier, ids: [c.id, b.id, a.id] })
  expect(await names()).toEqual(['a', 'b', 'c'])
  // the deposit is not written in the exhibit
  expect(store().get(a.id).filed).toBeUndefined()
})

describe('the file of an exhibit', () => {
  test('is where the library keeps it; lost, it is told', async () => {
    const [a, b] = [await add('perdue.pdf'), await add('gardee.pdf')]
    expect(await here.call['exhibits.check']({ dossier })).toEqual([])
    const path = fileOf(here.library, a)
    expect(await viewableFile(here.library, a)).toBe(path)
    rmSync(path)
    expect([...absentFiles(here.library, [a, b, { ...a, file: undefined }]).lost]).toEqual([a.file?.sha256])
    expect(() => fileOf(here.library, a)).toThrow('n’est plus dans la bibliothèque')
    expect(() => fileOf(here.library, { ...a, file: undefined })).toThrow('n’a pas de fichier')
    expect((await here.call['exhibits.check']({ dossier })).map(one => one.code)).toEqual([
      'exhibit-missing-file',
    ])
  })
  test('its pages are drawn by name, and those drawn last are not drawn again', async () => {
    const a = await add('dessin.pdf')
    const ask = exhibitWorkerClient()
    let draws = 0
    const counting = ((...args: Parameters<typeof ask>) => {
      draws += 1
      return ask(...args)
    }) as typeof ask
    const page = (name: string) => pageImage(here.library, counting, name)
    const png = await page(`${a.id}/1-120.png`)
    expect(Buffer.from(png!).readUInt32BE(16)).toBe(120)
    expect(await page(`${a.id}/1-120.png`)).toBe(png)
    expect(draws).toBe(1)
    expect(Buffer.from((await page(`${a.id}/1-240.png`))!).readUInt32BE(16)).toBe(240)
    for (const name of [
      '',
      `${a.id}`,
      `${a.id}/1-1.png`,
      `${a.id}/1-120.jpg`,
      `${a.id}/1-12000.png`,
      `x/${a.id}/1-120.png`,
    ])
      expect(await page(name)).toBeUndefined()
    expect(draws).toBe(2)
  })
})
