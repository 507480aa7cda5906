import { docs, readDocs } from './docs.ts'
import { asBeginnings, follower, join, type Placed } from './follow.ts'
import type { List } from './list.ts'
import { matcher } from './match.ts'
import { type Numbers, type PlaceReader, partReader, placesOf } from './places.ts'
import { counts, type State } from './state.ts'
import { type Segment, type Store, stemMark } from './store.ts'
import { type Adder, adder } from './sum.ts'

/** Sources whose places are held at once. */
const chunk = 4096
/** A word in so many times more sources than the rarest of a phrase is no reason to leave any of those out beforehand. */
const tells = 2
/** Words looked for in any order, at most. */
const unordered = 8
/** Room kept from one phrase to the next for the places of a word. */
const roomKept = 1 << 20

const numbers = (): Numbers => ({ values: new Int32Array(1 << 12), count: 0 })

/** Looks in one segment for words that follow each other, and adds up where they do. */
export function phrases(tables: Store) {
  const scratch = docs(2048)
  const packed = numbers()
  let pool: Placed[] = []

  /**
   * The sources that may have every word, those that count. The word that fewest have is read first; one that nearly all have tells
   * nothing here: whether a source has it is seen with its places.
   */
  function candidates(state: State, segment: Segment, words: readonly List[][]): Int32Array {
    const [rarest = [], ...others] = words.toSorted((a, b) => weight(a) - weight(b))
    let all = union(state, segment, rarest)
    const telling = others.filter(lists => weight(lists) <= weight(rarest) * tells)
    for (const lists of telling) {
      const has = new Uint8Array(all.length)
      const mark = (_reader: PlaceReader, _n: number, at: number) => {
        has[at] = 1
      }
      for (const list of lists) among(list, all, 0, all.length, mark)
      let kept = 0
      for (let at = 0; at < all.length; at += 1) if (has[at] === 1) all[kept++] = all[at]!
      all = all.subarray(0, kept)
    }
    return all
  }

  function union(state: State, segment: Segment, lists: readonly List[]): Int32Array {
    scratch.count = 0
    for (const list of lists) readDocs(list, scratch)
    const counting = new Int32Array(scratch.count)
    let kept = 0
    for (let n = 0; n < scratch.count; n += 1) {
      const seq = scratch.seqs[n]!
      if (counts(state.since, seq, segment.id)) counting[kept++] = seq
    }
    if (lists.length === 1) return counting.subarray(0, kept)
    const all = adder(state.size)
    for (let n = 0; n < kept; n += 1) all.add(counting[n]!, 1, 0, true)
    let count = 0
    all.each(seq => {
      counting[count++] = seq
    })
    return counting.subarray(0, count)
  }

  /**
   * Reads the parts of a list where the sources `all[from..to]` may be, and calls back with the n-th source of a part, which is in
   * `all` at `at`.
   */
  function among(
    list: List,
    all: Int32Array,
    from: number,
    to: number,
    found: (reader: PlaceReader, n: number, at: number) => void,
  ): void {
    let at = from
    for (const part of list.parts.length ? list.parts : [undefined]) {
      if (part) {
        while (at < to && all[at]! < part.first) at += 1
        if (at >= to) return
        if (all[at]! > part.last) continue
      }
      const reader = partReader(list, part, scratch, packed)
      const { seqs, count } = scratch
      for (let n = 0; n < count && at < to; n += 1) {
        const seq = seqs[n]!
        while (at < to && all[at]! < seq) at += 1
        if (at < to && all[at] === seq) found(reader, n, at)
      }
    }
  }

  /** The places of a word, written in any way, in the sources `all[from..to]`. */
  function place(lists: readonly List[], all: Int32Array, from: number, to: number, into: Placed): void {
    into.count = 0
    into.lengths.fill(0)
    const add = (reader: PlaceReader, n: number, at: number) => {
      const start = into.count
      placesOf(reader, n, into)
      join(into, at - from, start)
    }
    for (const list of lists) among(list, all, from, to, add)
  }

  const live = new Int32Array(chunk)
  const follows = follower()

  /** Of the beginnings in the first `count` sources of `live`, those another word follows; returns how many sources have some left. */
  function keepFollowed(
    lists: readonly List[],
    rank: number,
    begun: Placed,
    into: Placed,
    count: number,
  ): number {
    into.count = 0
    into.lengths.fill(0)
    const add = (reader: PlaceReader, n: number, at: number) => {
      const start = into.count
      follows(begun, at, rank, reader, n, into)
      if (into.count > start) join(into, at, start)
    }
    for (const list of lists) among(list, live, 0, count, add)
    let kept = 0
    for (let n = 0; n < count; n += 1) {
      if (into.lengths[n] === 0) continue
      live[kept] = live[n]!
      into.starts[kept] = into.starts[n]!
      into.lengths[kept] = into.lengths[n]!
      kept += 1
    }
    return kept
  }

  /**
   * Adds up the sources `all[from..to]` where the words stand side by side. The rarest words are read first: the places of those that
   * are everywhere are read only where the others left something.
   */
  function adjacent(
    state: State,
    lists: readonly List[][],
    order: readonly number[],
    all: Int32Array,
    [from, to]: readonly [number, number],
    sum: Adder,
  ): void {
    live.set(all.subarray(from, to))
    let count = to - from
    let [begun, other] = pool as [Placed, Placed]
    for (const [turn, word] of order.entries()) {
      if (turn === 0) {
        place(lists[word]!, live, 0, count, begun)
        asBeginnings(begun, word)
      } else {
        count = keepFollowed(lists[word]!, word, begun, other, count)
        ;[begun, other] = [other, begun]
      }
    }
    for (let n = 0; n < count; n += 1) {
      const [seq, first] = [live[n]!, begun.starts[n]!]
      sum.add(seq, begun.lengths[n]!, begun.values[first]! < state.heads[seq]! ? 1 : 0, false)
    }
  }

  return (
    state: State,
    segment: Segment,
    words: readonly string[],
    slack: number,
    ordered: boolean,
    sum: Adder,
    wanted?: (seq: number) => boolean,
  ): void => {
    const lists = words.map(word =>
      [...tables.range(segment, word, word + stemMark)].map(entry => entry.list()),
    )
    if (lists.length === 0 || lists.some(one => one.length === 0)) return
    const having = candidates(state, segment, lists)
    const all = wanted ? having.filter(wanted) : having
    if (all.length === 0) return
    while (pool.length < words.length)
      pool.push({ ...numbers(), starts: new Int32Array(chunk), lengths: new Int32Array(chunk) })
    const placed = pool.slice(0, words.length)
    const order = lists.map((_, at) => at).sort((a, b) => weight(lists[a]!) - weight(lists[b]!))
    if (ordered && slack === 1 && words.length > 1) {
      for (let from = 0; from < all.length; from += chunk)
        adjacent(state, lists, order, all, [from, Math.min(all.length, from + chunk)], sum)
      pool = pool.filter(({ values }) => values.length < roomKept)
      return
    }
    const match = matcher(ordered ? placed : placed.slice(0, unordered), slack, ordered)
    for (let from = 0; from < all.length; from += chunk) {
      const to = Math.min(all.length, from + chunk)
      for (const [word, into] of placed.entries()) place(lists[word]!, all, from, to, into)
      for (let at = from; at < to; at += 1) {
        const seq = all[at]!
        const { times, titled } = match(at - from, state.heads[seq]!)
        if (times > 0) sum.add(seq, times, titled, false)
      }
    }
    pool = pool.filter(({ values }) => values.length < roomKept)
  }
}

const weight = (lists: readonly List[]) => lists.reduce((total, { count }) => total + count, 0)
