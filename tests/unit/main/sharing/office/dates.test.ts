import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { outgoingCampaign } from '../../../../../src/main/sharing/sending/whole-campaign.ts'
import { sectionOf } from '../../../../../src/shared/sharing/office/dates-words.ts'
import { type Program, program, temporary } from '../../../../contract/program.ts'
import { foundSharedSpace } from '../../../../fixtures/office/library-desks.ts'
import { aDossier } from './desks.ts'

let place: ReturnType<typeof temporary>
let marie: Program
let paul: Program
let space: string

beforeAll(async () => {
  place = temporary()
  marie = program(join(place.folder, 'marie'))
  paul = program(join(place.folder, 'paul'))
  space = await foundSharedSpace(join(place.folder, 'bureau'), 'Recours', [
    { name: 'Marie', program: marie },
    { name: 'Paul', program: paul },
  ])
})
afterAll(async () => {
  await Promise.all([marie.close(), paul.close()])
  place.remove()
})

const notification = (date: string) => ({
  id: 'notifiee',
  date,
  kind: 'notified',
  label: 'Décision notifiée',
})

test('the dates of shared dossiers are the same on every desk, with who sees to each', async () => {
  const { id } = await aDossier(marie)
  const alone = await aDossier(marie)
  for (const one of [id, alone.id]) {
    const dossier = await marie.call['dossiers.get']({ id: one })
    await marie.call['dossiers.save']({
      dossier: {
        ...dossier,
        facts: { 'decision.type': 'expresse', 'limits.nature': 'regime-general' },
        events: [notification('2026-11-03')],
      },
    })
  }
  await marie.call['office.share']({ kind: 'dossier', id, space })
  await marie.call['office.sync']({})
  await paul.call['office.sync']({})
  const since = '2026-11-29'
  const [date] = await marie.call['office.dates']({ since })
  expect(date).toMatchObject({ type: 'limit', of: { space, spaceTitle: 'Recours', kind: 'dossier', id } })
  expect((await marie.call['office.dates']({ since })).every(one => one.of.id === id)).toBe(true)
  expect(date?.assignee).toBeUndefined()
  const { members } = await marie.call['office.members']({ space })
  const other = members.find(one => one.name === 'Paul')
  const key = date?.key ?? ''
  await marie.call['office.assign']({ kind: 'dossier', id, key, member: other?.key ?? '' })
  await marie.call['office.sync']({})
  await paul.call['office.sync']({})
  const [theirs] = await paul.call['office.dates']({ space: 'Recours', since })
  expect(theirs?.assignee).toEqual({ key: other?.key, name: 'Paul', isOwn: true })
  expect(theirs?.limit).toEqual(date?.limit)
  expect(await paul.call['office.dates']({ since: '2099-01-01' })).toEqual([])
  expect(theirs && sectionOf(theirs, theirs.day ?? '')).toBe('week')
  expect(theirs && sectionOf(theirs, '2026-11-04')).toBe('later')
  const made = await paul.call['office.calendar']({ space })
  expect(made.name).toMatch(/recours.*\.ics$/i)
  await paul.call['office.assign']({ kind: 'dossier', id, key })
  expect((await paul.call['office.dates']({ since }))[0]?.assignee).toBeUndefined()
})

/** The two desks meet, each having read what the other sent. */
async function meet(): Promise<void> {
  for (const one of [marie, paul, marie]) await one.call['office.sync']({})
}

const titlesOf = async (one: Program, id: string) =>
  (await one.call['office.dates']({ since: '2026-11-29' }))
    .filter(date => date.of.id === id)
    .map(({ type, title, day }) => `${type} ${day ?? '—'} ${title}`)

