/** The index, from `from` on, of the first value of the sorted `all` that is not below `value`. */
export function notBefore(all: Int32Array, from: number, value: number, end = all.length): number {
  let [low, high] = [from, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Values of one list looked up one by one in another: cheaper than walking both where the other is this many times longer. */
const LOOKUP_RATIO = 16

/** Indexes, in two lists, of the values they have in common. */
export interface Meetings {
  count: number
  readonly inOne: Int32Array
  readonly inOther: Int32Array
}

/** Finds the values that the sorted `one[from..to]` and the first `otherCount` of the sorted `other` have in common. */
export function meetSorted(
  one: Int32Array,
  [from, to]: readonly [number, number],
  other: Int32Array,
  otherCount: number,
  into: Meetings,
): void {
  const { inOne, inOther } = into
  const isLookup = (to - from) * LOOKUP_RATIO < otherCount
  let count = 0
  for (let at = from, n = 0; at < to && n < otherCount; at += 1) {
    const value = one[at]!
    if (isLookup) n = notBefore(other, n, value, otherCount)
    else while (n < otherCount && other[n]! < value) n += 1
    if (n === otherCount || other[n] !== value) continue
    inOne[count] = at
    inOther[count++] = n
  }
  into.count = count
}
