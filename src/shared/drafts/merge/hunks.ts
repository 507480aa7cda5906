/** A stretch of one series and what stands in its place in the other; everything between two of them is the same in both. */
export interface Hunk {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** Beyond so many differences the two series are taken as having nothing in common: nobody reads such a comparison. */
const MAX_DIFFERENCES = 3000

/** The differences between two series of keys, fewest first found (Myers). */
export function hunks(a: readonly string[], b: readonly string[]): Hunk[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  if (start === endA && start === endB) return []
  const whole = [{ a0: start, a1: endA, b0: start, b1: endB }]
  if (start === endA || start === endB) return whole
  const pairs = common(a.slice(start, endA), b.slice(start, endB))
  return pairs ? between(pairs, { a0: start, a1: endA, b0: start, b1: endB }) : whole
}

type Pair = readonly [a: number, b: number]

function between(pairs: readonly Pair[], { a0, a1, b0, b1 }: Hunk): Hunk[] {
  const out: Hunk[] = []
  let [i, j] = [a0, b0]
  for (const [x, y] of [...pairs.map(([x, y]) => [x + a0, y + b0] as const), [a1, b1] as const]) {
    if (x > i || y > j) out.push({ a0: i, a1: x, b0: j, b1: y })
    i = x + 1
    j = y + 1
  }
  return out
}

/** The places of a longest common subsequence; undefined when there are too many differences. */
function common(a: readonly string[], b: readonly string[]): Pair[] | undefined {
  const limit = Math.min(a.length + b.length, MAX_DIFFERENCES)
  const reach = new Int32Array(2 * limit + 3)
  const at = limit + 1
  const trace: Int32Array[] = []
  for (let d = 0; d <= limit; d++) {
    trace.push(reach.slice(at - d - 1, at + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[at + k - 1]! < reach[at + k + 1]!)
      let x = down ? reach[at + k + 1]! : reach[at + k - 1]! + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      reach[at + k] = x
      if (x >= a.length && x - k >= b.length) return backwards(trace, a.length, b.length)
    }
  }
  return undefined
}

function backwards(trace: readonly Int32Array[], endA: number, endB: number): Pair[] {
  const pairs: Pair[] = []
  let [x, y] = [endA, endB]
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d]!
    const at = d + 1
    const k = x - y
    const down = k === -d || (k !== d && reach[at + k - 1]! < reach[at + k + 1]!)
    const before = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : reach[at + before]!
    const fromY = d === 0 ? 0 : fromX - before
    while (x > fromX && y > fromY) {
      x -= 1
      y -= 1
      pairs.push([x, y])
    }
    x = fromX
    y = fromY
  }
  return pairs.reverse()
}
