import {
  type Cursor,
  groupSize,
  margin,
  pack,
  putBytes,
  putVarint,
  type Sink,
  sink,
  skip,
  unpack,
  varint,
} from './codec.ts'

/** Lists of at most so many sources are written without parts. */
const few = 15
/** Sources of a part, at most: what is read at once to find the places of a word in a source. */
const partSize = 1024
/** Longer than this, a list lies apart from the block of its term. */
const inlineLimit = 2048
const rowLimit = 1 << 15

/** A part of a list, as it lies. Row -1: in the block of the term. */
export interface Part {
  readonly count: number
  readonly first: number
  readonly last: number
  readonly docsRow: number
  readonly docsAt: number
  readonly docsLength: number
  readonly placesRow: number
  readonly placesAt: number
  readonly placesLength: number
}

/** The list of a term in a segment: `count` sources, in parts in increasing order. Without parts when there are few. */
export interface List {
  readonly count: number
  readonly placed: boolean
  readonly bytes: Uint8Array
  readonly at: number
  readonly parts: readonly Part[]
  /** a row of word_lists */
  readonly row: (id: number) => Uint8Array
}

/** Sources that have a term: how many times, and 1 when in the title. Grows as needed. */
export interface Docs {
  count: number
  seqs: Int32Array
  times: Int32Array
  titled: Int32Array
}

export const docs = (size = 1024): Docs => ({
  count: 0,
  seqs: new Int32Array(size),
  times: new Int32Array(size),
  titled: new Int32Array(size),
})

/** Makes sure that `more` sources can be added. */
export function spare(to: Docs, more: number): void {
  const needed = to.count + more
  if (needed <= to.seqs.length) return
  const size = Math.max(needed, to.seqs.length * 2)
  for (const field of ['seqs', 'times', 'titled'] as const) {
    const larger = new Int32Array(size)
    larger.set(to[field].subarray(0, to.count))
    to[field] = larger
  }
}

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

/** Reads what a list of `count` sources is made of. */
export function listAt(
  bytes: Uint8Array,
  at: number,
  count: number,
  placed: boolean,
  row: (id: number) => Uint8Array,
): List {
  if (bytes[at] === undefined || count <= 0) return { count: 0, placed, bytes, at, parts: [], row }
  if (count <= few) return { count, placed, bytes, at, parts: [], row }
  const from: Cursor = { bytes, at }
  const apart = varint(from) === 1
  const length = varint(from)
  const raw = new Int32Array(length * 5)
  for (let n = 0; n < raw.length; n += 1) raw[n] = varint(from)
  const docsRow = apart ? varint(from) : -1
  const placesRow = apart ? varint(from) : -1
  let docsTotal = 0
  for (let n = 0; n < length; n += 1) docsTotal += raw[n * 5 + 3]!
  const walk = (row: number, start: number) => {
    let [id, held] = [row, start]
    return (size: number): [number, number] => {
      if (id >= 0 && held > 0 && held + size > rowLimit) [id, held] = [id + 1, 0]
      const place: [number, number] = [id, held]
      held += size
      return place
    }
  }
  const docsAt = walk(docsRow, apart ? 0 : from.at)
  const placesAt = walk(placesRow, apart ? 0 : from.at + docsTotal)
  const parts: Part[] = []
  let before = 0
  for (let n = 0; n < raw.length; n += 5) {
    const [docsLength, placesLength] = [raw[n + 3]!, raw[n + 4]!]
    const first = before + raw[n + 1]!
    const last = first + raw[n + 2]!
    const [docsIn, docsFrom] = docsAt(docsLength)
    const [placesIn, placesFrom] = placesAt(placesLength)
    parts.push({
      count: raw[n]!,
      first,
      last,
      docsRow: docsIn,
      docsAt: docsFrom,
      docsLength,
      placesRow: placesIn,
      placesAt: placesFrom,
      placesLength,
    })
    before = last
  }
  return { count, placed, bytes, at, parts, row }
}

/** Adds the sources of a list to `into`. */
export function readDocs(list: List, into: Docs): void {
  if (list.parts.length === 0) readFew(list, into)
  else for (const part of list.parts) readPart(list, part, into)
}

/** Calls back with the sources of each part in turn, always in `into`: what stays small is read quicker. */
export function eachPart(list: List, into: Docs, found: () => void): void {
  into.count = 0
  if (list.parts.length === 0) {
    readFew(list, into)
    found()
  }
  for (const part of list.parts) {
    into.count = 0
    readPart(list, part, into)
    found()
  }
}

