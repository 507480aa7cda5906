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

/** The values of two sorted lists, each once. */
export function mergeSorted(one: Int32Array, other: Int32Array): Int32Array {
  const all = new Int32Array(one.length + other.length)
  let [a, b, count] = [0, 0, 0]
  while (a < one.length && b < other.length) {
    const [first, second] = [one[a]!, other[b]!]
    all[count++] = Math.min(first, second)
    if (first <= second) a += 1
    if (second <= first) b += 1
  }
  while (a < one.length) all[count++] = one[a++]!
  while (b < other.length) all[count++] = other[b++]!
  return all.subarray(0, count)
}
