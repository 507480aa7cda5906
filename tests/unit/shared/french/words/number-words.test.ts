import { expect, test } from 'vitest'
import { otherNumberForm } from '../../../../../src/shared/french/words/number-words.ts'

test.each([
  ['35', 'trente cinq'],
  ['21', 'vingt et un'],
  ['71', 'soixante et onze'],
  ['80', 'quatre vingts'],
  ['81', 'quatre vingt un'],
  ['92', 'quatre vingt douze'],
  ['1 er', 'premier'],
])('%s is written %s, and back', (figures, words) => {
  expect(otherNumberForm(figures.split(' '))?.join(' ')).toBe(words)
  expect(otherNumberForm(words.split(' '))?.join(' ')).toBe(figures)
})

test('what is no number below a hundred has no other form', () => {
  expect([['2019'], ['maire'], ['un']].map(otherNumberForm)).toEqual([undefined, undefined, undefined])
})
