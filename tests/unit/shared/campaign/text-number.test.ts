import { expect, test } from 'vitest'
import { textNumber } from '../../../../src/shared/campaign/briefs/choice.ts'
import { aBill } from '../../../fixtures/builders.ts'

test.each([
  ['loi n°\u00a02025-532 du 13 juin 2025, JO du 14 juin 2025', '2025-532'],
  ['AN n° 907 (XVIIe législature)', '907'],
  ['texte n° 1043 rect.', '1043 rect.'],
  ['Cons. const., 12 juin 2025, n° 2025-885 DC', undefined],
  ['', undefined],
])('the number of the text at a stage said « %s »', (reference, number) => {
  const stage = aBill().stages[0]!
  expect(textNumber({ ...stage, text: undefined, reference })).toBe(number)
})
