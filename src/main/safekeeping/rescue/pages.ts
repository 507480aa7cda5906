import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { databaseState } from '../../kernel/database/engine.ts'
import { keysFor, type VaultKeys } from '../../kernel/vault/keys.ts'
import { openSealedPage, PAGE_SEAL_BYTES, SEALED_PAGE_BYTES } from '../../kernel/vault/sealed-pages.ts'

/** A value of a row as SQLite stores it. */
export type Stored = null | number | bigint | string | Buffer
/** A row of a page: its number, and its values in the order of the table. */
export interface StoredRow {
  readonly rowid: number
  readonly values: readonly Stored[]
}

/** The pages of a database file, each read by itself: one that is damaged hides no other. */
export interface Pages {
  readonly count: number
  readonly version: number
  /** rows of the tree that begins at a page, and of the pages under it that read */
  tree(root: number): Iterable<StoredRow>
  /** rows of the leaves that no tree led to, page by page; free pages, whose rows were deleted, are left out */
  strays(): Iterable<readonly StoredRow[]>
  close(): void
}

// https://www.sqlite.org/fileformat2.html
const LEAF_TABLE = 0x0d
const INNER_TABLE = 0x05
const LEAF_INDEX = 0x0a
const INNER_INDEX = 0x02
const FILE_HEADER_BYTES = 100
const WAL_HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const DEFAULT_PAGE_BYTES = 4096

/** A leaf of a table begins with it, and its rows are written from the end of the page. */
const TABLE_LEAF = 13
/** Leaves that are looked at to tell how much each page leaves at its end. */
const MAX_GUESS_LEAVES = 64

/** Guesses, without the header, whether pages leave room for their seals: the ends of all leaves are then empty. */
function guessReserved(handle: number, size: number): number {
  const page = Buffer.alloc(size)
  const empty = Buffer.alloc(PAGE_SEAL_BYTES)
  let leaves = 0
  for (let at = size; leaves < MAX_GUESS_LEAVES && readSync(handle, page, 0, size, at) === size; at += size) {
    if (page[0] !== TABLE_LEAF) continue
    if (!page.subarray(-PAGE_SEAL_BYTES).equals(empty)) return 0
    leaves += 1
  }
  return leaves > 0 ? PAGE_SEAL_BYTES : 0
}

/** Opens the pages of a database and of its journal, whatever is damaged in them. */
export function openPages(file: string): Pages {
  const handle = openSync(file, 'r')
  const keys = databaseState(file) === 'clear' ? undefined : keysFor(file)
  const header = headerOf(handle, keys)
  const isHeader = header.toString('latin1', 0, 15) === 'SQLite format 3'
  const declared = header.readUInt16BE(16)
  const size =
    isHeader && (declared === 1 || (declared >= 512 && declared <= 65_536))
      ? declared === 1
        ? 65_536
        : declared
      : DEFAULT_PAGE_BYTES
  const usable = size - (keys ? PAGE_SEAL_BYTES : isHeader ? (header[20] ?? 0) : guessReserved(handle, size))
  const journal = openJournal(`${file}-wal`, size)
  const count = Math.max(Math.floor(fstatSync(handle).size / size), journal.pages)
  const seen = new Set<number>()

  function page(n: number): Buffer | undefined {
    if (n < 1 || n > count) return undefined
    const bytes = Buffer.alloc(size)
    const isRead = journal.read(n, bytes) || readSync(handle, bytes, 0, size, (n - 1) * size) === size
    if (!isRead) return undefined
    return keys ? openSealedPage(keys, bytes, n) : bytes
  }

  /** The payload of a cell, with what overflows to other pages. */
  function payload(bytes: Buffer, at: number, total: number, isIndex: boolean): Buffer | undefined {
    if (total > count * size) return undefined
    const max = isIndex ? Math.floor(((usable - 12) * 64) / 255) - 23 : usable - 35
    const min = Math.floor(((usable - 12) * 32) / 255) - 23
    const part = min + ((total - min) % (usable - 4))
    const local = total <= max ? total : part <= max ? part : min
    const parts = [bytes.subarray(at, at + local)]
    let left = total - local
    let next = left > 0 && at + local + 4 <= bytes.length ? bytes.readUInt32BE(at + local) : 0
    for (let steps = 0; left > 0 && steps < count; steps += 1) {
      const more = page(next)
      if (!more) return undefined
      parts.push(more.subarray(4, 4 + Math.min(left, usable - 4)))
      left -= usable - 4
      next = more.readUInt32BE(0)
    }
    return left > 0 ? undefined : Buffer.concat(parts)
  }

  /** The rows and the children of a page; nothing where it does not read. */
  function readPage(n: number): { rows: StoredRow[]; children: number[] } {
    const rows: StoredRow[] = []
    const children: number[] = []
    const bytes = page(n)
    const start = n === 1 ? FILE_HEADER_BYTES : 0
    const kind = bytes?.[start]
    if (!bytes || ![LEAF_TABLE, INNER_TABLE, LEAF_INDEX, INNER_INDEX].includes(kind ?? 0))
      return { rows, children }
    const isInner = kind === INNER_TABLE || kind === INNER_INDEX
    const isIndex = kind === LEAF_INDEX || kind === INNER_INDEX
    const cells = bytes.readUInt16BE(start + 3)
    const first = start + (isInner ? 12 : 8)
    for (let cell = 0; cell < cells && first + 2 * cell + 2 <= size; cell += 1) {
      try {
        let at = bytes.readUInt16BE(first + 2 * cell)
        if (isInner) children.push(bytes.readUInt32BE(at))
        if (kind === INNER_TABLE) continue
        if (isInner) at += 4
        const [total, afterTotal] = varint(bytes, at)
        const [rowid, afterRowid] = isIndex ? [0, afterTotal] : varint(bytes, afterTotal)
        const record = payload(bytes, afterRowid, total, isIndex)
        const values = record && decodeRecord(record)
        if (values) rows.push({ rowid, values })
      } catch {
        // a cell that leads out of its page
      }
    }
    if (isInner) children.push(bytes.readUInt32BE(start + 8))
    return { rows, children }
  }

  function freePages(): Set<number> {
    const free = new Set<number>()
    let trunk = isHeader ? header.readUInt32BE(32) : 0
    const first = page(1)
    if (first && isHeader) trunk = first.readUInt32BE(32)
    while (trunk > 0 && !free.has(trunk)) {
      free.add(trunk)
      const bytes = page(trunk)
      if (!bytes) break
      const leaves = Math.min(bytes.readUInt32BE(4), size / 4 - 2)
      for (let leaf = 0; leaf < leaves; leaf += 1) free.add(bytes.readUInt32BE(8 + 4 * leaf))
      trunk = bytes.readUInt32BE(0)
    }
    return free
  }

  return {
    count,
    version: isHeader ? (page(1) ?? header).readUInt32BE(60) : 0,
    *tree(root) {
      const queue = [root]
      for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
        if (seen.has(n)) continue
        seen.add(n)
        const { rows, children } = readPage(n)
        queue.push(...children.toReversed())
        yield* rows
      }
    },
    *strays() {
      const free = freePages()
      for (let n = 2; n <= count; n += 1) {
        if (seen.has(n) || free.has(n) || page(n)?.[0] !== LEAF_TABLE) continue
        const { rows } = readPage(n)
        if (rows.length > 0) yield rows
      }
    },
    close: () => {
      closeSync(handle)
      journal.close()
    },
  }
}

