import { lengthCode } from './format/impact.ts'
import type { Segment } from './store.ts'

/** Sums, by source, of what the segments that count say of it; and how many postings are stale. */
export interface SourceSums {
  /** by their first source */
  readonly segments: readonly Segment[]
  /** one more than the last source */
  readonly size: number
  /** by source: code of its length, words of its title */
  readonly lengths: Uint8Array
  readonly heads: Int32Array
  readonly docs: number
  readonly words: number
  /** stale or repeated postings of sources: an upper bound of the error of a count */
  readonly loose: number
  /** the segments without stale sources */
  readonly clean: ReadonlySet<number>
  /** by segment: how many of its sources are stale */
  staleIn(segment: Segment): number
}

/** Beyond one source in as many, adding all of them up anew costs less than adding what changed. */
const CHANGED_SHARE = 4

/**
 * Adds up segments, and keeps the sums true as segments come and go and sources change: the arrays of one state are those of the
 * next, brought up to date in place.
 */
export function sourceSums() {
  let segments = new Map<number, Segment>()
  /** by source: the `since` it was counted with, its words, how many segments count for it */
  let since = new Int32Array(0)
  let words = new Int32Array(0)
  let times = new Uint16Array(0)
  let lengths = new Uint8Array(0)
  let heads = new Int32Array(0)
  let stale = new Map<number, number>()
  let [docs, total, repeats, staleCount] = [0, 0, 0, 0]

  function reset(size: number): void {
    segments = new Map()
    since = new Int32Array(size)
    words = new Int32Array(size)
    times = new Uint16Array(size)
    lengths = new Uint8Array(size)
    heads = new Int32Array(size)
    stale = new Map()
    ;[docs, total, repeats, staleCount] = [0, 0, 0, 0]
  }

  function lengthen(size: number): void {
    if (size <= since.length) return
    const length = size + (size >> 3) + 1024
    const longer = <T extends { set(from: T): void }>(array: T, larger: T): T => {
      larger.set(array)
      return larger
    }
    since = longer(since, new Int32Array(length))
    words = longer(words, new Int32Array(length))
    times = longer(times, new Uint16Array(length))
    lengths = longer(lengths, new Uint8Array(length))
    heads = longer(heads, new Int32Array(length))
  }

  /** Counts (`sign` 1), or counts no more (-1), what a segment says of its nth source. */
  function count(segment: Segment, n: number, sign: 1 | -1): void {
    const seq = segment.seqs[n]!
    const first = since[seq]!
    if (!(first > 0 && segment.id >= first)) {
      stale.set(segment.id, (stale.get(segment.id) ?? 0) + sign)
      staleCount += sign
      return
    }
    const before = times[seq]!
    times[seq] = before + sign
    if (before + (sign === 1 ? 0 : -1) === 0) docs += sign
    else repeats += sign
    const own = segment.words[n]!
    words[seq]! += sign * own
    total += sign * own
    heads[seq]! += sign * segment.heads[n]!
    lengths[seq] = times[seq] ? lengthCode(words[seq]!) : 0
  }
  function countAll(segment: Segment, sign: 1 | -1): void {
    for (let n = 0; n < segment.seqs.length; n += 1) count(segment, n, sign)
  }

  /** Counts a source otherwise, when its `since` has changed. */
  function change(seq: number, next: number): void {
    const ranks: [Segment, number][] = []
    for (const segment of segments.values()) {
      const n = rankOf(segment.seqs, seq)
      if (n >= 0) ranks.push([segment, n])
    }
    for (const [segment, n] of ranks) count(segment, n, -1)
    since[seq] = next
    for (const [segment, n] of ranks) count(segment, n, 1)
  }

  function countAnew(all: readonly Segment[], next: Int32Array): void {
    reset(Math.max(next.length, sizeOf(all)))
    since.set(next)
    for (const segment of all) {
      segments.set(segment.id, segment)
      countAll(segment, 1)
    }
  }

  /** The sources whose `since` has changed. */
  function changesOf(next: Int32Array): number[] {
    const seqs: number[] = []
    const end = Math.max(next.length, since.length)
    for (let seq = 0; seq < end; seq += 1) if ((since[seq] ?? 0) !== (next[seq] ?? 0)) seqs.push(seq)
    return seqs
  }

  function countChanges(all: readonly Segment[], next: Int32Array, changes: readonly number[]): void {
    lengthen(Math.max(next.length, sizeOf(all)))
    const left = new Set(all.map(({ id }) => id))
    for (const segment of [...segments.values()])
      if (!left.has(segment.id)) {
        countAll(segment, -1)
        segments.delete(segment.id)
        stale.delete(segment.id)
      }
    for (const seq of changes) change(seq, next[seq] ?? 0)
    for (const segment of all)
      if (!segments.has(segment.id)) {
        segments.set(segment.id, segment)
        countAll(segment, 1)
      }
  }

  /** The sums of these segments, with the `since` of each source. */
  return (all: readonly Segment[], next: Int32Array): SourceSums => {
    const ids = new Set(all.map(({ id }) => id))
    const changes = changesOf(next)
    const changed =
      changes.length +
      sizes(all.filter(({ id }) => !segments.has(id))) +
      sizes([...segments.values()].filter(({ id }) => !ids.has(id)))
    if (changed * CHANGED_SHARE > since.length) countAnew(all, next)
    else countChanges(all, next, changes)
    const filled = all.filter(({ seqs }) => seqs.length > 0).sort((a, b) => a.seqs[0]! - b.seqs[0]!)
    const staleIn = ({ id }: Segment) => stale.get(id) ?? 0
    return {
      segments: filled,
      size: sizeOf(filled),
      ...{ lengths, heads, docs, words: total, loose: staleCount + repeats },
      clean: new Set(filled.filter(one => staleIn(one) === 0).map(({ id }) => id)),
      staleIn,
    }
  }
}

const sizes = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { seqs }) => sum + seqs.length, 0)

const sizeOf = (segments: readonly Segment[]): number =>
  segments.reduce((size, { seqs }) => Math.max(size, (seqs.at(-1) ?? -1) + 1), 0)

/** The index of a value in a sorted list, -1 where it is not there. */
function rankOf(seqs: Int32Array, seq: number): number {
  let [low, high] = [0, seqs.length]
  if (high === 0 || seq < seqs[0]! || seq > seqs[high - 1]!) return -1
  while (low < high) {
    const middle = (low + high) >> 1
    if (seqs[middle]! < seq) low = middle + 1
    else high = middle
  }
  return seqs[low] === seq ? low : -1
}
