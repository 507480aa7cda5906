import { expect, test } from 'vitest'
import { itemCounter } from '../../../../../src/shared/drafts/assemble/list-markers.ts'
import { headingLabel, places } from '../../../../../src/shared/drafts/assemble/numbering.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { aDraft } from '../../../../fixtures/builders.ts'

test.each([
  [1, 1, 'I.'],
  [1, 4, 'IV.'],
  [1, 49, 'XLIX.'],
  [2, 2, 'B.'],
  [2, 27, 'AA.'],
  [3, 12, '12.'],
  [4, 3, 'c)'],
  [5, 9, 'ix)'],
] as const)('level %i, number %i: %s', (level, n, label) => {
  expect(headingLabel(level, n)).toBe(label)
})

const heading = (id: string, level: number, numbered = true): Block => ({
  kind: 'heading',
  id,
  level,
  numbered,
  inlines: [],
})
const paragraph = (id: string, style: 'body' | 'plain' = 'body'): Block => ({
  kind: 'paragraph',
  id,
  style,
  inlines: [],
})

test('inner levels restart, unnumbered titles do not count, margin numbers run through', () => {
  const found = places(
    aDraft({
      blocks: [
        heading('a', 1),
        paragraph('p1'),
        heading('b', 1),
        heading('c', 2),
        paragraph('x', 'plain'),
        paragraph('p2'),
        heading('d', 2),
        heading('e', 3),
        heading('f', 1, false),
        heading('g', 1),
        heading('h', 2),
        heading('i', 4),
        paragraph('p3'),
      ],
    }),
  )
  const numbers = Object.fromEntries([...found].map(([id, place]) => [id, place.number ?? place.paragraph]))
  expect(numbers).toEqual({
    a: 'I',
    p1: 1,
    b: 'II',
    c: 'II.A',
    p2: 2,
    d: 'II.B',
    e: 'II.B',
    g: 'III',
    h: 'III.A',
    i: 'III.A',
    p3: 3,
  })
})

test.each(['lawyer', 'briefing'] as const)('no margin number in the manner %s', style => {
  expect(places(aDraft({ style, blocks: [paragraph('p')] })).get('p')).toBeUndefined()
})

test('claims, decimals and bullets, with their inner levels', () => {
  const labels = (style: 'bullet' | 'decimal' | 'claims', levels: number[]) =>
    itemCounter()({ style }, levels).map(one => one.label)
  expect(labels('claims', [0, 0, 1, 1, 0])).toEqual(['1°)', '2°)', 'a)', 'b)', '3°)'])
  expect(labels('decimal', [0, 1, 0, 1])).toEqual(['1.', 'a)', '2.', 'a)'])
  expect(labels('bullet', [0, 1])).toEqual(['•', '–'])
})

test('a list starts at a number, or goes on from the last one that writes the same', () => {
  const count = itemCounter()
  const labels = (list: Parameters<typeof count>[0], ...levels: number[]) =>
    count(list, levels).map(one => one.label)
  expect(labels({ style: 'decimal', start: 'continue' }, 0)).toEqual(['1.'])
  expect(labels({ style: 'decimal', start: 4 }, 0, 1, 0)).toEqual(['4.', 'a)', '5.'])
  expect(labels({ style: 'decimal', levels: ['A.', 'I.', '–'] }, 0, 1, 1, 2, 0)).toEqual([
    'A.',
    'I.',
    'II.',
    '–',
    'B.',
  ])
  expect(labels({ style: 'decimal', start: 'continue' }, 1, 0, 1)).toEqual(['a)', '6.', 'a)'])
  expect(labels({ style: 'decimal', levels: ['A.', 'I.', '–'], start: 'continue' }, 0)).toEqual(['C.'])
  expect(labels({ style: 'decimal', levels: ['1.', 'A.'], start: 'continue' }, 0, 1)).toEqual(['7.', 'A.'])
  expect(labels({ style: 'decimal' }, 0)).toEqual(['1.'])
})

test('a lone subheading is not numbered alone, and is named by the title above it', () => {
  const labels = (...blocks: Block[]) => {
    const found = places(aDraft({ blocks }))
    return blocks.map(({ id }) => found.get(id)?.label ?? '')
  }
  const [a, b, c, d] = [heading('a', 1), heading('b', 2), heading('c', 3), heading('d', 3)]
  expect(labels(a, b)).toEqual(['I.', ''])
  // one that divides in its turn keeps its number, and so do two
  expect(labels(a, b, c)).toEqual(['I.', 'A.', ''])
  expect(labels(a, b, c, d)).toEqual(['I.', 'A.', '1.', '2.'])
  expect(labels(a, b, c, heading('e', 2), d)).toEqual(['I.', 'A.', '', 'B.', ''])
  expect(labels(a, heading('f', 1))).toEqual(['I.', 'II.'])
  // under a title that has none, nothing names it; under no title, it is none's part
  expect(labels(heading('u', 1, false), b)).toEqual(['', ''])
  expect(places(aDraft({ blocks: [heading('u', 1, false), b] })).has('b')).toBe(false)
  expect(labels(c)).toEqual(['1.'])
  expect(places(aDraft({ blocks: [a, b, c] })).get('c')).toEqual({ number: 'I.A', parentHeading: 'b' })
})

test('decimal titles say their whole path', () => {
  const blocks = [heading('a', 1), heading('b', 2), heading('c', 3), heading('d', 1), heading('e', 2)]
  const found = places(aDraft({ numbering: 'decimal', blocks }))
  expect(blocks.map(({ id }) => found.get(id)?.label)).toEqual(['1.', '1.1.', '1.1.1.', '2.', '2.1.'])
  expect(found.get('c')?.number).toBe('1.1.1')
})
