import { margin, pack, putBytes, putVarint, type Sink, sink } from './codec.ts'
import { docs } from './docs.ts'
import { few, type List, type Part, rowLimit } from './list.ts'

/** Sources of a part, at most: what is read at once to find the places of a word in a source. */
const partSize = 1024
/** Longer than this, a list lies apart from the block of its term. */
const inlineLimit = 2048

/** A list being made, source by source in increasing order; a source said twice in a row is one. */
export interface ListBuilder {
  /** `placed`: with places; `heaviest`: a source said twice counts for the most of both, not for their sum */
  begin(placed: boolean, heaviest: boolean): void
  add(seq: number, times: number, titled: number): void
  /** the places of the source just added, in any order, from `start` to `end`, `base` added */
  place(values: Int32Array, start: number, end: number, base: number): void
  /** a whole part as it lies in another segment, after everything added so far */
  take(list: List, part: Part): void
  readonly count: number
  /** Writes the list, its rows by `row`, and begins another. */
  finish(to: Sink, row: (bytes: Buffer) => number): void
}

interface Packed {
  readonly count: number
  readonly first: number
  readonly last: number
  readonly docs: Uint8Array
  readonly places: Uint8Array
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

  function flush(): void {
    if (pending.count === 0) return
    const { count: n, seqs, times, titled } = pending
    const to = sink(2048)
    for (let at = 1; at < n; at += 1) scratch[at - 1] = seqs[at]! - seqs[at - 1]! - 1
    pack(to, scratch, 0, n - 1)
    for (let at = 0; at < n; at += 1) scratch[at] = times[at]! - 1
    pack(to, scratch, 0, n)
    pack(to, titled, 0, n)
    const placesTo = sink(1024)
    if (placed) {
      relative()
      pack(placesTo, deltas, 0, placesCount)
    }
    parts.push({
      count: n,
      first: seqs[0]!,
      last: seqs[n - 1]!,
      docs: to.bytes.subarray(0, to.length),
      places: placesTo.bytes.subarray(0, placesTo.length),
    })
    pending.count = 0
    placesCount = 0
  }

  /** Each place as the distance to the one before in the same source. */
  function relative(): void {
    if (deltas.length < placesCount) deltas = new Int32Array(places.length)
    let at = 0
    for (let n = 0; n < pending.count; n += 1) {
      const end = at + pending.times[n]!
      let before = -1
      for (; at < end; at += 1) {
        deltas[at] = places[at]! - before - 1
        before = places[at]!
      }
    }
  }

  function small(to: Sink): void {
    const { count: n, seqs, times, titled } = pending
    for (let at = 0; at < n; at += 1) putVarint(to, at ? seqs[at]! - seqs[at - 1]! - 1 : seqs[0]!)
    for (let at = 0; at < n; at += 1) putVarint(to, (times[at]! - 1) * 2 + titled[at]!)
    if (!placed) return
    relative()
    for (let at = 0; at < placesCount; at += 1) putVarint(to, deltas[at]!)
  }

  return {
    begin(withPlaces, most) {
      placed = withPlaces
      heaviest = most
      pending.count = 0
      placesCount = 0
      count = 0
      parts = []
    },
    add(seq, times, titled) {
      const at = pending.count
      if (at > 0 && pending.seqs[at - 1] === seq) {
        const had = pending.times[at - 1]!
        pending.times[at - 1] = heaviest ? Math.max(had, times) : had + times
        pending.titled[at - 1]! |= titled
        return
      }
      if (at === partSize) flush()
      lastStart = placesCount
      const slot = pending.count
      pending.seqs[slot] = seq
      pending.times[slot] = times
      pending.titled[slot] = titled
      pending.count = slot + 1
      count += 1
    },
    place(values, start, end, base) {
      if (!placed) return
      if (placesCount + end - start > places.length) {
        const larger = new Int32Array(Math.max(placesCount + end - start, places.length * 2))
        larger.set(places.subarray(0, placesCount))
        places = larger
      }
      const sorted = placesCount === lastStart || values[start]! + base >= places[placesCount - 1]!
      for (let at = start; at < end; at += 1) places[placesCount++] = values[at]! + base
      if (!sorted) places.subarray(lastStart, placesCount).sort()
    },
    take(list, part) {
      flush()
      parts.push({
        count: part.count,
        first: part.first,
        last: part.last,
        docs: bytesOf(list, part.docsRow, part.docsAt, part.docsLength),
        places: placed ? bytesOf(list, part.placesRow, part.placesAt, part.placesLength) : none,
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
        writeParts(to, parts, row)
      }
      parts = []
    },
  }
}

const none = new Uint8Array(0)

const bytesOf = ({ bytes, row }: List, id: number, at: number, length: number): Uint8Array =>
  length === 0 ? none : (id < 0 ? bytes : row(id)).subarray(at, at + length)

/** First whether the list lies apart, then what the parts are, then the parts, unless apart. */
function writeParts(to: Sink, parts: readonly Packed[], row: (bytes: Buffer) => number): void {
  let total = 0
  for (const part of parts) total += part.docs.length + part.places.length
  const apart = total > inlineLimit
  putVarint(to, apart ? 1 : 0)
  putVarint(to, parts.length)
  let before = 0
  for (const part of parts) {
    putVarint(to, part.count)
    putVarint(to, part.first - before)
    putVarint(to, part.last - part.first)
    putVarint(to, part.docs.length)
    putVarint(to, part.places.length)
    before = part.last
  }
  if (!apart) {
    for (const part of parts) putBytes(to, part.docs)
    for (const part of parts) putBytes(to, part.places)
    return
  }
  for (const what of ['docs', 'places'] as const) {
    const rows = rowsOf(parts.map(part => part[what]))
    const ids = rows.map(row)
    putVarint(to, ids[0] ?? 0)
  }
}

/** As many parts a row as its limit allows; `placesOfParts` counts them again in the same way. */
function rowsOf(all: readonly Uint8Array[]): Buffer[] {
  const rows: Buffer[] = []
  let [held, length]: [Uint8Array[], number] = [[], 0]
  const close = () => {
    if (length > 0) rows.push(Buffer.concat([...held, new Uint8Array(margin)]))
    held = []
    length = 0
  }
  for (const bytes of all) {
    if (length > 0 && length + bytes.length > rowLimit) close()
    held.push(bytes)
    length += bytes.length
  }
  close()
  return rows
}
