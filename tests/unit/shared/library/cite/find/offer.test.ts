import { expect, test } from 'vitest'
import { findOffers, fitsIn } from '../../../../../../src/shared/library/cite/find/offer.ts'

const offers = (text: string) => (findOffers([text])[0] ?? []).map(({ written, pin }) => [written, pin])

test('a pinpoint belongs to the citation it follows', () => {
  expect(
    offers(
      'V. CE, Ass., 13 juillet 2016, Czabaj, n° 387763, Lebon p. 340, § 5 ; TA Grenoble, 24 janvier 2025, n° 2105328, points 18 et 19.',
    ),
  ).toEqual([
    ['CE, Ass., 13 juillet 2016, Czabaj, n° 387763, Lebon p. 340, § 5', '§\u00a05'],
    ['TA Grenoble, 24 janvier 2025, n° 2105328, points 18 et 19', 'pts\u00a018 et 19'],
  ])
})

test('what is no pinpoint stays in the sentence', () =>
  expect(offers('La décision (CE, 26 avril 2022, n° 442364), point final, 12 caméras.')).toEqual([
    ['CE, 26 avril 2022, n° 442364', undefined],
  ]))

test('the place of an offer is its words', () => {
  const lines = [
    'Rien.',
    'Selon l’article L. 251-2 du code de la sécurité intérieure, puis l’article L. 252-1 du même code.',
  ]
  for (const [at, found] of findOffers(lines).entries())
    for (const { start, end, written } of found) expect(lines[at]?.slice(start, end)).toBe(written)
  expect(findOffers(lines)[1]).toHaveLength(2)
})

test('only what begins as it is printed can take its place in a sentence', () => {
  expect(fitsIn('article L. 251-2 du CSI', 'article L.\u00a0251-2 du code de la sécurité intérieure')).toBe(
    true,
  )
  expect(fitsIn('CE, 26 avril 2022, n° 442364', 'CE, 10e ch., 26 avril 2022')).toBe(true)
  expect(fitsIn('Conseil d’État, dans sa décision n° 442364', 'CE, 26 avril 2022')).toBe(false)
  expect(fitsIn('articles L. 253-5', 'article L. 253-5 du code')).toBe(false)
  expect(fitsIn('R. 252-1 du même code', 'article R. 252-1 du code')).toBe(false)
})
