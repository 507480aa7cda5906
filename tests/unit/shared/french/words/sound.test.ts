import { expect, test } from 'vitest'
import { soundOf } from '../../../../../src/shared/french/words/sound.ts'

test.each([
  ['cofre', 'coffre'],
  ['algoritmique', 'algorithmique'],
  ['licensiement', 'licenciement'],
  ['astrainte', 'astreinte'],
  ['reconaissance', 'reconnaissance'],
])('%s sounds like %s', (typed, word) => {
  expect(soundOf(typed)).toBe(soundOf(word))
})

test('another word sounds otherwise', () => {
  expect(soundOf('offre')).not.toBe(soundOf('coffre'))
})
