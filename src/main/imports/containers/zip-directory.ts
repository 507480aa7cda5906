import { dayOf } from '../../../shared/kernel/days.ts'

/** One file of a zip, as its table of contents says. */
export interface Listed {
  readonly path: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly link: boolean
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  /** the day it was last written, where one is said */
  readonly day: string | undefined
  /** where its own header is */
  readonly at: number
}

/** Reads so many bytes at a place of the file; fewer at its end. */
export type ReadAt = (at: number, length: number) => Buffer

const marks = { end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, entry: 0x02014b50 }

/** The table of contents of a zip of `size` bytes, a part at a time. Nothing when there is none to be found. */
export function directoryOf(read: ReadAt, size: number): Iterable<Listed> | undefined {
  const tail = read(Math.max(0, size - 65_557), 65_557)
  const place = endOf(tail)
  if (place < 0) return undefined
  const end = tail.subarray(place)
  let [at, length, count] = [end.readUInt32LE(16), end.readUInt32LE(12), end.readUInt16LE(10)]
  if (at === 0xffffffff || length === 0xffffffff || count === 0xffff) {
    const wide = zip64(read, size - tail.length + place)
    if (!wide) return undefined
    ;[at, length, count] = wide
  }
  return at + length <= size ? entries(read, at, length, count) : undefined
}

/** Finds the end record from the end of the file, since a comment may follow it. */
function endOf(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at -= 1)
    if (tail.readUInt32LE(at) === marks.end && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return at
  return -1
}

function zip64(read: ReadAt, end: number): [number, number, number] | undefined {
  if (end < 20) return undefined
  const locator = read(end - 20, 20)
  if (locator.length < 20 || locator.readUInt32LE(0) !== marks.locator64) return undefined
  const record = read(Number(locator.readBigUInt64LE(8)), 56)
  if (record.length < 56 || record.readUInt32LE(0) !== marks.end64) return undefined
  return [
    Number(record.readBigUInt64LE(48)),
    Number(record.readBigUInt64LE(40)),
    Number(record.readBigUInt64LE(32)),
  ]
}

/** Throws a RangeError where the table is cut or false. */
function* entries(read: ReadAt, from: number, length: number, count: number): Generator<Listed> {
  const WINDOW_BYTES = 1 << 20
  let base = from
  let bytes = read(base, Math.min(WINDOW_BYTES, length))
  let at = 0
  for (let n = 0; n < count; n += 1) {
    // the longest entry is 46 bytes and three fields of 64 KB
    if (bytes.length - at < 200_000 && base + bytes.length < from + length) {
      base += at
      bytes = read(base, Math.min(WINDOW_BYTES, from + length - base))
      at = 0
    }
    if (bytes.readUInt32LE(at) !== marks.entry) throw new RangeError('zip')
    const name = bytes.readUInt16LE(at + 28)
    const extra = bytes.readUInt16LE(at + 30)
    const whole = 46 + name + extra + bytes.readUInt16LE(at + 32)
    if (at + whole > bytes.length) throw new RangeError('zip')
    yield entryAt(bytes.subarray(at, at + whole), name, extra)
    at += whole
  }
}

function entryAt(bytes: Buffer, name: number, extra: number): Listed {
  const sizes = [bytes.readUInt32LE(24), bytes.readUInt32LE(20), bytes.readUInt32LE(42)]
  const [size = 0, packedSize = 0, at = 0] = zip64Sizes(sizes, bytes.subarray(46 + name, 46 + name + extra))
  return {
    path: nameOf(bytes.subarray(46, 46 + name)),
    method: bytes.readUInt16LE(10),
    isEncrypted: (bytes.readUInt16LE(8) & 1) === 1,
    link: ((bytes.readUInt32LE(38) >>> 16) & 0xf000) === 0xa000,
    crc: bytes.readUInt32LE(16),
    size,
    day: dosDay(bytes.readUInt16LE(14)),
    packedSize,
    at,
  }
}

/** A date of the file systems of 1981: seven bits of years since 1980, four of months, five of days. */
function dosDay(bits: number): string | undefined {
  const [year, month, day] = [1980 + (bits >>> 9), (bits >>> 5) & 15, bits & 31]
  // 1980 is what is written where nothing is known
  if (year === 1980 || month < 1 || month > 12 || day < 1) return undefined
  return dayOf(year, month, day)
}

/** The numbers that did not fit in 32 bits, from the zip64 field, where they stand in that order. */
function zip64Sizes(numbers: readonly number[], extra: Buffer): readonly number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    return numbers.map(number => {
      if (number !== 0xffffffff) return number
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    })
  }
  return numbers
}

/** UTF-8 when it is valid, else one letter a byte, whatever the flag says. */
function nameOf(bytes: Buffer): string {
  const utf8 = bytes.toString('utf8')
  return utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8
}
