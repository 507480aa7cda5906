import Holidays from 'date-holidays'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factOf } from '../../../../src/shared/drafts/slots/facts.ts'
import { calendarOf } from '../../../../src/shared/procedure/calendar/calendar.ts'
import { holidays } from '../../../../src/shared/procedure/calendar/holidays.ts'
import { zoneOf } from '../../../../src/shared/procedure/calendar/zones.ts'
import { eventKinds } from '../../../../src/shared/procedure/events/kinds.ts'
import {
  daysOffOf,
  limitFactProblem,
  limitsOf,
  suitLimit,
} from '../../../../src/shared/procedure/situation.ts'
import { aDossier } from '../../../fixtures/builders.ts'

const limits = (given: Parameters<typeof aDossier>[0], added: Parameters<typeof limitsOf>[2] = []) => {
  const dossier = aDossier({ ...given, facts: { 'limits.nature': 'regime-general', ...given?.facts } })
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
    expect(suitLimit(dossier, key => (key === 'limits.nature' ? 'regime-general' : undefined))?.lastDay).toBe(
      '2025-06-16',
    )
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

describe('the limits of each case', () => {
  const affaire = { id: 'x', title: 'Référé-suspension', court: '', caseNumber: '', exhibits: [] }
  const filed = { id: 'f', kind: 'filed', date: '2025-10-01', label: '', options: [] }
  const order = {
    id: 'o',
    kind: 'suspension-order',
    date: '2025-10-20',
    label: '',
    options: ['no-serious-doubt'],
  }
  const fateOf = (given: Parameters<typeof aDossier>[0], key: string) =>
    limits(given).find(one => one.key === key)?.fate

  test('the deposit of the référé does not end the time to bring the claim, which its own deposit does', () => {
    const affaires = [affaire]
    expect(fateOf({ affaires, events: [notified, filed] }, 'rep:n')).toBe('done')
    const urgent = { ...filed, affaire: 'x' }
    expect(fateOf({ affaires, events: [notified, urgent] }, 'rep:n')).toBe('running')
    expect(fateOf({ affaires, events: [notified, urgent, { ...filed, id: 'g' }] }, 'rep:n')).toBe('done')
    // of a case that is no longer there, it is the main one's
    expect(fateOf({ events: [notified, urgent] }, 'rep:n')).toBe('done')
  })

  test('an order of the référé opens the limits of its case, which the claim filed after does not end', () => {
    const given = {
      affaires: [affaire],
      events: [notified, { ...order, affaire: 'x' }, { ...filed, date: '2025-10-22' }],
    }
    const own = limits(given).filter(one => one.affaire === 'x')
    expect(own.map(one => one.event)).toContain('o')
    expect(own.every(one => one.key.includes('o'))).toBe(true)
    expect(own.find(one => one.title.includes('ourvoi'))?.fate).toBe('running')
    expect(limits(given).find(one => one.key === 'rep:n')).toMatchObject({ fate: 'done' })
    // the claim on the merits is confirmed in its own case, and answers the order
    const confirmed = { id: 'c', kind: 'confirmed', date: '2025-11-03', label: '', options: [] }
    const toConfirm = (events: Parameters<typeof aDossier>[0]) =>
      limits(events).find(one => one.key.startsWith('ref-confirm') && one.affaire === 'x')
    expect(toConfirm(given)?.fate).toBe('running')
    expect(toConfirm({ ...given, events: [...given.events, confirmed] })?.fate).toBe('done')
  })

  test('an appeal, of a case of its own, ends the time to appeal once it names the judgment', () => {
    const judgment = { id: 'j', kind: 'judgment', date: '2025-06-02', label: '', options: [] }
    const appeal = { ...filed, affaire: 'x', date: '2025-06-30' }
    const given = { affaires: [{ ...affaire, title: 'Appel' }] }
    expect(fateOf({ ...given, events: [judgment, appeal] }, 'appeal:j')).toBe('running')
    expect(fateOf({ ...given, events: [judgment, { ...appeal, of: 'j' }] }, 'appeal:j')).toBe('done')
  })

  test('a case counts before its own court', () => {
    const later = { ...notified, id: 'm', date: '2026-02-02' }
    const given = {
      affaires: [{ ...affaire, court: 'tribunal administratif de Strasbourg' }],
      events: [notified, { ...later, affaire: 'x' }],
    }
    // Good Friday is a day off there
    const there = limits({ facts: { court: 'Strasbourg' }, events: [later] })
    expect(there).not.toEqual(limits({ events: [later] }))
    expect(limits(given).filter(one => one.affaire)).toEqual(there.map(one => ({ ...one, affaire: 'x' })))
  })

  test('a dossier without dates of its cases keeps every limit, whatever its cases', () => {
    const kinds = eventKinds.map(one => one.kind)
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: fc.constantFrom(...kinds), day: fc.integer({ min: 0, max: 700 }) }), {
          maxLength: 7,
        }),
        drawn => {
          const events = drawn.map(({ kind, day }, at) => ({
            ...{ id: `e${at}`, kind, label: '', options: [] },
            date: new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
          }))
          expect(limits({ events, affaires: [affaire] })).toEqual(limits({ events }))
          // dated in one case or the other, no event is without the limits it opens
          const spread = events.map((one, at) => (at % 2 ? { ...one, affaire: 'x' } : one))
          const opened = new Set(limits({ events: spread, affaires: [affaire] }).map(one => one.event))
          for (const one of spread)
            if (
              limits({ events: [one] }).length > 0 &&
              limits({ events }).some(limit => limit.event === one.id)
            )
              expect(opened).toContain(one.id)
        },
      ),
      { numRuns: 150 },
    )
  })
})
