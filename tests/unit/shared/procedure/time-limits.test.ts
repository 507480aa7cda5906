import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Event } from '../../../../src/shared/dossiers/model.ts'
import { addDays } from '../../../../src/shared/kernel/days.ts'
import { calendarOf } from '../../../../src/shared/procedure/calendar/calendar.ts'
import { Zone } from '../../../../src/shared/procedure/calendar/holidays.ts'
import { eventKinds } from '../../../../src/shared/procedure/events/kinds.ts'
import type { TimeLimit } from '../../../../src/shared/procedure/limits/model.ts'
import { answerable, timeLimits } from '../../../../src/shared/procedure/limits/time-limits.ts'
import { placeOf } from '../../../../src/shared/procedure/place.ts'
import { limitsOf } from '../../../../src/shared/procedure/situation.ts'
import { aDossier } from '../../../fixtures/builders.ts'

type Told = readonly [kind: string, date: string, ...options: string[]]
const eventsOf = (told: readonly Told[]) =>
  told.map(([kind, date, ...options], n) => Event.parse({ id: `e${n}`, kind, date, label: kind, options }))

interface Case {
  readonly events: readonly Told[]
  readonly zone?: Zone
  readonly distance?: number
  readonly answers?: readonly string[]
  /** what the limits say of each date the table expects */
  readonly says: (limits: readonly TimeLimit[]) => Record<string, string | undefined>
}

const by = (limits: readonly TimeLimit[], rule: string) =>
  limits.filter(one => one.key.startsWith(`${rule}:`))
const running = (limits: readonly TimeLimit[], rule = 'rep') =>
  by(limits, rule).find(one => one.fate === 'running')
/** The remedies are told, unless a case says otherwise. */
const complete = (events: readonly Told[]): Told[] =>
  events.map(([kind, at, ...options]) => {
    const answer = kind === 'notified' ? 'remedies' : kind === 'gracieux' ? 'acknowledged' : undefined
    return [kind, at, ...options, ...(answer && options.length === 0 ? [answer] : [])]
  })
const suit = (...events: Told[]): Case => ({
  events: complete(events),
  says: limits => {
    const limit = running(limits)
    return {
      echeance: limit?.term,
      dernier_jour: limit?.lastDay,
      lecture_prudente: limit?.readings[0]?.day ?? limit?.lastDay,
    }
  },
})
const silent = (...events: Told[]): Case => ({
  events,
  says: limits => ({
    naissance: by(limits, 'implicit')[0]?.lastDay,
    dernier_jour: running(limits)?.lastDay ?? 'aucun',
    // the year from the knowledge proved is told; the one from the birth, which is earlier, is kept
    date_prudente: running(limits)?.readings.find(one => one.label.startsWith('connaissance établie'))?.day,
  }),
})
const local = (date: string): Case => ({
  events: [['notified', date]],
  zone: 'alsace-moselle',
  says: limits => ({
    metropole: running(limits)?.lastDay,
    alsace_moselle: running(limits)?.readings.find(one => one.label.startsWith('avec'))?.day,
  }),
})
const overseas = (date: string, zone: Zone, distance: number): Case => ({
  ...suit(['notified', date]),
  zone,
  distance,
})
const cada = (...events: Told[]): Case => ({
  events,
  says: limits => ({
    refus_implicite: by(limits, 'cada-silence')[0]?.lastDay,
    saisine_prudente: running(limits, 'cada-seize')?.prudent,
    saisine_si_franc: running(limits, 'cada-seize')?.readings[0]?.day,
    dernier_jour_TA: running(limits, 'cada-suit')?.lastDay,
  }),
})
const gracieux: readonly Told[] = [
  ['notified', '2025-01-10'],
  ['gracieux', '2025-02-15'],
]

