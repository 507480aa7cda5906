import { describe, expect, test } from 'vitest'
import { checkOutcome } from '../../../../../src/shared/drafts/verify/decisions/deeds.ts'
import { compareDecision } from '../../../../../src/shared/drafts/verify/decisions/differences.ts'
import { checkQuotation } from '../../../../../src/shared/drafts/verify/quotations/quotations.ts'
import type { Decision } from '../../../../../src/shared/library/model.ts'
import { aDecision } from '../../../../fixtures/builders.ts'

const ruled = (articles: readonly string[], given: Partial<Decision> = {}): Decision =>
  aDecision({ text: [{ section: 'ruling', text: articles.join('\n') }], ...given } as never)

/** Decisions by what their dispositif does. */
const decisions = {
  quashed: ruled([
    'Article 1er : L’arrêt de la cour administrative d’appel de Douai du 21 novembre 2019 est annulé.',
    'Article 2 : L’affaire est renvoyée à la cour administrative d’appel de Douai.',
    'Article 3 : Les conclusions présentées par la société au titre de l’article L. 761-1 du code de justice administrative sont rejetées.',
  ]),
  rejected: ruled(['Article 1er : Le pourvoi de l’Association Exemple est rejeté.']),
  refused: ruled(['Article 1er : Le pourvoi de l’Association Exemple n’est pas admis.']),
  inPart: ruled([
    'Article 1er : L’arrêt de la cour est annulé en tant qu’il statue sur le montant du préjudice.',
  ]),
  settled: ruled([
    'Article 1er : L’arrêt de la cour est annulé.',
    'Article 2 : La requête présentée par l’Association Exemple devant la cour est rejetée.',
  ]),
  suspended: ruled([
    'Article 1er : L’ordonnance du juge des référés est annulée.',
    'Article 2 : L’exécution de la décision du 14 mars 2025 du maire de Montreuil est suspendue.',
  ]),
  withdrawn: ruled(['Article 1er : Il est donné acte du désistement de l’Association Exemple.']),
  moot: ruled(['Article 1er : Il n’y a pas lieu de statuer sur les conclusions du pourvoi.']),
  questionKept: ruled([
    'Article 1er : Il n’y a pas lieu de renvoyer au Conseil constitutionnel la question prioritaire de constitutionnalité.',
  ]),
  questionSent: ruled([
    'Article 1er : La question de la conformité à la Constitution de cet article est renvoyée au Conseil constitutionnel.',
  ]),
  cassation: ruled(['CASSE ET ANNULE, en toutes ses dispositions, l’arrêt rendu le 4 mars 2022 ;'], {
    court: 'Cass.',
    formation: '2e civ.',
  }),
  cassationInPart: ruled(
    ['CASSE ET ANNULE, mais seulement en ce qu’il rejette la demande, l’arrêt rendu le 4 mars 2022 ;'],
    { court: 'Cass.', formation: '3e civ.' },
  ),
  judicialRejection: ruled(['REJETTE le pourvoi ;'], { court: 'Cass.', formation: 'soc.' }),
  barred: ruled(['M. Untel est déclaré inéligible pour une durée d’un an.'], { court: 'Cons. const.' }),
  notBarred: ruled(['Il n’y a pas lieu de prononcer l’inéligibilité de M. Untel.'], {
    court: 'Cons. const.',
  }),
  censured: aDecision({
    court: 'Cons. const.',
    text: [],
    holding: 'Censure le régime des drones policiers.',
  }),
  invalidated: aDecision({ court: 'CJUE', text: [], holding: 'Invalide la directive sur les données.' }),
  dismissed: ruled(['1. Dismisses the action;'], { court: 'CJUE' }),
}

type Case = readonly [keyof typeof decisions, string]

const same: readonly Case[] = [
  ['quashed', 'L’arrêt de la cour de Douai a été annulé.'],
  ['quashed', 'Le juge de cassation a censuré la cour.'],
  ['quashed', 'L’affaire a été renvoyée à la cour administrative d’appel de Douai.'],
  ['rejected', 'L’association Exemple a échoué en cassation.'],
  ['rejected', 'Le pourvoi de l’association n’a pas prospéré.'],
  ['refused', 'Le pourvoi a fait l’objet d’une décision de non-admission.'],
  ['inPart', 'Le Conseil d’État n’a annulé l’arrêt qu’en tant qu’il statuait sur le montant du préjudice.'],
  ['settled', 'La requête de l’association a été rejetée.'],
  ['suspended', 'Le Conseil d’État a suspendu la décision du maire.'],
  ['withdrawn', 'Il a été donné acte du désistement de l’association.'],
  ['moot', 'Le juge a constaté qu’il n’y avait plus lieu de statuer.'],
  ['questionKept', 'Le Conseil d’État a refusé de renvoyer la question prioritaire de constitutionnalité.'],
  ['questionKept', 'La QPC n’a pas été transmise.'],
  ['questionSent', 'La QPC a été transmise au Conseil constitutionnel.'],
  ['cassation', 'La deuxième chambre civile a cassé l’arrêt.'],
  ['cassationInPart', 'L’arrêt n’a été cassé qu’en partie.'],
  ['judicialRejection', 'Par un arrêt de rejet, la chambre sociale l’a dit.'],
  ['barred', 'M. Untel a été déclaré inéligible.'],
  ['notBarred', 'Le Conseil constitutionnel a dit n’y avoir lieu à prononcer l’inéligibilité.'],
  ['censured', 'Le Conseil constitutionnel a censuré le régime des drones.'],
  ['invalidated', 'La Cour de justice a invalidé la directive.'],
  ['dismissed', 'Le Tribunal de l’Union a rejeté le recours.'],
]

