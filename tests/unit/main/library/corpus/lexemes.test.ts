import { expect, test } from 'vitest'
import { lexemesOf } from '../../../../../src/main/library/corpus/office/lexemes.ts'
import { tokenBatch } from '../../../../../src/main/search/index/vocabulary.ts'

const words = Array.from({ length: 60 }, (_, n) => `mot${n}e`)

/** The vector of a text whose passages are these. */
function vectorOf(passages: readonly string[]): string | undefined {
  const tokens = tokenBatch()
  tokens.add(['Titre'], passages)
  return lexemesOf(tokens.finish(), () => false).vectors[0]
}

test('a word tells as much of a text in sixty passages as of the same words in one', () => {
  const whole = vectorOf([words.join(' ')])
  expect(whole).toContain('~2')
  expect(vectorOf(words)).toBe(whole)
})
