import { expect, test } from 'vitest'
import { FindingKind, findingSentence } from '../../../../../src/shared/sharing/office/finding.ts'

test.each(FindingKind.options)('%s is said in one plain passage, with its member and its numbers', kind => {
  const about = { kind, space: 's1', member: 'a'.repeat(64) }
  const [one, several] = [
    findingSentence({ ...about, from: 7, upTo: 7 }, 'Léa'),
    findingSentence({ ...about, from: 7, upTo: 9 }, 'Léa'),
  ]
  for (const sentence of [one, several]) {
    expect(sentence).toMatch(/^[A-ZÉ].*\.$/)
    expect(sentence).not.toMatch(/[^\u00a0][:;?!]|«[^\u00a0]|n° /)
  }
  if (kind !== 'stranger') expect(one).toContain('Léa')
})

test('a member whose name begins with a vowel is named as French does', () => {
  const about = { kind: 'gap', space: 's1', member: '', from: 7, upTo: 7 } as const
  expect(findingSentence(about, 'Ali')).toContain('un passage d’Ali')
  expect(findingSentence(about, 'Léa')).toContain('un passage de Léa')
})
