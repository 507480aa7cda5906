import {
  type Cursor,
  groupSize,
  margin,
  putBytes,
  putVarint,
  room,
  type Sink,
  sink,
  unpack,
  varint,
  written,
} from './codec.ts'
import { damaged } from './damage.ts'
import { type Lists, listMaker } from './lists.ts'

/** Terms that follow each other: how many sources each has, and where its list begins in a row of word_lists they share; and ends. */
export interface Block {
  readonly keys: readonly string[]
  readonly counts: Int32Array
  readonly starts: Int32Array
  readonly row: number
  /** bytes it takes in memory, about */
  readonly size: number
}

/** A block is closed when its terms take so many bytes, or their lists. The terms alone are gone through often. */
const [termsSize, listsSize] = [1 << 12, 1 << 14]

/** Terms put in order, written block by block. */
export interface BlockWriter {
  /** a term, and the bytes of its list */
  close(key: string, count: number, bytes: number): void
  finish(): void
}

/** Hands each full block to `write` with its first term; `lists` writes their lists, of so many bytes, in a row. */
export function blockWriter(
  write: (first: string, data: Buffer) => void,
  lists: (bytes: number) => number,
): BlockWriter {
  const names = sink(1 << 13)
  let [first, before, listed]: [string, string, number] = ['', '', 0]
  function flush(): void {
    if (names.length === 0) return
    const block = sink(names.length + 8)
    putVarint(block, lists(listed))
    putBytes(block, names.bytes.subarray(0, names.length))
    write(first, written(block))
    names.length = 0
    before = ''
    listed = 0
  }
  return {
    close(key, count, bytes) {
      if (names.length === 0) first = key
      let shared = 0
      while (shared < before.length && before.charCodeAt(shared) === key.charCodeAt(shared)) shared += 1
      putVarint(names, shared)
      putSuffix(names, key, shared)
      putVarint(names, count)
      putVarint(names, bytes)
      before = key
      listed += bytes
      if (names.length >= termsSize || listed >= listsSize) flush()
    },
    finish: flush,
  }
}

/** What follows the first letters of a term, in UTF-8, after how many bytes it takes: nearly always as many as letters. */
function putSuffix(to: Sink, key: string, shared: number): void {
  const length = key.length - shared
  room(to, length + 1)
  const { bytes, length: start } = to
  let wide = length > 127
  for (let at = 0; at < length && !wide; at += 1) {
    const code = key.charCodeAt(shared + at)
    wide = code > 127
    bytes[start + 1 + at] = code
  }
  if (!wide) {
    bytes[start] = length
    to.length = start + 1 + length
    return
  }
  const suffix = Buffer.from(key.slice(shared))
  putVarint(to, suffix.length)
  putBytes(to, suffix)
}

/** Reads the terms of a block. */
export function readBlock(bytes: Buffer): Block {
  const from: Cursor = { bytes, at: 0 }
  const row = varint(from)
  // read once as Latin letters, from which plain words are cut: most are
  const plain = bytes.toString('latin1')
  const keys: string[] = []
  const counts: number[] = []
  const starts: number[] = [0]
  let [before, start, size] = ['', 0, 64]
  while (from.at < bytes.length) {
    const shared = varint(from)
    const length = varint(from)
    const end = from.at + length
    const suffix = isPlain(bytes, from.at, end)
      ? plain.slice(from.at, end)
      : bytes.toString('utf8', from.at, end)
    before = before.slice(0, shared) + suffix
    from.at = end
    keys.push(before)
    counts.push(varint(from))
    start += varint(from)
    starts.push(start)
    size += 32 + before.length
  }
  return { keys, counts: Int32Array.from(counts), starts: Int32Array.from(starts), row, size }
}

function isPlain(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! > 127) return false
  return true
}

/** The sources of a segment in increasing order: the words it holds of each, and how many of them are titles. */
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
  putBytes(to, new Uint8Array(margin))
  return written(to)
}

export function readTable(bytes: Buffer): SourceTable {
  const from: Cursor = { bytes, at: 0 }
  const count = varint(from)
  // A group of values takes a byte at least.
  if (count > bytes.length * groupSize) throw damaged()
  const table = { seqs: new Int32Array(count), words: new Int32Array(count), heads: new Int32Array(count) }
  for (const column of [table.seqs, table.words, table.heads]) unpack(from, count, column, 0)
  for (let n = 1; n < count; n += 1) table.seqs[n]! += table.seqs[n - 1]! + 1
  return table
}

/** The index of the last of the sorted `all` that is not after `key`; -1 when all are. */
export function lastUpTo(all: readonly string[], key: string): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]! <= key) low = middle + 1
    else high = middle
  }
  return low - 1
}

let made: Lists | undefined

/** Packs values, from 0 to 2^31 - 1. The few that are wider than the others are noted apart. */
export function pack(to: Sink, values: Int32Array): void {
  made ??= listMaker()
  made.reset()
  const length = made.pack(made.put(values), values.length)
  putBytes(to, made.bytes(made.packedAt(), length))
}
