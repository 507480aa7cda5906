import { type Cursor, varint } from './codec.ts'
import { indexDamage } from './damage.ts'

/** Lists of up to this many sources have no parts (native/lists/builder.ts). */
export const SMALL_LIST = 15
/** Size of the rows of a list that lies outside its block; a longer part has a row to itself. */
export const ROW_BYTES = 1 << 15

/** Numbers in the header of a part: sources, first, last, then the bytes of its sources and of its places. */
export const PART_FIELDS = 5
export const DOCS_BYTES = 3
export const PLACES_BYTES = 4

/** Where a part of a list lies. Row -1: in the block of the term. */
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

/** The posting list of a term in a segment: `count` sources, in parts in increasing order; a small list has none. */
export interface List {
  readonly count: number
  readonly hasPlaces: boolean
  readonly bytes: Uint8Array
  readonly at: number
  readonly parts: readonly Part[]
  /** a row of word_lists */
  readonly row: (id: number) => Uint8Array
}

/** Reads the headers of a list of `count` sources. */
export function listAt(
  bytes: Uint8Array,
  at: number,
  count: number,
  hasPlaces: boolean,
  row: (id: number) => Uint8Array,
): List {
  if (bytes[at] === undefined || count <= 0) return { count: 0, hasPlaces, bytes, at, parts: [], row }
  if (count <= SMALL_LIST) return { count, hasPlaces, bytes, at, parts: [], row }
  const from: Cursor = { bytes, at }
  const hasOwnRows = varint(from) === 1
  const length = varint(from)
  if (length > bytes.length) throw indexDamage()
  const raw = new Int32Array(length * PART_FIELDS)
  for (let n = 0; n < raw.length; n += 1) raw[n] = varint(from)
  const docsRow = hasOwnRows ? varint(from) : -1
  const placesRow = hasOwnRows ? varint(from) : -1
  let docsTotal = 0
  for (let n = 0; n < length; n += 1) docsTotal += raw[n * PART_FIELDS + DOCS_BYTES]!
  const walk = (row: number, start: number) => {
    let [id, offset] = [row, start]
    return (size: number): [number, number] => {
      if (id >= 0 && offset > 0 && offset + size > ROW_BYTES) [id, offset] = [id + 1, 0]
      const place: [number, number] = [id, offset]
      offset += size
      return place
    }
  }
  const docsAt = walk(docsRow, hasOwnRows ? 0 : from.at)
  const placesAt = walk(placesRow, hasOwnRows ? 0 : from.at + docsTotal)
  const parts: Part[] = []
  let before = 0
  for (let n = 0; n < raw.length; n += PART_FIELDS) {
    const [docsLength, placesLength] = [raw[n + DOCS_BYTES]!, raw[n + PLACES_BYTES]!]
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
  return { count, hasPlaces, bytes, at, parts, row }
}

/** The first source of a list; infinity when it has none. */
export function firstOf(list: List): number {
  if (list.parts.length) return list.parts[0]!.first
  return list.count ? varint({ bytes: list.bytes, at: list.at }) : Number.POSITIVE_INFINITY
}