const cases: Readonly<Record<string, Case>> = {
  A01: suit(['notified', '2025-01-24']),
  A02: suit(['notified', '2007-10-01']),
  A03: suit(['notified', '2021-01-03']),
  A05: suit(['notified', '2015-03-27']),
  A06: suit(['notified', '2024-12-31']),
  A07: suit(['notified', '2027-12-31']),
  A09: suit(['notified', '2025-07-31']),
  A10: suit(['notified', '2025-07-30']),
  A12: suit(['notified', '2025-09-10']),
  A13: suit(['notified', '2025-06-30']),
  A14: suit(['notified', '2025-02-28']),
  A16: local('2026-02-02'),
  A17: local('2025-10-25'),
  A18: suit(['published', '2025-09-15']),
  A19: {
    events: [
      ['notified', '2025-01-24'],
      ['filed', '2025-03-25'],
    ],
    says: limits => ({
      dernier_jour: by(limits, 'rep')[0]?.lastDay,
      recevable: by(limits, 'rep')[0]?.fate === 'done' ? 'oui (postée le dernier jour)' : 'non',
    }),
  },
  B01: silent(['request', '2020-08-05']),
  B03: silent(['request', '2024-12-31']),
  B04: silent(['request', '2025-03-14']),
  B06: silent(['request', '2025-03-14', 'unacknowledged'], ['known', '2025-09-01']),
  B07: { ...silent(['request', '2025-03-14', 'collegiate']), answers: ['excess-of-power'] },
  C01: {
    events: [['notified', '2025-02-10', 'no-remedies']],
    says: limits => ({
      date_prudente: running(limits)?.prudent,
      si_franc: running(limits)?.readings[0]?.day,
    }),
  },
  C02: {
    events: [['unpublished', '2024-06-03']],
    answers: ['regulatory'],
    says: limits => ({
      dernier_jour: running(limits)?.reason.startsWith('Non déclenché') ? 'non déclenché' : '?',
    }),
  },
  D01: {
    events: gracieux,
    says: limits => ({
      delai_initial: by(limits, 'rep').find(one => one.fate === 'replaced')?.lastDay,
      rejet_implicite: by(limits, 'gracieux')[0]?.lastDay,
      dernier_jour: running(limits)?.lastDay,
    }),
  },
  D03: {
    events: [
      ['notified', '2025-01-10', 'remedies'],
      ['gracieux', '2025-03-12'],
    ],
    says: limits => ({
      dernier_jour: running(limits)?.lastDay,
      recevable: running(limits)?.because.includes('ne l’a pas interrompu') ? 'non après cette date' : '?',
    }),
  },
  D05: {
    events: [
      ['permit-displayed', '2025-12-10'],
      ['gracieux', '2026-01-05'],
    ],
    says: limits => ({ dernier_jour_contentieux: running(limits, 'urba')?.lastDay }),
  },
  D07: suit(...gracieux, ['gracieux', '2025-04-20']),
  E01: cada(['cada-request', '2024-01-11']),
  E03: cada(
    ['cada-request', '2024-01-11'],
    ['cada-registered', '2024-04-02'],
    ['cada-confirmed', '2024-05-20'],
  ),
  E04: cada(['cada-request', '2026-01-31']),
  F01: {
    events: [['liberte-order', '2025-11-06']],
    says: ([limit]) => ({ prudent: limit?.prudent, dernier_jour: limit?.lastDay }),
  },
  F03: {
    events: [['suspension-order', '2025-06-03', 'no-serious-doubt']],
    says: limits => ({
      confirmation: by(limits, 'ref-confirm')[0]?.lastDay,
      confirmation_prudente: by(limits, 'ref-confirm')[0]?.prudent,
      pourvoi: by(limits, 'ref-pourvoi')[0]?.lastDay,
    }),
  },
  G01: {
    events: [['judgment', '2023-06-02']],
    says: limits => ({ dernier_jour: running(limits, 'appeal')?.lastDay }),
  },
  G02: {
    events: [['judgment', '2025-01-27']],
    says: limits => ({ dernier_jour: running(limits, 'appeal')?.lastDay }),
  },
  G04: {
    events: [['judgment', '2025-10-15', 'last-instance']],
    says: limits => ({ dernier_jour: running(limits, 'cassation')?.lastDay }),
  },
  H01: overseas('2025-03-10', 'metropole', 1),
  H02: overseas('2025-03-10', 'guadeloupe', 0),
  H03: overseas('2025-03-10', 'reunion', 1),
  I01: {
    events: [['contract-published', '2018-11-29']],
    says: limits => ({ dernier_jour: running(limits, 'contract')?.lastDay }),
  },
  J01: {
    events: [['cnil-complaint', '2024-11-27']],
    says: limits => ({
      rejet_implicite: by(limits, 'cnil-silence')[0]?.lastDay,
      dernier_jour_CE: running(limits, 'cnil-suit')?.lastDay,
    }),
  },
  K01: {
    events: [['law-referred', '2025-05-12', 'ordinary']],
    says: ([limit]) => ({ decision_au_plus_tard: limit?.lastDay }),
  },
  M01: {
    events: [['sitting', '2025-03-17']],
    says: ([limit]) => ({ limite: `${limit?.lastDay}T${limit?.time}` }),
  },
}

