import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readStored } from '../../../../src/main/kernel/files/stored.ts'
import { readEntry, readZip } from '../../../../src/main/kernel/files/zip.ts'
import { assemble } from '../../../../src/shared/drafts/assemble/assemble.ts'
import type { Filing } from '../../../../src/shared/filings/model.ts'
import { remarksOn } from '../../../../src/shared/filings/remarks.ts'
import { fileAt, type Program } from '../../../contract/program.ts'
import { aParty } from '../../../fixtures/builders.ts'
import { type FilingDesk, openEachTest, printWith } from './desk.ts'

let desk: FilingDesk
let place: FilingDesk['place']
let here: Program
openEachTest(opened => {
  desk = opened
  ;({ place, here } = opened)
})

async function filed() {
  const { call } = here
  const { id: dossier, drafts } = await call['dossiers.create']({
    template: 'rep-vsa',
    facts: { commune: 'Moirans' },
  })
  const draft = drafts[0] ?? ''
  const add = (name: string) => call['exhibits.add']({ dossier, file: fileAt(place.file(name, name)) })
  await add('a.txt')
  const removed = await add('retiree.txt')
  await add('b.txt')
  await call['exhibits.remove']({ id: removed.id })
  const filing = await call['filings.file']({ dossier, drafts: [draft], date: '2026-03-02' })
  return { dossier, draft, add, removed, filing }
}

test('a filed text says for ever what it said, whatever becomes of its dossier', async () => {
  const { dossier, draft } = await filed()
  const before = await here.call['drafts.gather']({ id: draft })
  const now = await here.call['dossiers.get']({ id: dossier })
  await here.call['dossiers.save']({ dossier: { ...now, facts: { ...now.facts, commune: 'Voiron' } } })
  const after = await here.call['drafts.gather']({ id: draft })
  expect(after.dossier.facts.commune).toBe('Moirans')
  expect(assemble(after).blocks).toEqual(assemble(before).blocks)
})

test('the next filing goes on after what was sent; an exhibit put back is a new one', async () => {
  const { dossier, draft, add, removed } = await filed()
  await here.call['exhibits.restore']({ id: removed.id })
  await add('c.txt')
  const copy = await here.call['drafts.copy']({ id: draft, title: 'Réplique' })
  const inventory = assemble(await here.call['drafts.gather']({ id: copy.id })).blocks.find(
    block => block.kind === 'inventory',
  )
  expect(inventory).toMatchObject({
    title: 'INVENTAIRE DÉTAILLÉ DES PIÈCES (à la suite des pièces n°\u00a01 à 2, déjà produites)',
    rows: [
      { number: 3, label: 'retiree' },
      { number: 4, label: 'c' },
    ],
  })
  const made = await here.call['bundles.make']({ drafts: [copy.id], run: 'r', final: false })
  expect(made.files.map(one => one.name).filter(name => name.startsWith('PJ'))).toEqual([
    'PJ3_retiree.pdf',
    'PJ4_c.pdf',
  ])
  const second = await here.call['filings.file']({ dossier, drafts: [copy.id], date: '2026-06-01' })
  expect(second.exhibits.map(one => one.number)).toEqual([3, 4])
})

test.skipIf(process.platform === 'win32')(
  'a deposit without a bundle keeps the PDF that LibreOffice prints beside the Word file; without it, the Word file alone',
  async () => {
    const { filing, dossier, draft } = await filed()
    const kinds = (texts: typeof filing.drafts) => texts[0]?.files.map(one => one.kind)
    expect(kinds(filing.drafts)).toEqual(['office'])
    const copy = await here.call['drafts.copy']({ id: draft })
    printWith(desk, 'Requête imprimée')
    const second = await here.call['filings.file']({ dossier, drafts: [copy.id], date: '2026-06-01' })
    expect(kinds(second.drafts)).toEqual(['office', 'pdf'])
    const pdf = second.drafts[0]?.files[1]
    const bytes = readStored(here.library.file(pdf?.sha256 ?? ''))
    expect(bytes.equals(readFileSync(join(place.folder, 'imprime.pdf')))).toBe(true)
    // what LibreOffice cannot print does not keep the deposit from being noted
    place.file('soffice', '#!/bin/sh\nexit 1\n')
    const third = await here.call['drafts.copy']({ id: draft })
    const last = await here.call['filings.file']({ dossier, drafts: [third.id], date: '2026-06-02' })
    expect(kinds(last.drafts)).toEqual(['office'])
  },
)

