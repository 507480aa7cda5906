import { describe, expect, test } from 'vitest'
import { findPages, guidePages, readGuide } from '../../../../src/renderer/help/guide-pages.ts'
import { namedTitles, titleAt } from '../../../../src/renderer/help/guide-places.ts'

const guide = guidePages()
const titles = guide.map(({ title }) => title)

describe('the guide that ships', () => {
  test('is read in its two parts, each page with words', () => {
    expect(new Set(guide.map(({ part }) => part)).size).toBe(2)
    for (const { title, words } of guide) expect([title, words.length > 100]).toEqual([title, true])
    expect(new Set(titles).size).toBe(titles.length)
  })
  test.each(namedTitles)('has the page « %s » that a screen leads to', title =>
    expect(titles).toContain(title),
  )
  test('is found by its words, accents or not, the titled page first', () => {
    expect(findPages(guide, 'pieces')[0]?.title).toBe('Les pièces')
    expect(findPages(guide, 'télérecours inventaire').length).toBeGreaterThan(0)
    expect(findPages(guide, 'zzxqvw')).toEqual([])
    expect(findPages(guide, ' ')).toBe(guide)
  })
})

test('words before the first page, or between two parts, are in no page', () => {
  const pages = readGuide(
    '# Titre\n\nAvant.\n\n## Un\n\nEntre.\n\n### 1. A\n\na\n\n## Deux\n\nperdu\n\n### B\n\nb',
  )
  expect(pages.map(({ title, part, words }) => [title, part, words.trim()])).toEqual([
    ['A', 'Un', 'a'],
    ['B', 'Deux', 'b'],
  ])
})

test.each([
  ['bibliotheque', {}, 'Trouver une décision'],
  ['bibliotheque', { vue: 'verifier' }, 'Les contrôles'],
  ['dossier/d/t', {}, 'Citer, avec la citation mot pour mot'],
  ['campagne/amendements', {}, 'Amendements'],
  ['nulle-part', {}, undefined],
])('%s %o opens the guide at %s', (path, query, title) =>
  expect(titleAt({ path: path.split('/'), query: query as Record<string, string> })).toBe(title),
)
