import { expect, test } from 'vitest'
import { measureFilings, paragraphsOf } from '../../../bench/citations/filings.ts'
import { findCitations } from '../../../src/shared/library/cite/find/find.ts'

const halves = ['dev', 'unseen'] as const

test('three hundred citations are labelled in prose of filings, half of them unseen', () => {
  const labels = halves.map(half => paragraphsOf(half).flatMap(({ marks }) => marks).length)
  expect(labels[0]! + labels[1]!).toBeGreaterThanOrEqual(300)
  expect(labels[1]).toBeGreaterThan(140)
  const [dev, unseen] = halves.map(half => new Set(paragraphsOf(half).map(({ text }) => text)))
  expect([...dev!].filter(text => unseen!.has(text))).toEqual([])
})

test.each(halves)('what a filing cites is found, and little else: %s', half => {
  const { precision, recall } = measureFilings(half, text => findCitations(text))
  expect(precision).toBeGreaterThanOrEqual(0.97)
  expect(recall).toBeGreaterThanOrEqual(0.93)
})
