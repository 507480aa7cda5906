import type { Grouped } from './group.ts'
import { level } from './weight.ts'

/** Words of at most so many first letters have their own lists. */
export const begunLength = 4

/** What is told of each source that has words begun so: sixteen times its rank, twice the level, plus one when in a title. */
type Found = (prefix: string, sources: Int32Array, from: number, to: number) => void

/**
 * The sources that have words begun by each run of one to four letters, in the order of these; the level is that of the word
 * said most. The lists of four letters are made from those of the terms, the shorter ones from the longer. To be kept from one
 * batch to the next. `folded`: the terms of the batch without how they are written, in order.
 */
export function begunLists() {
  let gathered: ReturnType<typeof gathering>[] = []
  let room = 0
  let [folded, sources]: [readonly string[], number] = [[], 0]
  let { starts, ranks, said }: Pick<Grouped, 'starts' | 'ranks' | 'said'> = nothing
  let found: Found
  let held = new Int32Array(1 << 14)
  let length = 0
  /** the prefixes begun by the same letter, each before those it begins */
  let nodes: { prefix: string; from: number; to: number }[] = []

  /** Terms from `first` to `end`, which share their first `depth` letters: what they say goes to the list of that depth. */
  function visit(depth: number, first: number, end: number): void {
    const into = gathered[depth]!
    for (let term = first; term < end; ) {
      const word = folded[term]!
      if (depth === begunLength || word.length <= depth) {
        for (let at = starts[term]!, last = starts[term + 1]!; at < last; at += 1)
          into.add(ranks[at]!, (level(said[at]! >> 1) << 1) | (said[at]! & 1))
        term += 1
        continue
      }
      const prefix = word.slice(0, depth + 1)
      let after = term + 1
      while (after < end && folded[after]!.startsWith(prefix)) after += 1
      const node = { prefix, from: 0, to: 0 }
      nodes.push(node)
      visit(depth + 1, term, after)
      node.from = length
      const from = gathered[depth + 1]!
      if (held.length < length + sources) held = enlarged(held, length + sources)
      length = from.take(held, length)
      node.to = length
      if (depth > 0) for (let n = node.from; n < node.to; n += 1) into.add(held[n]! >> 4, held[n]! & 15)
      else tell()
      term = after
    }
  }
  function tell(): void {
    for (const { prefix, from, to } of nodes) found(prefix, held, from, to)
    nodes = []
    length = 0
  }
  return (terms: readonly string[], grouped: Grouped, count: number, each: Found): void => {
    ;[folded, sources, found] = [terms, count, each]
    ;({ starts, ranks, said } = grouped)
    if (room < count) {
      room = count * 2
      gathered = Array.from({ length: begunLength + 1 }, () => gathering(room))
    }
    visit(0, 0, terms.length)
  }
}

const none = new Int32Array(0)
const nothing = { starts: none, ranks: none, said: none }

function enlarged(from: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, from.length * 2))
  larger.set(from)
  return larger
}

/** What is said of each source, the most of it, taken in the order of the sources. */
function gathering(sources: number) {
  const most = new Uint8Array(sources)
  /** a bit for each source of which something is said */
  const some = new Int32Array((sources + 31) >> 5)
  let [low, high] = [some.length, -1]
  return {
    add(rank: number, code: number): void {
      const before = most[rank]!
      const titled = (before | code) & 1
      most[rank] = (Math.max(before, code) & 14) | titled
      const word = rank >> 5
      some[word]! |= 1 << (rank & 31)
      if (word < low) low = word
      if (word > high) high = word
    },
    /** puts them in `into`, from `at` on; returns where they end. It is empty then. */
    take(into: Int32Array, at: number): number {
      let end = at
      for (let word = low; word <= high; word += 1) {
        for (let bits = some[word]!; bits !== 0; bits &= bits - 1) {
          const rank = (word << 5) | (31 - Math.clz32(bits & -bits))
          into[end++] = (rank << 4) | most[rank]!
          most[rank] = 0
        }
        some[word] = 0
      }
      low = some.length
      high = -1
      return end
    },
  }
}
