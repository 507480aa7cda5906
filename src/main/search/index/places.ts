import { type Cursor, groupSize, skip, unpack, varint } from './codec.ts'
import { type Docs, readFew, readPart } from './docs.ts'
import type { List, Part } from './list.ts'

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

/** The places of a part, or of a list without parts, being read from its first source on. */
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

/** Reads the sources of a part (of a list without parts, all of them) into `into`, and is ready for their places. */
export function partReader(list: List, part: Part | undefined, into: Docs, held: Numbers): PlaceReader {
  into.count = 0
  if (part) {
    readPart(list, part, into)
    return placeReader(list, part, into.times, held)
  }
  const from = readFew(list, into)
  const { times, count } = into
  let all = 0
  for (let n = 0; n < count; n += 1) all += times[n]!
  held.count = 0
  widen(held, all)
  while (held.count < all) held.values[held.count++] = varint(from)
  return { from, times, source: 0, before: 0, all, held, heldFrom: 0, next: all }
}

/** Where in `held` the deltas of the n-th source begin: one not read yet, after those read. Groups without any of them are passed over. */
export function reach(reader: PlaceReader, n: number): number {
  const { held, times } = reader
  for (; reader.source < n; reader.source += 1) reader.before += times[reader.source]!
  const { before } = reader
  const end = before + times[n]!
  if (before >= reader.next) {
    const first = before - (before % groupSize)
    skip(reader.from, first - reader.next)
    reader.next = first
    reader.heldFrom = first
    held.count = 0
  }
  while (reader.next < end) {
    const more = Math.min(groupSize, reader.all - reader.next)
    widen(held, more)
    unpack(reader.from, more, held.values, held.count)
    held.count += more
    reader.next += more
  }
  return before - reader.heldFrom
}

/** Adds the places of the n-th source. */
export function placesOf(reader: PlaceReader, n: number, into: Numbers): void {
  let at = reach(reader, n)
  const count = reader.times[n]!
  widen(into, count)
  const [to, deltas] = [into.values, reader.held.values]
  let out = into.count
  for (let left = count, place = -1; left > 0; left -= 1) {
    place += deltas[at++]! + 1
    to[out++] = place
  }
  into.count = out
}
