import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Event } from '../../../../src/shared/dossiers/model.ts'
import { addDays } from '../../../../src/shared/kernel/days.ts'
import { Zone } from '../../../../src/shared/procedure/calendar/holidays.ts'
import { laterByHours } from '../../../../src/shared/procedure/calendar/hours.ts'
import { eventKinds } from '../../../../src/shared/procedure/events/kinds.ts'
import { questions } from '../../../../src/shared/procedure/events/questions.ts'
import type { TimeLimit } from '../../../../src/shared/procedure/limits/model.ts'
import { answerable, timeLimits } from '../../../../src/shared/procedure/limits/time-limits.ts'
import { placeOf } from '../../../../src/shared/procedure/place.ts'
import { rules } from '../../../../src/shared/procedure/rules/all.ts'

const home = placeOf('metropole', [], 0, ['regime-general'])
const kinds = eventKinds.map(one => one.kind)
const event = (id: string, kind: string, date: string, more: Partial<Event> = {}): Event =>
  Event.parse({ id, kind, date, label: kind, ...more })
const aDay = fc.integer({ min: 0, max: 3900 }).map(n => addDays('2016-01-01', n))

/** The earliest day to keep of each limit that runs, by its rule and its event. */
function keeps(limits: readonly TimeLimit[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { key, kind, fate, prudent } of limits) {
    const [rule, ...ids] = key.split(':')
    const name = `${rule} of ${ids.at(-1)}`
    if (kind === 'limit' && fate !== 'replaced' && prudent && prudent < (found.get(name) ?? '9999'))
      found.set(name, prudent)
  }
  return found
}
const earlier = (open: ReadonlyMap<string, string>, closed: ReadonlyMap<string, string>): string[] => {
  const first = [...open.values()].toSorted()[0]
  return [...closed].flatMap(([name, keep]) => {
    const before = open.get(name) ?? first
    return before === undefined || before > keep ? [`${name}: ${before} > ${keep}`] : []
  })
}
const chronology = fc
  .array(fc.record({ kind: fc.constantFrom(...kinds), date: aDay }), { minLength: 1, maxLength: 4 })
  .map(all => all.map((one, n) => event(`e${n}`, one.kind, one.date)))

