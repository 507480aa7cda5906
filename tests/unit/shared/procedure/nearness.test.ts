import { describe, expect, test } from 'vitest'
import { articlesOf } from '../../../../src/shared/procedure/articles-of.ts'
import { TimeLimit } from '../../../../src/shared/procedure/limits/model.ts'
import { nearness } from '../../../../src/shared/procedure/limits/nearness.ts'

const aLimit = (over: Partial<TimeLimit> = {}): TimeLimit => ({
  ...TimeLimit.parse({
    key: 'k',
    title: 'Saisir le tribunal',
    kind: 'limit',
    event: 'e',
    from: '2025-01-01',
    lastDay: '2025-03-31',
    rule: 'deux mois',
    articles: [],
    steps: [],
  }),
  ...over,
})

describe('how near a time limit is', () => {
  test.each([
    ['2025-04-01', 'past'],
    ['2025-03-31', 'soon'],
    ['2025-03-24', 'soon'],
    ['2025-03-23', 'month'],
    ['2025-03-01', 'month'],
    ['2025-02-28', undefined],
  ])('on %s', (day, expected) => expect(nearness(aLimit(), day)).toBe(expected))
  test('the prudent day counts before the last one', () =>
    expect(nearness(aLimit({ prudent: '2025-03-10' }), '2025-03-04')).toBe('soon'))
  test('the last day of all makes it past, not the prudent one', () =>
    expect(nearness(aLimit({ prudent: '2025-03-10' }), '2025-03-15')).toBe('soon'))
  test('one that was answered, or is a birth, is near nothing', () => {
    expect(nearness(aLimit({ fate: 'done' }), '2025-03-30')).toBeUndefined()
    expect(nearness(aLimit({ kind: 'birth' }), '2025-03-30')).toBeUndefined()
    expect(nearness(aLimit({ lastDay: undefined }), '2025-03-30')).toBeUndefined()
  })
})

test('a reference gives each of its articles with its code', () => {
  expect(articlesOf('art. R. 311-12 et R. 311-13 CRPA, art. L. 342-1 CRPA')).toEqual([
    'art. R. 311-12 CRPA',
    'art. R. 311-13 CRPA',
    'art. L. 342-1 CRPA',
  ])
  expect(articlesOf('CE, 13 juillet 2016, Czabaj')).toEqual(['CE, 13 juillet 2016, Czabaj'])
})
