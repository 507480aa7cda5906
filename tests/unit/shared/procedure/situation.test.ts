import Holidays from 'date-holidays'
import { describe, expect, test } from 'vitest'
import { factOf } from '../../../../src/shared/drafts/slots/facts.ts'
import { calendarOf } from '../../../../src/shared/procedure/calendar/calendar.ts'
import { holidays } from '../../../../src/shared/procedure/calendar/holidays.ts'
import { zoneOf } from '../../../../src/shared/procedure/calendar/zones.ts'
import {
  daysOffOf,
  limitFactProblem,
  limitsOf,
  suitLimit,
} from '../../../../src/shared/procedure/situation.ts'
import { aDossier } from '../../../fixtures/builders.ts'

const limits = (given: Parameters<typeof aDossier>[0], added: Parameters<typeof limitsOf>[2] = []) => {
  const dossier = aDossier(given)
  return limitsOf(dossier, key => factOf(key, dossier), added)
}
const notified = { id: 'n', kind: 'notified', date: '2025-09-10', label: '', options: [] }

describe('the limits of a dossier', () => {
  test('run from the dates its questions ask for, until an event of the same kind says otherwise', () => {
    const facts = { 'decision.type': 'expresse', 'decision.notified': '2025-01-24' }
    expect(limits({ facts })).toMatchObject([{ lastDay: '2025-03-25', event: 'fact:decision.notified' }])
    expect(limits({ facts, events: [notified] })).toMatchObject([{ event: 'n' }])
    expect(limits({ facts: { 'decision.type': 'implicite', 'request.date': '2020-08-05' } })).toMatchObject([
      { kind: 'birth', lastDay: '2020-10-05' },
      { lastDay: '2020-12-07' },
    ])
    const revealed = { 'decision.type': 'revelee', 'start.date': '2024-06-03' }
    // a ceiling of one year may apply until the act is known to be regulatory
    expect(limits({ facts: revealed })).toMatchObject([{ kind: 'limit', lastDay: '2025-06-03' }])
    expect(limits({ facts: { ...revealed, 'limits.act': 'regulatory' } })).toMatchObject([{ kind: 'none' }])
    expect(limits({ facts: { 'decision.notified': '2025-13-45' } })).toEqual([])
  })
  test('follow the court’s zone, the distance, the days off added', () => {
    expect(
      limits({ facts: { court: 'Strasbourg' }, events: [{ ...notified, date: '2026-02-02' }] }),
    ).toMatchObject([{ lastDay: '2026-04-03', certainty: 'to-verify' }])
    expect(limits({ facts: { 'limits.distance': '2' }, events: [notified] })).toMatchObject([
      { lastDay: '2026-01-12', rule: 'quatre mois francs', certainty: 'to-verify' },
    ])
    expect(limits({ facts: { 'limits.distance': 'NaN' }, events: [notified] })).toMatchObject([
      { lastDay: '2025-11-12' },
    ])
    const added = daysOffOf('[{"day":"11-12","name":"pont"},{"day":"hier"},3]')
    expect(added).toHaveLength(1)
    expect(limits({ events: [notified] }, added)).toMatchObject([{ lastDay: '2025-11-13' }])
    expect(daysOffOf('{')).toEqual([])
  })
  test('tell the one to sue by: the last that runs', () => {
    const events = [
      { ...notified, date: '2025-01-10' },
      { id: 'g', kind: 'gracieux', date: '2025-02-15', label: '', options: [] },
    ]
    const dossier = aDossier({ events })
    expect(suitLimit(dossier, () => undefined)?.lastDay).toBe('2025-06-16')
    expect(suitLimit(aDossier({ events: [] }), () => undefined)).toBe(undefined)
  })
})

test.each([
  ['Grenoble', 'metropole'],
  ['Strasbourg', 'alsace-moselle'],
  ['Tribunal administratif de Strasbourg', 'alsace-moselle'],
  ['Tribunal administratif de La Réunion', 'reunion'],
  ['Basse-Terre', 'guadeloupe'],
  ['tribunal administratif de la Guyane', 'guyane'],
  ['Nouméa', 'nouvelle-caledonie'],
  ['', 'metropole'],
])('%s is in the zone %s', (court, zone) => expect(zoneOf(court)).toBe(zone))

describe('public holidays', () => {
  test('are those of a library kept by others, from 1990 to 2060', () => {
    const kept = new Holidays('FR')
    for (let year = 1990; year <= 2060; year += 1) {
      const theirs = kept
        .getHolidays(year)
        .filter(one => one.type === 'public')
        .map(one => one.date.slice(0, 10))
      expect([...holidays(year)].sort(), String(year)).toEqual([...new Set(theirs)].sort())
    }
  })
  test('of a zone are added to them', () => {
    expect(calendarOf('guadeloupe').off('2025-05-27')).toBe('Abolition de l’esclavage')
    expect(calendarOf('metropole').off('2025-05-27')).toBe(undefined)
    expect(calendarOf('alsace-moselle').off('2025-04-18')).toBe('Vendredi saint')
    expect(calendarOf('metropole').off('2025-11-08')).toBe('samedi')
  })
})

test.each([
  ['limits.distance', '1', undefined],
  ['limits.distance', '7', 'attendu 0, 1, 2'],
  ['limits.quality', 'agent', undefined],
  ['limits.quality', 'voisin', 'attendu addressee, third-party, agent'],
  ['limits.foo', 'bar', 'sans emploi'],
  ['commune', 'Moirans', undefined],
] as const)('%s=%s is told to be of use, or not', (key, value, words) => {
  const problem = limitFactProblem(key, value)
  if (words === undefined) expect(problem).toBe(undefined)
  else expect(problem).toContain(words)
})

test('the distance given as a fact moves a date', () => {
  const last = (distance: string) =>
    limits({ facts: { 'limits.distance': distance }, events: [notified] })[0]?.lastDay
  expect([last('0'), last('1'), last('2')]).toEqual(['2025-11-12', '2025-12-11', '2026-01-12'])
})
