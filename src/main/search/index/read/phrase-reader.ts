import { docs, readDocs } from '../format/docs.ts'
import { type Numbers, type PlaceReader, placesOf } from '../format/place-list.ts'
import type { List } from '../format/posting-list.ts'
import type { WordRun } from '../model.ts'
import { counts, type State } from '../state.ts'
import { type Segment, STEM_MARK, type Store } from '../store.ts'
import { type Adder, adder } from './adder.ts'
import { asBeginnings, follower, join, type WordPlaces } from './follow.ts'
import { listWalk } from './list-walk.ts'
import { matcher } from './matcher.ts'

/** Sources whose places are in memory at once. */
const CHUNK_SOURCES = 4096
/** A word in over twice as many sources as the rarest word of a phrase is not used to filter candidates beforehand. */
const FILTER_RATIO = 2
/** Words of an unordered match, at most. */
const MAX_UNORDERED_WORDS = 8
/** Larger buffers of places are not pooled between two phrases. */
const MAX_POOLED_PLACES = 1 << 20

const numbers = (): Numbers => ({ values: new Int32Array(1 << 12), count: 0 })
const wordPlacesBuffer = (): WordPlaces => ({
  ...numbers(),
  starts: new Int32Array(CHUNK_SOURCES),
  lengths: new Int32Array(CHUNK_SOURCES),
})

