import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearDays, nearness } from '../../../../../src/shared/drafts/verify/decisions/near.ts'

const number = fc.stringMatching(/^\d{6}$/)

test('two neighbours swapped, one sign changed, lost or added: a slip; two signs changed apart: another number', () => {
  fc.assert(
    fc.property(number, fc.nat(4), fc.stringMatching(/^\d$/), (written, at, digit) => {
      const swapped = `${written.slice(0, at)}${written[at + 1]}${written[at]}${written.slice(at + 2)}`
      expect(nearness(written, swapped)).toBe(swapped === written ? 'same' : 'near')
      const changed = written.slice(0, at) + digit + written.slice(at + 1)
      expect(nearness(written, changed)).toBe(changed === written ? 'same' : 'near')
      expect(nearness(written, written.slice(0, at) + written.slice(at + 1))).toBe('near')
      expect(nearness(written.slice(0, at) + digit + written.slice(at), written)).toBe('near')
    }),
  )
  expect(nearness('442364', '842360')).toBe('other')
  expect(nearness('442364', '44236')).toBe('near')
})

test('a day before or after, a month or a year off are slips; another day of another month is another day', () => {
  expect(nearDays('2021-11-24', '2021-11-25')).toBe(true)
  expect(nearDays('2021-12-31', '2022-01-01')).toBe(true)
  expect(nearDays('2021-11-24', '2020-11-24')).toBe(true)
  expect(nearDays('2021-11-24', '2021-10-24')).toBe(true)
  expect(nearDays('2021-11-12', '2021-11-21')).toBe(true)
  expect(nearDays('2021-11-24', '2021-03-09')).toBe(false)
})
