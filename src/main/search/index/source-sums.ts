import { lengthCode } from './format/impact.ts'
import { lengthenedArray, type NarrowArray, putNumber } from './narrow-array.ts'
import { eachSource, firstIn, lastIn, rankIn } from './source-runs.ts'
import type { Segment } from './store.ts'

/** Sums, by source, of what the segments that count say of it; and how many postings are stale. */
export interface SourceSums {
  /** by their first source */
  readonly segments: readonly Segment[]
  /** one more than the last source */
  readonly size: number
  /** by source: code of its length, words of its title */
  readonly lengths: Uint8Array
  readonly heads: NarrowArray
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
 * next, brought up to date in place. Only what searches read is kept by source: the rest is read in the segments again.
 */
export function sourceSums() {
  let segments = new Map<number, Segment>()
  /** by source: the `since` it was counted with */
  let since: NarrowArray = new Uint16Array(0)
  let lengths = new Uint8Array(0)
  let heads: NarrowArray = new Uint16Array(0)
  let stale = new Map<number, number>()
  let [docs, total, repeats, staleCount] = [0, 0, 0, 0]

  function reset(size: number): void {
    segments = new Map()
    since = new Uint16Array(size)
    lengths = new Uint8Array(size)
    heads = new Uint16Array(size)
    stale = new Map()
    ;[docs, total, repeats, staleCount] = [0, 0, 0, 0]
  }

  function lengthen(size: number): void {
    if (size <= since.length) return
    since = lengthenedArray(since, size)
    heads = lengthenedArray(heads, since.length)
    const longer = new Uint8Array(since.length)
    longer.set(lengths)
    lengths = longer
  }

  /** Tells whether a segment counts for a source; one that does not is counted as stale (`sign` 1), or no more (-1). */
  function isCurrent({ id }: Segment, seq: number, sign: 1 | -1): boolean {
    const first = since[seq]!
    if (first > 0 && id >= first) return true
    stale.set(id, (stale.get(id) ?? 0) + sign)
    staleCount += sign
    return false
  }

  /** Counts (`sign` 1), or counts no more (-1), what segments say of a source. */
  function count(seq: number, all: readonly Segment[], sign: 1 | -1): void {
    let [times, words, head] = [0, 0, 0]
    for (const segment of all) {
      const n = rankIn(segment.sources, seq)
      if (n < 0 || !isCurrent(segment, seq, sign)) continue
      times += 1
      words += segment.words[n]!
      head += segment.heads[n]!
    }
    if (times) docs += sign
    repeats += sign * Math.max(0, times - 1)
    total += sign * words
    lengths[seq] = sign === 1 && times ? lengthCode(words) : 0
    heads = putNumber(heads, seq, sign === 1 ? head : 0)
  }

  /** Adds up everything. The arrays that only this needs are let go. */
  function countAnew(all: readonly Segment[], next: NarrowArray): void {
    const size = Math.max(next.length, sizeOf(all))
    reset(size)
    since = lengthenedArray(next.slice(), size)
    const times = new Uint16Array(size)
    const words = new Int32Array(size)
    for (const segment of all) {
      segments.set(segment.id, segment)
      eachSource(segment.sources, (seq, n) => {
        if (!isCurrent(segment, seq, 1)) return
        times[seq]! += 1
        words[seq]! += segment.words[n]!
        if (segment.heads[n]) heads = putNumber(heads, seq, heads[seq]! + segment.heads[n]!)
      })
    }
    for (let seq = 0; seq < size; seq += 1) {
      if (!times[seq]) continue
      docs += 1
      repeats += times[seq]! - 1
      total += words[seq]!
      lengths[seq] = lengthCode(words[seq]!)
    }
  }

  /** The sources whose `since` has changed. */
  function changesOf(next: NarrowArray): number[] {
    const seqs: number[] = []
    const end = Math.max(next.length, since.length)
    for (let seq = 0; seq < end; seq += 1) if ((since[seq] ?? 0) !== (next[seq] ?? 0)) seqs.push(seq)
    return seqs
  }

  /** Counts otherwise the sources whose `since` has changed, and those of the segments that came and went. */
  function countChanges(
    all: readonly Segment[],
    next: NarrowArray,
    changes: readonly number[],
    moved: readonly Segment[],
  ): void {
    lengthen(Math.max(next.length, sizeOf(all)))
    const seqs = sourcesOf(changes, moved)
    const [first, last] = [seqs[0] ?? 0, seqs.at(-1) ?? -1]
    const near = (list: Iterable<Segment>) =>
      [...list].filter(({ sources }) => firstIn(sources) <= last && lastIn(sources) >= first)
    const [before, after] = [near(segments.values()), near(all)]
    for (const seq of seqs) {
      count(seq, before, -1)
      since = putNumber(since, seq, next[seq] ?? 0)
      count(seq, after, 1)
    }
    segments = new Map(all.map(segment => [segment.id, segment]))
    for (const id of stale.keys()) if (!segments.has(id)) stale.delete(id)
  }

  /** The sums of these segments, with the `since` of each source. */
  return (all: readonly Segment[], next: NarrowArray): SourceSums => {
    const ids = new Set(all.map(({ id }) => id))
    const changes = changesOf(next)
    const moved = [
      ...all.filter(({ id }) => !segments.has(id)),
      ...[...segments.values()].filter(({ id }) => !ids.has(id)),
    ]
    const changed = changes.length + moved.reduce((sum, { sources }) => sum + sources.count, 0)
    if (changed * CHANGED_SHARE > since.length) countAnew(all, next)
    else countChanges(all, next, changes, moved)
    const filled = all
      .filter(({ sources }) => sources.count > 0)
      .sort((a, b) => firstIn(a.sources) - firstIn(b.sources))
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

/** The sources of a list and of segments, each once, in order. */
function sourcesOf(list: readonly number[], segments: readonly Segment[]): Int32Array {
  const all = new Int32Array(list.length + segments.reduce((sum, { sources }) => sum + sources.count, 0))
  all.set(list)
  let count = list.length
  for (const { sources } of segments)
    eachSource(sources, seq => {
      all[count++] = seq
    })
  all.sort()
  return all.filter((seq, n) => n === 0 || seq !== all[n - 1])
}

const sizeOf = (segments: readonly Segment[]): number =>
  segments.reduce((size, { sources }) => Math.max(size, lastIn(sources) + 1), 0)