/** Looks in one segment for words that follow each other, and adds up their matches by source. */
export function phrases(tables: Store) {
  const scratch = docs(2048)
  const { among, mark } = listWalk()
  let pool: WordPlaces[] = []

  /**
   * The sources, stale ones left out, that may have every word: those of the rarest word, filtered by words of similar frequency.
   * Commoner words are checked later, with their places.
   */
  function candidates(state: State, segment: Segment, words: readonly List[][]): Int32Array {
    const [rarest = [], ...commoner] = words.toSorted((a, b) => weight(a) - weight(b))
    let all = union(state, segment, rarest)
    const filterLists = commoner.filter(lists => weight(lists) <= weight(rarest) * FILTER_RATIO)
    for (const lists of filterLists) {
      const has = new Uint8Array(all.length)
      for (const list of lists) mark(list, all, has)
      let out = 0
      for (let at = 0; at < all.length; at += 1) if (has[at] === 1) all[out++] = all[at]!
      all = all.subarray(0, out)
    }
    return all
  }

  function union(state: State, segment: Segment, lists: readonly List[]): Int32Array {
    scratch.count = 0
    for (const list of lists) readDocs(list, scratch)
    const counting = new Int32Array(scratch.count)
    let out = 0
    for (let n = 0; n < scratch.count; n += 1) {
      const seq = scratch.seqs[n]!
      if (counts(state.since, seq, segment.id)) counting[out++] = seq
    }
    if (lists.length === 1) return counting.subarray(0, out)
    const all = adder(state.size)
    for (let n = 0; n < out; n += 1) all.add(counting[n]!, 1, 0, true)
    let count = 0
    all.each(seq => {
      counting[count++] = seq
    })
    return counting.subarray(0, count)
  }

  /** Reads the places of a word, in all its spellings, in the sources `all[from..to]`. */
  function place(lists: readonly List[], all: Int32Array, from: number, to: number, into: WordPlaces): void {
    into.count = 0
    into.lengths.fill(0)
    const add = (reader: PlaceReader, n: number, at: number) => {
      const start = into.count
      placesOf(reader, n, into)
      join(into, at - from, start)
    }
    for (const list of lists) among(list, all, from, to, add)
  }

  const live = new Int32Array(CHUNK_SOURCES)
  const follows = follower()

  /** Keeps the beginnings, in the first `count` sources of `live`, which another word follows; returns the number of sources left. */
  function keepFollowed(
    lists: readonly List[],
    rank: number,
    beginnings: WordPlaces,
    into: WordPlaces,
    count: number,
  ): number {
    into.count = 0
    into.lengths.fill(0)
    const add = (reader: PlaceReader, n: number, at: number) => {
      const start = into.count
      follows(beginnings, at, rank, reader, n, into)
      if (into.count > start) join(into, at, start)
    }
    for (const list of lists) among(list, live, 0, count, add)
    let out = 0
    for (let n = 0; n < count; n += 1) {
      if (into.lengths[n] === 0) continue
      live[out] = live[n]!
      into.starts[out] = into.starts[n]!
      into.lengths[out] = into.lengths[n]!
      out += 1
    }
    return out
  }

  /**
   * Adds up the sources `all[from..to]` where the words are adjacent. The rarest words come first, so that the places of common
   * words are read only in the sources still in play.
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
    let [beginnings, other] = pool as [WordPlaces, WordPlaces]
    for (const [turn, word] of order.entries()) {
      if (turn === 0) {
        place(lists[word]!, live, 0, count, beginnings)
        asBeginnings(beginnings, word)
      } else {
        count = keepFollowed(lists[word]!, word, beginnings, other, count)
        ;[beginnings, other] = [other, beginnings]
      }
    }
    for (let n = 0; n < count; n += 1) {
      const [seq, first] = [live[n]!, beginnings.starts[n]!]
      sum.add(seq, beginnings.lengths[n]!, beginnings.values[first]! < state.heads[seq]! ? 1 : 0, false)
    }
  }

  /** The lists of a word in all its spellings. */
  const listsOf = (segment: Segment, word: string): List[] =>
    [...tables.range(segment, word, word + STEM_MARK)].map(entry => entry.list())

  /** Buffers of places for this many words, kept from one call to the next. */
  function buffers(count: number): WordPlaces[] {
    while (pool.length < count) pool.push(wordPlacesBuffer())
    return pool.slice(0, count)
  }

  /** Forgets the buffers that grew large. */
  const trimBuffers = () => {
    pool = pool.filter(({ values }) => values.length < MAX_POOLED_PLACES)
  }

  /** Adds up the sources where the words of one phrase match; `accepts` selects those to look at. */
  function addPhrase(
    state: State,
    segment: Segment,
    words: readonly string[],
    slack: number,
    inOrder: boolean,
    sum: Adder,
    accepts?: (seq: number) => boolean,
  ): void {
    const lists = words.map(word => listsOf(segment, word))
    if (lists.length === 0 || lists.some(one => one.length === 0)) return
    const candidateSeqs = candidates(state, segment, lists)
    const all = accepts ? candidateSeqs.filter(accepts) : candidateSeqs
    if (all.length === 0) return
    const wordPlaces = buffers(words.length)
    const order = lists.map((_, at) => at).sort((a, b) => weight(lists[a]!) - weight(lists[b]!))
    if (inOrder && slack === 1 && words.length > 1) {
      for (let from = 0; from < all.length; from += CHUNK_SOURCES)
        adjacent(state, lists, order, all, [from, Math.min(all.length, from + CHUNK_SOURCES)], sum)
      trimBuffers()
      return
    }
    const match = matcher(inOrder ? wordPlaces : wordPlaces.slice(0, MAX_UNORDERED_WORDS), slack, inOrder)
    for (let from = 0; from < all.length; from += CHUNK_SOURCES) {
      const to = Math.min(all.length, from + CHUNK_SOURCES)
      for (const [word, into] of wordPlaces.entries()) place(lists[word]!, all, from, to, into)
      for (let at = from; at < to; at += 1) {
        const seq = all[at]!
        const { times, inTitle } = match(at - from, state.heads[seq]!)
        if (times > 0) sum.add(seq, times, inTitle, false)
      }
    }
    trimBuffers()
  }

  /**
   * Sets the marks of each run at the indexes of the sources of `among` where its words match. The places of a word are read once,
   * however many runs it is in.
   */
  function markRuns(
    state: State,
    segment: Segment,
    runs: readonly WordRun[],
    slack: number,
    among: Int32Array,
    marks: readonly Uint8Array[],
  ): void {
    const words = [...new Set(runs.flatMap(run => run.words))]
    const lists = words.map(word => listsOf(segment, word))
    const places = buffers(words.length)
    const matchers = runs.map(run =>
      matcher(
        run.words.map(word => places[words.indexOf(word)]!),
        slack,
        run.inOrder,
      ),
    )
    for (let from = 0; from < among.length; from += CHUNK_SOURCES) {
      const to = Math.min(among.length, from + CHUNK_SOURCES)
      for (const [n, into] of places.entries()) place(lists[n]!, among, from, to, into)
      for (let at = from; at < to; at += 1) {
        const seq = among[at]!
        if (!counts(state.since, seq, segment.id)) continue
        for (const [n, match] of matchers.entries())
          if (match(at - from, state.heads[seq]!).times > 0) marks[n]![at] = 1
      }
    }
    trimBuffers()
  }

  return { addPhrase, markRuns }
}

const weight = (lists: readonly List[]) => lists.reduce((total, { count }) => total + count, 0)
