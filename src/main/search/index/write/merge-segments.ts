import type { SourceTable } from '../format/block.ts'
import { docs, readDocs, readPart } from '../format/docs.ts'
import { type Numbers, placeReader, placesOf, readFewPlaces } from '../format/place-list.ts'
import type { List, Part } from '../format/posting-list.ts'
import type { NarrowArray } from '../narrow-array.ts'
import { eachSource } from '../source-runs.ts'
import { counts } from '../state.ts'
import { isSpelling, PREFIX_MARK, type Segment, STEM_MARK, type Store } from '../store.ts'
import { type ListBuilder, listBuilder } from './list-builder.ts'
import { listMaker } from './list-maker.ts'
import { type Walk, walk } from './term-walk.ts'

/** Segments of one size class are merged by eight into one of the next class. */
export const MERGE_FACTOR = 8
/** Upper bound of the smallest size class. */
export const SMALLEST_TIER_BYTES = 1 << 18
/** Segments of one merge, at most. */
const MAX_SEGMENTS = 24
/** Parts of at least this many sources are copied without decoding. */
const COPIED_PART_SOURCES = 512

/** Chooses the segments to merge next: the smallest size class that is full, else a segment more than half stale. */
export function segmentsToMerge(
  segments: readonly Segment[],
  stale: (segment: Segment) => number,
): Segment[] {
  const tiers = new Map<number, Segment[]>()
  for (const segment of segments) {
    const tier = Math.max(
      0,
      Math.floor(Math.log(segment.bytes / SMALLEST_TIER_BYTES) / Math.log(MERGE_FACTOR)),
    )
    tiers.set(tier, [...(tiers.get(tier) ?? []), segment])
  }
  for (const [, same] of [...tiers].sort(([a], [b]) => a - b))
    if (same.length >= MERGE_FACTOR) return same.slice(0, MAX_SEGMENTS)
  const mostlyStale = segments.find(segment => stale(segment) * 2 > segment.sources.count)
  return mostlyStale ? [mostlyStale] : []
}

function staleIn({ sources, id }: Segment, since: NarrowArray): number {
  let stale = 0
  eachSource(sources, seq => {
    if (!counts(since, seq, id)) stale += 1
  })
  return stale
}

/** Terms merged between two pauses. */
const TERMS_PER_STEP = 64

/** Merges segments into one, without their stale sources, yielding between steps; drops them at the end. */
export function* merge(
  tables: Store,
  id: number,
  segments: readonly Segment[],
  since: NarrowArray,
): Generator<void, void> {
  const maker = listMaker()
  const out = tables.writer(maker.drain)
  out.begin(id)
  const list = listBuilder(maker, out)
  const line = segments
    .map(segment => mergeCursor(tables, segment, since))
    .filter(({ terms }) => terms.key !== undefined)
    .sort((a, b) => (a.terms.key! < b.terms.key! ? -1 : 1))
  for (let terms = 1; mergeTerm(line, list); terms += 1) if (terms % TERMS_PER_STEP === 0) yield
  out.end(tableOf(segments, since))
  for (const segment of segments) tables.drop(segment.id)
}

/** Merges the lists of the next term; false when there is none. */
function mergeTerm(line: MergeCursor[], list: ListBuilder): boolean {
  const [first] = line
  if (!first) return false
  const key = first.terms.key!
  let sameCount = 1
  while (sameCount < line.length && line[sameCount]!.terms.key === key) sameCount += 1
  // a stem that is itself the only word of its kind in a segment has no stem list there: the word's list stands for it
  const wordCursors = key.startsWith(STEM_MARK)
    ? withWord(line, sameCount, key.slice(STEM_MARK.length))
    : none
  if (sameCount > 1 || wordCursors.length > 0 || !first.copyTo(list)) {
    const cursors = line.slice(0, sameCount)
    for (const one of cursors) one.open(one.terms)
    for (const one of wordCursors) one.open(one.words)
    list.begin(isSpelling(key), key.startsWith(PREFIX_MARK))
    mergeSources([...cursors, ...wordCursors], list)
    list.finish(key)
  }
  for (let n = 0; n < sameCount; n += 1) line[n]!.terms.next()
  for (let n = sameCount - 1; n >= 0; n -= 1) reinsert(line, n)
  return true
}

const none: readonly MergeCursor[] = []

/** The cursors, from index `from` on, whose segment has this word; words are looked up in increasing order. */
function withWord(line: readonly MergeCursor[], from: number, word: string): readonly MergeCursor[] {
  let cursors: MergeCursor[] | undefined
  for (let n = from; n < line.length; n += 1) {
    const { words } = line[n]!
    words.upTo(word)
    if (words.key !== word) continue
    cursors ??= []
    cursors.push(line[n]!)
  }
  return cursors ?? none
}

