import { expect, test } from 'vitest'
import { addMonths } from '../../../../src/shared/kernel/days.ts'
import { easter, holidays } from '../../../../src/shared/procedure/calendar/holidays.ts'
import { countMonths } from '../../../../src/shared/procedure/calendar/months.ts'

test.each([
  ['A01', '2025-01-24', '2025-03-25'],
  ['A02', '2007-10-01', '2007-12-03'],
  ['A03', '2021-01-03', '2021-03-04'],
  ['A05', '2015-03-27', '2015-05-28'],
  ['A06', '2024-12-31', '2025-03-03'],
  ['A07', '2027-12-31', '2028-03-01'],
  ['A09', '2025-07-31', '2025-10-01'],
  ['A10', '2025-07-30', '2025-10-01'],
  ['A12', '2025-09-10', '2025-11-12'],
  ['A13', '2025-06-30', '2025-09-01'],
  ['A14', '2025-02-28', '2025-04-29'],
  ['A16', '2026-02-02', '2026-04-03'],
  ['A17', '2025-10-25', '2025-12-26'],
  ['A18', '2025-09-15', '2025-11-17'],
  ['A19', '2025-01-24', '2025-03-25'],
])('%s: from %s, the last day is %s', (_, trigger, lastDay) => {
  expect(countMonths(trigger, 2).lastDay).toBe(lastDay)
})

test('the term, the other reading and the prudent date', () => {
  expect(countMonths('2025-01-24', 2)).toMatchObject({
    term: '2025-03-24',
    lastDay: '2025-03-25',
    otherReading: '2025-03-25',
    prudent: '2025-03-24',
  })
  expect(countMonths('2025-07-30', 2)).toMatchObject({ otherReading: '2025-09-30', prudent: '2025-09-30' })
  expect(countMonths('2024-12-31', 2)).toMatchObject({
    term: '2025-02-28',
    otherReading: '2025-03-03',
    prudent: '2025-02-28',
  })
})

test('an implicit refusal is born to the day, then two months run', () => {
  expect(addMonths('2024-12-31', 2)).toBe('2025-02-28')
  expect(countMonths(addMonths('2020-08-05', 2), 2).lastDay).toBe('2020-12-07')
  expect(countMonths(addMonths('2025-03-14', 2), 2).lastDay).toBe('2025-07-15')
})

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2028, '2028-04-16'],
  [2030, '2030-04-21'],
])('Easter %i', (year, day) => {
  expect(easter(year)).toBe(day)
})

test('eleven holidays, ten when Ascension falls on the first of May', () => {
  expect(holidays(2025).size).toBe(11)
  expect(holidays(2008).size).toBe(10)
})
