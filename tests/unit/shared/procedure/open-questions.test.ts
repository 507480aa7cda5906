import { expect, test } from 'vitest'
import { Event } from '../../../../src/shared/dossiers/model.ts'
import { openQuestions } from '../../../../src/shared/procedure/limits/open-questions.ts'
import { placeOf } from '../../../../src/shared/procedure/place.ts'

const event = (id: string, kind: string, date: string, ...options: string[]) =>
  Event.parse({ id, kind, date, label: kind, options })
const asked = (events: readonly Event[], answers: readonly string[] = []) =>
  openQuestions(events, placeOf('metropole', [], 0, answers)).map(
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
  const [question] = openQuestions([event('n', 'notified', '2026-02-10')], placeOf('metropole', [], 0))
  expect(question?.effects.find(one => one.value === 'no-remedies')?.moved).toMatchObject([
    { from: '2026-04-10', to: '2027-02-10' },
  ])
  expect(question?.effects.find(one => one.value === 'remedies')?.moved).toEqual([])
})

test('reasons asked: whether they were due', () => {
  const events = [
    event('r', 'request', '2026-01-05', 'acknowledged'),
    event('m', 'reasons-asked', '2026-04-20'),
  ]
  expect(asked(events, ['excess-of-power', 'individual'])).toContain('motivated')
  expect(asked(events, ['motivation-due'])).not.toContain('motivated')
})
