import { grown } from '../../grown.ts'
import { MAX_FREQUENCY } from '../format/impact.ts'

/** Adds up the postings of several lists by source. A sum stops at MAX_FREQUENCY: beyond it, weights are the same. */
export interface Adder {
  add(seq: number, times: number, inTitle: number, heaviest: boolean): void
  /** visits the sources in increasing order and empties the adder */
  each(visit: (seq: number, times: number, inTitle: number) => void): void
}

/** Sorting a source costs as much as scanning that many. */
const SPARSE_RATIO = 16

/** An adder for the sources below `size`. */
export function adder(size: number): Adder {
  // twice the sum, and 1 where the title has it
  const sums = new Uint8Array(size)
  let seqs = new Int32Array(256)
  let count = 0
  let [low, high] = [size, -1]
  return {
    add(seq, times, inTitle, heaviest) {
      const before = sums[seq]!
      if (before === 0) {
        if (seq < low) low = seq
        if (seq > high) high = seq
        if (count === seqs.length) seqs = grown(seqs, 2 * count, length => new Int32Array(length))
        seqs[count++] = seq
      }
      const had = before >> 1
      const sum = heaviest ? Math.max(had, times) : had + times
      sums[seq] = (Math.min(MAX_FREQUENCY, sum) << 1) | (before & 1) | inTitle
    },
    each(visit) {
      const emit = (seq: number) => {
        const sum = sums[seq]!
        sums[seq] = 0
        visit(seq, sum >> 1, sum & 1)
      }
      // few sources are sorted; for many, the whole range is scanned
      if (count * SPARSE_RATIO < high - low) for (const seq of seqs.subarray(0, count).sort()) emit(seq)
      else for (let seq = low; seq <= high; seq += 1) if (sums[seq] !== 0) emit(seq)
      count = 0
      low = size
      high = -1
    },
  }
}
