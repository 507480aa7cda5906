// AssemblyScript: see ../lists.ts. Packs values in groups; ../../search/index/format/codec.ts describes the layout and unpacks it.

import { MAX_VARINT_BYTES, Region, reserve, varint } from '../region.ts'

/** Values are packed so many at a time, each group with the width that suits it. */
const GROUP_SIZE = 128
const MAX_WIDTH = 24
const HAS_EXCEPTIONS = 0x40
/** Each value is one more than what is packed. */
const ALL_ONES = 0x80

/** Bytes after the values to be packed that are overwritten. */
export const SPARE_BYTES: usize = 32
/** Bytes of a group at most, and what is written beyond them. */
const MAX_GROUP_BYTES: usize = 1 + MAX_VARINT_BYTES + GROUP_SIZE * 5 + 16

/** Packs `count` values (0 to 2^31 - 1) from `from` on. The few that are wider than the others are noted apart. */
export function pack(to: Region, from: usize, count: i32): void {
  // eight are looked at and packed at once
  const beyond = from + (count << 2)
  v128.store(beyond, i64x2.splat(0))
  v128.store(beyond, i64x2.splat(0), 16)
  for (let rest = count; rest > 0; rest -= GROUP_SIZE) {
    packGroup(to, from, min(rest, GROUP_SIZE))
    from += GROUP_SIZE << 2
  }
}

function packGroup(to: Region, from: usize, count: i32): void {
  const end = from + (count << 2)
  let at = reserve(to, MAX_GROUP_BYTES)
  const longest = longestOf(from, end)
  if (longest === 0 || (longest === 1 && above(from, end, 0) === count)) {
    store<u8>(at, longest ? ALL_ONES : 0)
    to.length += 1
    return
  }
  const width = widthFor(from, end, longest, count)
  const bytes = exceptionBits(width) >> 3
  store<u8>(at, bytes ? width | HAS_EXCEPTIONS : width)
  at += 1
  if (bytes) at = writeExceptions(varint(at, bytes), from, count, width)
  if (width > 8) pairs(at, from, end, width)
  else if (width > 0) eights(at, from, end, width)
  to.length = at + ((width * count + 7) >> 3) - to.at
}

/** Bits of the longest of the values. */
function longestOf(from: usize, end: usize): i32 {
  let all = i32x4.splat(0)
  for (let at = from; at < end; at += 16) all = v128.or(all, v128.load(at))
  const two = i64x2.extract_lane(all, 0) | i64x2.extract_lane(all, 1)
  return 32 - clz((two | (two >>> 32)) as i32)
}

/** How many values are above a limit. */
function above(from: usize, end: usize, limit: i32): i32 {
  const limits = i32x4.splat(limit)
  let all = i32x4.splat(0)
  for (let at = from; at < end; at += 16) all = i32x4.sub(all, i32x4.gt_s(v128.load(at), limits))
  return (
    i32x4.extract_lane(all, 0) +
    i32x4.extract_lane(all, 1) +
    i32x4.extract_lane(all, 2) +
    i32x4.extract_lane(all, 3)
  )
}

/** How many values are wider, by width: filled from the widest down. */
const wider = memory.data(4 * 64)
/** Bits of what is noted apart, by width. */
const exceptionBitsByWidth = memory.data(4 * 32)

function exceptionBits(width: i32): i32 {
  return load<i32>(exceptionBitsByWidth + (width << 2))
}

/** The width that takes the least room, exceptions counted. */
function widthFor(from: usize, end: usize, longest: i32, count: i32): i32 {
  let best = min(longest, MAX_WIDTH)
  let least = i32.MAX_VALUE
  for (let width = longest; width >= 0; width -= 1) {
    const exceptions = width === longest ? 0 : above(from, end, (1 << width) - 1)
    store<i32>(wider + (width << 2), exceptions)
    if (width > MAX_WIDTH) continue
    // each is noted with its rank, in a byte, and seven bits a byte
    let bits = exceptions << 4
    for (let more = width + 7; more < longest; more += 7) bits += load<i32>(wider + (more << 2)) << 3
    // a lesser width has as many exceptions, none of them shorter
    if (bits >= least) break
    store<i32>(exceptionBitsByWidth + (width << 2), bits)
    const cost = width * count + bits
    if (cost < least) {
      least = cost
      best = width
    }
  }
  return best
}

/** Writes the rank of each value that is wider, and the bits it has more; returns where they end. */
function writeExceptions(at: usize, from: usize, count: i32, width: i32): usize {
  const limits = i32x4.splat((1 << width) - 1)
  for (let four = 0; four < count; four += 4) {
    let bits = i32x4.bitmask(i32x4.gt_s(v128.load(from + (four << 2)), limits))
    for (; bits !== 0; bits &= bits - 1) {
      const n = four + ctz(bits)
      store<u8>(at, n)
      at = varint(at + 1, load<u32>(from + (n << 2)) >>> width)
    }
  }
  return at
}

/** Values of at most eight bits: eight of them are `width` bytes. */
function eights(at: usize, from: usize, end: usize, width: i32): void {
  const one = (1 << width) - 1
  const mask = ((one as u64) << 32) | (one as u64)
  const back = (32 - width) as u64
  const two = (width * 2) as u64
  for (let next = from; next < end; next += 32) {
    store<u64>(
      at,
      pair(load<u64>(next) & mask, back) |
        (pair(load<u64>(next, 8) & mask, back) << two) |
        (pair(load<u64>(next, 16) & mask, back) << (two * 2)) |
        (pair(load<u64>(next, 24) & mask, back) << (two * 3)),
    )
    at += width
  }
}

/** Two values of 32 bits brought together. */
@inline
function pair(both: u64, back: u64): u64 {
  return (both | (both >> back)) & 0xffffffff
}

/** Values of 9 to 24 bits, two at once. */
function pairs(at: usize, from: usize, end: usize, width: i32): void {
  const mask = ((1 << width) - 1) as u64
  const two = (width * 2) as u64
  let pending: u64 = 0
  let bits: u64 = 0
  for (let next = from; next < end; next += 8) {
    const both = load<u64>(next)
    pending |= ((both & mask) | (((both >> 32) & mask) << (width as u64))) << bits
    bits += two
    store<u64>(at, pending)
    at += (bits >> 3) as usize
    pending >>= bits & ~7
    bits &= 7
  }
}
