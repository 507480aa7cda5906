import { expect, test } from 'vitest'
import { cutAtWord } from '../../../../src/shared/french/cut-at-word.ts'

test.each([
  ['Supprimer cet article.', 60, 'Supprimer cet article.'],
  ['Après l’alinéa 3, insérer\nun alinéa ainsi rédigé', 27, 'Après l’alinéa 3, insérer…'],
  ['Un, deux, trois', 9, 'Un…'],
  ['Anticonstitutionnellement', 10, 'Anticonst…'],
])('« %s » is cut between words', (text, max, expected) => expect(cutAtWord(text, max)).toBe(expected))
