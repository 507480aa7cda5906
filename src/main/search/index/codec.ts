import { damaged } from './damage.ts'
import { quick, quickest } from './narrow.ts'

/** Bytes being written; `length` of them are. */
export interface Sink {
  bytes: Uint8Array
  length: number
}

/** Bytes being read, and where. */
export interface Cursor {
  bytes: Uint8Array
  at: number
}

/**
 * Values are packed so many at a time, each group with the width that suits it (native/pack.ts). Its head says that width; whether
 * some are wider, how many bytes note them follows, then the rank of each and the bits it has more; and, when it takes no bits,
 * whether all the values are 1.
 */
const group = 128
const excepted = 0x40

/** Unpacking may look at so many bytes after the last it needs: whatever holds packed values ends with as many zeros. */
export const margin = 4

export const sink = (size = 1024): Sink => ({ bytes: new Uint8Array(size), length: 0 })

/** Makes sure that `more` bytes can be written. */
export function room(to: Sink, more: number): void {
  const needed = to.length + more
  if (needed <= to.bytes.length) return
  const larger = new Uint8Array(Math.max(needed, to.bytes.length * 2))
  larger.set(to.bytes.subarray(0, to.length))
  to.bytes = larger
}

/** What has been written, copied. */
export const written = (from: Sink): Buffer => Buffer.from(from.bytes.subarray(0, from.length))

export function putBytes(to: Sink, bytes: Uint8Array): void {
  room(to, bytes.length)
  to.bytes.set(bytes, to.length)
  to.length += bytes.length
}

/** A number from 0 to 2^31 - 1, seven bits a byte. */
export function putVarint(to: Sink, value: number): void {
  room(to, 5)
  let left = value
  while (left > 127) {
    to.bytes[to.length++] = (left & 127) | 128
    left >>>= 7
  }
  to.bytes[to.length++] = left
}

export function varint(from: Cursor): number {
  const { bytes } = from
  let byte = bytes[from.at++]!
  if (byte < 128) return byte
  let value = byte & 127
  for (let shift = 7; ; shift += 7) {
    byte = bytes[from.at++]!
    value |= (byte & 127) << shift
    if (byte < 128) return value
    // Beyond the end there is nothing, and no number is longer: it would be read for ever.
    if (byte === undefined || shift > 21) throw damaged()
  }
}

/** Unpacks `count` values into `into`, from `at` on. */
export function unpack(from: Cursor, count: number, into: Int32Array, at: number): void {
  for (let done = 0; done < count; done += group)
    unpackGroup(from, Math.min(group, count - done), into, at + done)
}

/** Goes past `count` whole groups of packed values. */
export function skip(from: Cursor, count: number): void {
  for (let done = 0; done < count; done += group) {
    const head = from.bytes[from.at++]!
    const noted = head & excepted ? varint(from) : 0
    from.at += noted + (((head & 31) * Math.min(group, count - done) + 7) >> 3)
  }
}

/** How many values a group holds, but the last. */
export const groupSize = group

function unpackGroup(from: Cursor, count: number, into: Int32Array, start: number): void {
  const { bytes } = from
  const head = bytes[from.at++]!
  const width = head & 31
  const noted = head & excepted ? varint(from) : 0
  const exceptions = from.at
  const base = from.at + noted
  from.at = base + ((width * count + 7) >> 3)
  const end = start + count
  const mask = (1 << width) - 1
  const unrolled = width > 0 && width <= quickest ? start + (count & ~7) : start
  if (width === 0) into.fill(head >> 7, start, end)
  else if (width === 8) for (let n = start; n < end; n += 1) into[n] = bytes[base + n - start]!
  else {
    if (unrolled > start) quick[width]!(bytes, base, into, start, unrolled)
    let bit = (unrolled - start) * width
    if (width <= 9)
      for (let n = unrolled; n < end; n += 1) {
        const at = base + (bit >> 3)
        into[n] = ((bytes[at]! | (bytes[at + 1]! << 8)) >> (bit & 7)) & mask
        bit += width
      }
    else if (width <= 17)
      for (let n = unrolled; n < end; n += 1) {
        const at = base + (bit >> 3)
        into[n] = ((bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)) >> (bit & 7)) & mask
        bit += width
      }
    else
      for (let n = unrolled; n < end; n += 1) {
        const at = base + (bit >> 3)
        const four = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
        into[n] = (four >>> (bit & 7)) & mask
        bit += width
      }
  }
  if (!noted) return
  const back = from.at
  from.at = exceptions
  while (from.at < base) {
    const n = start + bytes[from.at++]!
    into[n]! |= varint(from) << width
  }
  from.at = back
}
