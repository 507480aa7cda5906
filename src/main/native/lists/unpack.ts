// AssemblyScript: see ../postings.ts. Unpacks what pack.ts packs; ../../search/index/format/codec.ts describes the layout.

/** Values are packed so many at a time. */
export const GROUP_SIZE = 128
const WIDTH_MASK = 31
const HAS_EXCEPTIONS = 0x40
const ALL_ONES_SHIFT = 7
/** Two values of this width at most lie in eight bytes, wherever they begin. */
const MAX_PAIR_WIDTH = 28

/** Values written beyond the last one, at most: an exception of damaged bytes stands anywhere in two groups. */
export const SPARE_VALUES: usize = 256
/** Bytes read beyond the last one, at most. */
export const SPARE_BYTES: usize = 16

/** Where the number read last ends. */
let next: usize = 0

function varint(at: usize): i32 {
  let value = 0
  for (let shift = 0; shift < 32; shift += 7) {
    const byte = load<u8>(at++) as i32
    value |= (byte & 127) << shift
    if (byte < 128) break
  }
  next = at
  return value
}

/** Unpacks `count` values; returns where their bytes end. */
export function unpack(from: usize, count: i32, to: usize): usize {
  for (let rest = count; rest > 0; rest -= GROUP_SIZE) {
    from = unpackGroup(from, min(rest, GROUP_SIZE), to)
    to += GROUP_SIZE << 2
  }
  return from
}

/** Where the bytes of a group of `count` values end. */
export function groupEnd(at: usize, count: i32): usize {
  const head = load<u8>(at) as i32
  next = at + 1
  const exceptions = head & HAS_EXCEPTIONS ? varint(at + 1) : 0
  return next + exceptions + (((head & WIDTH_MASK) * count + 7) >> 3)
}

/** Unpacks a group; returns where its bytes end. */
export function unpackGroup(at: usize, count: i32, to: usize): usize {
  const head = load<u8>(at) as i32
  const width = head & WIDTH_MASK
  next = at + 1
  const exceptionBytes = head & HAS_EXCEPTIONS ? varint(at + 1) : 0
  const exceptions = next
  const base = exceptions + exceptionBytes
  const end = to + (count << 2)
  if (width === 0) fill(to, end, head >> ALL_ONES_SHIFT)
  else if (width <= 8) eights(base, to, end, width)
  else if (width <= MAX_PAIR_WIDTH) pairs(base, to, end, width)
  else singles(base, to, end, width)
  for (let one = exceptions; one < base; one = next) {
    const value = to + ((load<u8>(one) as usize) << 2)
    store<i32>(value, load<i32>(value) | (varint(one + 1) << width))
  }
  return base + ((width * count + 7) >> 3)
}

function fill(to: usize, end: usize, value: i32): void {
  const four = i32x4.splat(value)
  for (; to < end; to += 16) v128.store(to, four)
}

/** Values of at most eight bits: eight of them are `width` bytes. */
function eights(at: usize, to: usize, end: usize, width: i32): void {
  const mask = ((1 << width) - 1) as u64
  const shift = width as u64
  for (; to < end; to += 32) {
    let bits = load<u64>(at)
    store<i32>(to, (bits & mask) as i32)
    bits >>= shift
    store<i32>(to, (bits & mask) as i32, 4)
    bits >>= shift
    store<i32>(to, (bits & mask) as i32, 8)
    bits >>= shift
    store<i32>(to, (bits & mask) as i32, 12)
    bits >>= shift
    store<i32>(to, (bits & mask) as i32, 16)
    bits >>= shift
    store<i32>(to, (bits & mask) as i32, 20)
    bits >>= shift
    store<i32>(to, (bits & mask) as i32, 24)
    bits >>= shift
    store<i32>(to, (bits & mask) as i32, 28)
    at += width
  }
}

function pairs(base: usize, to: usize, end: usize, width: i32): void {
  const mask = ((1 << width) - 1) as u64
  for (let bit = 0; to < end; to += 8) {
    const bits = load<u64>(base + (bit >> 3)) >> ((bit & 7) as u64)
    store<i32>(to, (bits & mask) as i32)
    store<i32>(to, ((bits >> (width as u64)) & mask) as i32, 4)
    bit += width << 1
  }
}

function singles(base: usize, to: usize, end: usize, width: i32): void {
  const mask = (((1 as u64) << (width as u64)) - 1) as u64
  for (let bit = 0; to < end; to += 4) {
    store<i32>(to, ((load<u64>(base + (bit >> 3)) >> ((bit & 7) as u64)) & mask) as i32)
    bit += width
  }
}
