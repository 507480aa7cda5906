import { margin, putBytes, putVarint, type Sink } from './codec.ts'
import { rowLimit } from './list.ts'

/** Longer than this, a list lies apart from the block of its term. */
const inlineLimit = 2048

/** A part packed: its bytes follow those of the one before. */
export interface Packed {
  readonly count: number
  readonly first: number
  readonly last: number
  readonly docs: number
  readonly places: number
}

/** First whether the list lies apart, then what the parts are, then the parts, unless apart. */
export function writeParts(
  to: Sink,
  parts: readonly Packed[],
  docsOf: Sink,
  placesOf: Sink,
  row: (bytes: Buffer) => number,
): void {
  const apart = docsOf.length + placesOf.length > inlineLimit
  putVarint(to, apart ? 1 : 0)
  putVarint(to, parts.length)
  let before = 0
  for (const part of parts) {
    putVarint(to, part.count)
    putVarint(to, part.first - before)
    putVarint(to, part.last - part.first)
    putVarint(to, part.docs)
    putVarint(to, part.places)
    before = part.last
  }
  for (const [what, { bytes, length }] of [
    ['docs', docsOf],
    ['places', placesOf],
  ] as const) {
    const all = bytes.subarray(0, length)
    if (!apart) putBytes(to, all)
    else {
      const ids = rowsOf(
        all,
        parts.map(part => part[what]),
      ).map(row)
      putVarint(to, ids[0] ?? 0)
    }
  }
}

/** As many parts a row as its limit allows; `listAt` counts them again in the same way. */
function rowsOf(all: Uint8Array, sizes: readonly number[]): Buffer[] {
  const rows: Buffer[] = []
  let [start, end] = [0, 0]
  const close = () => {
    if (end > start) rows.push(Buffer.concat([all.subarray(start, end), new Uint8Array(margin)]))
    start = end
  }
  for (const size of sizes) {
    if (end > start && end - start + size > rowLimit) close()
    end += size
  }
  close()
  return rows
}
