/**
 * The words that sentences lend to a decision beyond the deed of its dispositif. Each line has the sentence as the decision bears it, then one that it does
 * not bear: the second is never agreed; the first may be told uncompared only where the program cannot read such words at all.
 */
import { expect, test } from 'vitest'
import { unheldWords } from '../../../../../src/shared/drafts/verify/decisions/attributed.ts'
import type { Decision } from '../../../../../src/shared/library/model.ts'

const decision = {
  kind: 'decision',
  text: [
    {
      text: 'La juridiction administrative est compétente pour connaître de ce litige. Le silence gardé pendant deux mois vaut rejet. Il y a eu violation de l’article 8 de la Convention.',
    },
    {
      text: 'L’État versera à la requérante la somme de 3 000 euros. Le délai est de soixante-douze heures.',
    },
  ],
} as unknown as Decision

test.each([
  'La juridiction administrative est compétente pour connaître de ce litige.',
  'Le silence gardé pendant deux mois vaut rejet.',
  'La Cour constate la violation de l’article 8.',
  'L’État a versé 3 000 euros à la requérante.',
  'L’État a versé 3000 € à la requérante.',
  'La mesure dure 72 heures.',
  'Le préfet, autorité compétente, a signé l’arrêté.',
  'Un délai raisonnable est exigé.',
])('the decision bears « %s »', sentence => expect(unheldWords(sentence, decision)).toEqual([]))

test.each([
  ['la compétence', 'La juridiction judiciaire est compétente pour connaître de ce litige.'],
  ['la compétence', 'Le Tribunal des conflits juge le juge judiciaire seul compétent.'],
  ['la compétence', 'La juridiction administrative est incompétente pour connaître de ce litige.'],
  ['la compétence', 'Le litige relève de la juridiction judiciaire.'],
  ['le moment', 'L’abrogation a été différée au 1er janvier 2027.'],
  ['le moment', 'Le juge a reporté les effets de l’annulation.'],
  ['le moment', 'Il a prononcé une annulation immédiate de l’arrêté.'],
  ['le moment', 'Les effets de la déclaration d’inconstitutionnalité sont au 31 décembre.'],
  ['une réserve', 'La loi est conforme sous une réserve.'],
  ['une réserve', 'Le Conseil a émis une réserve d’interprétation sur ce point.'],
  ['cette violation', 'La Cour constate la violation de l’article 10.'],
  ['cette violation', 'La Cour constate la non-violation de l’article 8.'],
  ['cette somme', 'L’État a versé 13 000 euros à la requérante.'],
  ['cette somme', 'L’État a versé 300 euros à la requérante.'],
  ['cette durée', 'Le silence gardé pendant quatre mois vaut rejet.'],
  ['cette durée', 'La mesure dure quarante-huit heures.'],
])('%s is not agreed in « %s »', (reason, sentence) =>
  expect(unheldWords(sentence, decision).map(one => one.why)).toEqual([expect.stringContaining(reason)]),
)

test('a decision without text has nothing to be held against', () =>
  expect(unheldWords('L’État a versé 300 euros.', { ...decision, text: [] })).toEqual([]))
