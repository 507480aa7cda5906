import { longestVarint, pack, putBytes, room, type Sink, sink, varintAt } from './codec.ts'
import { docs } from './docs.ts'
import { few, type List, type Part } from './list.ts'
import { type Packed, writeParts } from './parts.ts'

/** Sources of a part, at most: what is read at once to find the places of a word in a source. */
const partSize = 1024

/** Sources of a term as a batch tells them, one after the other. */
export interface Run {
  /** the source of each rank */
  readonly seqs: Int32Array
  readonly ranks: Int32Array
  /** twice how many times it has the term, plus one when in the title */
  readonly said: Int32Array
  /** where its places begin among `places`, and what is added to them */
  readonly from: Int32Array
  readonly base: Int32Array
  readonly places: Int32Array
}

/** A list being made, source by source in increasing order; a source said twice in a row is one. */
export interface ListBuilder {
  /** `placed`: with places; `heaviest`: a source said twice counts for the most of both, not for their sum */
  begin(placed: boolean, heaviest: boolean): void
  add(seq: number, times: number, titled: number): void
  /** the places of the source just added, in any order, from `start` to `end`, `base` added */
  place(values: Int32Array, start: number, end: number, base: number): void
  /** all the sources of a run from `start` to `end`, with their places */
  run(from: Run, start: number, end: number): void
  /** a whole part as it lies in another segment, after everything added so far */
  take(list: List, part: Part): void
  readonly count: number
  /** Writes the list, its rows by `row`, and begins another. */
  finish(to: Sink, row: (bytes: Buffer) => number): void
}

/** A builder, to be used for one list after another. */
export function listBuilder(): ListBuilder {
  const pending = docs(partSize)
  let places = new Int32Array(1 << 12)
  let [placed, heaviest] = [true, false]
  let [count, placesCount, lastStart] = [0, 0, 0]
  let parts: Packed[] = []
  const scratch = new Int32Array(partSize)
  let deltas = new Int32Array(1 << 12)
  const [packedDocs, packedPlaces] = [sink(1 << 14), sink(1 << 14)]

  function flush(): void {
    if (pending.count === 0) return
    const { count: n, seqs, times, titled } = pending
    const [docsFrom, placesFrom] = [packedDocs.length, packedPlaces.length]
    for (let at = 1; at < n; at += 1) scratch[at - 1] = seqs[at]! - seqs[at - 1]! - 1
    pack(packedDocs, scratch, 0, n - 1)
    for (let at = 0; at < n; at += 1) scratch[at] = times[at]! - 1
    pack(packedDocs, scratch, 0, n)
    pack(packedDocs, titled, 0, n)
    if (placed) {
      relative()
      pack(packedPlaces, deltas, 0, placesCount)
    }
    parts.push({
      count: n,
      first: seqs[0]!,
      last: seqs[n - 1]!,
      docs: packedDocs.length - docsFrom,
      places: packedPlaces.length - placesFrom,
    })
    pending.count = 0
    placesCount = 0
  }

  /** Each place as the distance to the one before in the same source. */
  function relative(): void {
    if (deltas.length < placesCount) deltas = new Int32Array(places.length)
    const { count: n, times } = pending
    const [to, from] = [deltas, places]
    let at = 0
    for (let source = 0; source < n; source += 1) {
      const end = at + times[source]!
      let before = -1
      for (; at < end; at += 1) {
        to[at] = from[at]! - before - 1
        before = from[at]!
      }
    }
  }

  function small(to: Sink): void {
    const { count: n, seqs, times, titled } = pending
    room(to, longestVarint * (2 * n + placesCount))
    const { bytes } = to
    let out = to.length
    for (let at = 0; at < n; at += 1)
      out = varintAt(bytes, out, at ? seqs[at]! - seqs[at - 1]! - 1 : seqs[0]!)
    for (let at = 0; at < n; at += 1) out = varintAt(bytes, out, (times[at]! - 1) * 2 + titled[at]!)
    if (placed) {
      relative()
      for (let at = 0; at < placesCount; at += 1) out = varintAt(bytes, out, deltas[at]!)
    }
    to.length = out
  }

  function add(seq: number, said: number, inTitle: number): void {
    const at = pending.count
    if (at > 0 && pending.seqs[at - 1] === seq) {
      const had = pending.times[at - 1]!
      pending.times[at - 1] = heaviest ? Math.max(had, said) : had + said
      pending.titled[at - 1]! |= inTitle
      return
    }
    if (at === partSize) flush()
    lastStart = placesCount
    const slot = pending.count
    pending.seqs[slot] = seq
    pending.times[slot] = said
    pending.titled[slot] = inTitle
    pending.count = slot + 1
    count += 1
  }

  function reserve(more: number): void {
    if (placesCount + more <= places.length) return
    const larger = new Int32Array(Math.max(placesCount + more, places.length * 2))
    larger.set(places.subarray(0, placesCount))
    places = larger
  }

  function place(values: Int32Array, start: number, end: number, base: number): void {
    if (!placed) return
    reserve(end - start)
    const sorted = placesCount === lastStart || values[start]! + base >= places[placesCount - 1]!
    for (let at = start; at < end; at += 1) places[placesCount++] = values[at]! + base
    if (!sorted) places.subarray(lastStart, placesCount).sort()
  }

  function run(from: Run, start: number, end: number): void {
    const { seqs: of, ranks, said, from: begins, base, places: values } = from
    const { seqs, times, titled } = pending
    for (let at = start; at < end; at += 1) {
      const seq = of[ranks[at]!]!
      const times_ = said[at]! >> 1
      const begin = begins[at]!
      const slot = pending.count
      if (slot === partSize || (slot > 0 && seqs[slot - 1] === seq)) {
        add(seq, times_, said[at]! & 1)
        place(values, begin, begin + times_, base[at]!)
        continue
      }
      seqs[slot] = seq
      times[slot] = times_
      titled[slot] = said[at]! & 1
      pending.count = slot + 1
      count += 1
      lastStart = placesCount
      if (!placed) continue
      if (placesCount + times_ > places.length) reserve(times_)
      const to = places
      const more = base[at]!
      let out = placesCount
      for (let n = begin, last = begin + times_; n < last; n += 1) to[out++] = values[n]! + more
      placesCount = out
    }
  }

  return {
    begin(withPlaces, most) {
      placed = withPlaces
      heaviest = most
      pending.count = 0
      placesCount = 0
      count = 0
      reset()
    },
    add,
    place,
    run,
    take(list, part) {
      flush()
      putBytes(packedDocs, bytesOf(list, part.docsRow, part.docsAt, part.docsLength))
      if (placed) putBytes(packedPlaces, bytesOf(list, part.placesRow, part.placesAt, part.placesLength))
      parts.push({
        count: part.count,
        first: part.first,
        last: part.last,
        docs: part.docsLength,
        places: placed ? part.placesLength : 0,
      })
      count += part.count
    },
    get count() {
      return count
    },
    finish(to, row) {
      if (parts.length === 0 && count <= few) small(to)
      else {
        flush()
        writeParts(to, parts, packedDocs, packedPlaces, row)
      }
      reset()
    },
  }

  function reset(): void {
    if (parts.length) parts = []
    packedDocs.length = 0
    packedPlaces.length = 0
  }
}

const none = new Uint8Array(0)

const bytesOf = ({ bytes, row }: List, id: number, at: number, length: number): Uint8Array =>
  length === 0 ? none : (id < 0 ? bytes : row(id)).subarray(at, at + length)
