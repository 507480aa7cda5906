import { expect, test } from 'vitest'
import { textsOf } from '../../../../src/main/search/source-words.ts'
import { aDecision } from '../../../fixtures/builders.ts'

const BENCHES = [
  [
    'Cass.',
    'Sur le rapport de M. Boscu, conseiller référendaire, les observations de la SCP Duval, avocat de la société Untel',
  ],
  [
    'Cass.',
    'en l’audience publique du 4 juillet 2023 où étaient présents Mme Boscu, conseiller doyen faisant fonction de président, M. Boscu, conseiller',
  ],
  ['Cass.', 'Mme BOSCU, présidente'],
  ['Cass.', 'et l’avis de Mme Boscu-Verger, avocat général, après débats'],
  [
    'Cons. const.',
    'Jugé par le Conseil constitutionnel dans sa séance du 7 mars 2019, où siégeaient : MM. Alain BOSCU, Président, Michel BOSCU.',
  ],
  ['CAA', '- le rapport de M. Renaud Boscu, rapporteur ;'],
  ['CAA', 'M. Renaud Boscu, président assesseur,'],
  ['CE', 'M. Bertrand Boscu, maître des requêtes-rapporteur'],
] as const

test.each(BENCHES)('who sat is not looked for by name: %s, %s', (court, text) => {
  for (const section of ['visas', 'reasons', undefined] as const)
    expect(
      textsOf(aDecision({ court, text: [{ text, ...(section && { section }) }] })).join(' '),
    ).not.toMatch(/boscu/i)
})

test.each([
  'M. Arnoux, conseiller prud’homal, a été licencié.',
  'M. Arnoux, président de la société Untel, soutient que',
  'M. Arnoux, conseiller municipal, demande l’annulation',
])('a party is: %s', text => {
  expect(textsOf(aDecision({ text: [{ text }] })).join(' ')).toContain('Arnoux')
})
