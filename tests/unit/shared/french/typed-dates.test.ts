import { expect, test } from 'vitest'
import { minuteFigures, readDay, readMinute } from '../../../../src/shared/french/dates.ts'
import { addDays } from '../../../../src/shared/kernel/days.ts'

test.each([
  '13 mars 2025 à 17 h',
  '13 mars 2025 à 17 heures',
  'jeudi 13 mars 2025, 17 h 00',
  '13/03/2025 17:00',
  '13/3/2025 17h',
  '13.03.2025 à 17h00',
  '2025-03-13 17:00',
  '2025-03-13T17:00',
])('a day and its hour are read as typed: %s', typed => {
  expect(readMinute(typed)).toBe('2025-03-13T17:00')
})

test.each(['13 mars 2025', '17 h', '31/02/2025 17 h', '13/03/2025 25 h', '13/03/2025 17 h 75', ''])(
  'what lacks a day or an hour, or has one that does not exist, is not read: %s',
  typed => {
    expect(readMinute(typed)).toBeUndefined()
  },
)

test('every minute shown is read back as itself', () => {
  for (let n = 0; n < 800; n += 1) {
    const clock = `${String(n % 24).padStart(2, '0')}:${String((n * 7) % 60).padStart(2, '0')}`
    const minute = `${addDays('2025-01-01', n)}T${clock}`
    expect(readMinute(minuteFigures(minute))).toBe(minute)
  }
})

test('a first of the month is read as it is written', () => {
  expect(readDay('1er avril 2025')).toBe('2025-04-01')
})