test('hearings and stages of the bill come in one list, in the order of their days, and in the calendar', async () => {
  const { id } = await aDossier(marie)
  const dossier = await marie.call['dossiers.get']({ id })
  const hearing = { id: 'audience', date: '2026-12-10', time: '09:30', kind: 'hearing', label: 'Audience' }
  const past = { id: 'passee', date: '2026-10-10', kind: 'filed', label: 'Requête déposée' }
  await marie.call['dossiers.save']({ dossier: { ...dossier, events: [past, hearing] } })
  await marie.call['bills.save']({
    bill: {
      ...{ id: 'ppl-drones', title: 'Proposition sur les drones', measures: [] },
      stages: [
        { key: 'commission', label: 'Examen en commission', date: '2026-12-02', certainty: 'to-verify' },
        {
          ...{
            key: 'seance',
            label: 'Séance publique',
            date: '2026-12-15',
            amendmentsBy: '2026-12-11T17:00',
          },
          ...{ certainty: 'verified', source: 'Ordre du jour de l’Assemblée' },
        },
      ],
    },
  })
  const campaign = await marie.call['campaigns.begin']({ bill: 'ppl-drones' })
  await marie.call['office.share']({ kind: 'dossier', id, space })
  await marie.call['office.share']({ kind: 'campaign', id: campaign.id, space })
  await meet()
  const dates = await paul.call['office.dates']({ since: '2026-11-29' })
  const own = dates.filter(one => [id, campaign.id].includes(one.of.id) && one.type !== 'limit')
  expect(own.map(({ type, day, time, title }) => [type, day, time, title])).toEqual([
    ['bill', '2026-12-02', undefined, 'Examen en commission'],
    ['event', '2026-12-10', '09:30', 'Audience'],
    ['bill', '2026-12-11', '17:00', 'Amendements : date limite (Séance publique)'],
    ['bill', '2026-12-15', undefined, 'Séance publique'],
  ])
  expect(own[0]).toMatchObject({ certainty: 'to-verify', bill: 'ppl-drones', of: { kind: 'campaign' } })
  expect(dates.map(one => one.day ?? '9999')).toEqual(dates.map(one => one.day ?? '9999').toSorted())

  const { members } = await marie.call['office.members']({ space })
  const marieKey = members.find(one => one.name === 'Marie')?.key ?? ''
  await paul.call['office.assign']({
    kind: 'campaign',
    id: campaign.id,
    key: 'stage:seance',
    member: marieKey,
  })
  await meet()
  const seen = await marie.call['office.dates']({ since: '2026-11-29' })
  expect(seen.find(one => one.key === 'stage:seance')?.assignee).toMatchObject({ name: 'Marie', isOwn: true })

  // a calendar holds what is still to come
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-29T09:00:00Z') })
  const { id: file, name } = await marie.call['office.calendar']({ space })
  vi.useRealTimers()
  const calendar = readFileSync(join(marie.library.folder, 'exports', file, name), 'utf8').replaceAll(
    '\r\n ',
    '',
  )
  // 9.30 in Paris, in winter
  expect(calendar).toContain('DTSTART:20261210T083000Z')
  expect(calendar).toContain('SUMMARY:Séance publique — Proposition sur les drones (Marie)')
  expect(calendar).toContain('SUMMARY:[à vérifier] Examen en commission')
  // no file of the campaign carries who of the space sees to what
  expect(outgoingCampaign(await marie.call['campaigns.get']({ id: campaign.id }), true)).not.toHaveProperty(
    'assignees',
  )
})

test('a task one desk ticks and another gives to somebody is both, and a tick is taken back for all', async () => {
  const { id } = await aDossier(marie)
  const bare = { kind: 'dossier', id } as const
  await marie.call['office.share']({ ...bare, space })
  const { task } = await marie.call['office.addTask']({
    ...bare,
    title: 'Appeler le greffe',
    day: '2026-12-01',
  })
  const { task: other } = await marie.call['office.addTask']({ ...bare, title: 'Relire la requête' })
  await meet()
  expect(await titlesOf(paul, id)).toEqual(['task 2026-12-01 Appeler le greffe', 'task — Relire la requête'])

  const { members } = await paul.call['office.members']({ space })
  const member = members.find(one => one.name === 'Paul')?.key ?? ''
  await marie.call['office.changeTask']({ ...bare, task, isDone: true })
  await marie.call['office.changeTask']({ ...bare, task: other, title: 'Relire toute la requête' })
  await paul.call['office.assign']({ ...bare, key: `task:${task}`, member })
  await paul.call['office.changeTask']({ ...bare, task, day: '2026-12-03' })
  await paul.call['office.changeTask']({ ...bare, task: other, isDone: true })
  await meet()
  for (const one of [marie, paul]) {
    const dates = (await one.call['office.dates']({ since: '2026-11-29' })).filter(date => date.of.id === id)
    expect(dates).toMatchObject([
      { title: 'Appeler le greffe', day: '2026-12-03', isDone: true, assignee: { name: 'Paul' } },
      { title: 'Relire toute la requête', isDone: true },
    ])
    expect(await one.call['office.conflicts']({ space })).toEqual([])
  }

  await marie.call['office.changeTask']({ ...bare, task: other, day: '2026-12-24' })
  await marie.call['office.changeTask']({ ...bare, task: other, isDone: false })
  await meet()
  const [line] = await paul.call['office.journal']({ space })
  await paul.call['office.undo']({ space, version: line?.version ?? '' })
  await meet()
  const after = (await marie.call['office.dates']({ since: '2026-11-29' })).find(
    one => one.key === `task:${other}`,
  )
  expect(after).toMatchObject({ isDone: true })
  expect(after?.day).toBeUndefined()

  await paul.call['office.removeTask']({ ...bare, task })
  await meet()
  expect(await titlesOf(marie, id)).toEqual(['task — Relire toute la requête'])
  await expect(marie.call['office.changeTask']({ ...bare, task, isDone: true })).rejects.toThrow(
    'un autre membre l’a retirée',
  )
})

test('a task of a campaign is of those who share it, and of nothing else', async () => {
  await marie.call['bills.save']({
    bill: { id: 'ppl-seule', title: 'Proposition seule', measures: [], stages: [] },
  })
  const { id } = await marie.call['campaigns.begin']({ bill: 'ppl-seule' })
  const named = { kind: 'campaign', id } as const
  await expect(marie.call['office.addTask']({ ...named, title: 'Écrire aux élus' })).rejects.toThrow(
    'partagez d’abord',
  )
  await marie.call['office.share']({ ...named, space })
  await marie.call['office.addTask']({ ...named, title: 'Écrire aux élus' })
  await meet()
  expect(await titlesOf(paul, id)).toEqual(['task — Écrire aux élus'])
  expect(await paul.call['office.things']({ space: 'Recours' })).toContainEqual(
    expect.objectContaining({ kind: 'campaign', id, title: 'Proposition seule' }),
  )
})
