import { expect, test } from 'vitest'
import { holdMarks, ofVerb, thatClause } from '../../../../src/shared/french/wording.ts'

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

test.each([
  ['la délibération existe', 'que la délibération existe'],
  ['La délibération existe', 'que la délibération existe'],
  ['Il n’y a pas d’atteinte', 'qu’il n’y a pas d’atteinte'],
  ['que l’acte est motivé', 'que l’acte est motivé'],
  ['qu’aucun texte ne l’exige', 'qu’aucun texte ne l’exige'],
  ['Aucun texte ne l’exige', 'qu’aucun texte ne l’exige'],
  ['Moirans a délibéré', 'que Moirans a délibéré'],
])('« %s » after « il est soutenu »: %s', (typed, printed) => expect(thatClause(typed)).toBe(printed))
