import { expect, test } from 'vitest'
import { loneTitles, titlePairs, withBreaks } from '../../../../../src/main/word/layout/lone-titles.ts'
import { type Grid, type Para, para } from '../../../../../src/main/word/layout/pieces.ts'
import type { StyleId } from '../../../../../src/main/word/looks/style-names.ts'

const named = (style: StyleId, name: string): Para => ({ ...para(style, []), bookmarks: [name] })
const table: Grid = {
  ...{ kind: 'grid', columns: [100], header: false, words: { description: '' } },
  rows: [[[named('TableText', 'cell')]]],
}
const pieces = [
  named('Heading1', 'part'),
  named('Heading2', 'title'),
  named('BodyText', 'text'),
  named('Heading1', 'inventory'),
  table,
]
const pages = (of: Record<string, number>) => (name: string) => of[name] ?? 0

test('a title whose text is overleaf begins its page, with the titles above it', () => {
  const pairs = titlePairs(pieces)
  expect(loneTitles(pairs, pages({ part: 1, title: 1, text: 1, inventory: 1, cell: 1 }))).toEqual([])
  expect(loneTitles(pairs, pages({ part: 1, title: 1, text: 2, inventory: 2, cell: 3 }))).toEqual([
    'part',
    'inventory',
  ])
  expect(loneTitles(pairs, pages({ part: 1, title: 2, text: 3, inventory: 3, cell: 3 }))).toEqual([
    'part',
    'title',
  ])
})

test('only those titles are moved', () => {
  const set = withBreaks(pieces, new Set(['title']))
  expect(set.map(one => one.kind === 'para' && one.pageBreakBefore)).toEqual([
    undefined,
    true,
    undefined,
    undefined,
    false,
  ])
})
