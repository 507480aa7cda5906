import { crc32 } from 'node:zlib'
import type { Database } from 'better-sqlite3'

// A reader of the index of words written from docs/formats/index.md alone: it imports nothing of the program.

const SEAL = 0x1a5ea11d
const SEALED_BYTES = 8
const GROUP = 128
const SMALL_LIST = 15
const ROW_BYTES = 32_768

interface Cursor {
  readonly bytes: Buffer
  at: number
}
export interface Posting {
  readonly seq: number
  readonly times: number
  readonly titled: boolean
  readonly places: readonly number[]
}
export interface ReadTerm {
  readonly key: string
  readonly placed: boolean
  readonly postings: readonly Posting[]
}
export interface ReadSegment {
  readonly id: number
  readonly docs: number
  readonly sources: readonly { readonly seq: number; readonly words: number; readonly heads: number }[]
  readonly terms: readonly ReadTerm[]
}

/** Reads every segment that is whole. */
export function readIndex(db: Database): ReadSegment[] {
  const segments = db.prepare('SELECT id, docs FROM word_segments WHERE bytes > 0 ORDER BY id').all()
  return (segments as { id: number; docs: number }[]).map(({ id, docs }) => {
    const blocks = db
      .prepare<[number], { first: string; data: Buffer }>(
        'SELECT first, data FROM word_blocks WHERE segment = ? ORDER BY first',
      )
      .all(id)
    const table = blocks.find(({ first }) => first === '')
    if (!table) throw new Error('a segment without its table')
    const terms = blocks.filter(({ first }) => first !== '').flatMap(one => readBlock(db, one))
    return { id, docs, sources: readTable(unsealed(table.data)), terms }
  })
}

function unsealed(data: Buffer): Buffer {
  const end = data.length - SEALED_BYTES
  if (data.readUInt32LE(end) !== SEAL) throw new Error('no seal')
  if (data.readUInt32LE(end + 4) !== crc32(data.subarray(0, end))) throw new Error('wrong checksum')
  return data.subarray(0, end)
}

function varint(from: Cursor): number {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = from.bytes.readUInt8(from.at)
    from.at += 1
    value |= (byte & 127) << shift
    if (byte < 128) return value
  }
}

const varints = (from: Cursor, count: number) => Array.from({ length: count }, () => varint(from))

function packed(from: Cursor, count: number): number[] {
  const values: number[] = []
  while (values.length < count) values.push(...group(from, Math.min(GROUP, count - values.length)))
  return values
}

function group(from: Cursor, count: number): number[] {
  const head = from.bytes.readUInt8(from.at)
  from.at += 1
  const width = head & 31
  const more = new Map<number, number>()
  if (head & 0x40) {
    const bytes = varint(from)
    const end = from.at + bytes
    while (from.at < end) {
      const rank = from.bytes.readUInt8(from.at)
      from.at += 1
      more.set(rank, varint(from))
    }
  }
  const start = from.at
  from.at += Math.ceil((width * count) / 8)
  return Array.from({ length: count }, (_, n) => {
    let value = head & 0x80 ? 1 : 0
    for (let bit = 0; bit < width; bit += 1) {
      const at = n * width + bit
      value |= ((from.bytes.readUInt8(start + (at >> 3)) >> (at & 7)) & 1) << bit
    }
    return value | ((more.get(n) ?? 0) << width)
  })
}

/** Adds gaps up, each one less than the distance; `before` is what stands before the first. */
function sums(gaps: readonly number[], before = -1): number[] {
  let last = before
  return gaps.map(gap => {
    last += gap + 1
    return last
  })
}

function readTable(bytes: Buffer) {
  const from = { bytes, at: 0 }
  const count = varint(from)
  const seqs = sums(packed(from, count))
  const words = packed(from, count)
  const heads = packed(from, count)
  return seqs.map((seq, n) => ({ seq, words: words[n] ?? 0, heads: heads[n] ?? 0 }))
}

function readBlock(db: Database, { first, data }: { first: string; data: Buffer }): ReadTerm[] {
  const from = { bytes: unsealed(data), at: 0 }
  const lists = row(db, varint(from))
  const terms: ReadTerm[] = []
  let key = ''
  let start = 0
  while (from.at < from.bytes.length) {
    const shared = varint(from)
    const length = varint(from)
    key = key.slice(0, shared) + from.bytes.toString('utf8', from.at, from.at + length)
    from.at += length
    if (terms.length === 0 && key !== first) throw new Error('a block that begins elsewhere')
    const count = varint(from)
    const bytes = varint(from)
    const placed = key > '\u0004'
    terms.push({ key, placed, postings: readList(db, { bytes: lists, at: start }, count, placed) })
    start += bytes
  }
  return terms
}

const row = (db: Database, id: number): Buffer =>
  unsealed(db.prepare<[number], Buffer>('SELECT data FROM word_lists WHERE id = ?').pluck().get(id) as Buffer)

function readList(db: Database, from: Cursor, count: number, placed: boolean): Posting[] {
  if (count <= SMALL_LIST) {
    const seqs = sums(varints(from, count))
    const codes = varints(from, count)
    return seqs.map((seq, n) => {
      const code = codes[n] ?? 0
      const times = (code >> 1) + 1
      return { seq, times, titled: (code & 1) === 1, places: placed ? sums(varints(from, times)) : [] }
    })
  }
  const apart = varint(from) === 1
  const heads = Array.from({ length: varint(from) }, () => varints(from, 5))
  let last = 0
  const parts = heads.map(([size = 0, gap = 0, span = 0, docs = 0, places = 0]) => {
    const first = last + gap
    last = first + span
    return { size, first, docs, places }
  })
  const docsAt = cursors(
    db,
    from,
    parts.map(one => one.docs),
    apart ? varint(from) : undefined,
  )
  const placesAt = cursors(
    db,
    from,
    parts.map(one => one.places),
    apart ? varint(from) : undefined,
  )
  return parts.flatMap(({ size, first }, n) =>
    readPart(docsAt[n] as Cursor, placed ? placesAt[n] : undefined, size, first),
  )
}

/** Where each part begins: in the list itself, or in rows that follow each other. */
function cursors(db: Database, from: Cursor, sizes: readonly number[], first: number | undefined): Cursor[] {
  if (first === undefined)
    return sizes.map(size => {
      const at = from.at
      from.at += size
      return { bytes: from.bytes, at }
    })
  let [id, at] = [first, 0]
  return sizes.map(size => {
    if (at > 0 && at + size > ROW_BYTES) [id, at] = [id + 1, 0]
    const cursor = { bytes: row(db, id), at }
    at += size
    return cursor
  })
}

function readPart(docs: Cursor, places: Cursor | undefined, size: number, first: number): Posting[] {
  const seqs = [first, ...sums(packed(docs, size - 1), first)]
  const times = packed(docs, size).map(value => value + 1)
  const titled = packed(docs, size)
  const gaps = places
    ? packed(
        places,
        times.reduce((sum, one) => sum + one, 0),
      )
    : []
  let at = 0
  return seqs.map((seq, n) => {
    const count = times[n] ?? 0
    const own = places ? sums(gaps.slice(at, at + count)) : []
    at += count
    return { seq, times: count, titled: titled[n] === 1, places: own }
  })
}
