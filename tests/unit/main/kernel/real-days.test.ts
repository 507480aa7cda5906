import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Program, program, temporary } from '../../../contract/program.ts'

let place: ReturnType<typeof temporary>
let desk: Program

beforeAll(() => {
  place = temporary()
  desk = program(place.folder)
})
afterAll(async () => {
  await desk.close()
  place.remove()
})

const notified = { id: 'notifiee', date: '2026-02-03', kind: 'notified', label: 'Décision notifiée' }

test('a day that the calendar does not have is refused in a sentence that names it', async () => {
  await expect(desk.call['limits.due']({ since: '2026-13-01' })).rejects.toThrow(
    /^Le calendrier n’a pas de 2026-13-01\u00a0: corrigez cette date, rien n’a été changé\.$/,
  )
  await expect(desk.call['limits.due']({ since: '2027-02-29' })).rejects.toThrow('2027-02-29')
  expect(await desk.call['limits.due']({ since: '2028-02-29' })).toEqual([])
  await expect(desk.call['limits.due']({ since: 'demain' })).rejects.toThrow('une date AAAA-MM-JJ')
})

test('a dossier that holds an impossible day of before opens with it, and is saved once it is corrected', async () => {
  const { id } = await desk.call['dossiers.create']({
    template: 'requete-annulation',
    title: 'Ancien dossier',
  })
  const { db } = desk.library
  const data = JSON.parse(
    db.prepare<[string], string>('SELECT data FROM dossiers WHERE id = ?').pluck().get(id) ?? '{}',
  )
  const old = JSON.stringify({ ...data, events: [{ ...notified, date: '2026-13-41' }] })
  db.prepare('UPDATE dossiers SET data = ? WHERE id = ?').run(old, id)

  const dossier = await desk.call['dossiers.get']({ id })
  expect(dossier.events[0]?.date).toBe('2026-13-41')
  const limits = await desk.call['limits.list']({ dossier: id })
  expect(limits.map(one => one.reason)).toContain(
    'Le calendrier n’a pas de 2026-13-41\u00a0: aucun délai n’est compté depuis cette date.',
  )
  expect(await desk.call['limits.due']({ since: '2026-01-01' })).toEqual([])
  await expect(desk.call['dossiers.save']({ dossier: { ...dossier, title: 'Autre titre' } })).rejects.toThrow(
    '2026-13-41',
  )
  const saved = await desk.call['dossiers.save']({ dossier: { ...dossier, events: [notified] } })
  expect(saved.events[0]?.date).toBe('2026-02-03')
})
