import { type Numbers, widen } from './places.ts'

/** The places of a word in some sources: from `starts[n]`, `lengths[n]` of them for the n-th source. */
export interface Placed extends Numbers {
  readonly starts: Int32Array
  readonly lengths: Int32Array
}

/** Moves the places of a word back by its rank in a phrase: where the phrase would begin. */
export function asBeginnings({ values, count }: Placed, rank: number): void {
  if (rank > 0) for (let at = 0; at < count; at += 1) values[at]! -= rank
}

/**
 * Keeps of `begun`, where a phrase may begin in each of `sources`, the places at which another word of it (at `rank`) stands as it must.
 * Sources where none is left go out of `sources`; returns how many stay.
 */
export function keepFollowed(
  begun: Placed,
  other: Placed,
  rank: number,
  sources: Int32Array,
  count: number,
): number {
  let [kept, to] = [0, 0]
  for (let n = 0; n < count; n += 1) {
    let at = begun.starts[n]!
    const last = at + begun.lengths[n]!
    let next = other.starts[n]!
    const end = next + other.lengths[n]!
    const first = to
    while (at < last && next < end) {
      const difference = begun.values[at]! + rank - other.values[next]!
      // written over what has been read: never ahead of it, for places lie in the order of their sources
      if (difference === 0) begun.values[to++] = begun.values[at]!
      if (difference <= 0) at += 1
      if (difference >= 0) next += 1
    }
    if (to === first) continue
    begun.starts[kept] = first
    begun.lengths[kept] = to - first
    sources[kept] = sources[n]!
    kept += 1
  }
  begun.count = to
  return kept
}

/** Puts the places of sources in the order of the sources, which words written in several ways may not be in. */
export function inOrder(placed: Placed, count: number, spare: Numbers): void {
  let sorted = true
  for (let n = 1, before = placed.starts[0] ?? 0; sorted && n < count; n += 1) {
    sorted = placed.lengths[n] === 0 || placed.starts[n]! >= before
    if (placed.lengths[n]) before = placed.starts[n]!
  }
  if (sorted) return
  spare.count = 0
  for (let n = 0; n < count; n += 1) {
    const [start, length] = [placed.starts[n]!, placed.lengths[n]!]
    widen(spare, length)
    spare.values.set(placed.values.subarray(start, start + length), spare.count)
    placed.starts[n] = spare.count
    spare.count += length
  }
  widen(placed, spare.count)
  placed.values.set(spare.values.subarray(0, spare.count))
  placed.count = spare.count
}
