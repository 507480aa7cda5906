import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsOf } from '../../../../../src/main/search/index/source-runs.ts'
import { sourceSums } from '../../../../../src/main/search/index/source-sums.ts'
import type { Segment } from '../../../../../src/main/search/index/store.ts'

const SIZE = 400
const segment = fc
  .uniqueArray(fc.integer({ min: 1, max: SIZE - 1 }), { maxLength: 12 })
  .map(seqs => Int32Array.from(seqs).sort())
const step = fc.record({
  added: fc.array(segment, { maxLength: 2 }),
  removedShare: fc.integer({ min: 0, max: 9 }),
  changes: fc.array(fc.tuple(fc.integer({ min: 1, max: SIZE - 1 }), fc.integer({ min: 0, max: 12 })), {
    maxLength: 8,
  }),
})

test('sums brought up to date are those added up anew', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), steps => {
      const add = sourceSums()
      let [segments, since, id]: [Segment[], Int32Array, number] = [[], new Int32Array(SIZE), 0]
      for (const { added, removedShare, changes } of steps) {
        if (removedShare < 3) segments = segments.filter((_, n) => n % 3 !== removedShare)
        since = since.slice()
        for (const seqs of added) {
          id += 1
          const words = seqs.map(seq => 1 + (seq % 50))
          // the title of a source is in one segment alone
          const heads = seqs.map(seq => (since[seq] === 0 ? 1 + (seq % 5) : 0))
          const rest = { bytes: 1, totalWords: 1, firsts: [], rows: [] }
          segments = [...segments, { id, sources: runsOf(seqs), words, heads, ...rest }]
          for (const seq of seqs) if (since[seq] === 0) since[seq] = id
        }
        for (const [seq, first] of changes) since[seq] = first
        const shown = ({ lengths, heads, staleIn, size, ...rest }: ReturnType<typeof add>) => ({
          ...rest,
          size,
          stale: segments.map(staleIn),
          lengths: [...lengths.subarray(0, size)],
          heads: [...heads.subarray(0, size)],
        })
        expect(shown(add(segments, since))).toEqual(shown(sourceSums()(segments, since)))
      }
    }),
    { numRuns: 60 },
  )
})
