import { type Cursor, unpack, varint } from './codec.ts'
import type { List, Part } from './list.ts'

/** Sources that have a term: how many times, and 1 when in the title. Grows as needed. */
export interface Docs {
  count: number
  seqs: Int32Array
  times: Int32Array
  titled: Int32Array
}

export const docs = (size = 1024): Docs => ({
  count: 0,
  seqs: new Int32Array(size),
  times: new Int32Array(size),
  titled: new Int32Array(size),
})

/** Makes sure that `more` sources can be added. */
export function spare(to: Docs, more: number): void {
  const needed = to.count + more
  if (needed <= to.seqs.length) return
  const size = Math.max(needed, to.seqs.length * 2)
  for (const field of ['seqs', 'times', 'titled'] as const) {
    const larger = new Int32Array(size)
    larger.set(to[field].subarray(0, to.count))
    to[field] = larger
  }
}

/** Adds the sources of a list to `into`. */
export function readDocs(list: List, into: Docs): void {
  if (list.parts.length === 0) readFew(list, into)
  else for (const part of list.parts) readPart(list, part, into)
}

/** Calls back with the sources of each part in turn, always in `into`: what stays small is read quicker. */
export function eachPart(list: List, into: Docs, found: () => void): void {
  into.count = 0
  if (list.parts.length === 0) {
    readFew(list, into)
    found()
  }
  for (const part of list.parts) {
    into.count = 0
    readPart(list, part, into)
    found()
  }
}

/** Adds the sources of one part. */
export function readPart(list: List, part: Part, into: Docs): void {
  spare(into, part.count)
  const { count: start } = into
  const from = readSeqs(list, part, into.seqs, start)
  readTimes(from, part.count, into, start)
  into.count = start + part.count
}

/** The sources alone of one part, from `start` on; what is returned goes on with how many times each has the term. */
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

/** Goes on with how many times, and whether in the title. */
export function readTimes(from: Cursor, count: number, { times, titled }: Docs, start: number): void {
  unpack(from, count, times, start)
  unpack(from, count, titled, start)
  for (let at = start, end = start + count; at < end; at += 1) times[at]! += 1
}

export function readFew(list: List, into: Docs): Cursor {
  const { bytes, at, count } = list
  const from: Cursor = { bytes, at }
  spare(into, count)
  const { seqs, times, titled, count: start } = into
  for (let n = 0, seq = -1; n < count; n += 1) {
    seq += varint(from) + 1
    seqs[start + n] = seq
  }
  for (let n = 0; n < count; n += 1) {
    const code = varint(from)
    times[start + n] = (code >> 1) + 1
    titled[start + n] = code & 1
  }
  into.count = start + count
  return from
}
