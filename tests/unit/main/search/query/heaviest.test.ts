import fc from 'fast-check'
import { expect, test } from 'vitest'
import { best, heaviest } from '../../../../../src/main/search/query/rank.ts'
import { tableOf } from '../../../../../src/main/search/query/weights.ts'
import { heaviestOf } from '../../../../../src/main/search/query/widening/heaviest.ts'

const SIZE = 40
const seqsOf = fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 })).map(all => Int32Array.from(all).sort())
const days = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: SIZE, maxLength: SIZE })
const counts = fc.integer({ min: 1, max: 12 })

test('the heaviest sources are those that an order gives first', () => {
  // on both sides of the steps, and beyond the last of them
  const weights = fc.constantFrom(0, 1 / 4096, 1 / 64, 1, 1.01, 1.016, 63.99, 64, 80, 200)
  const drawn = fc.array(weights, { minLength: SIZE, maxLength: SIZE })
  fc.assert(
    fc.property(seqsOf, drawn, days, counts, (seqs, all, dates, count) => {
      const order = {
        tier: new Uint8Array(SIZE),
        weight: Float32Array.from(all),
        date: Int32Array.from(dates),
      }
      expect(heaviest(seqs, count, order)).toEqual(best(seqs, count, order).sort())
    }),
  )
})

test('the heaviest sources of one list are those that weighing all of it would give', () => {
  const drawn = fc.array(fc.integer({ min: 0, max: 127 }), { minLength: SIZE, maxLength: SIZE })
  fc.assert(
    fc.property(seqsOf, drawn, days, counts, (seqs, all, dates, count) => {
      const impactOf = (seq: number) => all[seq]! & 0b1000011
      const rowOf = (seq: number, impact: number) => (seq % 3 ? impact : impact | 128)
      const table = tableOf(0.3)
      const order = {
        tier: new Uint8Array(SIZE),
        weight: Float32Array.from({ length: SIZE }, (_, seq) => table[rowOf(seq, impactOf(seq))]!),
        date: Int32Array.from(dates),
      }
      const postings = { count: seqs.length, seqs, impacts: Uint8Array.from(seqs, impactOf) }
      const weight = new Float32Array(SIZE)
      const rows = Uint8Array.from(seqs, seq => rowOf(seq, impactOf(seq)))
      const heaviest = heaviestOf(postings, count, { ...order, weight, table, rows })
      expect(heaviest.seqs).toEqual(best(seqs, count, order).sort())
      expect([...heaviest.impacts]).toEqual([...heaviest.seqs].map(impactOf))
    }),
  )
})
