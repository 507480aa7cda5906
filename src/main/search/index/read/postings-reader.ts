import { docs, readSmallList } from '../format/docs.ts'
import { IMPACTS, IN_TITLE, impact, LENGTH_SHIFT, level, MAX_FREQUENCY, timesOf } from '../format/impact.ts'
import { firstOf, type List, type Part } from '../format/posting-list.ts'
import type { Postings, Reading } from '../model.ts'
import { counts, type State } from '../state.ts'
import type { Segment } from '../store.ts'
import { type Adder, adder } from './adder.ts'
import type { PartReader } from './part-reader.ts'
import { notBefore } from './sorted.ts'

/** A list, with its segment. */
export type SegmentList = readonly [Segment, List]

/** Reads lists as weighted postings, into arrays reused from one call to the next. */
export function postingsReader(reader: PartReader) {
  const scratch = docs()
  let seqs = new Int32Array(1 << 14)
  let impacts = new Uint8Array(1 << 14)
  let count = 0
  let sums: { size: number; adder: Adder } | undefined

  const reserve = (more: number) => {
    if (count + more <= seqs.length) return
    const size = Math.max(count + more, seqs.length * 2)
    const [moreSeqs, moreImpacts] = [new Int32Array(size), new Uint8Array(size)]
    moreSeqs.set(seqs.subarray(0, count))
    moreImpacts.set(impacts.subarray(0, count))
    ;[seqs, impacts] = [moreSeqs, moreImpacts]
  }
  const result = (): Postings => ({
    count,
    seqs: seqs.subarray(0, count),
    impacts: impacts.subarray(0, count),
  })
  const adderFor = ({ size }: State): Adder => {
    if (!sums || sums.size < size) {
      const larger = size + (size >> 3)
      sums = { size: larger, adder: adder(larger) }
    }
    return sums.adder
  }

  /** Empties the adder into the result. */
  const total = (state: State, adding: Adder, levels: boolean): Postings => {
    count = 0
    adding.each((seq, times, inTitle) => {
      reserve(1)
      seqs[count] = seq
      impacts[count] = impact(levels ? timesOf(times) : times, state.lengths[seq]!) + inTitle * IN_TITLE
      count += 1
    })
    return result()
  }

  /** Appends the sources just read to the result, without the stale ones. */
  function keep({ since, lengths }: State, segment: number, levels: boolean): void {
    const { count: readCount, seqs: from, times, inTitle } = scratch
    reserve(readCount)
    const [toSeqs, toImpacts] = [seqs, impacts]
    let out = count
    for (let n = 0; n < readCount; n += 1) {
      const seq = from[n]!
      // undefined beyond the end of `since`: stale as well
      const first = since[seq]!
      if (!(first > 0 && first <= segment)) continue
      const frequency = levels ? timesOf(times[n]!) : times[n]!
      toSeqs[out] = seq
      toImpacts[out] =
        IMPACTS[(lengths[seq]! << LENGTH_SHIFT) | Math.min(frequency, MAX_FREQUENCY)]! +
        inTitle[n]! * IN_TITLE
      out += 1
    }
    count = out
  }

  /** Reads a whole list of a segment without stale sources straight into the result. */
  function readWhole(state: State, list: List, levels: boolean, withWeights: boolean): void {
    for (const part of list.parts) {
      reserve(part.count)
      const read = withWeights ? reader.weighed(state, list, part, levels) : reader.seqs(list, part)
      const isFull = part.count === read.seqs.length
      seqs.set(isFull ? read.seqs : read.seqs.subarray(0, part.count), count)
      if (withWeights) impacts.set(isFull ? read.impacts : read.impacts.subarray(0, part.count), count)
      count += part.count
    }
  }

  /** Reads a part in place of what was read before. */
  function readPart(list: List, part: Part): void {
    const { seqs: from } = reader.seqs(list, part)
    const { times, titles } = reader.details(part)
    scratch.count = part.count
    for (let n = 0; n < part.count; n += 1) {
      scratch.seqs[n] = from[n]!
      scratch.times[n] = times[n]!
      scratch.inTitle[n] = titles[n]!
    }
  }

  /** Reads the sources of a list that are in `among`; parts without any of them are skipped. */
  function readAmong(state: State, segment: number, list: List, levels: boolean, among: Int32Array): void {
    let at = 0
    for (const part of list.parts) {
      at = notBefore(among, at, part.first)
      if (at === among.length) return
      if (among[at]! > part.last) continue
      const { seqs: from } = reader.seqs(list, part)
      let hits = 0
      for (let n = 0; at < among.length && among[at]! <= part.last; at += 1) {
        n = notBefore(from, n, among[at]!, part.count)
        if (n < part.count && from[n] === among[at]) places[hits++] = n
      }
      if (!hits) continue
      const { times, titles } = reader.details(part)
      for (let n = 0; n < hits; n += 1) {
        const place = places[n]!
        scratch.seqs[n] = from[place]!
        scratch.times[n] = times[place]!
        scratch.inTitle[n] = titles[place]!
      }
      scratch.count = hits
      keep(state, segment, levels)
    }
  }
  const places = new Int32Array(scratch.seqs.length)

  /** Reads one part after the other, calling `visit` after each. */
  function eachPart(list: List, visit: () => void): void {
    scratch.count = 0
    if (list.parts.length === 0) {
      readSmallList(list, scratch)
      visit()
    }
    for (const part of list.parts) {
      readPart(list, part)
      visit()
    }
  }

  /** Adds up the lists source by source; for words that share a prefix, keeps the heaviest. */
  function sumLists(state: State, lists: Iterable<SegmentList>, how: 'words' | 'begun' | 'levels'): Postings {
    const adding = adderFor(state)
    const heaviest = how !== 'words'
    for (const [{ id }, list] of lists)
      eachPart(list, () => {
        const { count: readCount, seqs: from, times, inTitle } = scratch
        for (let n = 0; n < readCount; n += 1) {
          if (!counts(state.since, from[n]!, id)) continue
          adding.add(from[n]!, how === 'begun' ? level(times[n]!) : times[n]!, inTitle[n]!, heaviest)
        }
      })
    return total(state, adding, heaviest)
  }

  /** Reads one list a segment, one after the other, as long as each segment begins after the sources of those before it. */
  function chainLists(
    state: State,
    lists: readonly SegmentList[],
    levels: boolean,
    how: Reading = {},
  ): Postings {
    count = 0
    let last = -1
    for (const [segment, list] of lists) {
      // overlapping segments are added up
      if (firstOf(list) <= last) return sumLists(state, lists, levels ? 'levels' : 'words')
      last = list.parts.at(-1)?.last ?? last
      if (list.parts.length === 0) {
        scratch.count = 0
        readSmallList(list, scratch)
        last = scratch.seqs[scratch.count - 1] ?? last
        keep(state, segment.id, levels)
      } else if (how.among) readAmong(state, segment.id, list, levels, how.among)
      else if (state.clean.has(segment.id)) readWhole(state, list, levels, how.weights !== false)
      else
        for (const part of list.parts) {
          readPart(list, part)
          keep(state, segment.id, levels)
        }
    }
    return result()
  }

  return { chainLists, sumLists, adderFor, total }
}
