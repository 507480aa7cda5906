import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from '../../../../../src/main/db/words/order.ts'

const char = fc.constantFrom('a', 'b', '\u0001', '9', 'é', 'ÿ', 'ā', 'œ', '\ud83d\ude00')
const words = fc.uniqueArray(fc.string({ unit: char, maxLength: 7 }), { maxLength: 60 })

test('numbers are put in the order of their words, whatever these share', () => {
  fc.assert(
    fc.property(words, fc.nat(), (all, seed) => {
      const numbers = Int32Array.from(all.keys()).filter(n => (n + seed) % 5)
      const sorted = Array.from(numbers, n => all[n]!).sort()
      expect(Array.from(inOrder(numbers, all), n => all[n])).toEqual(sorted)
    }),
  )
})
