import { docs, readSmallList } from '../format/docs.ts'
import type { List } from '../format/posting-list.ts'
import type { WordRun } from '../model.ts'
import { counts, type State } from '../state.ts'
import { type Segment, STEM_MARK, type Store } from '../store.ts'
import type { Adder } from './adder.ts'
import { matcher } from './matcher.ts'
import { PART_SOURCES, type PartReader } from './part-reader.ts'
import { CHUNK_SOURCES, phrasePlaces } from './phrase-places.ts'
import { mergeSorted } from './sorted.ts'

/** A word in over twice as many sources as the rarest word of a phrase is not used to filter candidates beforehand. */
const FILTER_RATIO = 2
/** Words of an unordered match, at most. */
const MAX_UNORDERED_WORDS = 8

/** Looks in one segment for words that follow each other, and adds up their matches by source. */
export function phrases(tables: Store, parts: PartReader) {
  const places = phrasePlaces()
  const scratch = docs(PART_SOURCES)

  /** The sources of lists, stale ones left out. */
  function union(state: State, segment: Segment, lists: readonly List[]): Int32Array {
    return lists.map(list => currentSources(state, segment, list)).reduce(mergeSorted)
  }

  function currentSources(state: State, segment: Segment, list: List): Int32Array {
    const all = new Int32Array(list.count)
    let count = 0
    const add = (seqs: Int32Array, length: number) => {
      for (let n = 0; n < length; n += 1)
        if (counts(state.since, seqs[n]!, segment.id)) all[count++] = seqs[n]!
    }
    if (!list.parts.length) {
      scratch.count = 0
      readSmallList(list, scratch)
      add(scratch.seqs, scratch.count)
    }
    for (const part of list.parts) add(parts.seqs(list, part).seqs, part.count)
    return all.subarray(0, count)
  }

  /**
   * Adds up the sources looked for where the words are adjacent. The rarest words come first, so that the places of common words are
   * read only in the sources still in play.
   */
  function adjacent(state: State, lists: readonly List[][], order: readonly number[], sum: Adder): void {
    let [from, to] = [0, 1]
    for (const [turn, word] of order.entries())
      if (turn === 0) places.place(from, lists[word]!, word)
      else {
        places.follow(to, lists[word]!, word, from)
        ;[from, to] = [to, from]
      }
    const { values, starts, lengths } = places.placesOf(from)
    const live = places.live()
    for (let n = 0; n < live.length; n += 1) {
      const seq = live[n]!
      sum.add(seq, lengths[n]!, values[starts[n]!]! < state.heads[seq]! ? 1 : 0, false)
    }
  }

  /** The lists of a word in all its spellings. */
  const listsOf = (segment: Segment, word: string): List[] =>
    [...tables.range(segment, word, word + STEM_MARK)].map(entry => entry.list())

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
    const order = lists.map((_, at) => at).sort((a, b) => weight(lists[a]!) - weight(lists[b]!))
    const rarest = lists[order[0]!]!
    const commoner = order.slice(1).map(word => lists[word]!)
    const filters = commoner.filter(one => weight(one) <= weight(rarest) * FILTER_RATIO)
    const candidates = union(state, segment, rarest)
    const all = accepts ? candidates.filter(accepts) : candidates
    const isAdjacent = inOrder && slack === 1 && words.length > 1
    const matchedWords = words.slice(0, inOrder ? words.length : MAX_UNORDERED_WORDS).map((_, word) => word)
    for (let from = 0; from < all.length; from += CHUNK_SOURCES) {
      places.begin(all.subarray(from, from + CHUNK_SOURCES), words.length)
      for (const one of filters) places.keepIn(one)
      if (isAdjacent) {
        adjacent(state, lists, order, sum)
        continue
      }
      for (const word of matchedWords) places.place(word, lists[word]!, 0)
      const match = matcher(matchedWords.map(places.placesOf), slack, inOrder)
      for (const [n, seq] of places.live().entries()) {
        const { times, inTitle } = match(n, state.heads[seq]!)
        if (times > 0) sum.add(seq, times, inTitle, false)
      }
    }
    places.trim()
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
    for (let from = 0; from < among.length; from += CHUNK_SOURCES) {
      places.begin(among.subarray(from, from + CHUNK_SOURCES), words.length)
      for (const [word, one] of lists.entries()) places.place(word, one, 0)
      const matchers = runs.map(run =>
        matcher(
          run.words.map(word => places.placesOf(words.indexOf(word))),
          slack,
          run.inOrder,
        ),
      )
      for (const [n, seq] of places.live().entries()) {
        if (!counts(state.since, seq, segment.id)) continue
        for (const [run, match] of matchers.entries())
          if (match(n, state.heads[seq]!).times > 0) marks[run]![from + n] = 1
      }
    }
    places.trim()
  }

  return { addPhrase, markRuns }
}

const weight = (lists: readonly List[]) => lists.reduce((total, { count }) => total + count, 0)
