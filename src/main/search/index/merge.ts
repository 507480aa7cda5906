import type { SourceTable } from './block.ts'
import { type ListBuilder, listBuilder } from './builder.ts'
import { docs, readDocs, readPart } from './docs.ts'
import type { List, Part } from './list.ts'
import { listMaker } from './lists.ts'
import { type Numbers, placeReader, placesOf, readFewPlaces } from './places.ts'
import { counts } from './state.ts'
import { begunMark, isWritten, type Segment, type Store, stemMark } from './store.ts'
import { type Walk, walk } from './walk.ts'

/** So many segments of about the same size are made one, so many times larger. */
export const factor = 8
/** Bytes of the smallest size, about. */
export const smallest = 1 << 18
/** At most so many at once, whatever has been left undone. */
const most = 24
/** A part of at least so many sources is copied as it lies. */
const whole = 512

/** The segments to merge next: the smallest size of which there are too many, else one that is stale for more than half. */
export function due(segments: readonly Segment[], since: Int32Array): Segment[] {
  const tiers = new Map<number, Segment[]>()
  for (const segment of segments) {
    const tier = Math.max(0, Math.floor(Math.log(segment.bytes / smallest) / Math.log(factor)))
    tiers.set(tier, [...(tiers.get(tier) ?? []), segment])
  }
  for (const [, same] of [...tiers].sort(([a], [b]) => a - b))
    if (same.length >= factor) return same.slice(0, most)
  const stale = segments.find(segment => staleIn(segment, since) * 2 > segment.seqs.length)
  return stale ? [stale] : []
}

function staleIn({ seqs, id }: Segment, since: Int32Array): number {
  let stale = 0
  for (const seq of seqs) if (!counts(since, seq, id)) stale += 1
  return stale
}

/** Terms merged from one pause to the next. */
const stretch = 64

/** Writes what counts of some segments as one, term by term, with pauses between, and drops them in the end. */
export function* merge(
  tables: Store,
  id: number,
  merged: readonly Segment[],
  since: Int32Array,
): Generator<void, void> {
  const made = listMaker()
  const out = tables.writer(made.taken)
  out.begin(id)
  const list = listBuilder(made, out)
  const line = merged
    .map(segment => side(tables, segment, since))
    .filter(({ terms }) => terms.key !== undefined)
    .sort((a, b) => (a.terms.key! < b.terms.key! ? -1 : 1))
  for (let terms = 1; mergeTerm(line, list); terms += 1) if (terms % stretch === 0) yield
  out.end(tableOf(merged, since))
  for (const segment of merged) tables.drop(segment.id)
}

/** Merges the lists of the next term; whether there was one. */
function mergeTerm(line: Side[], list: ListBuilder): boolean {
  const [first] = line
  if (!first) return false
  const key = first.terms.key!
  let many = 1
  while (many < line.length && line[many]!.terms.key === key) many += 1
  // A segment without a list for a stem may have the stem itself as a word.
  const others = key.startsWith(stemMark) ? withWord(line, many, key.slice(stemMark.length)) : none
  if (many > 1 || others.length > 0 || !first.copied(list)) {
    const having = line.slice(0, many)
    for (const one of having) one.open(one.terms)
    for (const one of others) one.open(one.words)
    list.begin(isWritten(key), key.startsWith(begunMark))
    together([...having, ...others], list)
    list.finish(key)
  }
  for (let n = 0; n < many; n += 1) line[n]!.terms.next()
  for (let n = many - 1; n >= 0; n -= 1) settle(line, n)
  return true
}

const none: readonly Side[] = []

/** The sides, from one on, that have this word: asked of each in order. */
function withWord(line: readonly Side[], from: number, word: string): readonly Side[] {
  let found: Side[] | undefined
  for (let n = from; n < line.length; n += 1) {
    const { words } = line[n]!
    words.upTo(word)
    if (words.key !== word) continue
    found ??= []
    found.push(line[n]!)
  }
  return found ?? none
}

