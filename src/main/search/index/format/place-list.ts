import { type Cursor, GROUP_SIZE, skipGroups, unpack, varint } from './codec.ts'
import { type Docs, readSmallList } from './docs.ts'
import type { List, Part } from './posting-list.ts'

/** A growing array of numbers. */
export interface Numbers {
  values: Int32Array
  count: number
}

/** Reads a list without parts with its places, one source after the other. */
export function readFewPlaces(list: List, into: Docs, places: Numbers): void {
  const before = into.count
  const from = readSmallList(list, into)
  places.count = 0
  for (let n = before; n < into.count; n += 1) {
    const times = into.times[n]!
    widen(places, times)
    for (let rest = times, place = -1; rest > 0; rest -= 1) {
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

/** Reads the places of a part, or of a list without parts, from its first source on. */
export interface PlaceReader {
  readonly from: Cursor
  readonly times: Int32Array
  /** the current source, the number of places before it, and of all */
  source: number
  before: number
  readonly all: number
  /** values read: from index `heldFrom`, a whole group, to `next` */
  readonly buffer: Numbers
  bufferStart: number
  next: number
}

/** `times`: how many places each source of the part has; `held`: what may be written over. */
export function placeReader(list: List, part: Part, times: Int32Array, buffer: Numbers): PlaceReader {
  let all = 0
  for (let n = 0; n < part.count; n += 1) all += times[n]!
  const from = { bytes: part.placesRow < 0 ? list.bytes : list.row(part.placesRow), at: part.placesAt }
  buffer.count = 0
  return { from, times, source: 0, before: 0, all, buffer, bufferStart: 0, next: 0 }
}

/** Reads the sources of a list without parts into `into`, and returns a reader of their places. */
export function smallListReader(list: List, into: Docs, buffer: Numbers): PlaceReader {
  into.count = 0
  const from = readSmallList(list, into)
  const { times, count } = into
  let all = 0
  for (let n = 0; n < count; n += 1) all += times[n]!
  buffer.count = 0
  widen(buffer, all)
  while (buffer.count < all) buffer.values[buffer.count++] = varint(from)
  return { from, times, source: 0, before: 0, all, buffer, bufferStart: 0, next: all }
}

/** Where in `held` the deltas of the n-th source begin: one not read yet, after those read. Groups without any of them are passed over. */
export function reach(reader: PlaceReader, n: number): number {
  const { buffer, times } = reader
  for (; reader.source < n; reader.source += 1) reader.before += times[reader.source]!
  const { before } = reader
  const end = before + times[n]!
  if (before >= reader.next) {
    const first = before - (before % GROUP_SIZE)
    skipGroups(reader.from, first - reader.next)
    reader.next = first
    reader.bufferStart = first
    buffer.count = 0
  }
  while (reader.next < end) {
    const more = Math.min(GROUP_SIZE, reader.all - reader.next)
    widen(buffer, more)
    unpack(reader.from, more, buffer.values, buffer.count)
    buffer.count += more
    reader.next += more
  }
  return before - reader.bufferStart
}

/** Appends the places of the n-th source. */
export function placesOf(reader: PlaceReader, n: number, into: Numbers): void {
  let at = reach(reader, n)
  const count = reader.times[n]!
  widen(into, count)
  const [to, deltas] = [into.values, reader.buffer.values]
  let out = into.count
  for (let rest = count, place = -1; rest > 0; rest -= 1) {
    place += deltas[at++]! + 1
    to[out++] = place
  }
  into.count = out
}
