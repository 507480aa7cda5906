import { expect, test } from 'vitest'
import { check } from '../../../../src/shared/draft/check.ts'
import type { Block } from '../../../../src/shared/model/draft.ts'
import { aDossier, anExhibit, aParty } from '../../../fixtures/builders.ts'
import { withBlocks } from './gathered.ts'

const dossier = aDossier({
  facts: { 'decision.date': '2025-03-12' },
  parties: [aParty({ role: 'claimant', type: 'association', name: 'Association Regards libres' })],
})
const kinds = /^(?:date|amount|name|exhibit-typed)/
const found = (...texts: string[]) =>
  check(
    withBlocks(
      texts.map(
        (text, n): Block => ({
          kind: 'paragraph',
          id: `p${n}`,
          style: 'body',
          inlines: [{ kind: 'text', text }],
        }),
      ),
      { dossier, exhibits: [anExhibit(), anExhibit()] },
    ),
    undefined,
    '2025-04-01',
  ).filter(one => kinds.test(one.code))
const codes = (...texts: string[]) => found(...texts).map(one => one.code)

test.each([
  ['date-impossible', 'Le 31 avril 2025, le maire a répondu.'],
  ['date-weekday', 'Le lundi 12 mars 2025, le conseil a délibéré.'],
  ['date-decision', 'La décision implicite attaquée du 13 mars 2025 est illégale.'],
  ['amount-words', 'Une somme de deux mille cinq cents euros (2 000 €) est demandée.'],
  ['name-slip', 'L’Association Regrads libres a écrit au maire.'],
  ['exhibit-typed-gone', 'Le marché (pièce n° 7) le montre.'],
  ['exhibit-typed', 'Le marché (pièce n° 2) le montre.'],
])('%s', (code, text) => {
  expect(codes(text)).toEqual([code])
})

test('what is right is left alone', () => {
  expect(
    codes(
      'Le mercredi 12 mars 2025, puis le 29 février 2024 et le 1er janvier 2025.',
      'La délibération attaquée du 12 mars 2025 est illégale ; celle du 2 mai 2024 ne l’est pas.',
      'Une somme de deux mille cinq cents euros (2 500 €) est demandée.',
      'L’association Regards libres, comme les regards libres de chacun, a écrit au maire.',
      'Il verse 1 500 euros au titre de l’article L. 761-1 du code de justice administrative.',
      'La pièce adverse n° 12 ne dit rien.',
    ),
  ).toEqual([])
})

test('costs asked twice are one sum', () => {
  expect(
    found(
      'Une somme de 2 000 euros au titre de l’article L. 761-1 du code de justice administrative.',
      'Mettre à la charge de la commune 3 000 € sur le fondement de l’article L. 761-1.',
    ),
  ).toMatchObject([{ code: 'amount-differs', law: 'art.\u00a0L.\u00a0761-1 CJA', at: { block: 'p1' } }])
})