test('only the last deposit can be taken back', async () => {
  const { dossier, draft, filing } = await filed()
  const copy = await here.call['drafts.copy']({ id: draft })
  const second = await here.call['filings.file']({ dossier, drafts: [copy.id], date: '2026-06-01' })
  await expect(here.call['filings.undo']({ id: filing.id })).rejects.toMatchObject({ code: 'refused' })
  await here.call['filings.undo']({ id: second.id })
  await here.call['filings.undo']({ id: filing.id })
  expect(await here.call['filings.list']({ dossier })).toEqual([])
})

test('a dossier goes to another computer with its deposits', async () => {
  const { dossier } = await filed()
  const made = await here.call['dossiers.export']({ id: dossier })
  const path = join(here.library.exports, made.id, made.name)
  const copy = await here.call['dossiers.import']({ file: fileAt(path) })
  const [filing] = await here.call['filings.list']({ dossier: copy.id })
  expect(filing).toMatchObject({ date: '2026-03-02', drafts: [{ id: copy.drafts[0] }] })
  expect((await here.call['exhibits.list']({ dossier: copy.id })).map(one => one.filed?.filing)).toEqual([
    filing?.id,
    filing?.id,
  ])
  expect((await here.call['drafts.gather']({ id: copy.drafts[0] ?? '' })).draft.id).toBe(copy.drafts[0])
})

test('a pseudonymised copy names nobody in any part of its file, gaps or not', async () => {
  const { id, drafts } = await here.call['dossiers.create']({
    template: 'rep-vsa',
    parties: [
      aParty({
        type: 'person',
        civility: 'Mme',
        firstName: 'Anaïs',
        name: 'Perrin',
        email: 'a@perrin.example',
      }),
    ],
  })
  const draft = await here.call['drafts.get']({ id: drafts[0] ?? '' })
  const note = { kind: 'private' as const, id: 'n', text: 'Mme Perrin hésite.' }
  const block = { kind: 'paragraph' as const, id: 'p', style: 'body' as const, inlines: [note] }
  await here.call['drafts.save']({ draft: { ...draft, blocks: [...draft.blocks, block] } })
  const masks = await here.call['drafts.identities']({ id: draft.id })
  const made = await here.call['drafts.pseudonymise']({ id: draft.id, masks })
  const parts: string[] = []
  await readZip(join(here.library.exports, made.id, made.name), async (_name, open) => {
    parts.push((await readEntry(open())).toString('utf8'))
  })
  expect(parts.length).toBeGreaterThan(5)
  expect(parts.join('\n')).not.toMatch(/Perrin|Anaïs/i)
  expect((await here.call['dossiers.get']({ id })).parties[0]?.name).toBe('Perrin')
})

test('a letter that is sent is as it was; its exhibits are still the first ones of the claim', async () => {
  const { call } = here
  const made = await call['dossiers.create']({ template: 'recours-gracieux', facts: { commune: 'Moirans' } })
  const [letter = ''] = made.drafts
  await call['exhibits.add']({ dossier: made.id, file: fileAt(place.file('a.txt', 'a')) })
  await call['filings.file']({ dossier: made.id, drafts: [letter], date: '2026-03-02' })
  expect((await call['drafts.gather']({ id: letter })).filed).toBeTruthy()
  const claim = await call['drafts.create']({ dossier: made.id, template: 'rep-vsa' })
  const { blocks } = assemble(await call['drafts.gather']({ id: claim.id }))
  expect(blocks.find(block => block.kind === 'inventory')).toMatchObject({
    title: 'INVENTAIRE DÉTAILLÉ DES PIÈCES',
    rows: [{ number: 1, label: 'a' }],
  })
})

