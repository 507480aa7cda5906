import { expect, test } from 'vitest'
import { lastBytes } from '../../../../src/shared/kernel/caches.ts'

test('a cache of some bytes forgets what was asked for longest ago, and never what was just made', () => {
  const cache = lastBytes<string>(10)
  cache.keep('a', 'first', 4)
  cache.keep('b', 'second', 4)
  expect(cache.get('a')).toBe('first')
  cache.keep('c', 'third', 4)
  expect(['a', 'b', 'c'].map(cache.get)).toEqual(['first', undefined, 'third'])
  cache.keep('a', 'again', 6)
  expect(['a', 'c'].map(cache.get)).toEqual(['again', 'third'])
  cache.keep('large', 'alone', 40)
  expect(['a', 'c', 'large'].map(cache.get)).toEqual([undefined, undefined, 'alone'])
})
