import { expect, test } from 'vitest'
import { headingLabel, itemLabels, places } from '../../../../src/shared/draft/numbering.ts'
import type { Block } from '../../../../src/shared/model/draft.ts'
import { aDraft } from '../../../fixtures/builders.ts'

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
    e: 'II.B.1',
    g: 'III',
    h: 'III.A',
    i: 'III.A.a',
    p3: 3,
  })
})

test.each(['lawyer', 'briefing'] as const)('no margin number in the manner %s', style => {
  expect(places(aDraft({ style, blocks: [paragraph('p')] })).get('p')).toBeUndefined()
})

test('claims, decimals and bullets, with their inner levels', () => {
  expect(itemLabels('claims', [0, 0, 1, 1, 0])).toEqual(['1°)', '2°)', 'a)', 'b)', '3°)'])
  expect(itemLabels('decimal', [0, 1, 0, 1])).toEqual(['1.', 'a)', '2.', 'a)'])
  expect(itemLabels('bullet', [0, 1])).toEqual(['•', '–'])
})

test('decimal titles say their whole path', () => {
  const blocks = [heading('a', 1), heading('b', 2), heading('c', 3), heading('d', 1), heading('e', 2)]
  const found = places(aDraft({ numbering: 'decimal', blocks }))
  expect(blocks.map(({ id }) => found.get(id)?.label)).toEqual(['1.', '1.1.', '1.1.1.', '2.', '2.1.'])
  expect(found.get('c')?.number).toBe('1.1.1')
})
