import { expect, test } from 'vitest'
import { wordChange } from '../../../../../src/shared/campaign/amendments/composing/acts.ts'
import { deletionSpan } from '../../../../../src/shared/campaign/amendments/composing/point.ts'

const pointed = (text: string, words: string) => {
  const from = text.indexOf(words)
  return { from, to: from + words.length }
}
const rest = (text: string, words: string) => {
  const { from, to } = deletionSpan(text, pointed(text, words))
  return text.slice(0, from) + text.slice(to)
}

test.each([
  ['La police, la douane, la gendarmerie.', 'la gendarmerie', 'La police, la douane.'],
  [
    'La police, la douane, la gendarmerie\u00a0; le préfet',
    'la gendarmerie',
    'La police, la douane\u00a0; le préfet',
  ],
  ['La police, la douane, la gendarmerie.', 'la douane', 'La police, la gendarmerie.'],
  ['La police, la douane', 'la douane', 'La police'],
  ['La police et la douane.', 'et la douane', 'La police .'],
  ['La police agit vite.', 'vite', 'La police agit .'],
])('of « %s » without « %s » no comma is left before a sign', (text, words, expected) =>
  expect(rest(text, words)).toBe(expected),
)

test('the change names the comma it deletes with the words', () => {
  const text = 'La police, la douane, la gendarmerie.'
  expect(wordChange('delete', text, 2, pointed(text, 'la gendarmerie'), '')).toMatchObject({
    kind: 'delete-words',
    words: ', la gendarmerie',
  })
})
