import {
  docs,
  type List,
  type Numbers,
  type Part,
  readDocs,
  readFewPlaces,
  readPart,
  readPlaces,
  widen,
} from './list.ts'
import { matcher } from './match.ts'
import { counts, type State } from './state.ts'
import { type Segment, type Store, stemMark } from './store.ts'
import { type Adder, adder } from './sum.ts'

/** Sources whose places are held at once. */
const chunk = 4096

/** The places of a word in some sources: from `starts[n]`, `lengths[n]` of them for the n-th source. */
interface Placed extends Numbers {
  readonly starts: Int32Array
  readonly lengths: Int32Array
}

/** Looks in one segment for words that follow each other, and adds up where they do. */
export function phrases(tables: Store) {
  const scratch = docs(2048)
  const found: Numbers = { values: new Int32Array(1 << 12), count: 0 }
  let pool: Placed[] = []

  /** The sources that have every word, those that count. */
  function candidates(state: State, segment: Segment, words: readonly List[][]): Int32Array {
    const [rarest = [], ...others] = words.toSorted((a, b) => weight(a) - weight(b))
    const union = adder(state.size)
    for (const list of rarest) {
      scratch.count = 0
      readDocs(list, scratch)
      for (let n = 0; n < scratch.count; n += 1)
        if (counts(state.since, scratch.seqs[n]!, segment.id)) union.add(scratch.seqs[n]!, 1, 0, true)
    }
    let kept: number[] = []
    union.each(seq => kept.push(seq))
    for (const lists of others) {
      const has = new Uint8Array(kept.length)
      const all = Int32Array.from(kept)
      for (const list of lists)
        eachAmong(list, all, 0, all.length, at => {
          has[at] = 1
        })
      kept = kept.filter((_, at) => has[at])
    }
    return Int32Array.from(kept)
  }

  /** Calls back for each of the sources `all[from..to]` that a list has; only the parts where they may be are read. */
  function eachAmong(
    list: List,
    all: Int32Array,
    from: number,
    to: number,
    found: (at: number, n: number, part: Part | undefined) => void,
  ): void {
    let at = from
    const through = (part: Part | undefined) => {
      for (let n = 0; n < scratch.count && at < to; n += 1) {
        const seq = scratch.seqs[n]!
        while (at < to && all[at]! < seq) at += 1
        if (at < to && all[at] === seq) found(at, n, part)
      }
    }
    if (list.parts.length === 0) {
      scratch.count = 0
      readDocs(list, scratch)
      through(undefined)
      return
    }
    for (const part of list.parts) {
      while (at < to && all[at]! < part.first) at += 1
      if (at >= to) return
      if (all[at]! > part.last) continue
      scratch.count = 0
      readPart(list, part, scratch)
      through(part)
    }
  }

  /** The places of a word, written in any way, in the sources `all[from..to]`. */
  function place(lists: readonly List[], all: Int32Array, from: number, to: number, into: Placed): void {
    into.count = 0
    into.lengths.fill(0)
    for (const list of lists)
      eachAmong(list, all, from, to, (at, n, part) => {
        if (part) readPlaces(list, part, scratch.times, 0, n, n + 1, found)
        else fewPlaces(list, n)
        join(into, at - from)
      })
  }

  function fewPlaces(list: List, wanted: number): void {
    const copy = docs(16)
    const all: Numbers = { values: new Int32Array(64), count: 0 }
    readFewPlaces(list, copy, all)
    let before = 0
    for (let n = 0; n < wanted; n += 1) before += copy.times[n]!
    const count = copy.times[wanted]!
    found.count = 0
    widen(found, count)
    found.values.set(all.values.subarray(before, before + count))
    found.count = count
  }

  /** Adds the places just found to those of the n-th source. */
  function join(into: Placed, n: number): void {
    const before = into.lengths[n]!
    const start = into.starts[n]!
    const length = before + found.count
    widen(into, length)
    const at = into.count
    if (before > 0) into.values.copyWithin(at, start, start + before)
    into.values.set(found.values.subarray(0, found.count), at + before)
    if (before > 0) into.values.subarray(at, at + length).sort()
    into.starts[n] = at
    into.lengths[n] = length
    into.count = at + length
  }

  return (
    state: State,
    segment: Segment,
    words: readonly string[],
    slack: number,
    ordered: boolean,
    sum: Adder,
  ): void => {
    const lists = words.map(word =>
      [...tables.range(segment, word, word + stemMark)].map(entry => entry.list()),
    )
    if (lists.length === 0 || lists.some(one => one.length === 0)) return
    const all = candidates(state, segment, lists)
    while (pool.length < words.length)
      pool.push({
        values: new Int32Array(1 << 12),
        count: 0,
        starts: new Int32Array(chunk),
        lengths: new Int32Array(chunk),
      })
    const placed = pool.slice(0, words.length)
    const rarest = lists.reduce((best, one, at) => (weight(one) < weight(lists[best]!) ? at : best), 0)
    const match = matcher(placed, slack, ordered, rarest)
    for (let from = 0; from < all.length; from += chunk) {
      const to = Math.min(all.length, from + chunk)
      placed.forEach((into, word) => void place(lists[word]!, all, from, to, into))
      for (let at = from; at < to; at += 1) {
        const seq = all[at]!
        const { times, titled } = match(at - from, state.heads[seq]!)
        if (times > 0) sum.add(seq, times, titled, false)
      }
    }
    // What a very common word has made large is given back.
    pool = pool.filter(({ values }) => values.length < 1 << 20)
  }
}

const weight = (lists: readonly List[]) => lists.reduce((total, { count }) => total + count, 0)