/** The first source of a list; infinity: it has none. */
export function firstOf(list: List): number {
  if (list.parts.length) return list.parts[0]!.first
  return list.count ? varint({ bytes: list.bytes, at: list.at }) : Number.POSITIVE_INFINITY
}

/** Adds the sources of one part. */
export function readPart(list: List, part: Part, into: Docs): void {
  spare(into, part.count)
  const { seqs, times, titled, count: start } = into
  const end = start + part.count
  const from: Cursor = { bytes: part.docsRow < 0 ? list.bytes : list.row(part.docsRow), at: part.docsAt }
  seqs[start] = part.first
  unpack(from, part.count - 1, seqs, start + 1)
  unpack(from, part.count, times, start)
  unpack(from, part.count, titled, start)
  times[start]! += 1
  for (let at = start + 1, seq = part.first; at < end; at += 1) {
    seq += seqs[at]! + 1
    seqs[at] = seq
    times[at]! += 1
  }
  into.count = end
}

function readFew(list: List, into: Docs): Cursor {
  const { bytes, at, count } = list
  const from: Cursor = { bytes, at }
  spare(into, count)
  const { seqs, times, titled, count: start } = into
  for (let n = 0, seq = -1; n < count; n += 1) {
    seq += varint(from) + 1
    seqs[start + n] = seq
  }
  for (let n = 0; n < count; n += 1) {
    const code = varint(from)
    times[start + n] = (code >> 1) + 1
    titled[start + n] = code & 1
  }
  into.count = start + count
  return from
}

/** Numbers that grow as needed. */
export interface Numbers {
  values: Int32Array
  count: number
}

/** The places of all the sources of a list without parts: `deltas` first, then added up source by source. */
export function readFewPlaces(list: List, into: Docs, places: Numbers): void {
  const before = into.count
  const from = readFew(list, into)
  places.count = 0
  for (let n = before; n < into.count; n += 1) {
    const times = into.times[n]!
    widen(places, times)
    for (let left = times, place = -1; left > 0; left -= 1) {
      place += varint(from) + 1
      places.values[places.count++] = place
    }
  }
}

export function widen(to: Numbers, more: number): void {
  if (to.count + more <= to.values.length) return
  const larger = new Int32Array(Math.max(to.count + more, to.values.length * 2))
  larger.set(to.values.subarray(0, to.count))
  to.values = larger
}

/** The places of a part, being read from its first source on. */
export interface PlaceReader {
  readonly from: Cursor
  readonly times: Int32Array
  /** the next source to come, the values of those before it, and of all */
  source: number
  before: number
  readonly all: number
  /** values read: from index `heldFrom`, a whole group, to `next` */
  readonly held: Numbers
  heldFrom: number
  next: number
}

/** `times`: how many places each source of the part has; `held`: what may be written over. */
export function placeReader(list: List, part: Part, times: Int32Array, held: Numbers): PlaceReader {
  let all = 0
  for (let n = 0; n < part.count; n += 1) all += times[n]!
  const from = { bytes: part.placesRow < 0 ? list.bytes : list.row(part.placesRow), at: part.placesAt }
  held.count = 0
  return { from, times, source: 0, before: 0, all, held, heldFrom: 0, next: 0 }
}

/** Adds the places of the n-th source of the part, one not read yet and after those read; groups without any of them are passed over. */
export function placesOf(reader: PlaceReader, n: number, into: Numbers): void {
  const { held, times } = reader
  for (; reader.source < n; reader.source += 1) reader.before += times[reader.source]!
  const { before } = reader
  const count = times[n]!
  if (before >= reader.next) {
    const first = before - (before % groupSize)
    skip(reader.from, first - reader.next)
    reader.next = first
    reader.heldFrom = first
    held.count = 0
  }
  while (reader.next < before + count) {
    const more = Math.min(groupSize, reader.all - reader.next)
    widen(held, more)
    unpack(reader.from, more, held.values, held.count)
    held.count += more
    reader.next += more
  }
  widen(into, count)
  const { values } = into
  const deltas = held.values
  let at = before - reader.heldFrom
  for (let left = count, place = -1; left > 0; left -= 1) {
    place += deltas[at++]! + 1
    values[into.count++] = place
  }
}
