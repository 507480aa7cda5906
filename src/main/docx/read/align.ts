/** A place in each of two series that hold the same thing there. */
export type Match = readonly [a: number, b: number]

/** Beyond so many differences two series are taken as having nothing in common but their ends. */
const most = 3000

/** What two series of keys have in common, in order: a longest common subsequence (Myers). */
export function matches(a: readonly string[], b: readonly string[]): Match[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  const head = Array.from({ length: start }, (_, i): Match => [i, i])
  const tail = Array.from({ length: a.length - endA }, (_, i): Match => [endA + i, endB + i])
  const inner = common(a.slice(start, endA), b.slice(start, endB))
  return [...head, ...inner.map(([x, y]): Match => [x + start, y + start]), ...tail]
}

function common(a: readonly string[], b: readonly string[]): Match[] {
  if (a.length === 0 || b.length === 0) return []
  const limit = Math.min(a.length + b.length, most)
  const reach = new Int32Array(2 * limit + 3)
  const at = limit + 1
  const trace: Int32Array[] = []
  for (let d = 0; d <= limit; d += 1) {
    trace.push(reach.slice(at - d - 1, at + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[at + k - 1]! < reach[at + k + 1]!)
      let x = down ? reach[at + k + 1]! : reach[at + k - 1]! + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      reach[at + k] = x
      if (x >= a.length && x - k >= b.length) return walkedBack(trace, a.length, b.length)
    }
  }
  return []
}

function walkedBack(trace: readonly Int32Array[], endA: number, endB: number): Match[] {
  const found: Match[] = []
  let [x, y] = [endA, endB]
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reach = trace[d]!
    const read = (k: number) => reach[k + d + 1]!
    const k = x - y
    const down = k === -d || (k !== d && read(k - 1) < read(k + 1))
    const from = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : read(from)
    const fromY = d === 0 ? 0 : fromX - from
    while (x > fromX && y > fromY) {
      x -= 1
      y -= 1
      found.push([x, y])
    }
    x = fromX
    y = fromY
  }
  return found.reverse()
}
