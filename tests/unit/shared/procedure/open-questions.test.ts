import { describe, expect, test } from 'vitest'
import { Event } from '../../../../src/shared/dossiers/model.ts'
import { type OpenQuestion, openQuestions } from '../../../../src/shared/procedure/limits/open-questions.ts'
import { takesHour, takesTerm } from '../../../../src/shared/procedure/limits/terms.ts'
import { timeLimits } from '../../../../src/shared/procedure/limits/time-limits.ts'
import { placeOf } from '../../../../src/shared/procedure/place.ts'
import { withAnswer } from '../../../../src/shared/procedure/situation.ts'

const event = (id: string, kind: string, date: string, ...options: string[]) =>
  Event.parse({ id, kind, date, label: kind, options })
const asked = (events: readonly Event[], answers: readonly string[] = []) =>
  openQuestions(events, placeOf('metropole', [], 0, ['regime-general', ...answers])).map(
    one => `${one.question}${one.event ? ` ${one.event.id}` : ''}`,
  )

test('a question is asked only where an answer would move a date', () => {
  const told = event('n', 'notified', '2026-01-12', 'remedies')
  expect(asked([told])).toEqual([])
  expect(asked([event('n', 'notified', '2026-01-12')])).toEqual(['remedies n'])
  const both = [event('p', 'published', '2026-03-02'), event('n', 'notified', '2026-05-20', 'remedies')]
  expect(asked(both)).toEqual(['quality'])
  expect(asked(both, ['third-party'])).toEqual([])
})

test('each answer says the date it would give, or exclude', () => {
  const [question] = openQuestions(
    [event('n', 'notified', '2026-02-10')],
    placeOf('metropole', [], 0, ['regime-general']),
  )
  expect(question?.effects.find(one => one.value === 'no-remedies')?.changes).toMatchObject([
    { from: '2026-04-10', to: '2027-02-10' },
  ])
  expect(question?.effects.find(one => one.value === 'remedies')?.changes).toEqual([])
})

test('reasons asked: whether they were due', () => {
  const events = [
    event('r', 'request', '2026-01-05', 'acknowledged'),
    event('m', 'reasons-asked', '2026-04-20'),
  ]
  expect(asked(events, ['excess-of-power', 'individual'])).toContain('motivated')
  expect(asked(events, ['motivation-due'])).not.toContain('motivated')
})

describe('questions that no option of an event answers', () => {
  const notified = event('n', 'notified', '2026-01-12', 'remedies')
  test('the domicile, until the dossier says it', () => {
    const [question] = openQuestions([notified], placeOf('metropole', [], 0, ['regime-general']), false)
    expect(question?.question).toBe('distance')
    expect(question?.effects.map(one => one.changes[0]?.to)).toEqual([undefined, '2026-04-12', '2026-05-12'])
    expect(asked([notified])).toEqual([])
  })
  test('which decision a recours attacks, and the answer is kept by that recours', () => {
    const events = [
      notified,
      event('m', 'notified', '2026-02-12', 'remedies'),
      event('g', 'gracieux', '2026-02-20', 'acknowledged'),
    ]
    const question = openQuestions(events, placeOf('metropole', [], 0, ['regime-general'])).find(
      one => one.question === 'of',
    )!
    expect(question.event?.id).toBe('g')
    expect(question.effects.map(one => one.value).toSorted()).toEqual(['m', 'n'])
    const { events: answered } = withAnswer({ events, facts: {} }, question, 'n')
    expect(answered.find(one => one.id === 'g')?.of).toBe('n')
  })
  test('each answer is kept where it belongs', () => {
    const events = [event('n', 'notified', '2026-02-10')]
    const keep = (question: OpenQuestion, value: string) => withAnswer({ events, facts: {} }, question, value)
    const base = { label: '', effects: [] }
    expect(keep({ ...base, question: 'distance' }, '2').facts).toEqual({ 'limits.distance': '2' })
    expect(keep({ ...base, question: 'quality' }, 'agent').facts).toEqual({ 'limits.quality': 'agent' })
    expect(keep({ ...base, question: 'remedies', event: events[0]! }, 'remedies').events[0]?.options).toEqual(
      ['remedies'],
    )
  })
})

describe('the length that a court set', () => {
  test('is asked only where a rule lets it be set, and the hour where it counts', () => {
    expect(['invited', 'request', 'prior-notified', 'papers-asked'].map(takesTerm)).toEqual(
      Array(4).fill(true),
    )
    // a decision may print a shorter time, and some run from hour to hour
    expect(['notified', 'refused', 'published'].map(takesTerm)).toEqual(Array(3).fill(true))
    expect(['judgment', 'gracieux'].map(takesTerm)).toEqual(Array(2).fill(false))
    expect([
      takesHour('urgent-claim'),
      takesHour('closing-set'),
      takesHour('notified'),
      takesHour('judgment'),
    ]).toEqual([true, true, true, false])
  })
  test('counts in days or in months, for a notice as for a silence', () => {
    const last = (kind: string, span: string) =>
      timeLimits(
        [Event.parse({ id: 'e', kind, date: '2026-03-02', label: kind, span })],
        placeOf('metropole', [], 0, ['regime-general']),
      ).find(one => one.event === 'e')?.lastDay
    expect(last('invited', '40d')).toBe('2026-04-13')
    expect(last('invited', '2m')).toBe('2026-05-04')
    expect(last('request', '4m')).toBe('2026-07-02')
    expect(last('request', '21d')).toBe('2026-03-23')
  })
})
