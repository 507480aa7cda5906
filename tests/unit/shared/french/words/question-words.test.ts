import { expect, test } from 'vitest'
import { isQuestion, withoutEmptyPhrases } from '../../../../../src/shared/french/words/question-words.ts'

test.each([
  'qui peut saisir le juge',
  'mon employeur refuse le télétravail',
  'la commune a-t-elle le droit de filmer',
  'délai de recours ?',
  'que faire si on me refuse',
])('%s is a question', text => {
  expect(isQuestion(text)).toBe(true)
})

test.each(['délai de recours', 'référé suspension', 'silence gardé par le préfet', 'CE 387763', 'ou bien'])(
  '%s is not',
  text => {
    expect(isQuestion(text)).toBe(false)
  },
)

test('the right one asks about is not looked for; a right that is named is', () => {
  expect(withoutEmptyPhrases('ai-je droit à une pause')).not.toContain('droit')
  expect(withoutEmptyPhrases('la police a le droit de filmer')).not.toContain('droit')
  expect(withoutEmptyPhrases('qui exerce le droit de grève')).toContain('droit de grève')
})