describe('P1: what is not filled in never makes a date later', () => {
  test.each(kinds)('distance, %s', kind => {
    fc.assert(
      fc.property(aDay, fc.constantFrom(1, 2), (day, months) => {
        const near = keeps(timeLimits([event('e', kind, day)], home))
        const far = keeps(
          timeLimits([event('e', kind, day)], placeOf('metropole', [], months, ['regime-general'])),
        )
        expect(earlier(near, far)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
  test.each(Zone.options)('the seat of the court, %s', zone => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), aDay, fc.constantFrom(0, 1, 2), (kind, day, months) => {
        const unknown = keeps(
          timeLimits([event('e', kind, day)], placeOf('metropole', [], months, ['regime-general'])),
        )
        const seated = keeps(
          timeLimits([event('e', kind, day)], placeOf(zone, [], months, ['regime-general'])),
        )
        expect(earlier(unknown, seated)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
  const linked = fc
    .array(
      fc.record({
        kind: fc.constantFrom(
          ...['notified', 'request', 'refused', 'gracieux', 'hierarchique', 'recourse-refused', 'known'],
          ...['legal-aid', 'legal-aid-decided', 'judgment', 'reasons-asked', 'filed', 'prior-recourse'],
        ),
        date: fc.integer({ min: 0, max: 300 }).map(n => addDays('2026-01-01', n)),
      }),
      { minLength: 3, maxLength: 6 },
    )
    .map(all => all.map((one, n) => event(`e${n}`, one.kind, one.date)))
  test('what an event answers', () => {
    let tried = 0
    fc.assert(
      fc.property(linked, fc.nat(), fc.nat(), (events, at, which) => {
        const one = events[at % events.length]!
        const others = events.filter(other => other !== one)
        const targets = answerable(one.kind, one.date, others)
        if (targets.length < 2) return
        tried += 1
        const named = { ...one, of: targets[which % targets.length]!.id }
        const open = keeps(timeLimits(events, home))
        expect(earlier(open, keeps(timeLimits([...others, named], home)))).toEqual([])
      }),
      { numRuns: 3000 },
    )
    expect(tried).toBeGreaterThan(50)
  })
  test.each(['gracieux', 'hierarchique'])('that a %s is the second one, where the first is noted', kind => {
    fc.assert(
      fc.property(
        aDay,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 60 }),
        (day, first, then) => {
          const events = [
            event('n', 'notified', day, { options: ['remedies'] }),
            event('a', kind, addDays(day, first)),
            event('b', kind, addDays(day, first + then)),
          ]
          const marked = events.map(one => (one.id === 'b' ? { ...one, options: ['second'] } : one))
          expect(earlier(keeps(timeLimits(events, home)), keeps(timeLimits(marked, home)))).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })
})

test('P2: the earliest reading is the day to keep', () => {
  fc.assert(
    fc.property(
      chronology,
      fc.constantFrom(...Zone.options),
      fc.constantFrom(0, 1, 2),
      (events, zone, far) => {
        for (const one of timeLimits(events, placeOf(zone, [], far, ['regime-general']))) {
          if (one.kind !== 'limit') continue
          expect(one.prudent! <= one.lastDay!, one.key).toBe(true)
          for (const { day } of one.readings) expect(one.prudent! <= day, `${one.key} ${day}`).toBe(true)
        }
      },
    ),
    { numRuns: 600 },
  )
})

describe('P3: no limit is denied while one may run', () => {
  const dossier = Object.entries(questions).filter(([, one]) => one.about === 'dossier')
  test.each(kinds)('%s', kind => {
    const day = '2026-03-02'
    const denied = timeLimits([event('e', kind, day)], home).filter(
      one => one.kind === 'none' && one.rule === 'aucun délai',
    )
    const asked = eventKinds.find(one => one.kind === kind)!.questions
    for (const none of denied) {
      expect(none.reason).not.toBe('')
      const [rule] = none.key.split(':')
      const alike = (limits: readonly TimeLimit[]) =>
        limits.filter(one => one.key.split(':')[0] === rule && one.kind === 'limit').map(one => one.key)
      for (const value of asked.flatMap(one => Object.keys(questions[one].values)))
        expect(alike(timeLimits([event('e', kind, day, { options: [value] })], home)), value).toEqual([])
      for (const value of dossier.flatMap(([, one]) => Object.keys(one.values)))
        expect(
          alike(timeLimits([event('e', kind, day)], placeOf('metropole', [], 0, [value]))),
          value,
        ).toEqual([])
    }
  })
})

test('P8: silence runs from the receipt, whatever the day of posting', () => {
  const birth = (sent?: string) =>
    timeLimits(
      [
        event('n', 'notified', '2026-01-12', { options: ['remedies'] }),
        event('g', 'gracieux', '2026-03-20', sent ? { sent } : {}),
      ],
      home,
    ).find(one => one.kind === 'birth')?.lastDay
  expect(birth('2026-03-13')).toBe('2026-05-20')
  expect(birth('2026-02-01')).toBe('2026-05-20')
  // received late and no posting proved: nothing is interrupted, nothing is born
  expect(birth()).toBe(undefined)
})

test('P9: where a rule has ended, the next one begins the day after', () => {
  const bounded = rules.filter(rule => rule.valid.to !== '' && !rule.when.explicit.length)
  expect(bounded.length).toBeGreaterThan(3)
  for (const rule of bounded) {
    const next = rules.filter(
      one =>
        one.key === rule.key &&
        (one.valid.from === addDays(rule.valid.to, 1) || one.valid.from === '') &&
        [...one.trigger.events, ...one.trigger.silences].some(kind =>
          [...rule.trigger.events, ...rule.trigger.silences].includes(kind),
        ) &&
        one !== rule,
    )
    expect(next.length, `${rule.key}, ${rule.reading}`).toBeGreaterThan(0)
  }
})

test('P10: every rule gives its source, and what to do next where a day is to be kept', () => {
  for (const rule of rules) {
    expect(rule.sources.length, rule.title).toBeGreaterThan(0)
    if (rule.count.kind !== 'closed') expect(rule.next, rule.title).not.toBe('')
    if (rule.sources.some(one => one.mark !== 'read')) continue
    for (const one of rule.sources) expect(one.text, rule.title).toMatch(/^(art\.|CE|CAA|CEDH|Conv)/)
  }
})

test('P10: every limit that runs tells its trigger, its steps, its articles and the proof to keep', () => {
  for (const kind of kinds)
    for (const one of timeLimits([event('e', kind, '2026-03-02', { time: '10:00' })], home)) {
      expect(one.event).toBe('e')
      expect(one.articles.length, one.key).toBeGreaterThan(0)
      expect(one.proof, one.key).not.toBe('')
      expect(one.steps.length, one.key).toBeGreaterThan(0)
    }
})

test.each(Zone.options.filter(one => one !== 'metropole'))(
  'P11: a day off of %s never puts off the day to keep, and its own count is told',
  zone => {
    fc.assert(
      fc.property(aDay, day => {
        const notified = [event('n', 'notified', day, { options: ['remedies'] })]
        const [nation] = timeLimits(notified, home)
        const local = timeLimits(notified, placeOf(zone, [], 0, ['regime-general'])).find(
          one => one.key === 'rep:n',
        )
        expect((local?.prudent ?? '9999') <= (nation?.prudent ?? '')).toBe(true)
        expect([local?.lastDay, ...(local?.readings ?? []).map(one => one.day)]).toContain(nation?.lastDay)
      }),
      { numRuns: 100 },
    )
  },
)

test('P11: Saint-Martin has two readings of its own day off', () => {
  const days = (date: string) => {
    const [limit] = timeLimits(
      [event('n', 'notified', date, { options: ['remedies'] })],
      placeOf('saint-martin', [], 0, ['regime-general']),
    )
    return [limit?.lastDay, ...limit!.readings.map(one => one.day)]
  }
  expect(days('2026-03-26')).toEqual(['2026-05-27', '2026-05-28'])
  expect(days('2026-03-27')).toEqual(['2026-05-28', '2026-05-29'])
})

test('P12: hours are real hours, across every change of the clocks', () => {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const HOUR_MS = 3_600_000
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 }),
      fc.integer({ min: 1, max: 96 }),
      (minute, hours) => {
        const at = minute * 60_000
        const [day = '', time = ''] = clock.format(at).split(' ')
        // an hour that the clocks show twice is not one moment
        if (
          clock.format(at + HOUR_MS) === clock.format(at) ||
          clock.format(at - HOUR_MS) === clock.format(at)
        )
          return
        const end = laterByHours(day, time, hours)
        expect(Date.parse(`${end.day}T${end.time}:00${end.offset.replace('00', ':00')}`)).toBe(
          at + hours * HOUR_MS,
        )
      },
    ),
    { numRuns: 2000 },
  )
})
