import { type ListMaker, listMaker } from '../write/list-maker.ts'
import {
  type Cursor,
  GROUP_SIZE,
  MARGIN_BYTES,
  putBytes,
  putVarint,
  reserveBytes,
  type Sink,
  sink,
  sinkBytes,
  unpack,
  varint,
} from './codec.ts'
import { indexDamage } from './damage.ts'

/** Consecutive terms: the number of sources of each, and the offset of its list in the row of word_lists they share. */
export interface Block {
  readonly keys: readonly string[]
  readonly counts: Int32Array
  readonly starts: Int32Array
  readonly row: number
  /** approximate bytes in memory */
  readonly size: number
}

/** Above it a letter, or a length, takes more than a byte. */
const MAX_ASCII = 127
/** Memory that a block, and a term of it without its letters, take: about. */
const [BLOCK_BYTES, TERM_BYTES] = [64, 32]

/** A block is closed when its terms or their lists reach these sizes. Terms are scanned far more often than lists. */
const [TERMS_BYTES, LISTS_BYTES] = [1 << 12, 1 << 14]

/** Writes terms, given in order, block by block. */
export interface BlockWriter {
  /** adds a term whose list takes `bytes` */
  close(key: string, count: number, bytes: number): void
  finish(): void
}

/** Passes each full block to `write` with its first term; `lists` stores the next `bytes` of lists and returns their row. */
export function blockWriter(
  write: (first: string, data: Buffer) => void,
  lists: (bytes: number) => number,
): BlockWriter {
  const names = sink(1 << 13)
  let [first, before, listBytes]: [string, string, number] = ['', '', 0]
  function flush(): void {
    if (names.length === 0) return
    const block = sink(names.length + 8)
    putVarint(block, lists(listBytes))
    putBytes(block, names.bytes.subarray(0, names.length))
    write(first, sinkBytes(block))
    names.length = 0
    before = ''
    listBytes = 0
  }
  return {
    close(key, count, bytes) {
      if (names.length === 0) first = key
      let prefixLength = 0
      while (prefixLength < before.length && before.charCodeAt(prefixLength) === key.charCodeAt(prefixLength))
        prefixLength += 1
      putVarint(names, prefixLength)
      putSuffix(names, key, prefixLength)
      putVarint(names, count)
      putVarint(names, bytes)
      before = key
      listBytes += bytes
      if (names.length >= TERMS_BYTES || listBytes >= LISTS_BYTES) flush()
    },
    finish: flush,
  }
}

/** Writes a term from letter `prefixLength` on: its length in UTF-8, then its bytes. Nearly all terms are ASCII. */
function putSuffix(to: Sink, key: string, prefixLength: number): void {
  const length = key.length - prefixLength
  reserveBytes(to, length + 1)
  const { bytes, length: start } = to
  let wide = length > MAX_ASCII
  for (let at = 0; at < length && !wide; at += 1) {
    const code = key.charCodeAt(prefixLength + at)
    wide = code > MAX_ASCII
    bytes[start + 1 + at] = code
  }
  if (!wide) {
    bytes[start] = length
    to.length = start + 1 + length
    return
  }
  const suffix = Buffer.from(key.slice(prefixLength))
  putVarint(to, suffix.length)
  putBytes(to, suffix)
}

/** Reads the terms of a block. */
export function readBlock(bytes: Buffer): Block {
  const from: Cursor = { bytes, at: 0 }
  const row = varint(from)
  // decoded once as Latin-1, from which ASCII words are sliced: nearly all of them are
  const plain = bytes.toString('latin1')
  const keys: string[] = []
  const counts: number[] = []
  const starts: number[] = [0]
  let [before, start, size] = ['', 0, BLOCK_BYTES]
  while (from.at < bytes.length) {
    const prefixLength = varint(from)
    const length = varint(from)
    const end = from.at + length
    const suffix = isPlain(bytes, from.at, end)
      ? plain.slice(from.at, end)
      : bytes.toString('utf8', from.at, end)
    before = before.slice(0, prefixLength) + suffix
    from.at = end
    keys.push(before)
    counts.push(varint(from))
    start += varint(from)
    starts.push(start)
    size += TERM_BYTES + before.length
  }
  return { keys, counts: Int32Array.from(counts), starts: Int32Array.from(starts), row, size }
}

function isPlain(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! > MAX_ASCII) return false
  return true
}

/** The sources of a segment, in increasing order, with the number of their words and of the words of their titles. */
export interface SourceTable {
  readonly seqs: Int32Array
  readonly words: Int32Array
  readonly heads: Int32Array
}

export function writeTable({ seqs, words, heads }: SourceTable): Buffer {
  const to = sink(seqs.length * 3 + 16)
  putVarint(to, seqs.length)
  const gaps = seqs.map((seq, n) => (n ? seq - seqs[n - 1]! - 1 : seq))
  for (const column of [gaps, words, heads]) pack(to, column)
  putBytes(to, new Uint8Array(MARGIN_BYTES))
  return sinkBytes(to)
}

export function readTable(bytes: Buffer): SourceTable {
  const from: Cursor = { bytes, at: 0 }
  const count = varint(from)
  // A group of values takes a byte at least.
  if (count > bytes.length * GROUP_SIZE) throw indexDamage()
  const table = { seqs: new Int32Array(count), words: new Int32Array(count), heads: new Int32Array(count) }
  for (const column of [table.seqs, table.words, table.heads]) unpack(from, count, column, 0)
  for (let n = 1; n < count; n += 1) table.seqs[n]! += table.seqs[n - 1]! + 1
  return table
}

/** The index of the last item of the sorted `all` that is not after `key`; -1 when all are. */
export function lastUpTo(all: readonly string[], key: string): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]! <= key) low = middle + 1
    else high = middle
  }
  return low - 1
}

let packer: ListMaker | undefined

/** Packs values from 0 to 2^31 - 1 (codec.ts). */
export function pack(to: Sink, values: Int32Array): void {
  packer ??= listMaker()
  packer.reset()
  const length = packer.pack(packer.put(values), values.length)
  putBytes(to, packer.bytes(packer.packedAt(), length))
}
