import { expect, test } from 'vitest'
import { treatments } from '../../../../../../src/shared/library/cite/find/decisions/treatment.ts'
import { findInPassages } from '../../../../../../src/shared/library/cite/find/find.ts'
import type { Passage } from '../../../../../../src/shared/library/model.ts'

const effects = (passages: readonly Passage[]) =>
  Object.fromEntries(treatments(passages, findInPassages(passages)))

const appeal = (ruling: string): Passage[] => [
  {
    section: 'facts',
    text: "Par un arrêt n° 17LY99119 du 21 novembre 2019, la cour administrative d'appel de Lyon a rejeté l'appel formé par M. G contre ce jugement.",
  },
  { section: 'facts', text: "M. G demande au Conseil d'Etat : 1°) d'annuler cet arrêt ;" },
  { section: 'reasons', text: "La cour s'est fondée sur l'article L. 1 du code du sport." },
  { section: 'ruling', text: 'D E C I D E :' },
  { section: 'ruling', text: ruling },
]
const named = 'decision:caa|lyon|17ly99119|2019-11-21'
const byDate = 'decision:caa|lyon||2019-11-21'

test.each([
  [
    "Article 1er : L'arrêt du 21 novembre 2019 de la cour administrative d'appel de Lyon est annulé.",
    { [named]: 'overturns', [byDate]: 'overturns' },
  ],
  [
    "Article 1er : L'arrêt de la cour administrative d'appel de Lyon du 21 novembre 2019 est annulé en tant qu'il statue sur les pénalités.",
    { [named]: 'partly-overturns', [byDate]: 'partly-overturns' },
  ],
  [
    "Article 1er : L'article 2 de l'arrêt du 21 novembre 2019 de la cour administrative d'appel de Lyon est annulé.",
    { [named]: 'partly-overturns', [byDate]: 'partly-overturns' },
  ],
  ['Article 1er : Le pourvoi de M. G est rejeté.', { [named]: 'confirms' }],
  ["Article 1er : Le pourvoi de M. G n'est pas admis.", {}],
  ['Article 3 : Le surplus des conclusions du pourvoi est rejeté.', {}],
  ["Article 1er : L'arrêt attaqué est annulé.", { [named]: 'overturns' }],
])('Conseil d’État: %s', (ruling, expected) => {
  expect(effects(appeal(ruling))).toEqual(expected)
})

const cassation = (ruling: string): Passage[] => [
  {
    text: "La société Pharmabest a formé le pourvoi n° X 22-99.149 contre l'arrêt rendu le 1er décembre 2021 par la cour d'appel d'Aix-en-Provence (chambre 3-1), dans le litige l'opposant à M. Z.",
  },
  { text: 'Vu l’article 10 du code de procédure civile :' },
  { text: 'PAR CES MOTIFS, la Cour :' },
  { text: ruling },
]
const aix = 'decision:autre|courdappeldaixenprovence||2021-12-01'

test.each([
  [
    "CASSE ET ANNULE, en toutes ses dispositions, l'arrêt rendu le 1er décembre 2021, entre les parties, par la cour d'appel d'Aix-en-Provence ;",
    { [aix]: 'overturns' },
  ],
  [
    "CASSE ET ANNULE, mais seulement en ce qu'il enjoint de communiquer le chiffre d'affaires, l'arrêt rendu le 1er décembre 2021, entre les parties, par la cour d'appel d'Aix-en-Provence ;",
    { [aix]: 'partly-overturns' },
  ],
  ['REJETTE le pourvoi ;', { [aix]: 'confirms' }],
  ['CONSTATE la déchéance du pourvoi ;', {}],
])('Cour de cassation: %s', (ruling, expected) => {
  expect(effects(cassation(ruling))).toEqual(expected)
})

test('nothing is said of a decision that is only cited', () => {
  expect(
    effects([
      {
        section: 'reasons',
        text: 'Il résulte de la décision n° 2021-817 DC du 20 mai 2021 que la loi est conforme.',
      },
      { section: 'ruling', text: 'Article 1er : La requête est rejetée.' },
    ]),
  ).toEqual({})
})
