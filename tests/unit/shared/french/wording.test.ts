import { expect, test } from 'vitest'
import { holdMarks, ofVerb } from '../../../../src/shared/french/wording.ts'

test('a two-part mark stays with the word before it, and an address keeps its own', () => {
  expect(holdMarks('Rien n’a été changé : vérifiez ; est-ce fait ?')).toBe(
    'Rien n’a été changé\u00a0: vérifiez\u00a0; est-ce fait\u00a0?',
  )
  expect(holdMarks('postgres://lea@serveur:5432/base à 10:30')).toBe(
    'postgres://lea@serveur:5432/base à 10:30',
  )
})

test.each([
  ['interrompre les travaux', 'd’interrompre les travaux'],
  ['de délivrer le titre', 'de délivrer le titre'],
  ['d’effacer les données', 'd’effacer les données'],
  ['héberger la famille', 'd’héberger la famille'],
  ['hausser le seuil', 'de hausser le seuil'],
  ['l’autorisation demandée', 'l’autorisation demandée'],
  ['qu’un rendez-vous lui soit donné', 'qu’un rendez-vous lui soit donné'],
])('« %s » after « enjoindre au préfet »: %s', (typed, printed) => expect(ofVerb(typed)).toBe(printed))
