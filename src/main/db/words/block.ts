import {
  type Cursor,
  margin,
  pack,
  putBytes,
  putVarint,
  type Sink,
  sink,
  unpack,
  varint,
  written,
} from './codec.ts'

/** Terms that lie together, read: `count` sources each, `payload` where its list begins. */
export interface Block {
  readonly keys: readonly string[]
  readonly counts: Int32Array
  readonly payloads: Int32Array
  readonly bytes: Buffer
}

/** A block is closed when its lists take so many bytes. */
const blockSize = 1 << 13

/** Terms put in order, written block by block. */
export interface BlockWriter {
  /** room for the list of the next term; say then `close(key, count)` */
  readonly payload: Sink
  close(key: string, count: number): void
  finish(): void
}

/** Hands each full block to `write` with its first term. */
export function blockWriter(write: (first: string, data: Buffer) => void): BlockWriter {
  const [names, payload] = [sink(1 << 13), sink(1 << 14)]
  let [first, before, start]: [string, string, number] = ['', '', 0]
  function flush(): void {
    if (names.length === 0) return
    const block = sink(names.length + payload.length + 16)
    putVarint(block, names.length)
    putBytes(block, names.bytes.subarray(0, names.length))
    putBytes(block, payload.bytes.subarray(0, payload.length))
    putBytes(block, new Uint8Array(margin))
    write(first, written(block))
    names.length = 0
    payload.length = 0
    before = ''
    start = 0
  }
  return {
    payload,
    close(key, count) {
      if (names.length === 0) first = key
      let shared = 0
      while (shared < before.length && before.charCodeAt(shared) === key.charCodeAt(shared)) shared += 1
      const suffix = Buffer.from(key.slice(shared))
      putVarint(names, shared)
      putVarint(names, suffix.length)
      putBytes(names, suffix)
      putVarint(names, count)
      putVarint(names, payload.length - start)
      before = key
      start = payload.length
      if (payload.length + names.length >= blockSize) flush()
    },
    finish: flush,
  }
}

/** Reads the terms of a block; their lists stay as they are. */
export function readBlock(bytes: Buffer): Block {
  const from: Cursor = { bytes, at: 0 }
  const end = varint(from) + from.at
  const keys: string[] = []
  const numbers: number[] = []
  let before = ''
  while (from.at < end) {
    const shared = varint(from)
    const length = varint(from)
    before = before.slice(0, shared) + bytes.toString('utf8', from.at, from.at + length)
    from.at += length
    keys.push(before)
    numbers.push(varint(from), varint(from))
  }
  const [counts, payloads] = [new Int32Array(keys.length), new Int32Array(keys.length)]
  for (let n = 0, at = end; n < keys.length; n += 1) {
    counts[n] = numbers[2 * n]!
    payloads[n] = at
    at += numbers[2 * n + 1]!
  }
  return { keys, counts, payloads, bytes }
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
  for (const column of [gaps, words, heads]) pack(to, column, 0, column.length)
  putBytes(to, new Uint8Array(margin))
  return written(to)
}

export function readTable(bytes: Buffer): SourceTable {
  const from: Cursor = { bytes, at: 0 }
  const count = varint(from)
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
