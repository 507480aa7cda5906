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

/** A decision whose whole text is one passage, as many are published. */
const whole = (...parts: string[]) => effects([{ text: parts.join('\n') }])
const lyon = 'l’arrêt n° 17LY99119 du 21 novembre 2019 de la cour administrative d’appel de Lyon'
const asked = `M. G demande d’annuler ${lyon} ; par un autre arrêt n° 17LY00001 du 3 mars 2018, qui est annulé, la cour l’avait dit.`

test('in a text of one passage, only what follows the words that open the ruling is one', () => {
  expect(whole(asked, 'D E C I D E :', 'Article 1er : La requête de M. G est rejetée.')).toEqual({
    [named]: 'confirms',
  })
  expect(whole(asked, 'DECIDE :', `Article 1er : ${lyon} est annulé.`)).toEqual({ [named]: 'overturns' })
  expect(whole(asked, 'Article 1er : La requête est rejetée.')).toEqual({})
  expect(whole('Le tribunal décide : rien.', asked)).toEqual({})
})

test.each([
  ['ORDONNE :', 'confirms'],
  ['O R D O N N E :', 'confirms'],
  ['ARRETE :', 'confirms'],
  ['A R R Ê T E :', 'confirms'],
  ['DÉCIDE :', 'confirms'],
  ['Décide :', 'confirms'],
  ['Decide :', 'confirms'],
  ['DECIDENT :', 'confirms'],
  ['PAR CES MOTIFS', 'confirms'],
  ['DECIDE', undefined],
  ['Il DECIDE :', undefined],
])('the ruling opens with « %s »: %s', (opening, effect) =>
  expect(whole(asked, opening, 'Article 1er : La requête est rejetée.')).toEqual(
    effect ? { [named]: effect } : {},
  ),
)

const rules = (ruling: string) => whole(`M. G demande d’annuler ${lyon}.`, 'DECIDE :', ruling)[named]
test.each([
  [`${lyon} est annulé.`, 'overturns'],
  [`${lyon} est partiellement annulé.`, 'partly-overturns'],
  [`${lyon} est annulé en tant qu’il rejette sa demande.`, 'partly-overturns'],
  [`${lyon} est annulé sauf en ce qu’il alloue les frais.`, 'partly-overturns'],
  [`Les articles 1er et 2 de ${lyon} sont annulés.`, 'partly-overturns'],
  [`Le Conseil d’État annule ${lyon}.`, 'overturns'],
  [`CASSE et annule ${lyon}.`, 'overturns'],
  [`CASSE ET ANNULE, par voie de retranchement, ${lyon}.`, 'partly-overturns'],
  [`CASSE ET ANNULE, mais seulement sur l’amende, ${lyon}.`, 'partly-overturns'],
  [`CASSE ET ANNULE, en ses seules dispositions pénales, ${lyon}.`, 'partly-overturns'],
  [`${lyon} est réformé.`, 'partly-overturns'],
  [`${lyon} est confirmé.`, 'confirms'],
  [`CONFIRME ${lyon}.`, 'confirms'],
  ['La requête est rejetée.', 'confirms'],
  ['Les requêtes de M. G sont rejetées.', 'confirms'],
  ['Le pourvoi de M. G. est rejeté.', 'confirms'],
  ['L’appel est rejeté.', 'confirms'],
  ['Le recours du ministre est rejeté.', 'confirms'],
  ['REJETTE les pourvois.', 'confirms'],
  ['REJETTE la demande.', undefined],
  ['Le surplus de la requête est rejeté.', undefined],
  ['La demande est rejetée.', undefined],
  [`L’affaire jugée par ${lyon} est renvoyée à la cour.`, 'refers'],
  [`RENVOIE l’affaire jugée par ${lyon}.`, 'refers'],
  ['L’affaire est renvoyée devant la cour.', undefined],
  ['L’arrêt attaqué est annulé.', 'overturns'],
  ['L’arrêt du 21 novembre 2019 est annulé.', 'overturns'],
  ['L’arrêt du 22 novembre 2019 est annulé.', undefined],
  ['L’arrêt de la cour administrative d’appel de Lyon est annulé.', 'overturns'],
  ['L’arrêt de la cour administrative d’appel de Nantes est annulé.', undefined],
  ['Le jugement attaqué est annulé.', undefined],
  ['L’arrêté attaqué est annulé.', undefined],
  [`La requête contre ${lyon} est rejetée.`, 'confirms'],
  ['La requête contre le jugement du tribunal est rejetée.', undefined],
  [`La requête est rejetée. ${lyon} est annulé.`, 'overturns'],
  [`${lyon} est annulé. La requête est rejetée.`, 'overturns'],
])('« %s »: %s', (ruling, effect) => expect(rules(ruling)).toBe(effect))

test('a full stop after initials ends no sentence; the next sentence is another', () => {
  expect(rules(`L’arrêt rendu au profit de M. G. B. et des MM. C par ${lyon} est annulé.`)).toBe('overturns')
  expect(rules(`La demande est annulée. On cite ${lyon}.`)).toBeUndefined()
  expect(rules(`La demande est annulée ; on cite ${lyon}.`)).toBeUndefined()
})

const attacked = (text: string) => whole(text, 'DECIDE :', 'La requête est rejetée.')
test('the decision under review is the one the appeal is against, else the last named before it is asked to annul it', () => {
  const nice = 'le jugement n° 1800001 du 3 mars 2020 du tribunal administratif de Nice'
  const ofNice = 'decision:ta|nice|1800001|2020-03-03'
  expect(attacked(`Il se pourvoit contre ${lyon} qui confirme ${nice}.`)).toEqual({ [named]: 'confirms' })
  expect(attacked(`${nice} ; ${lyon}. Il demande d’annuler ce jugement.`)).toEqual({ [ofNice]: 'confirms' })
  expect(attacked(`${nice} ; ${lyon}. Il demande l’annulation de cet arrêt.`)).toEqual({
    [named]: 'confirms',
  })
  expect(attacked(`${nice} ; ${lyon}. Sur l’arrêt attaqué.`)).toEqual({ [named]: 'confirms' })
  expect(attacked(`${nice} ; ${lyon}.`)).toEqual({})
  expect(attacked('Il se pourvoit contre la décision n° 2019-827 QPC du 28 février 2020.')).toEqual({})
})
