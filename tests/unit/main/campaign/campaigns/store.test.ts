import { afterAll, beforeAll, expect, test } from 'vitest'
import { program, temporary } from '../../../../contract/program.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { aBill } from '../../../../fixtures/builders.ts'

const place = temporary()
let app: ReturnType<typeof program>
beforeAll(() => {
  app = program(place.folder)
})
afterAll(async () => {
  await app.close()
  place.remove()
})

test('nothing of an archived campaign is offered, and all of it is there when it is taken out', async () => {
  const { call } = app
  const bill = await call['bills.save']({ bill: aBill() })
  const { id } = await call['campaigns.begin']({ bill: bill.id })
  await call['amendments.save']({ amendment: anAmendment({ id: 'a', bill: bill.id }) })
  await call['targets.save']({
    id: 'l',
    title: 'Liste',
    bill: bill.id,
    filters: { groups: [], committee: '', department: '', own: '', limit: 30 },
    ranked: [],
    openings: {},
  })
  await call['briefs.create']({
    template: 'note-parlementaires',
    choice: { bill: bill.id, stage: 'senat', measures: [bill.measures[0]!.id], arguments: [] },
  })
  const offered = async () => ({
    documents: (await call['briefs.list']({})).length,
    lists: (await call['targets.list']({})).length,
    amendments: (await call['amendments.list']({})).length,
  })
  const all = { documents: 1, lists: 1, amendments: 1 }
  expect(await offered()).toEqual(all)
  await call['campaigns.archive']({ id, archived: true })
  expect(await offered()).toEqual({ documents: 0, lists: 0, amendments: 0 })
  expect(await call['amendments.list']({ bill: bill.id })).toHaveLength(1)
  await call['campaigns.archive']({ id, archived: false })
  expect(await offered()).toEqual(all)
})

test('who leads a campaign is asked once, and a dossier removed loses nothing of the campaign', async () => {
  const { call } = app
  const bill = await call['bills.save']({ bill: aBill({ title: 'Autre loi' }) })
  const campaign = await call['campaigns.begin']({ bill: bill.id })
  const saved = await call['campaigns.save']({
    campaign: { ...campaign, title: 'Non aux caméras', association: 'Regards libres' },
  })
  const again = await call['campaigns.save']({ campaign: { ...saved, contact: '01 02 03 04 05' } })
  expect(again).toMatchObject({
    title: 'Non aux caméras',
    association: 'Regards libres',
    contact: '01 02 03 04 05',
    signature: '',
  })
  const dossier = (await call['dossiers.list']({})).find(one => one.title === 'Campagne : Non aux caméras')
  await call['dossiers.remove']({ id: dossier!.id })
  expect((await call['campaigns.get']({ id: campaign.id })).title).toBe('Non aux caméras')
  await call['dossiers.restore']({ id: dossier!.id })
  expect(await call['campaigns.get']({ id: campaign.id })).toEqual(again)
})

test('every document of a campaign lies in it, with a choice of its own and one contact for all', async () => {
  const { call } = app
  const measures = ['m1', 'm2'].map(id => ({ ...aBill().measures[0]!, id, article: id === 'm1' ? '8' : '9' }))
  const bill = await call['bills.save']({ bill: aBill({ title: 'Loi de trois documents', measures }) })
  const write = (template: string, measure: string, facts: Record<string, string>) =>
    call['briefs.create']({
      template,
      choice: { bill: bill.id, stage: 'senat', measures: [measure], arguments: [] },
      facts,
    })
  const before = (await call['dossiers.list']({})).length
  const note = await write('note-parlementaires', 'm1', { contact: 'contact@exemple.fr' })
  const sheet = await write('note-parlementaires', 'm2', {})
  expect((await call['dossiers.list']({})).length).toBe(before + 1)
  const campaign = (await call['campaigns.list']({})).find(one => one.bill === bill.id)
  expect(campaign).toMatchObject({ contact: 'contact@exemple.fr' })
  const factsOf = async ({ draft }: { draft: string }) =>
    (await call['drafts.gather']({ id: draft })).dossier.facts
  expect(await factsOf(note)).toMatchObject({ article: '8', contact: 'contact@exemple.fr' })
  expect(await factsOf(sheet)).toMatchObject({ article: '9', contact: 'contact@exemple.fr' })
  // another contact is of all of them at once; another measure of one alone
  const { billTitle: _, stage: __, dossier: listed, ...known } = campaign!
  expect(listed).toBe(note.dossier)
  await call['campaigns.save']({ campaign: { ...known, contact: '01 02 03 04 05' } })
  await call['briefs.choose']({
    ...sheet,
    choice: { bill: bill.id, stage: 'an', measures: ['m1'], arguments: [] },
    facts: { opening: 'À vous qui siégez.' },
  })
  expect(await factsOf(sheet)).toMatchObject({
    article: '8',
    stage: 'an',
    opening: 'À vous qui siégez.',
    contact: '01 02 03 04 05',
  })
  expect(await factsOf(note)).toMatchObject({ article: '8', stage: 'senat', contact: '01 02 03 04 05' })
  expect((await factsOf(note)).opening ?? '').toBe('')
})

test('a local project belongs to the campaign its page names, which counts it; to one that is there', async () => {
  const { call } = app
  const bill = await call['bills.save']({ bill: aBill({ title: 'Loi des villes' }) })
  const { id } = await call['campaigns.begin']({ bill: bill.id })
  const count = async () => (await call['campaigns.state']({ id })).counts.projects
  const communes = [{ code: '38239', name: 'Moirans' }]
  const { added } = await call['projects.addMany']({ communes, product: 'BriefCam', campaign: id })
  expect(await count()).toBe(1)
  const project = await call['projects.get']({ id: added[0]! })
  const missing = expect.objectContaining({ code: 'not-found' })
  await expect(
    call['projects.save']({ project: { ...project, campaign: 'campaign:nulle' } }),
  ).rejects.toEqual(missing)
  await expect(call['projects.addMany']({ communes, campaign: 'campaign:nulle' })).rejects.toEqual(missing)
  await call['projects.save']({ project: { ...project, campaign: undefined } })
  expect(await count()).toBe(0)
})