interface Expected {
  readonly id: string
  readonly expected: Readonly<Record<string, string>>
}
const tableIn = (path: string) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Expected[]
const table = tableIn('../../../fixtures/procedure/deadlines.json')
const specification = '../../../../../shared/legal/deadlines.json'

describe('every worked example', () => {
  test('has its case here', () => expect(Object.keys(cases)).toEqual(table.map(one => one.id)))
  test.each(table.map(one => [one.id, cases[one.id]?.events, one.expected] as const))(
    '%s: %j',
    (id, _, expected) => {
      const one = cases[id]!
      const limits = timeLimits(
        eventsOf(one.events),
        placeOf(one.zone ?? 'metropole', [], one.distance ?? 0, ['regime-general', ...(one.answers ?? [])]),
      )
      expect(one.says(limits)).toMatchObject(expected)
    },
  )
  test.skipIf(!existsSync(new URL(specification, import.meta.url)))(
    'is as the specification kept beside the project has it',
    () =>
      expect(table.map(({ id, expected }) => ({ id, expected }))).toEqual(
        tableIn(specification).map(({ id, expected }) => ({ id, expected })),
      ),
  )
})

const day = fc.integer({ min: 0, max: 20_000 }).map(n => addDays('1995-01-01', n))
const zone = fc.constantFrom(...Zone.options)
/** Limits to act that count forward from one event. */
const forward = eventKinds
  .map(one => one.kind)
  .filter(kind => !['hearing', 'sitting', 'closing-set', 'crystallised', 'law-referred'].includes(kind))
const backward = ['hearing', 'sitting']

/** Limits *franc* by their rule: those whose last day is carried over. */
const acts = (
  kind: string,
  at: string,
  where: Zone,
  added: Parameters<typeof placeOf>[1] = [],
  distance = 0,
) =>
  timeLimits(eventsOf([[kind, at]]), placeOf(where, added, distance, ['regime-general'])).filter(
    one => one.kind === 'limit' && (/franc/.test(one.rule) || backward.includes(kind)),
  )

describe('the last day of a limit that counts forward', () => {
  test('never comes earlier when the event comes later', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...forward),
        day,
        fc.integer({ min: 0, max: 40 }),
        zone,
        fc.integer({ min: 0, max: 2 }),
        (kind, at, later, where, distance) => {
          const [first, second] = [
            acts(kind, at, where, [], distance),
            acts(kind, addDays(at, later), where, [], distance),
          ]
          expect(second.length).toBe(first.length)
          for (const limit of first) {
            const moved = second.find(one => one.key === limit.key)
            expect(moved!.lastDay! >= limit.lastDay!).toBe(true)
          }
        },
      ),
      { numRuns: 400 },
    ))
  test('is never a day off in its zone', () =>
    fc.assert(
      fc.property(fc.constantFrom(...forward), day, zone, (kind, at, where) => {
        const national = calendarOf('metropole')
        for (const { lastDay } of acts(kind, at, where)) {
          // whether local days count is not sure: the earlier reading is held to
          expect(national.off(lastDay!)).toBe(undefined)
        }
      }),
      { numRuns: 400 },
    ))
  test('is never shortened by a holiday added', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...forward),
        day,
        zone,
        fc.array(fc.integer({ min: 0, max: 130 }), { maxLength: 6 }),
        (kind, at, where, days) => {
          const added = days.map(n => ({ zone: '' as const, day: addDays(at, n), name: 'férié' }))
          const plain = acts(kind, at, where)
          for (const [n, limit] of acts(kind, at, where, added).entries())
            expect(limit.lastDay! >= plain[n]!.lastDay!).toBe(true)
        },
      ),
      { numRuns: 400 },
    ))
})