const other: readonly Case[] = [
  ['quashed', 'L’arrêt de la cour de Douai a été maintenu.'],
  ['quashed', 'Le juge de cassation a donné raison à la cour administrative d’appel.'],
  ['quashed', 'L’affaire a été renvoyée au tribunal administratif d’Amiens.'],
  ['quashed', 'Le Conseil d’État a rejeté le pourvoi.'],
  ['rejected', 'L’association Exemple a obtenu gain de cause.'],
  ['rejected', 'Le Conseil d’État a fait droit au pourvoi.'],
  ['refused', 'Le pourvoi a été admis.'],
  ['settled', 'La requête de l’association a été accueillie.'],
  ['suspended', 'La décision du maire de Montreuil a été validée.'],
  ['withdrawn', 'Il a été fait droit à la requête.'],
  ['moot', 'Le pourvoi a été rejeté.'],
  ['questionKept', 'Le Conseil d’État a renvoyé la question prioritaire de constitutionnalité.'],
  ['questionSent', 'La QPC n’a pas été transmise.'],
  ['cassation', 'La cassation a été refusée.'],
  ['cassation', 'La deuxième chambre civile a rejeté le pourvoi.'],
  ['cassationInPart', 'L’arrêt a été cassé en totalité.'],
  ['judicialRejection', 'Par un arrêt de cassation, la chambre sociale l’a dit.'],
  ['barred', 'Le Conseil constitutionnel a écarté l’inéligibilité.'],
  ['censured', 'Le Conseil constitutionnel a validé le régime des drones.'],
  ['invalidated', 'La Cour de justice a maintenu la directive.'],
  ['dismissed', 'Le Tribunal de l’Union a annulé la décision attaquée.'],
]

describe('what a sentence says that a decision did', () => {
  test.each(same)('agrees with it: %s, %s', (name, sentence) => {
    expect(checkOutcome(sentence, decisions[name])?.stands).toBe('same')
  })

  test.each(other)('is raised where it did another: %s, %s', (name, sentence) => {
    expect(checkOutcome(sentence, decisions[name])?.stands).toBe('differs')
  })

  test.each<Case>([
    ['quashed', 'L’association a obtenu la suspension.'],
    ['settled', 'L’arrêt a été annulé, mais la protection a été accordée.'],
    ['inPart', 'Le Conseil d’État n’a annulé l’arrêt qu’en tant qu’il statuait sur la résiliation.'],
    ['withdrawn', 'Le désistement a été refusé.'],
    ['notBarred', 'Le Conseil constitutionnel a dit n’y avoir lieu à écarter l’inéligibilité.'],
    ['rejected', 'Le ministre a obtenu gain de cause.'],
  ])('is told and not compared where it is not read: %s, %s', (name, sentence) => {
    expect(checkOutcome(sentence, decisions[name])?.stands).toBe('uncompared')
  })

  test('is nothing where it speaks of the law alone', () => {
    for (const sentence of [
      'Le Conseil d’État a jugé que la délibération devait être motivée.',
      'Il a été admis que le délai est franc.',
      'La commune a refusé le permis.',
    ])
      expect(checkOutcome(sentence, decisions.rejected)).toBeUndefined()
  })
})

test('French words are not held against a text in another language; words in its own are', () => {
  const english = aDecision({
    court: 'CJUE',
    language: 'en',
    text: [{ n: 1, section: 'reasons', text: 'Article 8 must be interpreted as precluding such a scheme.' }],
  } as never)
  const judged = (words: string) => checkQuotation(words, english, { day: '2026-11-28', close: true }).outcome
  expect(judged('l’article 8 doit être interprété en ce sens qu’il s’oppose à un tel régime')).toBe('unread')
  expect(judged('must be interpreted as precluding such a scheme')).toBe('same')
  expect(judged('must be interpreted as allowing such a scheme')).toBe('altered')
})

test('the name of a party who did not seize the judge is not compared; that of another is wrong', () => {
  const decision = aDecision({
    name: 'Société Exemple',
    text: [
      {
        section: 'ruling',
        text: 'La présente décision sera notifiée à la société Exemple et à la commune de Valmy.',
      },
    ],
  } as never)
  const nameOf = (name: string) =>
    compareDecision({ court: 'CE', numbers: decision.numbers, name } as never, decision).find(
      ({ what }) => what === 'name',
    )?.stands
  expect(nameOf('Société Exemple')).toBe('same')
  expect(nameOf('Commune de Valmy')).toBe('uncompared')
  expect(nameOf('Commune de Jemappes')).toBe('differs')
})