/** The first bytes of a database; of a sealed one, those of its first page opened, or as they lie where it does not open. */
function headerOf(handle: number, keys: VaultKeys | undefined): Buffer {
  const first = Buffer.alloc(keys ? SEALED_PAGE_BYTES : FILE_HEADER_BYTES)
  readSync(handle, first, 0, first.length, 0)
  return (keys && openSealedPage(keys, first, 1)) ?? first
}

/** The pages that the journal has instead of the file, up to its last whole transaction. */
function openJournal(file: string, size: number) {
  const none = { pages: 0, read: (_n: number, _to: Buffer) => false, close: () => {} }
  if (!existsSync(file)) return none
  const handle = openSync(file, 'r')
  const header = Buffer.alloc(WAL_HEADER_BYTES)
  const bytes = fstatSync(handle).size
  readSync(handle, header, 0, WAL_HEADER_BYTES, 0)
  const places = new Map<number, number>()
  const pending = new Map<number, number>()
  let pages = 0
  const frame = Buffer.alloc(FRAME_HEADER_BYTES)
  const step = FRAME_HEADER_BYTES + size
  for (let at = WAL_HEADER_BYTES; at + step <= bytes; at += step) {
    readSync(handle, frame, 0, FRAME_HEADER_BYTES, at)
    // both salts: a frame of an earlier turn of the journal ends it
    if (frame.compare(header, 16, 24, 8, 16) !== 0) break
    pending.set(frame.readUInt32BE(0), at + FRAME_HEADER_BYTES)
    const committed = frame.readUInt32BE(4)
    if (committed === 0) continue
    pages = committed
    for (const [n, place] of pending) places.set(n, place)
    pending.clear()
  }
  return {
    pages,
    read: (n: number, to: Buffer) => {
      const place = places.get(n)
      return place !== undefined && readSync(handle, to, 0, size, place) === size
    },
    close: () => closeSync(handle),
  }
}

/** A number of one to nine bytes, and the place after it. */
function varint(bytes: Buffer, at: number): [number, number] {
  let value = 0n
  for (let n = 0; n < 9; n += 1) {
    const byte = bytes.readUInt8(at + n)
    if (n === 8) return [Number(BigInt.asIntN(64, (value << 8n) | BigInt(byte))), at + 9]
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return [Number(value), at + n + 1]
  }
  throw new RangeError('no varint')
}

const INT_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 6 }

/** The values of a record; undefined where its header and its bytes do not agree. */
function decodeRecord(record: Buffer): Stored[] | undefined {
  const [headerBytes, first] = varint(record, 0)
  const values: Stored[] = []
  let [at, body] = [first, headerBytes]
  while (at < headerBytes) {
    const [type, next] = varint(record, at)
    at = next
    const ints = INT_BYTES[type]
    const length = ints ?? (type === 6 || type === 7 ? 8 : type >= 12 ? Math.floor((type - 12) / 2) : 0)
    if (body + length > record.length || type === 10 || type === 11) return undefined
    if (type === 0) values.push(null)
    else if (ints) values.push(record.readIntBE(body, ints))
    else if (type === 6) values.push(smallOf(record.readBigInt64BE(body)))
    else if (type === 7) values.push(record.readDoubleBE(body))
    else if (type === 8 || type === 9) values.push(type - 8)
    else if (type % 2 === 1) values.push(record.toString('utf8', body, body + length))
    else values.push(Buffer.from(record.subarray(body, body + length)))
    body += length
  }
  return body === record.length ? values : undefined
}

const smallOf = (value: bigint): number | bigint =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value
