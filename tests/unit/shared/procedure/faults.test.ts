import { describe, expect, test } from 'vitest'
import { Event } from '../../../../src/shared/dossiers/model.ts'
import { timeLimits } from '../../../../src/shared/procedure/limits/time-limits.ts'
import { placeOf } from '../../../../src/shared/procedure/place.ts'

type Told = readonly [kind: string, date: string, ...options: string[]]
const limits = (told: readonly Told[], { distance = 0, answers = [] as string[] } = {}) =>
  timeLimits(
    told.map(([kind, date, ...options], n) => Event.parse({ id: `e${n}`, kind, date, label: kind, options })),
    placeOf('metropole', [], distance, ['regime-general', ...answers]),
  )
/** The limits to sue that run, earliest first. */
const running = (...given: Parameters<typeof limits>) =>
  limits(...given).filter(one => one.key.startsWith('rep:') && one.fate === 'running')
const lastDays = (...given: Parameters<typeof limits>) => running(...given).map(one => one.lastDay)

const notified: Told = ['notified', '2026-01-12', 'remedies']

describe('a date is never shown later than the law allows', () => {
  test.each(['gracieux', 'hierarchique'])(
    'an express rejection that names no recours answers the only one, %s',
    kind => {
      const told: Told[] = [
        notified,
        [kind, '2026-02-01', 'acknowledged'],
        ['recourse-refused', '2026-02-20', 'remedies'],
      ]
      expect(lastDays(told)).toEqual(['2026-04-21'])
    },
  )
  test('of two recours, the attachment that gives the earlier date is kept, the other is told', () => {
    const told: Told[] = [
      notified,
      ['gracieux', '2026-02-01', 'acknowledged'],
      ['hierarchique', '2026-03-10', 'acknowledged'],
      ['recourse-refused', '2026-03-25', 'remedies'],
    ]
    const [limit] = running(told)
    expect(limit).toMatchObject({ lastDay: '2026-06-02' })
    expect(limit?.readings.map(one => one.day)).toContain('2026-07-13')
  })
  test('a recours gracieux has no delay of distance', () => {
    const told: Told[] = [notified, ['gracieux', '2026-04-20', 'acknowledged']]
    expect(lastDays(told, { distance: 2 })).toEqual(['2026-05-13'])
  })
  test('an act published without remedies is attacked within two months', () => {
    expect(lastDays([['published', '2026-02-10', 'no-remedies']])).toEqual(['2026-04-13'])
  })
  test('reasons asked have a ceiling of one year, where they were due; else they change nothing', () => {
    const told: Told[] = [
      ['request', '2026-01-05', 'acknowledged'],
      ['reasons-asked', '2026-04-20'],
    ]
    expect(lastDays(told, { answers: ['motivation-due'] })).toEqual(['2027-04-20'])
    expect(lastDays(told)).toEqual(['2026-05-06'])
  })
  test('published and notified: the formality that concerns the claimant, the earlier where one does not know', () => {
    const told: Told[] = [
      ['published', '2026-03-02'],
      ['notified', '2026-05-20', 'remedies'],
    ]
    expect(lastDays(told, { answers: ['third-party', 'individual'] })).toEqual(['2026-05-04'])
    expect(lastDays(told, { answers: ['addressee', 'individual'] })).toEqual(['2026-07-21'])
    expect(lastDays(told)[0]).toBe('2026-05-04')
  })
  test('legal aid asked after a recours gracieux interrupts the time reopened', () => {
    const told: Told[] = [
      notified,
      ['gracieux', '2026-02-01', 'acknowledged'],
      ['legal-aid', '2026-05-20'],
      ['legal-aid-decided', '2026-07-16'],
    ]
    expect(running(told)).toMatchObject([{ lastDay: '2026-09-17' }])
    // undecided, the time it interrupted is still the one to keep, and what is awaited is said
    expect(running(told.slice(0, 3))).toMatchObject([
      { lastDay: '2026-06-02', pending: 'décision du bureau d’aide juridictionnelle' },
    ])
  })
})

test.each([
  ['liberte-order', '2026-04-16', 'ref-lib-appeal'],
  ['suspension-order', '2026-04-16', 'ref-pourvoi'],
  ['utiles-order', '2026-04-16', 'ref-pourvoi'],
  ['cnil-complaint', '2026-01-16', 'cnil-suit'],
  ['judgment', '2026-04-16', 'appeal'],
  ['notified', '2026-04-16', 'rep'],
])('a suit filed ends what it answers: %s', (kind, date, key) => {
  const found = limits([
    [kind, date],
    ['filed', '2026-04-28'],
  ]).filter(one => one.key.startsWith(`${key}:`))
  expect(found).toMatchObject([{ fate: 'done' }])
})

test('a filing that may answer two decisions ends neither, and asks which', () => {
  const found = running([notified, ['notified', '2026-01-20', 'remedies'], ['filed', '2026-02-20']])
  expect(found.map(one => one.fate)).toEqual(['running', 'running'])
  expect(found[0]?.because).toMatch(/dites à laquelle/)
})

test('a recours gracieux that may answer two decisions interrupts neither until it says which', () => {
  const two: Told[] = [
    notified,
    ['notified', '2026-02-12', 'remedies'],
    ['gracieux', '2026-02-20', 'acknowledged'],
  ]
  expect(lastDays(two)).toEqual(['2026-03-13', '2026-04-13'])
})

test('a posting within the time counts, though the receipt is late (since 30 June 2025)', () => {
  const posted = {
    id: 'g',
    kind: 'gracieux',
    date: '2026-03-16',
    sent: '2026-03-13',
    label: '',
    options: ['acknowledged'],
  }
  const events = [
    Event.parse({ id: 'n', kind: 'notified', date: '2026-01-12', label: '', options: ['remedies'] }),
    Event.parse(posted),
  ]
  const found = timeLimits(events, placeOf('metropole', [], 0, ['regime-general'])).filter(
    one => one.fate === 'running' && one.key.startsWith('rep:'),
  )
  expect(found).toMatchObject([{ lastDay: '2026-07-17' }])
})

test('every count the texts leave open is told: two working days, franc or not, beside the day of the message', () => {
  const [limit] = limits([['served', '2026-05-07']])
  expect(limit).toMatchObject({ prudent: '2026-05-07' })
  expect(limit?.readings.map(one => one.day)).toEqual(['2026-05-12', '2026-05-13'])
})
