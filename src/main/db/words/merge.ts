import type { SourceTable } from './block.ts'
import { type ListBuilder, listBuilder } from './builder.ts'
import { docs, readDocs, readPart } from './docs.ts'
import type { List, Part } from './list.ts'
import { listMaker } from './lists.ts'
import { type Numbers, placeReader, placesOf, readFewPlaces } from './places.ts'
import { counts } from './state.ts'
import { begunMark, isWritten, type Segment, type Store, stemMark } from './store.ts'
import { walk } from './walk.ts'

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
  const line: Side[] = []
  for (const segment of merged) queue(line, side(tables, segment, since))
  for (let terms = 1; mergeTerm(line, list); terms += 1) if (terms % stretch === 0) yield
  out.end(tableOf(merged, since))
  for (const segment of merged) tables.drop(segment.id)
}

/** Merges the lists of the next term; whether there was one. */
function mergeTerm(line: Side[], list: ListBuilder): boolean {
  const key = line[0]?.key
  if (key === undefined) return false
  let many = 1
  while (line[many]?.key === key) many += 1
  const having = line.splice(0, many)
  // A segment without a list for a stem may have the stem itself as a word.
  const others = key.startsWith(stemMark) ? line.filter(one => one.hasWord(key.slice(stemMark.length))) : []
  if (many > 1 || others.length > 0 || !having[0]!.copied(list)) {
    for (const one of having) one.open()
    for (const one of others) one.openWord()
    list.begin(isWritten(key), key.startsWith(begunMark))
    together([...having, ...others], list)
    list.finish(key)
  }
  for (const one of having) {
    one.advance()
    queue(line, one)
  }
  return true
}

/** Puts a side among others in the order of the terms they are at, after those at the same; one that has no more is left out. */
function queue(line: Side[], one: Side): void {
  const { key } = one
  if (key === undefined) return
  let at = line.length
  line.push(one)
  for (; at > 0 && line[at - 1]!.key! > key; at -= 1) line[at] = line[at - 1]!
  line[at] = one
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
  readonly segment: Segment
  /** the term it is at; undefined: there are no more */
  readonly key: string | undefined
  /** the next source; infinity: no more */
  readonly seq: number
  /** begins to read the list of its term */
  open(): void
  /** whether it has this word, asked of each in order; begins to read the list of it */
  hasWord(word: string): boolean
  openWord(): void
  advance(): void
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
    segment,
    get key() {
      return terms.key
    },
    seq: Number.POSITIVE_INFINITY,
    open: () => opened(terms.list()),
    hasWord(word: string) {
      words.upTo(word)
      return words.key === word
    },
    openWord: () => opened(words.list()),
    advance: terms.next,
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
  function opened(from: List): void {
    list = from
    part = -1
    nextPart()
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
