import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readStored } from '../../../../src/main/kernel/files/stored.ts'
import { assemble } from '../../../../src/shared/drafts/assemble/assemble.ts'
import { listExhibits } from '../../../../src/shared/exhibits/list.ts'
import { fileAt, type Program, placeAt, program } from '../../../contract/program.ts'
import { aPdf } from '../../../fixtures/files.ts'
import { claimAndUrgent, type FilingDesk, openEachTest } from './desk.ts'

let place: FilingDesk['place']
let here: Program
openEachTest(opened => {
  ;({ place, here } = opened)
})

const sample = () => claimAndUrgent(here)

const inventoryOf = async (id: string) =>
  assemble(await here.call['drafts.gather']({ id })).blocks.flatMap(block =>
    block.kind === 'inventory' ? block.rows : [],
  )

async function write(id: string, text: string) {
  const draft = await here.call['drafts.get']({ id })
  const block = {
    kind: 'paragraph' as const,
    id: `p-${text}`,
    style: 'body' as const,
    inlines: [{ kind: 'text' as const, text }],
  }
  await here.call['drafts.save']({ draft: { ...draft, blocks: [...draft.blocks, block] } })
}

let bundles = 0
async function bundle(drafts: readonly string[], final: boolean) {
  bundles += 1
  const to = join(place.folder, `depot-${bundles}`)
  const report = await here.call['bundles.make']({
    ...{ drafts: [...drafts], run: 'r', final, to: placeAt(to) },
  })
  return { report, to, names: report.files.map(one => one.name.replaceAll('\\', '/')) }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('the référé gets its own case: no number changes, the copy is its last exhibit, and the claim lacks it', async () => {
  const { call } = here
  const { id: dossier, drafts } = await call['dossiers.sample']({ type: 'recourse' })
  const claim = drafts[0] ?? ''
  const before = await inventoryOf(claim)
  const { id: urgent } = await call['drafts.create']({ dossier, template: 'refere-suspension' })
  const numbersBefore = listExhibits((await call['drafts.gather']({ id: urgent })).exhibits).map(
    one => one.title,
  )
  const copy = await call['exhibits.fromDraft']({ draft: claim, key: 'requete', to: urgent })
  expect(await inventoryOf(claim)).toEqual(before)
  const after = listExhibits((await call['drafts.gather']({ id: urgent })).exhibits)
  expect(after.map(one => one.title)).toEqual([...numbersBefore, copy.label])
  // joined again, it is the same
  expect((await call['exhibits.fromDraft']({ draft: claim, key: 'requete', to: urgent })).id).toBe(copy.id)
  expect((await call['dossiers.get']({ id: dossier })).affaires).toHaveLength(1)
})

test('an exhibit answered once stands in the case of the référé that calls it, as its last', async () => {
  const { call } = here
  const { id: dossier, drafts } = await call['dossiers.create']({ template: 'requete-annulation', facts: {} })
  const { id: urgent } = await call['drafts.create']({ dossier, template: 'requete-suspension' })
  const copy = await call['exhibits.fromDraft']({ draft: drafts[0] ?? '', key: 'requete', to: urgent })
  const { affaire = '' } = await call['drafts.get']({ id: urgent })
  const ofUrgent = async () =>
    listExhibits((await call['drafts.gather']({ id: urgent })).exhibits).map(one => one.exhibit.id)
  const decision = await call['exhibits.add']({
    ...{ dossier, file: fileAt(place.file('arrete.pdf', aPdf('Arrêté'))) },
  })
  expect(await ofUrgent()).toEqual([copy.id])
  const before = await call['dossiers.get']({ id: dossier })
  await call['dossiers.save']({
    dossier: { ...before, facts: { ...before.facts, 'exhibit.decision': decision.id } },
  })
  expect(await ofUrgent()).toEqual([copy.id, decision.id])
  // put aside there, it stays so, whatever else is answered
  await call['exhibits.produce']({ exhibit: decision.id, affaire, isProduced: false })
  const since = await call['dossiers.get']({ id: dossier })
  await call['dossiers.save']({ dossier: { ...since, facts: { ...since.facts, place: 'Lyon' } } })
  expect(await ofUrgent()).toEqual([copy.id])
  // a text that comes into a case brings what it calls
  await call['affaires.place']({ draft: urgent })
  await call['affaires.place']({ draft: urgent, affaire })
  expect(await ofUrgent()).toEqual([copy.id, decision.id])
})

test('the copy of a text never enters the series of its own case', async () => {
  const { claim, copy, affaire, urgent, dossier } = await sample()
  const own = here.call['exhibits.produce']({ exhibit: copy.id, isProduced: true })
  await expect(own).rejects.toMatchObject({ code: 'refused' })
  await expect(here.call['affaires.place']({ draft: claim, affaire })).rejects.toMatchObject({
    code: 'refused',
  })
  // with its case gone, its text in the main one again, it is of none
  await here.call['affaires.remove']({ dossier, affaire })
  const { exhibits } = await here.call['drafts.gather']({ id: urgent })
  expect(listExhibits(exhibits).map(one => one.exhibit.id)).not.toContain(copy.id)
})

test('filed together, the copy is the very file of the claim, each case apart; edited since, it is the new one', async () => {
  const { claim, urgent } = await sample()
  const shas: string[] = []
  for (const text of ['Premier ajout.', 'Second ajout.']) {
    await write(claim, text)
    const { names, to } = await bundle([urgent, claim], false)
    const claimFile = names.find(
      name => /introductive|requete|recours/i.test(name) && !/PJ\d/.test(name) && name.startsWith('2-'),
    )
    const copyFile = names.find(name => /^1-.*\/PJ\d+_Copie/.test(name))
    const [a, b] = [claimFile, copyFile].map(name => hashOf(readFileSync(join(to, name ?? ''))))
    expect(a).toBe(b)
    shas.push(a ?? '')
  }
  expect(new Set(shas).size).toBe(2)
})

test('a final référé is refused while its claim is neither filed nor with it', async () => {
  const { urgent } = await sample()
  await expect(bundle([urgent], true)).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('ni déposé ni de ce dépôt'),
  })
  expect(readdirSync(place.folder).filter(name => name.startsWith('depot'))).toEqual([])
})

