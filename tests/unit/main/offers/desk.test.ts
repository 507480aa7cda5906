import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findExport } from '../../../../src/main/kernel/files/exports.ts'
import type { AppEvent } from '../../../../src/main/kernel/hub.ts'
import { foreignReaderClient } from '../../../../src/main/kernel/readers/foreign-reader.ts'
import { type OfferDesk, offerDesk } from '../../../../src/main/offers/offer-desk.ts'
import { type Program, program, temporary } from '../../../contract/program.ts'

let place: ReturnType<typeof temporary>
let here: Program
let desk: OfferDesk
let events: AppEvent[]
beforeEach(() => {
  place = temporary()
  here = program(join(place.folder, 'b'))
  events = []
  desk = offerDesk({ library: here.library, read: foreignReaderClient() }, event => void events.push(event))
})
afterEach(async () => {
  await here.close()
  place.remove()
})

const uploads = (id: string) => join(here.library.folder, 'uploads', id)
const uploadOf = (at = 0) => {
  const file = desk.list()[at]?.file
  return file && 'upload' in file ? file.upload : ''
}

test('a pack is offered by its name, never by its path', async () => {
  await desk.offer(place.file('Lot d’été.pretoire', '{}'))
  const [offered] = desk.list()
  expect(offered).toMatchObject({ name: 'Lot d’été.pretoire', kind: 'pack' })
  expect(JSON.stringify(desk.list())).not.toContain(place.folder)
  expect(readFileSync(join(uploads(uploadOf()), 'Lot d’été.pretoire'), 'utf8')).toBe('{}')
  expect(events).toEqual([{ event: 'offered', data: { waiting: 1 } }])
})

test('declined, its copy goes; taken, it waits for the message that names it', async () => {
  const file = place.file('lot.pretoire', '{}')
  await desk.offer(file)
  await desk.offer(file)
  const [declined, taken] = [uploadOf(0), uploadOf(1)]
  const [first, second] = desk.list()
  await desk.answer(first!.id, false)
  await desk.answer(second!.id, true)
  expect(desk.list()).toEqual([])
  expect([existsSync(uploads(declined)), existsSync(uploads(taken)), existsSync(file)]).toEqual([
    false,
    true,
    true,
  ])
})

test('files are asked about in the order they were given, whatever each takes to read', async () => {
  const { id } = await here.call['dossiers.create']({ template: 'rep-vsa', facts: {}, parties: [] })
  const made = await here.call['dossiers.export']({ id })
  const absent = join(place.folder, 'absent.zip')
  await Promise.all([
    desk.offer(findExport(here.library.folder, made.id).path),
    desk.offer(absent),
    desk.offer(place.file('lot.pretoire', '{}')),
  ])
  expect(desk.list().map(({ kind }) => kind)).toEqual(['dossier', 'refused', 'pack'])
})

test('a dossier exported by the program is told from another zip', async () => {
  const { id } = await here.call['dossiers.create']({ template: 'rep-vsa', facts: {}, parties: [] })
  const made = await here.call['dossiers.export']({ id })
  const copy = join(place.folder, 'dossier.zip')
  copyFileSync(findExport(here.library.folder, made.id).path, copy)
  await desk.offer(copy)
  await desk.offer(place.file('archive.zip', 'PK'))
  expect(desk.list().map(one => one.kind)).toEqual(['dossier', 'import'])
})

test('a working copy names the dossier it comes from, as this library calls it', async () => {
  const { id, drafts } = await here.call['dossiers.create']({
    template: 'rep-vsa',
    title: 'Moirans',
    facts: {},
    parties: [],
  })
  const made = await here.call['drafts.export']({ id: drafts[0]! })
  const copy = join(place.folder, 'relu.docx')
  copyFileSync(findExport(here.library.folder, made.id).path, copy)
  await desk.offer(copy)
  expect(desk.list()[0]).toMatchObject({ kind: 'word', dossier: { id, title: 'Moirans' } })
})

test.each([
  ['missing', () => join(place.folder, 'parti.pretoire'), /«\u00a0parti.pretoire\u00a0» est introuvable/],
  ['a folder', () => here.library.folder, /dossier de l’ordinateur/],
  ['unknown', () => place.file('jeu.exe', 'x'), /ne sait pas ouvrir «\u00a0jeu.exe\u00a0»/],
])('a file that is %s is refused in a sentence', async (_what, path, sentence) => {
  await desk.offer(path())
  const [offered] = desk.list()
  expect(offered).toMatchObject({ kind: 'refused', problem: expect.stringMatching(sentence) })
  expect(offered?.file).toBeUndefined()
})

test('a Word file of nobody is offered without a dossier', async () => {
  await desk.offer(place.file('lettre.docx', 'not a Word file'))
  expect(desk.list()[0]).toMatchObject({ kind: 'word' })
  expect(desk.list()[0]?.dossier).toBeUndefined()
})
