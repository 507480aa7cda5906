import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readEntry, readZip } from '../../../../src/main/kernel/files/zip.ts'
import { lawyersOf, readOffice } from '../../../../src/shared/dossiers/office.ts'
import { readOwnAssociation } from '../../../../src/shared/dossiers/own-association.ts'
import { program, temporary } from '../../../contract/program.ts'
import { aParty } from '../../../fixtures/builders.ts'

const place = temporary()
const here = program(`${place.folder}/cabinet`)
const { call } = here
afterAll(async () => {
  await here.close()
  place.remove()
})

const office = JSON.stringify({
  firstName: 'Claire',
  name: 'Durand',
  bar: 'Grenoble',
  number: 'C 42',
  address: '1 rue de la République, 38000 Grenoble',
  phone: '04 76 00 00 00',
  email: 'claire@exemple.fr',
})

describe('the office of a lawyer, asked once', () => {
  test('a volunteer’s filing is in the association’s manner, and nobody is counsel', async () => {
    await call['settings.save']({ values: { profile: 'volunteer', office } })
    const { id, drafts } = await call['dossiers.create']({ template: 'rep-vsa' })
    const [draft = ''] = drafts
    expect(await call['drafts.get']({ id: draft })).toMatchObject({ style: 'association', letterhead: false })
    expect((await call['dossiers.get']({ id })).parties).toEqual([])
  })

  test('a lawyer’s filing is in a lawyer’s manner, under their head, with them as counsel', async () => {
    await call['settings.save']({ values: { profile: 'lawyer', office } })
    const { id, drafts } = await call['dossiers.create']({ template: 'rep-vsa' })
    const [draft = ''] = drafts
    expect(await call['drafts.get']({ id: draft })).toMatchObject({ style: 'lawyer', letterhead: true })
    expect((await call['dossiers.get']({ id })).parties).toMatchObject([
      {
        role: 'counsel',
        civility: 'Me',
        firstName: 'Claire',
        name: 'Durand',
        bar: 'Grenoble',
        number: 'C 42',
      },
    ])
    const drawn = JSON.stringify(
      await call['drafts.preview']({ id: draft, style: 'lawyer', letterhead: true }),
    )
    expect(drawn).toMatch(/Avocate au barreau de Grenoble|Grenoble/)
  })

  test('the manner chosen in the settings is that of the next filing, letters keep theirs', async () => {
    await call['settings.save']({ values: { filings: 'association' } })
    const filing = await call['dossiers.create']({ template: 'rep-vsa' })
    expect(await call['drafts.get']({ id: filing.drafts[0] ?? '' })).toMatchObject({ style: 'association' })
    const letter = await call['dossiers.create']({ template: 'demande-cada' })
    expect(await call['drafts.get']({ id: letter.drafts[0] ?? '' })).toMatchObject({
      style: 'lawyer',
      letterhead: true,
    })
  })
})

test('the association of a volunteer, asked once, is the claimant of each new recourse, and signs in its city', async () => {
  const association = {
    name: 'Regards libres',
    alias: 'RL',
    address: '3 rue Haute, 38000 Grenoble',
    city: 'Grenoble',
  }
  await call['settings.save']({ values: { profile: 'volunteer', association: JSON.stringify(association) } })
  const claim = await call['dossiers.create']({ template: 'rep-vsa' })
  const dossier = await call['dossiers.get']({ id: claim.id })
  expect(dossier.parties).toMatchObject([
    { role: 'claimant', type: 'association', name: 'Regards libres', alias: 'RL' },
  ])
  expect(Object.keys(dossier.parties[0] ?? {})).not.toContain('city')
  expect(dossier.facts.place).toBe('Grenoble')
  const own = aParty({ role: 'claimant', type: 'person', name: 'Perrin' })
  const given = await call['dossiers.create']({ template: 'rep-vsa', parties: [own] })
  expect((await call['dossiers.get']({ id: given.id })).parties.map(one => one.name)).toEqual(['Perrin'])
  // a note to members has no claimant, and a lawyer's own recourse has their clients
  const note = await call['dossiers.create']({ template: 'note-parlementaires' })
  expect((await call['dossiers.get']({ id: note.id })).parties).toEqual([])
  await call['settings.save']({ values: { profile: 'lawyer' } })
  const client = await call['dossiers.create']({ template: 'rep-vsa' })
  expect((await call['dossiers.get']({ id: client.id })).parties.map(one => one.role)).toEqual(['counsel'])
  await call['settings.save']({ values: { association: '' } })
  expect(readOwnAssociation('{')).toBeUndefined()
})

