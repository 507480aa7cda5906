import type { Columns } from './columns.ts'
import { derivedFrom } from './derived.ts'

/** Beyond one source in as many, sorting all of them anew costs less. */
const SORTED_SHARE = 8

/** All sources by date, newest first. */
export const newestFirst = derivedFrom(sortAll, moveSome)

/** Sorts sources, packing date and `seq` into one number. */
function sortAll({ size, kind, date }: Columns): Int32Array {
  const keys = new Float64Array(size)
  let count = 0
  for (let seq = 0; seq < size; seq += 1)
    if (kind[seq]) keys[count++] = (100_000_000 - date[seq]!) * 2 ** 25 + seq
  return Int32Array.from(keys.subarray(0, count).sort(), key => key % 2 ** 25)
}

/** Takes the sources that changed out of the order, and puts those that are left back in their places. */
function moveSome(
  order: Int32Array,
  { size, kind, date }: Columns,
  seqs: ReadonlySet<number>,
): Int32Array | undefined {
  if (seqs.size * SORTED_SHARE > size) return undefined
  const isNewer = (a: number, b: number) => (date[a] === date[b] ? a < b : date[a]! > date[b]!)
  const moved = [...seqs].filter(seq => kind[seq]).sort((a, b) => (isNewer(a, b) ? -1 : 1))
  const isMoved = new Uint8Array(size)
  for (const seq of seqs) isMoved[seq] = 1
  const next = new Int32Array(order.length + moved.length)
  let [count, at] = [0, 0]
  for (const seq of order) {
    // beyond the end, there is no source any more
    if (seq >= size || isMoved[seq]) continue
    while (at < moved.length && isNewer(moved[at]!, seq)) next[count++] = moved[at++]!
    next[count++] = seq
  }
  while (at < moved.length) next[count++] = moved[at++]!
  return next.subarray(0, count)
}
