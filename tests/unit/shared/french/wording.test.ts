import { expect, test } from 'vitest'
import { holdMarks } from '../../../../src/shared/french/wording.ts'

test('a two-part mark stays with the word before it, and an address keeps its own', () => {
  expect(holdMarks('Rien n’a été changé : vérifiez ; est-ce fait ?')).toBe(
    'Rien n’a été changé\u00a0: vérifiez\u00a0; est-ce fait\u00a0?',
  )
  expect(holdMarks('postgres://lea@serveur:5432/base à 10:30')).toBe(
    'postgres://lea@serveur:5432/base à 10:30',
  )
})
