import { expect, test } from 'vitest'
import {
  begunCalls,
  callPart,
  dayText,
  type Entry,
  emptyEntry,
  entryOf,
} from '../../../../../src/renderer/campaign/calls/entry.ts'

const entry: Entry = { ...emptyEntry, answered: 'membre', position: 'pour', words: ' Favorable. ' }

test('a position is noted only of someone who was spoken to', () => {
  expect(callPart(entry)).toEqual({ answered: 'membre', said: 'Favorable.', position: 'pour' })
  expect(callPart({ ...entry, answered: 'messagerie' })).not.toHaveProperty('position')
  expect(callPart(emptyEntry)).toEqual({ answered: 'personne', said: '' })
})

test('a day to call again goes with what is to be done then', () => {
  const later = { ...entry, followUpOn: '2026-01-08' }
  expect(callPart(later)).not.toHaveProperty('followUpOn')
  expect(callPart({ ...later, followUp: ' Rappeler ' })).toMatchObject({
    followUp: 'Rappeler',
    followUpOn: '2026-01-08',
  })
})

test('an entry of a call says the same call again', () => {
  const call = { ...callPart(entry), followUp: 'Rappeler' } as Parameters<typeof entryOf>[0]
  expect(callPart(entryOf(call))).toEqual({ ...callPart(entry), followUp: 'Rappeler' })
})

test('a call begun and not saved is found again at its member, until it is emptied or dropped', () => {
  begunCalls.keep('b', 'm', entry)
  expect(begunCalls.of('b', 'm')).toBe(entry)
  expect(begunCalls.of('b', 'autre')).toBeUndefined()
  begunCalls.keep('b', 'm', { ...emptyEntry, words: '  ' })
  expect(begunCalls.of('b', 'm')).toBeUndefined()
  begunCalls.keep('b', 'm', entry)
  begunCalls.drop('b', 'm')
  expect(begunCalls.of('b', 'm')).toBeUndefined()
})

test('a poor day names the next good one', () => {
  const day = { sentence: 'Jour de séance.', next: '2026-01-08' } as Parameters<typeof dayText>[0]
  expect(dayText(day)).toBe('Jour de séance. Prochain jour préférable\u00a0: jeudi 8 janvier 2026.')
  expect(dayText({ ...day, next: undefined })).toBe('Jour de séance.')
})