test('noted, the référé freezes the very file of the claim that was filed; it is not noted before it', async () => {
  const { call } = here
  const { dossier, claim, urgent, copy, affaire } = await sample()
  const date = '2026-03-16'
  await expect(call['filings.file']({ dossier, drafts: [urgent], date })).rejects.toMatchObject({
    code: 'refused',
  })
  await expect(call['filings.file']({ dossier, drafts: [claim, urgent], date })).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('plusieurs affaires'),
  })
  const main = await call['filings.file']({ dossier, drafts: [claim], date, caseNumber: '2601001' })
  const [text] = main.drafts
  expect(text).toMatchObject({
    id: claim,
    dated: '2026-03-16',
    sha256: expect.stringMatching(/^[\da-f]{64}$/),
  })
  const [file] = text?.files ?? []
  expect(hashOf(readStored(here.library.file(file?.sha256 ?? '')))).toBe(file?.sha256)
  // its edit is refused from now on
  await expect(write(claim, 'Trop tard.')).rejects.toMatchObject({ code: 'refused' })
  const second = await call['filings.file']({ dossier, drafts: [urgent], date, caseNumber: '2601002' })
  expect(second.affaire).toBe(affaire)
  expect(second.exhibits.at(-1)).toMatchObject({ id: copy.id, sha256: file?.sha256 })
  // one number a case
  const now = await call['dossiers.get']({ id: dossier })
  expect(now.facts['case.number']).toBe('2601001')
  expect(now.affaires?.[0]?.caseNumber).toBe('2601002')
  // the same exhibits were sent twice, each time under the number of that case
  expect(second.exhibits.slice(0, -1).map(one => one.id)).toEqual(main.exhibits.map(one => one.id))
  // the claim's deposit is not taken back under its copy
  await expect(call['filings.undo']({ id: main.id })).rejects.toMatchObject({ code: 'refused' })
  await call['filings.undo']({ id: second.id })
  await call['filings.undo']({ id: main.id })
  const free = await call['exhibits.list']({ dossier, affaire })
  expect(free.find(one => one.id === copy.id)?.file).toBeUndefined()
})

test('a version keeps the day it was filed; a copy to amend has it as its first, and a deposit taken back says so', async () => {
  const { call } = here
  const { dossier, claim } = await sample()
  const filing = await call['filings.file']({ dossier, drafts: [claim], date: '2026-03-16' })
  const names = async (draft: string) => (await call['drafts.versions']({ id: draft })).map(one => one.name)
  expect(await names(claim)).toContainEqual(expect.stringMatching(/^Déposée le 16\smars\s2026$/))
  const copy = await call['drafts.copy']({ id: claim })
  expect(await names(copy.id)).toEqual([expect.stringMatching(/^Déposée le 16\smars\s2026$/)])
  await call['filings.undo']({ id: filing.id })
  expect(await names(claim)).toContainEqual(expect.stringMatching(/^Dépôt du 16\smars\s2026, annulé$/))
})

test('a dossier with its cases goes to another computer and back', async () => {
  const { call, library } = here
  const { dossier, claim, urgent } = await sample()
  await call['filings.file']({ dossier, drafts: [claim], date: '2026-03-16' })
  await call['filings.file']({ dossier, drafts: [urgent], date: '2026-03-17' })
  const made = await call['dossiers.export']({ id: dossier })
  const other = program(join(place.folder, 'ailleurs'))
  try {
    const file = fileAt(join(library.exports, made.id, made.name))
    const there = await other.call['dossiers.import']({ file })
    const [affaire] = (await other.call['dossiers.get']({ id: there.id })).affaires ?? []
    const labels = async (at: Program, id: string, case_?: string) =>
      listExhibits(await at.call['exhibits.list']({ dossier: id, affaire: case_ })).map(one => [
        one.number,
        one.title,
        one.exhibit.filed?.date,
      ])
    const [mine] = (await call['dossiers.get']({ id: dossier })).affaires ?? []
    expect(affaire?.id).not.toBe(mine?.id)
    expect(await labels(other, there.id)).toEqual(await labels(here, dossier))
    expect(await labels(other, there.id, affaire?.id)).toEqual(await labels(here, dossier, mine?.id))
    const [filing] = await other.call['filings.list']({ dossier: there.id })
    const [text] = filing?.drafts ?? []
    for (const { sha256 } of text?.files ?? [])
      expect(hashOf(readStored(other.library.file(sha256)))).toBe(sha256)
    expect(text?.files.length).toBeGreaterThan(0)
  } finally {
    await other.close()
  }
})