test('an exhibit whose file was deleted on the disk keeps the filing from leaving without it', async () => {
  const { call } = here
  const { id: dossier, drafts } = await call['dossiers.create']({ template: 'rep-vsa' })
  const { id, file } = await call['exhibits.add']({ dossier, file: fileAt(place.file('a.txt', 'a')) })
  const lost = async () =>
    (await call['drafts.check']({ id: drafts[0] ?? '' })).filter(one => one.code === 'exhibit-missing-file')
  expect(await lost()).toEqual([])
  rmSync(join(place.folder, 'bibliotheque', 'files', file?.sha256.slice(0, 2) ?? '', file?.sha256 ?? ''))
  expect(await lost()).toMatchObject([{ severity: 'blocking', at: { exhibit: id } }])
})

test('a filing says how its citations stood that day, each verdict apart', async () => {
  await here.call['imports.starter']({})
  const { filing } = await filed()
  expect(filing.citations).toMatch(/^\d+ lus?|\d+ références? seules?|\d+ à vérifier/)
  const later = (await here.call['filings.list']({ dossier: filing.dossier }))[0]
  expect(later?.citations).toBe(filing.citations)
})

const remarksOf = ({ drafts, date }: Filing) => drafts.flatMap(one => remarksOn(one, date)).join(' ')

test('a deposit of a text that a check blocks says that what it keeps is a working copy', async () => {
  const { filing, dossier } = await filed()
  expect(filing.drafts[0]).toMatchObject({ workingCopy: true })
  expect(remarksOf(filing)).toContain('Copie de travail')
  const { drafts } = await here.call['dossiers.sample']({ type: 'recourse' })
  const [claim = ''] = drafts
  const sample = await here.call['drafts.get']({ id: claim })
  const whole = await here.call['filings.file']({
    ...{ dossier: sample.dossier ?? dossier, drafts: [claim], date: '2026-03-20' },
  })
  expect(whole.drafts[0]).not.toHaveProperty('workingCopy')
  expect(remarksOf(whole)).toMatch(/^Il porte la date du 16.mars 2026, et le dépôt est du 20.mars 2026\.$/)
})

const events = async (dossier: string) => (await here.call['dossiers.get']({ id: dossier })).events

/** A dossier with a judgment in its main case, and an appeal in a case of its own. */
async function appealed(judgments: readonly string[]) {
  const { call } = here
  const { id: dossier } = await call['dossiers.create']({ template: 'rep-vsa' })
  const { id: appeal } = await call['drafts.create']({ dossier, template: 'requete-appel' })
  const { id: affaire } = await call['affaires.add']({ dossier, title: 'Appel', drafts: [appeal] })
  const record = await call['dossiers.get']({ id: dossier })
  const noted = judgments.map((date, at) => ({
    ...{ id: `jugement-${at}`, kind: 'judgment', date, label: 'Jugement notifié', options: [] },
  }))
  await call['dossiers.save']({ dossier: { ...record, events: noted } })
  return { dossier, appeal, affaire }
}

test('the deposit of an appeal ends the time to appeal, from another case than the judgment', async () => {
  const { dossier, appeal, affaire } = await appealed(['2026-05-04'])
  const fate = async () =>
    (await here.call['limits.list']({ dossier })).find(one => one.key.startsWith('appeal'))?.fate
  expect(await fate()).toBe('running')
  await here.call['filings.file']({ dossier, drafts: [appeal], date: '2026-06-01' })
  expect((await events(dossier)).at(-1)).toMatchObject({ kind: 'filed', of: 'jugement-0', affaire })
  expect(await fate()).not.toBe('running')
})

test('an appeal that could be against two judgments ends the time of neither', async () => {
  const { dossier, appeal } = await appealed(['2026-05-04', '2026-05-05'])
  await here.call['filings.file']({ dossier, drafts: [appeal], date: '2026-06-01' })
  expect((await events(dossier)).at(-1)).toMatchObject({ kind: 'deposit' })
  expect((await events(dossier)).at(-1)).not.toHaveProperty('of')
})