/** Moves a cursor to its place among those after it, which are ordered by their current term; removes it at its end. */
function reinsert(line: MergeCursor[], from: number): void {
  const one = line[from]!
  const { key } = one.terms
  let at = from
  for (; at + 1 < line.length; at += 1) {
    const next = line[at + 1]!
    if (key !== undefined && next.terms.key! >= key) break
    line[at] = next
  }
  line[at] = one
  if (key === undefined) line.pop()
}

/** Merges the sources of several lists, taking runs from one list as long as they come before all others. */
function mergeSources(cursors: readonly MergeCursor[], list: ListBuilder): void {
  for (;;) {
    let [lowest, next]: [MergeCursor | undefined, number] = [undefined, Number.POSITIVE_INFINITY]
    for (const one of cursors) {
      if (one.seq < (lowest?.seq ?? Number.POSITIVE_INFINITY)) {
        next = lowest?.seq ?? next
        lowest = one
      } else if (one !== lowest && one.seq < next) next = one.seq
    }
    if (!lowest || lowest.seq === Number.POSITIVE_INFINITY) return
    lowest.give(list, next)
  }
}

/** A position in one of the merged segments: its current term, and the current source of the opened list. */
interface MergeCursor {
  readonly terms: Walk
  /** a second walk over its terms, for look-ups in increasing order */
  readonly words: Walk
  /** the current source; infinity at the end */
  readonly seq: number
  /** opens the list of the term of a walk */
  open(of: Walk): void
  /** adds the sources up to and including `before`, or copies a whole part */
  give(list: ListBuilder, before: number): void
  /** copies the list of its term without decoding; false when it cannot */
  copyTo(to: ListBuilder): boolean
}

function mergeCursor(tables: Store, segment: Segment, since: NarrowArray): MergeCursor {
  const terms = walk(tables, segment)
  const words = walk(tables, segment)
  const clean = staleIn(segment, since) === 0
  const sources = docs(1024)
  const places: Numbers = { values: new Int32Array(1 << 12), count: 0 }
  const placeBuffer: Numbers = { values: new Int32Array(1 << 12), count: 0 }
  let [list, part, isLoaded, n, place]: [List | undefined, number, boolean, number, number] = [
    undefined,
    0,
    false,
    0,
    0,
  ]

  function load(of: List): void {
    sources.count = 0
    const at = of.parts[part]
    if (at) {
      readPart(of, at, sources)
      if (of.hasPlaces) allPlaces(of, at)
    } else if (of.hasPlaces) readFewPlaces(of, sources, places)
    else readDocs(of, sources)
    isLoaded = true
    n = 0
    place = 0
  }
  function allPlaces(of: List, at: Part): void {
    places.count = 0
    const from = placeReader(of, at, sources.times, placeBuffer)
    for (let source = 0; source < at.count; source += 1) placesOf(from, source, places)
  }
  const self = {
    terms,
    words,
    seq: Number.POSITIVE_INFINITY,
    open(of: Walk) {
      list = of.list()
      part = -1
      nextPart()
    },
    copyTo(to: ListBuilder) {
      const storedList = clean ? terms.storedList() : undefined
      if (storedList) to.copy(terms.key!, terms.count, storedList.bytes, storedList.from, storedList.to)
      return storedList !== undefined
    },
    give(to: ListBuilder, before: number) {
      if (!list) return
      const storedPart = list.parts[part]
      if (!isLoaded) {
        if (storedPart && clean && storedPart.count >= COPIED_PART_SOURCES && storedPart.last < before) {
          to.take(list, storedPart)
          return nextPart()
        }
        load(list)
      }
      while (n < sources.count && sources.seqs[n]! <= before) {
        const times = sources.times[n]!
        if (counts(since, sources.seqs[n]!, segment.id)) {
          to.add(sources.seqs[n]!, times, sources.inTitle[n]!, places.values, place)
        }
        place += times
        n += 1
      }
      if (n < sources.count) self.seq = sources.seqs[n]!
      else nextPart()
    },
  }
  function nextPart(): void {
    isLoaded = false
    part += 1
    const of = list
    if (of && of.parts.length === 0 && part === 0) {
      load(of)
      self.seq = sources.seqs[0]!
    } else self.seq = of?.parts[part]?.first ?? Number.POSITIVE_INFINITY
  }
  return self
}

function tableOf(segments: readonly Segment[], since: NarrowArray): SourceTable {
  const words = new Map<number, [words: number, head: number]>()
  for (const { id, sources, words: wordCounts, heads } of segments.toSorted((a, b) => a.id - b.id))
    eachSource(sources, (seq, n) => {
      if (!counts(since, seq, id)) return
      const [before, head] = words.get(seq) ?? [0, 0]
      words.set(seq, [before + wordCounts[n]!, heads[n]! || head])
    })
  const seqs = Int32Array.from(words.keys()).sort()
  return {
    seqs,
    words: seqs.map(seq => words.get(seq)![0]),
    heads: seqs.map(seq => words.get(seq)![1]),
  }
}