/** Puts a side among those after it, which are in the order of the terms they are at; one that has no more is left out. */
function settle(line: Side[], from: number): void {
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

/** The sources of several lists in order, those of one list as long as they come before all others. */
function together(having: readonly Side[], list: ListBuilder): void {
  for (;;) {
    let [least, next]: [Side | undefined, number] = [undefined, Number.POSITIVE_INFINITY]
    for (const one of having) {
      if (one.seq < (least?.seq ?? Number.POSITIVE_INFINITY)) {
        next = least?.seq ?? next
        least = one
      } else if (one !== least && one.seq < next) next = one.seq
    }
    if (!least || least.seq === Number.POSITIVE_INFINITY) return
    least.give(list, next)
  }
}

/** One of the segments being merged, term after term, and source after source of the list opened. */
interface Side {
  readonly terms: Walk
  /** its terms once more, looked up in order */
  readonly words: Walk
  /** the next source; infinity: no more */
  readonly seq: number
  /** begins to read a list */
  open(of: Walk): void
  /** adds the sources up to `before` included, or a part as it is */
  give(list: ListBuilder, before: number): void
  /** writes the list of its term as it lies, if it can be */
  copied(to: ListBuilder): boolean
}

function side(tables: Store, segment: Segment, since: Int32Array): Side {
  const terms = walk(tables, segment)
  const words = walk(tables, segment)
  const clean = staleIn(segment, since) === 0
  const held = docs(1024)
  const places: Numbers = { values: new Int32Array(1 << 12), count: 0 }
  const packed: Numbers = { values: new Int32Array(1 << 12), count: 0 }
  let [list, part, loaded, n, place]: [List | undefined, number, boolean, number, number] = [
    undefined,
    0,
    false,
    0,
    0,
  ]

  function load(of: List): void {
    held.count = 0
    const at = of.parts[part]
    if (at) {
      readPart(of, at, held)
      if (of.placed) allPlaces(of, at)
    } else if (of.placed) readFewPlaces(of, held, places)
    else readDocs(of, held)
    loaded = true
    n = 0
    place = 0
  }
  function allPlaces(of: List, at: Part): void {
    places.count = 0
    const from = placeReader(of, at, held.times, packed)
    for (let source = 0; source < at.count; source += 1) placesOf(from, source, places)
  }
  const made = {
    terms,
    words,
    seq: Number.POSITIVE_INFINITY,
    open(of: Walk) {
      list = of.list()
      part = -1
      nextPart()
    },
    copied(to: ListBuilder) {
      const lying = clean ? terms.lying() : undefined
      if (lying) to.copy(terms.key!, terms.count, lying.bytes, lying.from, lying.to)
      return lying !== undefined
    },
    give(to: ListBuilder, before: number) {
      if (!list) return
      const lying = list.parts[part]
      if (!loaded) {
        if (lying && clean && lying.count >= whole && lying.last < before) {
          to.take(list, lying)
          return nextPart()
        }
        load(list)
      }
      while (n < held.count && held.seqs[n]! <= before) {
        const times = held.times[n]!
        if (counts(since, held.seqs[n]!, segment.id)) {
          to.add(held.seqs[n]!, times, held.titled[n]!, places.values, place)
        }
        place += times
        n += 1
      }
      if (n < held.count) made.seq = held.seqs[n]!
      else nextPart()
    },
  }
  function nextPart(): void {
    loaded = false
    part += 1
    const of = list
    if (of && of.parts.length === 0 && part === 0) {
      load(of)
      made.seq = held.seqs[0]!
    } else made.seq = of?.parts[part]?.first ?? Number.POSITIVE_INFINITY
  }
  return made
}

function tableOf(merged: readonly Segment[], since: Int32Array): SourceTable {
  const words = new Map<number, [words: number, head: number]>()
  for (const { id, seqs, words: counted, heads } of merged.toSorted((a, b) => a.id - b.id))
    seqs.forEach((seq, n) => {
      if (!counts(since, seq, id)) return
      const [before, head] = words.get(seq) ?? [0, 0]
      words.set(seq, [before + counted[n]!, heads[n]! || head])
    })
  const seqs = Int32Array.from(words.keys()).sort()
  return {
    seqs,
    words: seqs.map(seq => words.get(seq)![0]),
    heads: seqs.map(seq => words.get(seq)![1]),
  }
}
