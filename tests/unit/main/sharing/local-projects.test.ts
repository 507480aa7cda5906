import { afterAll, expect, test } from 'vitest'
import { two } from './two.ts'

const people = two()
afterAll(people.close)
const { ana, ben, send, text } = people

const moirans = { code: '38239', name: 'Moirans' }

test('what two collectives know of one system is put together, field by field and entry by entry', async () => {
  const add = { communes: [moirans], product: 'BriefCam' }
  const [id = ''] = (await ana.call['projects.addMany'](add)).added
  // the other one documented the same system before anything was exchanged
  await ben.call['projects.addMany'](add)
  const change = async (who: typeof ana, fields: object) =>
    who.call['projects.save']({ project: { ...(await who.call['projects.get']({ id })), ...fields } })
  await change(ana, {
    price: '48 000 €',
    steps: [{ id: 's', state: 'confirmed', date: '2021-08-10', source: 'Délibération' }],
    evidence: [{ id: 'e', label: 'Délibération', provenance: 'Site de la commune' }],
  })
  const { dossier } = await ana.call['projects.dossier']({ id })
  const { dossier: own } = await ben.call['projects.dossier']({ id })
  await change(ben, { cameras: '40', evidence: [{ id: 'b', label: 'Courriel', provenance: 'Mairie' }] })

  const file = await send(ana, { what: { projects: [id] } })
  // neither the dossier nor the exhibits of who sends it
  expect(text(file)).not.toContain(dossier)
  const review = await ben.call['packs.review']({ file })
  expect(review.items).toMatchObject([{ what: 'project', label: 'Moirans – BriefCam' }])
  expect(review.items[0]?.fields.map(one => one.label)).toEqual(
    expect.arrayContaining(['Prix', 'Preuve : Délibération']),
  )
  const { act } = await ben.call['packs.apply']({ id: review.id, choices: { [id]: 'take' } })
  const taken = await ben.call['projects.get']({ id })
  expect(taken).toMatchObject({ price: '48 000 €', cameras: '40', dossier: own })
  expect(taken.evidence.map(one => one.id).sort()).toEqual(['b', 'e'])

  // undone, everything is as it was
  await ben.call['packs.undo']({ id: act })
  expect(await ben.call['projects.get']({ id })).toMatchObject({ price: '', cameras: '40', dossier: own })
})
