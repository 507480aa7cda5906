import { type Cursor, varint } from './codec.ts'
import { damaged } from './damage.ts'

/** Lists of at most so many sources are written without parts (native/builder.ts). */
export const few = 15
/** Bytes of a row of lists that lie apart; a part longer than that has one to itself. */
export const rowLimit = 1 << 15

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
  if (length > bytes.length) throw damaged()
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

/** The first source of a list; infinity: it has none. */
export function firstOf(list: List): number {
  if (list.parts.length) return list.parts[0]!.first
  return list.count ? varint({ bytes: list.bytes, at: list.at }) : Number.POSITIVE_INFINITY
}
