import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lengthenedArray, narrowed, putNumber } from '../../../../../src/main/search/index/narrow-array.ts'
import {
  eachSource,
  firstIn,
  lastIn,
  rankIn,
  runsOf,
} from '../../../../../src/main/search/index/source-runs.ts'

test('runs are the sources they were made of', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 })), drawn => {
      const seqs = Int32Array.from(drawn).sort()
      const runs = runsOf(seqs)
      const visited: [number, number][] = []
      eachSource(runs, (seq, rank) => visited.push([seq, rank]))
      expect(visited).toEqual(Array.from(seqs, (seq, rank) => [seq, rank]))
      expect([runs.count, firstIn(runs), lastIn(runs)]).toEqual([
        ...[seqs.length, seqs[0] ?? -1, seqs.at(-1) ?? -1],
      ])
      for (let seq = 0; seq <= 41; seq += 1) expect(rankIn(runs, seq)).toBe(seqs.indexOf(seq))
    }),
  )
})

test('numbers take two bytes until one does not fit', () => {
  const short = narrowed(Int32Array.of(1, 65_535))
  expect(short).toEqual(Uint16Array.of(1, 65_535))
  expect(putNumber(short, 0, 2)).toBe(short)
  const wide = putNumber(short, 0, 65_536)
  expect(wide).toEqual(Int32Array.of(65_536, 65_535))
  expect(narrowed(Int32Array.of(1, 65_536))).toBeInstanceOf(Int32Array)
  expect(lengthenedArray(short, 3).subarray(0, 3)).toEqual(Uint16Array.of(2, 65_535, 0))
  expect(lengthenedArray(wide, 3).subarray(0, 3)).toEqual(Int32Array.of(65_536, 65_535, 0))
})