describe('the last day of a limit that counts backward', () => {
  test('never comes later when the event comes earlier; the day to keep is never a day off nor pushed back by a holiday', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...backward),
        day,
        fc.integer({ min: 0, max: 30 }),
        fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 5 }),
        (kind, at, sooner, days) => {
          const [limit] = acts(kind, at, 'metropole')
          const [earlier] = acts(kind, addDays(at, -sooner), 'metropole')
          expect(earlier!.lastDay! <= limit!.lastDay!).toBe(true)
          const calendar = calendarOf('metropole')
          // the investigation stays open a whole day, worked or not (art. R. 613-2 CJA): the working day before is kept
          const off = kind === 'sitting' ? calendar.holiday(limit!.lastDay!) : calendar.off(limit!.prudent!)
          expect(off).toBe(undefined)
          expect(limit!.prudent! <= limit!.lastDay!).toBe(true)
          const added = days.map(n => ({ zone: '' as const, day: addDays(at, -n), name: 'férié' }))
          const [shortened] = acts(kind, at, 'metropole', added)
          expect(shortened!.lastDay! <= limit!.lastDay!).toBe(true)
          expect(shortened!.prudent! <= limit!.prudent!).toBe(true)
        },
      ),
      { numRuns: 400 },
    ))
})

test('before a hearing on a Tuesday, a first of January is the last day, the day before it the one to keep', () => {
  const [limit] = acts('hearing', '2027-01-05', 'metropole')
  expect(limit).toMatchObject({ lastDay: '2027-01-01', prudent: '2026-12-31' })
  expect(acts('hearing', '2026-05-26', 'metropole')[0]).toMatchObject({
    lastDay: '2026-05-22',
    prudent: '2026-05-22',
  })
})

test.each([
  ['2024-04-11', 'done'],
  ['2024-04-12', 'running'],
])('the CADA seized on %s: its limit is %s', (day, fate) => {
  const limits = timeLimits(
    eventsOf([
      ['cada-request', '2024-01-11'],
      ['cada-registered', day],
    ]),
    placeOf('metropole', [], 0, ['regime-general']),
  )
  const [seize] = by(limits, 'cada-seize')
  expect(seize?.fate).toBe(fate)
  expect(/tardive/.test(seize?.because ?? '')).toBe(fate === 'running')
})

test('whatever the events, every limit says its rule, its article, its steps, and holds together', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          kind: fc.constantFrom(...eventKinds.map(one => one.kind), 'other'),
          date: fc.integer({ min: 0, max: 700 }).map(n => addDays('2024-01-01', n)),
          option: fc.constantFrom('', ...eventKinds.flatMap(one => one.options.map(option => option.key))),
        }),
        { maxLength: 12 },
      ),
      zone,
      (made, where) => {
        const events = eventsOf(made.map(one => [one.kind, one.date, ...(one.option ? [one.option] : [])]))
        const limits = timeLimits(events, placeOf(where, [], 0, ['regime-general']))
        expect(new Set(limits.map(one => one.key)).size).toBe(limits.length)
        for (const limit of limits) {
          expect(limit.articles.length).toBeGreaterThan(0)
          expect(limit.rule).not.toBe('')
          expect(events.some(one => one.id === limit.event)).toBe(true)
          if (limit.kind === 'none') expect(limit.reason).not.toBe('')
          else expect(limit.steps.length).toBeGreaterThan(0)
          if (limit.prudent && limit.lastDay) expect(limit.prudent <= limit.lastDay).toBe(true)
          if (limit.fate !== 'running') expect(limit.because).not.toBe('')
          if (limit.certainty === 'to-verify') expect(limit.caveat).not.toBe('')
        }
      },
    ),
    { numRuns: 500 },
  ))

