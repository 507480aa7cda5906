import { covering, type List } from './query-plan.ts'
import type { SharedRoom } from './room.ts'

/** A clause: its lists, and whether it chooses without weighing. */
export interface WeightedClause {
  readonly lists: readonly List[]
  readonly weightless: boolean
}

/** A list over this many times longer than the sources left is not read whole: the sources are looked up in it. */
export const LOOKUP_RATIO = 24

/**
 * Intersects clauses without weighing, to count an answer, in arrays shared with what weighs. The result is valid until the next
 * intersection or weighing.
 */
export function intersection(shared: SharedRoom) {
  let { clausesMet, order } = shared.clear(0)
  let [count, isSorted] = [0, false]

  function makeRoom(size: number): void {
    ;({ clausesMet, order } = shared.clear(size))
    count = 0
  }

  /** Takes the sources of the first clause, each once. */
  function open(list: List, size: number): void {
    const { count: readCount, seqs } = list.read({ weights: false })
    const end = upTo(seqs, readCount, size)
    let out = count
    if (out === 0)
      for (let i = 0; i < end; i += 1) {
        const seq = seqs[i]!
        clausesMet[seq] = 1
        order[out++] = seq
      }
    else
      for (let i = 0; i < end; i += 1) {
        const seq = seqs[i]!
        if (clausesMet[seq] !== 0) continue
        clausesMet[seq] = 1
        order[out++] = seq
      }
    count = out
  }

  /** Intersects with another clause. */
  function meet(lists: readonly List[], n: number, size: number): void {
    const [only, ...others] = lists
    if (only && others.length === 0 && keepIn(only, n)) return
    for (const list of lists) mark(list, n, size)
    keep(n + 1)
  }

  /** Keeps, in one pass, the sources of the only list of a clause; false where that list is not at hand by source. */
  function keepIn(list: List, n: number): boolean {
    const bySource = list.impacts?.()
    const bits = bySource ? undefined : list.bits?.()
    if (!bySource && !bits) return false
    let out = 0
    if (bySource)
      for (let i = 0; i < count; i += 1) {
        const seq = order[i]!
        if (bySource[seq] !== 0) order[out++] = seq
      }
    else if (bits)
      for (let i = 0; i < count; i += 1) {
        const seq = order[i]!
        if (bits[seq >> 3]! & (1 << (seq & 7))) order[out++] = seq
      }
    for (let i = 0; i < out; i += 1) clausesMet[order[i]!] = n + 1
    count = out
    return true
  }

  /** Marks the sources of one of the lists of a clause. */
  function mark(list: List, n: number, size: number): void {
    const bySource = list.impacts?.()
    if (bySource) {
      for (let i = 0; i < count; i += 1) {
        const seq = order[i]!
        if (bySource[seq] && clausesMet[seq] === n) clausesMet[seq] = n + 1
      }
      return
    }
    const bits = list.bits?.()
    if (bits) {
      for (let i = 0; i < count; i += 1) {
        const seq = order[i]!
        if (bits[seq >> 3]! & (1 << (seq & 7)) && clausesMet[seq] === n) clausesMet[seq] = n + 1
      }
      return
    }
    const few = count * LOOKUP_RATIO < (list.about ?? 0)
    if (few && !isSorted) order.subarray(0, count).sort()
    if (few) isSorted = true
    const { count: readCount, seqs } = list.read({
      weights: false,
      among: few ? order.subarray(0, count) : undefined,
    })
    const end = upTo(seqs, readCount, size)
    for (let i = 0; i < end; i += 1) if (clausesMet[seqs[i]!] === n) clausesMet[seqs[i]!] = n + 1
  }

  function keep(clauseCount: number): void {
    let out = 0
    for (let i = 0; i < count; i += 1) if (clausesMet[order[i]!] === clauseCount) order[out++] = order[i]!
    count = out
  }

  /** `clauses` rarest first; `exclusions`: lists of excluded words. */
  return (clauses: readonly WeightedClause[], exclusions: readonly List[], size: number): Int32Array => {
    makeRoom(size)
    clauses.forEach(({ lists }, n) => {
      const all = covering(lists)
      if (n > 0) meet(all, n, size)
      else {
        for (const list of all) open(list, size)
        isSorted = all.length === 1
      }
    })
    for (const list of exclusions) {
      const { count: readCount, seqs } = list.read({ weights: false })
      for (let i = upTo(seqs, readCount, size) - 1; i >= 0; i -= 1) clausesMet[seqs[i]!] = 255
    }
    if (exclusions.length) keep(clauses.length)
    return order.subarray(0, count)
  }
}

/** The number of the sorted `seqs` below `size`: another connection may have added sources since the columns were read. */
export function upTo(seqs: Int32Array, count: number, size: number): number {
  let end = count
  while (end > 0 && seqs[end - 1]! >= size) end -= 1
  return end
}
