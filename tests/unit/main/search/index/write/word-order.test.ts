import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extendOrder, inOrder } from '../../../../../../src/main/search/index/write/word-order.ts'

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

test('words that come later are put where they belong among those in order', () => {
  fc.assert(
    fc.property(words, fc.array(fc.nat({ max: 20 }), { maxLength: 6 }), (all, steps) => {
      let known: Int32Array = new Int32Array(0)
      let told = 0
      for (const step of [...steps, all.length]) {
        told = Math.min(all.length, told + step)
        known = extendOrder(known, all.slice(0, told))
        expect(Array.from(known, n => all[n])).toEqual(all.slice(0, told).sort())
      }
    }),
  )
})
