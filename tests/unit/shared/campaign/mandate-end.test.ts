import { expect, test } from 'vitest'
import { ageSentence } from '../../../../src/shared/campaign/members/age.ts'
import { departments } from '../../../../src/shared/campaign/members/departments.ts'
import { mandateEnd, seriesOf, sitsOn } from '../../../../src/shared/campaign/members/mandate-end.ts'

const senator = (number: string, asOf: string | undefined) => ({
  chamber: 'senat' as const,
  department: { number, name: '' },
  mandate: {},
  ...(asOf && { asOf }),
})

test('every département and collectivity is of one series, the French abroad of both', () => {
  const inSeries = (series: 1 | 2 | undefined) => departments.filter(one => seriesOf(one.number) === series)
  expect(inSeries(undefined).map(one => one.name)).toEqual(['Français établis hors de France'])
  // 30 from 37 to 66, the eight of Île-de-France, six overseas; the others elect with series 2
  expect(inSeries(1)).toHaveLength(30 + 8 + 6)
  expect(inSeries(2)).toHaveLength(departments.length - 45)
})

test.each([
  ['27', '2026-09-20', '2026-10-01'],
  ['27', '2026-10-01', '2032-10-01'],
  ['37', '2026-09-20', '2029-10-01'],
  ['75', '2023-09-30', '2023-10-01'],
  ['973', '2024-01-01', '2026-10-01'],
  ['99', '2024-01-01', '2026-10-01'],
  ['99', '2027-01-01', '2029-10-01'],
])('a senator of %s, known to sit on %s, may sit no more from %s on', (number, asOf, end) => {
  expect(mandateEnd(senator(number, asOf))).toBe(end)
})

test('a senator is asked for a stage before the renewal of their series, and not after', () => {
  expect(sitsOn(senator('27', '2026-08-01'), '2026-09-30')).toBe(true)
  expect(sitsOn(senator('27', '2026-08-01'), '2026-10-14')).toBe(false)
  expect(sitsOn(senator('37', '2026-08-01'), '2026-10-14')).toBe(true)
  // of no known day, nothing says that they sit no more: their age says it
  expect(sitsOn(senator('27', undefined), '2026-10-14')).toBe(true)
  expect(sitsOn({ ...senator('37', '2026-08-01'), mandate: { to: '2026-08-20' } }, '2026-09-01')).toBe(false)
})

test('a deputy of the legislature in office sits until it ends at the latest', () => {
  const deputy = { chamber: 'an' as const, legislature: '17', mandate: {} }
  expect(sitsOn(deputy, '2029-06-30')).toBe(true)
  expect(sitsOn(deputy, '2029-07-01')).toBe(false)
})

test('the age of senators says a renewal to come, and one that passed', () => {
  const at = (today: string, asOf: string) =>
    ageSentence({ chamber: 'senat', legislature: '', asOf, today }).replace(/[\u00a0\u202f]/g, ' ')
  expect(at('2026-08-01', '2026-07-20')).toContain('pour une étape du 1er octobre 2026 ou d’après')
  expect(at('2026-12-04', '2026-07-20')).toContain('les sénateurs de cette série n’y figurent plus')
  expect(at('2026-12-04', '2026-11-20')).not.toMatch(/renouvel/)
})
