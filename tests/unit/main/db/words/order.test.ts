import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from '../../../../../src/main/db/words/order.ts'

const few = fc.constantFrom('a', 'b')
const any = fc.constantFrom('a', '\u0001', '9', 'é', 'ÿ', 'ā', 'œ', '\ud83d\ude00')
const word = fc.oneof(fc.string({ unit: few, maxLength: 8 }), fc.string({ unit: any, maxLength: 6 }))
const words = fc.uniqueArray(word, { maxLength: 60 })

test('numbers are put in the order of their words, whatever these share', () => {
  fc.assert(
    fc.property(words, fc.nat(), (all, seed) => {
      const numbers = Int32Array.from(all.keys()).filter(n => (n + seed) % 5)
      const sorted = Array.from(numbers, n => all[n]!).sort()
      expect(Array.from(inOrder(numbers, all), n => all[n])).toEqual(sorted)
    }),
  )
})
