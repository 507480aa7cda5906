import { expect, test } from 'vitest'
import { drawer } from '../../../../fixtures/amendments/drawn.ts'
import { cellName, pairwise, readCell } from './cells.ts'
import { contradictions, type Truth } from './read-sentence.ts'

const SEED = 20_261_202

/** Every pair of place, assembly, document and state once; `npm run proof -- cells` reads every cell. */
test('no sentence of a document contradicts the table of powers', () => {
  const faults = pairwise(drawer(SEED)).flatMap(cell =>
    readCell(cell).faults.map(fault => `${cellName(cell)}\u00a0: ${fault}`),
  )
  expect(faults).toEqual([])
}, 120_000)

const sitting: Truth = {
  positions: [{ step: 'sitting', chambers: ['an'], reading: 1 }],
  chamber: 'senat',
  presence: 'in',
  isOpen: true,
  isPartlyStruck: false,
  isExpired: false,
  names: ['article 3'],
}

test.each([
  [
    'a senator asked to vote before the Assemblée',
    'Je vous demande de voter la suppression de l’article 3.',
    {},
  ],
  [
    'a referral of a text still discussed',
    'Je vous demande de signer, avec cinquante-neuf autres sénateurs, une saisine du Conseil constitutionnel contre l’article 3.',
    {},
  ],
  ['a vote announced to who has none', 'Pouvez-vous me dire votre vote ?', {}],
  [
    'what is out said to be in',
    'À l’article 3 du texte n° 12 figure une mesure qui m’inquiète.',
    { presence: 'out' },
  ],
  ['what is in said to be out', 'Cette mesure a été supprimée en commission : elle ne doit pas revenir.', {}],
  ['a law before it is one', 'L’article 3 de la loi promulguée.', {}],
  [
    'a request that names nothing',
    'Je vous demande de voter la suppression de cet article.',
    { chamber: 'an' },
  ],
] satisfies readonly (readonly [string, string, Partial<Truth>])[])(
  'reads as false %s',
  (_what, line, truth) => {
    expect(contradictions([line], { ...sitting, ...truth })).not.toEqual([])
  },
)

test('reads as true what may be asked', () => {
  const line = 'Je vous demande de voter la suppression de l’article 3.'
  expect(contradictions([line], { ...sitting, chamber: 'an' })).toEqual([])
})
