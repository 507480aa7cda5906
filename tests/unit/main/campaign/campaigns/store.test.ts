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
