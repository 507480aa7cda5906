import { expect, test } from 'vitest'
import { starterWords } from '../../../../src/shared/imports/job.ts'

test.each([
  [0, 'Aucune des 231 autorités de la bibliothèque de départ n’a son texte.'],
  [1, 'Une des 231 autorités de la bibliothèque de départ a son texte.'],
  [61, '61 des 231 autorités de la bibliothèque de départ ont leur texte.'],
])('the texts that the starter library has are told in a sentence: %i', (withText, sentence) => {
  expect(starterWords({ withText, total: 231 })).toBe(sentence)
})
