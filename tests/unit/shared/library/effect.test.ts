import { expect, test } from 'vitest'
import { effectOf } from '../../../../src/shared/library/effect.ts'
import type { Version } from '../../../../src/shared/library/model.ts'
import { aDecision, anArticle } from '../../../fixtures/builders.ts'

const article = (...versions: Version[]) => anArticle({ versions })
const first: Version = { id: 'LEGIARTI000000000001', from: '2016-01-01', status: 'VIGUEUR', text: 'Un.' }
const closed: Version = { ...first, to: '2026-05-01', status: 'MODIFIE' }
const second: Version = { id: 'LEGIARTI000000000002', from: '2026-05-01', status: 'VIGUEUR', text: 'Deux.' }

test.each([
  ['the first text of a card', article(), article(first), 'son texte est désormais dans la bibliothèque'],
  [
    'a new wording',
    article(first),
    article(closed, second),
    'nouvelle rédaction à partir du 1er\u00a0mai 2026',
  ],
  [
    'a repeal by the end of its wording',
    article(first),
    article({ ...first, to: '2026-05-01', status: 'ABROGE' }),
    'n’est plus en vigueur à partir du 1er\u00a0mai 2026',
  ],
  [
    'a repeal by a wording of its own',
    article(first),
    article(closed, { ...second, status: 'ABROGE' }),
    'n’est plus en vigueur à partir du 1er\u00a0mai 2026',
  ],
  ['an older wording', article(second), article(closed, second), undefined],
  ['one never born', article(first), article(first, { ...second, status: 'MODIFIE_MORT_NE' }), undefined],
  ['a wording closed before the next is read', article(first), article(closed), undefined],
  ['the same again', article(first), article(first), undefined],
])('%s', (_, before, after, expected) => {
  expect(effectOf(before, after)).toBe(expected)
})

test('the text of a decision that a card alone knew', () => {
  const card = aDecision({ text: [] })
  expect(effectOf(card, { ...card, text: [{ text: 'Vu.' }] })).toMatch(/désormais/)
  expect(
    effectOf({ ...card, text: [{ text: 'Vu.' }] }, { ...card, text: [{ text: 'Vu, corrigé.' }] }),
  ).toBeUndefined()
})
