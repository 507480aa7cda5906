import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dueThisWeek } from '../../../../../src/shared/sharing/office/dates-words.ts'
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
      dossier: { ...dossier, facts: { 'decision.type': 'expresse' }, events: [notification('2026-11-03')] },
    })
  }
  await marie.call['office.share']({ kind: 'dossier', id, space })
  await marie.call['office.sync']({})
  await paul.call['office.sync']({})
  const since = '2026-11-29'
  const [date] = await marie.call['office.dates']({ since })
  expect(date).toMatchObject({ space, spaceTitle: 'Recours', dossier: id })
  expect((await marie.call['office.dates']({ since })).every(one => one.dossier === id)).toBe(true)
  expect(date?.assignee).toBeUndefined()
  const { members } = await marie.call['office.members']({ space })
  const other = members.find(one => one.name === 'Paul')
  const limit = date?.limit.key ?? ''
  await marie.call['office.assign']({ dossier: id, limit, member: other?.key ?? '' })
  await marie.call['office.sync']({})
  await paul.call['office.sync']({})
  const [theirs] = await paul.call['office.dates']({ space: 'Recours', since })
  expect(theirs?.assignee).toEqual({ key: other?.key, name: 'Paul', isOwn: true })
  expect(theirs?.limit).toEqual(date?.limit)
  expect(await paul.call['office.dates']({ since: '2099-01-01' })).toEqual([])
  const dates = await paul.call['office.dates']({ since })
  expect(dueThisWeek(dates, theirs?.limit.prudent ?? '')).toContainEqual(theirs)
  expect(dueThisWeek(dates, '2026-11-04')).toEqual([])
  const made = await paul.call['office.calendar']({ space })
  expect(made.name).toMatch(/recours.*\.ics$/i)
  await paul.call['office.assign']({ dossier: id, limit })
  expect((await paul.call['office.dates']({ since }))[0]?.assignee).toBeUndefined()
})