test('a firm signs in its city, heads its letters by its name, and lends its other lawyers', async () => {
  const lawyer = JSON.parse(office)
  const colleague = { ...lawyer, firstName: 'Ana', name: 'Martin' }
  const firm = { ...lawyer, firm: 'Cabinet des Quais', city: 'Grenoble', colleagues: [colleague] }
  await call['settings.save']({ values: { profile: 'lawyer', office: JSON.stringify(firm) } })
  const { id, drafts } = await call['dossiers.create']({ template: 'demande-cada' })
  const claim = await call['dossiers.create']({ template: 'rep-vsa' })
  expect((await call['dossiers.get']({ id: claim.id })).facts.place).toBe('Grenoble')
  const given = await call['dossiers.create']({ template: 'rep-vsa', facts: { place: 'Lyon' } })
  expect((await call['dossiers.get']({ id: given.id })).facts.place).toBe('Lyon')
  // a party has the fields of a party and no other
  const [counsel] = (await call['dossiers.get']({ id })).parties
  expect(Object.keys(counsel ?? {})).not.toContain('colleagues')
  const drawn = JSON.stringify(
    await call['drafts.preview']({ id: drafts[0] ?? '', style: 'lawyer', letterhead: true }),
  )
  expect(drawn).toContain('Cabinet des Quais')
  expect(lawyersOf(readOffice(JSON.stringify(firm))!).map(one => one.name)).toEqual(['Durand', 'Martin'])
  // an office of before is read as it was
  expect(readOffice(office)).toMatchObject({ name: 'Durand', firm: '', colleagues: [] })
})

test('no word of the firm leaves with an exported dossier or a pack, but what the dossier took of it', async () => {
  const { id } = await call['dossiers.sample']({ type: 'recourse' })
  const file = await call['dossiers.export']({ id })
  const pack = await call['packs.send']({ what: { dossier: id }, title: 'Sources', author: 'Ana' })
  const pathOf = (made: { readonly id: string; readonly name: string }) =>
    join(here.library.exports, made.id, made.name)
  const parts: string[] = [readFileSync(pathOf(pack), 'utf8')]
  await readZip(pathOf(file), async (name, open) => {
    parts.push(name, (await readEntry(open())).toString('latin1'))
  })
  expect(parts.length).toBeGreaterThan(3)
  expect(parts.join('\n')).not.toMatch(/Cabinet des Quais|Martin|colleagues/)
})

test('a new text brings what it cites, and never the whole starter library', async () => {
  const other = program(`${place.folder}/vide`)
  const sum = async () =>
    Object.values(await other.call['library.count']({})).reduce((total, n) => total + n, 0)
  const { drafts } = await other.call['dossiers.create']({ template: 'rep-vsa' })
  const few = await sum()
  const { sources } = await other.call['drafts.gather']({ id: drafts[0] ?? '' })
  expect(sources.length).toBeGreaterThan(0)
  expect(few).toBeLessThanOrEqual(sources.length + 20)
  await other.call['dossiers.sample']({ type: 'advocacy' })
  await other.call['dossiers.create']({ template: 'refere-suspension' })
  expect(await sum()).toBeLessThan(120)
  await other.close()
})
