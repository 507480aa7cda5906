import { expect, test } from 'vitest'
import { visibleText } from '../../../../../src/shared/drafts/paste/line.ts'

test('what is pasted keeps nothing that turns its letters over', () => {
  expect(visibleText('pièce n°\u00a0\u202e21\u202c, \u2067dite\u2069 ici\u200f')).toBe(
    'pièce n°\u00a021, dite ici',
  )
})
