import { covering, type List } from './lists.ts'

/** A clause: its lists, and whether it chooses without weighing. */
export interface Weighing {
  readonly lists: readonly List[]
  readonly weightless: boolean
}

/** Where so many times fewer sources are left than a list has, only those are looked for in it. */
export const fewer = 24

/** The sources that meet all clauses, unweighed: what is counted of an answer. They last until the next search. */
export function meeting() {
  let met = new Uint8Array(0)
  let order = new Int32Array(0)
  let [count, sorted] = [0, false]

  function makeRoom(size: number): void {
    if (size > met.length) {
      met = new Uint8Array(size + 1024)
      order = new Int32Array(size + 1024)
    } else met.fill(0, 0, size)
    count = 0
  }

  /** The first clause: each source once. */
  function open(list: List, size: number): void {
    const { count: read, seqs } = list.read({ weights: false })
    const having = upTo(seqs, read, size)
    let out = count
    if (out === 0)
      for (let i = 0; i < having; i += 1) {
        const seq = seqs[i]!
        met[seq] = 1
        order[out++] = seq
      }
    else
      for (let i = 0; i < having; i += 1) {
        const seq = seqs[i]!
        if (met[seq] !== 0) continue
        met[seq] = 1
        order[out++] = seq
      }
    count = out
  }

  /** The others: those that met all before. */
  function meet(lists: readonly List[], n: number, size: number): void {
    for (const list of lists) {
      const few = count * fewer < (list.about ?? 0)
      if (few && !sorted) order.subarray(0, count).sort()
      if (few) sorted = true
      const { count: read, seqs } = list.read({
        weights: false,
        among: few ? order.subarray(0, count) : undefined,
      })
      const having = upTo(seqs, read, size)
      for (let i = 0; i < having; i += 1) if (met[seqs[i]!] === n) met[seqs[i]!] = n + 1
    }
    keep(n + 1)
  }

  function keep(wanted: number): void {
    let kept = 0
    for (let i = 0; i < count; i += 1) if (met[order[i]!] === wanted) order[kept++] = order[i]!
    count = kept
  }

  /** `clauses` rarest first; `without`: lists of what must not be there. */
  return (clauses: readonly Weighing[], without: readonly List[], size: number): Int32Array => {
    makeRoom(size)
    clauses.forEach(({ lists }, n) => {
      const all = covering(lists)
      if (n > 0) meet(all, n, size)
      else {
        for (const list of all) open(list, size)
        sorted = all.length === 1
      }
    })
    for (const list of without) {
      const { count: read, seqs } = list.read({ weights: false })
      for (let i = upTo(seqs, read, size) - 1; i >= 0; i -= 1) met[seqs[i]!] = 255
    }
    if (without.length) keep(clauses.length)
    return order.subarray(0, count)
  }
}

/** How many of the sorted `seqs` are below `size`: another connection may have added some since the columns were read. */
export function upTo(seqs: Int32Array, count: number, size: number): number {
  let end = count
  while (end > 0 && seqs[end - 1]! >= size) end -= 1
  return end
}
