import { indexDamage } from './damage.ts'
import { MAX_QUICK_BITS, quick } from './unpack-narrow.ts'

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
 * Values are packed in groups of 128 (native/lists/pack.ts). Layout of a group: a head byte; if HAS_EXCEPTIONS, the byte length of the
 * exceptions (varint), then for each the rank of its value (byte) and the bits beyond the width (varint); then the values, `width`
 * bits each. The head holds the width; when it is 0, its highest bit says whether all values are 1 or 0.
 */
/** Values of a group, but the last. */
export const GROUP_SIZE = 128
const WIDTH_MASK = 31
const HAS_EXCEPTIONS = 0x40
const ALL_ONES_SHIFT = 7

/** Unpacking may read this far beyond the last byte it needs: packed values are always followed by as many zeros. */
export const MARGIN_BYTES = 4

export const sink = (size = 1024): Sink => ({ bytes: new Uint8Array(size), length: 0 })

/** Makes room for `more` bytes. */
export function reserveBytes(to: Sink, more: number): void {
  const total = to.length + more
  if (total <= to.bytes.length) return
  const larger = new Uint8Array(Math.max(total, to.bytes.length * 2))
  larger.set(to.bytes.subarray(0, to.length))
  to.bytes = larger
}

/** Copies the bytes written so far. */
export const sinkBytes = (from: Sink): Buffer => Buffer.from(from.bytes.subarray(0, from.length))

export function putBytes(to: Sink, bytes: Uint8Array): void {
  reserveBytes(to, bytes.length)
  to.bytes.set(bytes, to.length)
  to.length += bytes.length
}

/** A varint: the low bits of each byte are the number's, the high one says that another byte follows. */
const VARINT_BITS = 7
const VARINT_MASK = 0x7f
const VARINT_MORE = 0x80
/** No number takes more bits before its last byte. */
const VARINT_MAX_SHIFT = 21

/** Writes a number from 0 to 2^31 - 1, seven bits a byte. */
export function putVarint(to: Sink, value: number): void {
  reserveBytes(to, 5)
  let rest = value
  while (rest > VARINT_MASK) {
    to.bytes[to.length++] = (rest & VARINT_MASK) | VARINT_MORE
    rest >>>= VARINT_BITS
  }
  to.bytes[to.length++] = rest
}

export function varint(from: Cursor): number {
  const { bytes } = from
  let byte = bytes[from.at++]!
  if (byte < VARINT_MORE) return byte
  let value = byte & VARINT_MASK
  for (let shift = VARINT_BITS; ; shift += VARINT_BITS) {
    byte = bytes[from.at++]!
    value |= (byte & VARINT_MASK) << shift
    if (byte < VARINT_MORE) return value
    // the end of the bytes, or a varint longer than any number
    if (byte === undefined || shift > VARINT_MAX_SHIFT) throw indexDamage()
  }
}

/** Unpacks `count` values into `into`, from `at` on. */
export function unpack(from: Cursor, count: number, into: Int32Array, at: number): void {
  for (let start = 0; start < count; start += GROUP_SIZE)
    unpackGroup(from, Math.min(GROUP_SIZE, count - start), into, at + start)
}

/** Skips `count` packed values, which begin a group. */
export function skipGroups(from: Cursor, count: number): void {
  for (let start = 0; start < count; start += GROUP_SIZE) {
    const head = from.bytes[from.at++]!
    const exceptionBytes = head & HAS_EXCEPTIONS ? varint(from) : 0
    from.at += exceptionBytes + (((head & WIDTH_MASK) * Math.min(GROUP_SIZE, count - start) + 7) >> 3)
  }
}

function unpackGroup(from: Cursor, count: number, into: Int32Array, start: number): void {
  const { bytes } = from
  const head = bytes[from.at++]!
  const width = head & WIDTH_MASK
  const exceptionBytes = head & HAS_EXCEPTIONS ? varint(from) : 0
  const exceptions = from.at
  const base = from.at + exceptionBytes
  from.at = base + ((width * count + 7) >> 3)
  const end = start + count
  const mask = (1 << width) - 1
  const unrolledEnd = width > 0 && width <= MAX_QUICK_BITS ? start + (count & ~7) : start
  if (width === 0) into.fill(head >> ALL_ONES_SHIFT, start, end)
  else if (width === 8) for (let n = start; n < end; n += 1) into[n] = bytes[base + n - start]!
  else {
    if (unrolledEnd > start) quick[width]!(bytes, base, into, start, unrolledEnd)
    let bit = (unrolledEnd - start) * width
    if (width <= 9)
      for (let n = unrolledEnd; n < end; n += 1) {
        const at = base + (bit >> 3)
        into[n] = ((bytes[at]! | (bytes[at + 1]! << 8)) >> (bit & 7)) & mask
        bit += width
      }
    else if (width <= 17)
      for (let n = unrolledEnd; n < end; n += 1) {
        const at = base + (bit >> 3)
        into[n] = ((bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)) >> (bit & 7)) & mask
        bit += width
      }
    else
      for (let n = unrolledEnd; n < end; n += 1) {
        const at = base + (bit >> 3)
        const four = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
        into[n] = (four >>> (bit & 7)) & mask
        bit += width
      }
  }
  if (!exceptionBytes) return
  const back = from.at
  from.at = exceptions
  while (from.at < base) {
    const n = start + bytes[from.at++]!
    into[n]! |= varint(from) << width
  }
  from.at = back
}
