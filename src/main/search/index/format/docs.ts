import { type Cursor, unpack, varint } from './codec.ts'
import type { List, Part } from './posting-list.ts'

/** The postings of a term as growing columns: sources, frequencies, 1 where the title has it. */
export interface Docs {
  count: number
  seqs: Int32Array
  times: Int32Array
  inTitle: Int32Array
}

export const docs = (size = 1024): Docs => ({
  count: 0,
  seqs: new Int32Array(size),
  times: new Int32Array(size),
  inTitle: new Int32Array(size),
})

/** Makes room for `more` sources. */
export function reserveDocs(to: Docs, more: number): void {
  const total = to.count + more
  if (total <= to.seqs.length) return
  const size = Math.max(total, to.seqs.length * 2)
  for (const field of ['seqs', 'times', 'inTitle'] as const) {
    const larger = new Int32Array(size)
    larger.set(to[field].subarray(0, to.count))
    to[field] = larger
  }
}

/** Appends the postings of a list to `into`. */
export function readDocs(list: List, into: Docs): void {
  if (list.parts.length === 0) readSmallList(list, into)
  else for (const part of list.parts) readPart(list, part, into)
}

/** Appends the postings of one part. */
export function readPart(list: List, part: Part, into: Docs): void {
  reserveDocs(into, part.count)
  const { count: start } = into
  const from = readSeqs(list, part, into.seqs, start)
  readTimes(from, part.count, into, start)
  into.count = start + part.count
}

/** Reads the sources of one part into `seqs` from `start` on; the cursor returned stands at their frequencies. */
export function readSeqs(list: List, part: Part, seqs: Int32Array, start: number): Cursor {
  const end = start + part.count
  const from: Cursor = { bytes: part.docsRow < 0 ? list.bytes : list.row(part.docsRow), at: part.docsAt }
  seqs[start] = part.first
  unpack(from, part.count - 1, seqs, start + 1)
  for (let at = start + 1, seq = part.first; at < end; at += 1) {
    seq += seqs[at]! + 1
    seqs[at] = seq
  }
  return from
}

/** Reads the frequencies and the title flags, which follow the sources. */
export function readTimes(from: Cursor, count: number, { times, inTitle }: Docs, start: number): void {
  readFrequencies(from, count, times, start)
  unpack(from, count, inTitle, start)
}

/** Reads the frequencies alone. */
export function readFrequencies(from: Cursor, count: number, times: Int32Array, start: number): void {
  unpack(from, count, times, start)
  for (let at = start, end = start + count; at < end; at += 1) times[at]! += 1
}

export function readSmallList(list: List, into: Docs): Cursor {
  const { bytes, at, count } = list
  const from: Cursor = { bytes, at }
  reserveDocs(into, count)
  const { seqs, times, inTitle, count: start } = into
  for (let n = 0, seq = -1; n < count; n += 1) {
    seq += varint(from) + 1
    seqs[start + n] = seq
  }
  for (let n = 0; n < count; n += 1) {
    const code = varint(from)
    times[start + n] = (code >> 1) + 1
    inTitle[start + n] = code & 1
  }
  into.count = start + count
  return from
}