test('an event may answer those before it that fit, the last one first', () => {
  const of = (id: string, kind: string, date: string): Event => ({ id, kind, date, label: id, options: [] })
  const events = [
    of('a', 'notified', '2026-01-05'),
    of('b', 'notified', '2026-02-05'),
    of('c', 'cada-request', '2026-01-20'),
    of('d', 'published', '2026-03-05'),
  ]
  expect(answerable('gracieux', '2026-03-01', events).map(one => one.id)).toEqual(['b', 'a'])
  expect(answerable('request', '2026-03-01', events)).toEqual([])
})

const told = (...events: Told[]) =>
  timeLimits(eventsOf(events), placeOf('metropole', [], 0, ['regime-general']))
const notified: Told = ['notified', '2025-01-10', 'remedies']

test.each([
  // silence of the gracieux on 15 April, two months: 16 June
  [
    'before the silence',
    [notified, ['gracieux', '2025-02-15'], ['recourse-refused', '2025-03-20']],
    '2025-05-21',
  ],
  [
    'while the time opened by silence runs',
    [notified, ['gracieux', '2025-02-15'], ['recourse-refused', '2025-06-16']],
    // the time that silence opened is the one to keep; the other is told
    '2025-06-16',
  ],
  ['after it', [notified, ['gracieux', '2025-02-15'], ['recourse-refused', '2025-06-17']], '2025-06-16'],
  [
    'of one of two, after its silence and before that of the other',
    [
      notified,
      ['gracieux', '2025-02-15'],
      ['hierarchique', '2025-03-01'],
      ['recourse-refused', '2025-04-20'],
    ],
    // it may answer either: of the two attachments, the earlier
    '2025-06-23',
  ],
] as [string, Told[], string][])(
  'an express rejection of a recours gracieux that comes %s',
  (_, events, day) => {
    const limits = told(...events)
    expect(
      by(limits, 'rep')
        .filter(one => one.fate === 'running')
        .map(one => one.lastDay),
    ).toEqual([day])
  },
)

test('one that comes too late is said to open nothing', () => {
  const [late] = by(
    told(notified, ['gracieux', '2025-02-15', 'acknowledged'], ['recourse-refused', '2025-09-01']),
    'confirmatory',
  )
  expect(late?.reason).toMatch(/confirmatif/)
})

test.each([
  // registered on 3 March: silence on 3 May, two months: 6 July
  ['2026-05-02', '2026-07-03'],
  // once silence has confirmed the refusal, its date is the one to keep
  ['2026-05-20', '2026-07-06'],
  ['2026-07-06', '2026-07-06'],
  ['2026-07-07', '2026-07-06'],
])('documents refused again on %s: the claim until %s', (confirmed, day) => {
  const limits = told(
    ['cada-request', '2026-01-12'],
    ['cada-registered', '2026-03-03'],
    ['cada-confirmed', confirmed],
  )
  expect(running(limits, 'cada-suit')?.lastDay).toBe(day)
})

test('a claim against a permit is notified to the town and to its holder', () => {
  const limits = told(['permit-displayed', '2025-12-10'], ['filed', '2026-02-02'])
  expect(by(limits, 'urba')[0]?.fate).toBe('done')
  expect(by(limits, 'urba-notify')[0]).toMatchObject({ lastDay: '2026-02-18', prudent: '2026-02-17' })
})

test('a memoir announced against an order in référé is due in fifteen days, to be verified', () => {
  // the memoir is to arrive: the term is the day to keep, and the shortest time while the kind of appeal is not told
  expect(by(told(['memoir-announced', '2026-11-16', 'merits']), 'ampliatif')[0]).toMatchObject({
    lastDay: '2027-02-16',
    governing: '2027-02-17',
  })
  for (const options of [['refere'], []])
    expect(by(told(['memoir-announced', '2026-11-16', ...options]), 'ampliatif')[0]).toMatchObject({
      lastDay: '2026-12-01',
      governing: '2026-12-02',
      certainty: 'to-verify',
    })
  const facts = { 'cassation.kind': 'ordonnance', 'summary.date': '2026-11-16' }
  const limits = limitsOf(aDossier({ facts, parties: [] }), key => facts[key as keyof typeof facts])
  expect(by(limits, 'ampliatif')[0]?.lastDay).toBe('2026-12-01')
})
