import { expect, test } from 'vitest'
import { undeliveredSentence, unreachedSentence } from '../../../../src/shared/exhibits/remote-words.ts'

const labels = (count: number) => Array.from({ length: count }, (_, n) => `«\u00a0Pièce ${n}\u00a0»`)

test('a file that a host lost is told from one that it altered, by the names of the exhibits', () => {
  expect(undeliveredSentence('Recours', 'absent', [])).toBeUndefined()
  expect(undeliveredSentence('Recours', 'absent', labels(1))).toContain(
    'Le bureau de l’espace «\u00a0Recours\u00a0» n’a pas le fichier de la pièce «\u00a0Pièce 0\u00a0»',
  )
  const altered = undeliveredSentence('Recours', 'altered', labels(7))
  expect(altered).toContain('le fichier de 7 pièces («\u00a0Pièce 0\u00a0»')
  expect(altered).toContain('Pièce 4\u00a0»…) tel que les membres l’y ont mis')
  expect(altered).not.toContain('Pièce 5')
})

test('a host out of reach is said with what came before, and that nothing is asked twice', () => {
  expect(unreachedSentence('Recours', 0, 'Éteint.')).toBe(
    'Le fichier est resté dans l’espace «\u00a0Recours\u00a0», et n’a pas pu être demandé\u00a0: Éteint.',
  )
  expect(unreachedSentence('Recours', 12, 'Éteint.')).toMatch(
    /^12 fichiers sont arrivés et sont gardés\. .+Éteint\. Recommencez/,
  )
})
