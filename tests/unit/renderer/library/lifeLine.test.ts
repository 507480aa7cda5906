import { expect, test } from 'vitest'
import { span, stateOf } from '../../../../src/renderer/library/articleWords.ts'
import { lifeLine } from '../../../../src/renderer/library/lifeLine.ts'
import type { Version } from '../../../../src/shared/library/model.ts'

const wording = (id: string, from?: string, to?: string, status = 'MODIFIE'): Version => ({
  id,
  status,
  text: id,
  ...(from && { from }),
  ...(to && { to }),
})

test('each wording takes the part of the line it was law for', () => {
  const line = lifeLine(
    [wording('a', '2000-01-01', '2005-01-01'), wording('b', '2005-01-01', '2999-01-01', 'VIGUEUR')],
    '2010-01-01',
    '2010-01-01',
  )
  expect(
    line?.segments.map(({ version, start, size }) => [version.id, Math.round(start), Math.round(size)]),
  ).toEqual([
    ['a', 0, 50],
    ['b', 50, 50],
  ])
  expect(line?.day).toBe(100)
})

test('the line runs to the day one reads at when it is after today, and the day stays on it', () => {
  const versions = [wording('a', '2000-01-01', '2005-01-01'), wording('b', '2005-01-01')]
  expect(lifeLine(versions, '2020-01-01', '2010-01-01')?.day).toBe(100)
  expect(Math.round(lifeLine(versions, '2005-01-01', '2010-01-01')?.day ?? 0)).toBe(50)
  expect(lifeLine(versions, '1990-01-01', '2010-01-01')?.day).toBe(0)
})

test('a wording to come stretches the line beyond today', () => {
  const line = lifeLine(
    [wording('a', '2000-01-01', '2020-01-01'), wording('b', '2020-01-01', undefined, 'VIGUEUR_DIFF')],
    '2010-01-01',
    '2010-01-01',
  )
  expect(line?.segments[1]?.start).toBe(100)
  expect(Math.round(line?.day ?? 0)).toBe(50)
})

test('a wording of a day can still be pressed', () => {
  const line = lifeLine(
    [wording('a', '1900-01-01', '1900-01-02'), wording('b', '1900-01-02')],
    '2020-01-01',
    '2020-01-01',
  )
  expect(line?.segments[0]?.size).toBe(0.6)
})

test('years are written under the line at round figures, the first left out', () => {
  const years = (from: string, to: string) =>
    lifeLine([wording('a', from), wording('b', from)], to, to)?.years.map(({ year }) => year)
  expect(years('2018-03-01', '2022-06-01')).toEqual([2019, 2020, 2021, 2022])
  expect(years('2015-03-01', '2022-06-01')).toEqual([2016, 2017, 2018, 2019, 2020, 2021, 2022])
  expect(years('2000-03-01', '2022-06-01')).toEqual([2005, 2010, 2015, 2020])
  expect(years('2021-03-01', '2021-06-01')).toEqual([])
})

test('fewer than two dated wordings draw no line', () => {
  expect(lifeLine([wording('a', '2000-01-01')], '2010-01-01', '2010-01-01')).toBeUndefined()
  expect(
    lifeLine([wording('a', '2000-01-01'), wording('b', '2999-01-01')], '2010-01-01', '2010-01-01'),
  ).toBeUndefined()
  expect(lifeLine([wording('a'), wording('b', '2000-01-01')], '2010-01-01', '2010-01-01')).toBeUndefined()
})

test('the span of a wording says its dates, and when none is fixed', () => {
  expect(span(wording('a', '2012-05-01', '2018-05-25'))).toMatch(/^du .+2012 au .+2018$/)
  expect(span(wording('a', '2018-05-25', '2999-01-01'))).toMatch(/^depuis le .+2018$/)
  expect(span(wording('a', '2999-01-01'))).toBe('entrée en vigueur non fixée')
  expect(span(wording('a', undefined, '2018-05-25'))).toMatch(/^jusqu’au .+2018$/)
  expect(span(wording('a'))).toBe('dates inconnues')
  expect(stateOf(wording('a', '2012-05-01', undefined, 'ABROGE'))).toBe('abrogée')
})
