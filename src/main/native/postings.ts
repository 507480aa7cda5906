// AssemblyScript, compiled to postings.wasm by `npm run native`: reads the parts of posting lists, weighs their sources and follows
// the places of the words of a phrase. Its functions are described in ../search/index/read/part-reader.ts, their only caller.

import { take } from './memory.ts'
import { GROUP_SIZE, groupEnd, SPARE_BYTES, SPARE_VALUES, unpack, unpackGroup } from './lists/unpack.ts'

export { take }

/** Sources of a part, at most; sources whose places are in memory at once. */
const PART_SOURCES = 1024
const CHUNK_SOURCES = 4096

const column = (PART_SOURCES as usize) + SPARE_VALUES
/** The part being read: its sources, how many times each has the word, 1 where its title has it, and the weights. */
const seqs = take(column << 2)
const times = take(column << 2)
const titles = take(column << 2)
const impacts = take(column)
/** How many places the sources before each have. */
const offsets = take((PART_SOURCES + 1) << 2)
/** Indexes, among the sources looked for and in the part, of those that both have. */
const inLive = take(PART_SOURCES << 2)
const inPart = take(PART_SOURCES << 2)
/** The sources looked for. */
const live = take(CHUNK_SOURCES << 2)

export function seqsAt(): usize {
  return seqs
}
export function timesAt(): usize {
  return times
}
export function titlesAt(): usize {
  return titles
}
export function impactsAt(): usize {
  return impacts
}
export function liveAt(): usize {
  return live
}
export function inLiveAt(): usize {
  return inLive
}
export function inPartAt(): usize {
  return inPart
}

/** Reads the sources of a part; returns where their bytes end. */
export function readSeqs(at: usize, first: i32, count: i32): usize {
  store<i32>(seqs, first)
  const end = unpack(at, count - 1, seqs + 4)
  let seq = first
  for (let one = seqs + 4, last = seqs + (count << 2); one < last; one += 4) {
    seq += load<i32>(one) + 1
    store<i32>(one, seq)
  }
  return end
}

/** Reads how many times each source has the word; returns where their bytes end. */
export function readTimes(at: usize, count: i32): usize {
  const end = unpack(at, count, times)
  const one = i32x4.splat(1)
  for (let four = times, last = times + (count << 2); four < last; four += 16)
    v128.store(four, i32x4.add(v128.load(four), one))
  return end
}

export function readTitles(at: usize, count: i32): usize {
  return unpack(at, count, titles)
}

const MAX_FREQUENCY = 63
const LENGTH_SHIFT = 6
const IN_TITLE_SHIFT = 6
/** By length code and frequency: the impact; by level, the frequency it stands for. */
const impactTable = take(1 << 12)
const levelTable = take(64)

export function impactTableAt(): usize {
  return impactTable
}
export function levelTableAt(): usize {
  return levelTable
}

/** Weighs the sources read; `lengths`: the length code of each source of the library. */
export function weigh(count: i32, lengths: usize, levels: bool): void {
  for (let n = 0; n < count; n += 1) {
    const at = (n as usize) << 2
    let frequency = load<i32>(times + at)
    if (levels) frequency = load<u8>(levelTable + min(frequency, MAX_FREQUENCY)) as i32
    const length = load<u8>(lengths + load<i32>(seqs + at)) as i32
    store<u8>(
      impacts + n,
      (load<u8>(impactTable + ((length << LENGTH_SHIFT) | min(frequency, MAX_FREQUENCY))) as i32) |
        (load<i32>(titles + at) << IN_TITLE_SHIFT),
    )
  }
}

/** A source looked for costs as much to look up as so many cost to walk past. */
const LOOKUP_RATIO = 16

/** Finds the sources `live[from..to]` that the part has; returns how many. */
export function meet(from: i32, to: i32, count: i32): i32 {
  const isLookup = (to - from) * LOOKUP_RATIO < count
  let out = 0
  for (let at = from, n = 0; at < to; at += 1) {
    const value = load<i32>(live + ((at as usize) << 2))
    if (isLookup) n = notBefore(value, n, count)
    else while (n < count && seqAt(n) < value) n += 1
    if (n === count) break
    if (seqAt(n) !== value) continue
    store<i32>(inLive + ((out as usize) << 2), at)
    store<i32>(inPart + ((out as usize) << 2), n)
    out += 1
  }
  return out
}

@inline
function seqAt(n: i32): i32 {
  return load<i32>(seqs + ((n as usize) << 2))
}

function notBefore(value: i32, from: i32, count: i32): i32 {
  let low = from
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (seqAt(middle) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** How many places the sources read have. */
export function countPlaces(count: i32): i32 {
  let all = 0
  for (let n = 0; n < count; n += 1) {
    store<i32>(offsets + ((n as usize) << 2), all)
    all += load<i32>(times + ((n as usize) << 2))
  }
  store<i32>(offsets + ((count as usize) << 2), all)
  return all
}

// The distances between the places of the part: unpacked as they are asked for, each at its own rank.
let deltas: usize = 0
let cursor: usize = 0
let unpacked = 0
let total = 0

/** Begins the places of a part: where their bytes are, where the distances go, how many there are; `isUnpacked`: they lie there already. */
export function beginPlaces(at: usize, to: usize, all: i32, isUnpacked: bool): void {
  cursor = at
  deltas = to
  total = all
  unpacked = isUnpacked ? all : 0
}

/** Unpacks the distances of `from` to `to`; passes over the groups before them. */
function reach(from: i32, to: i32): void {
  while (unpacked + GROUP_SIZE <= from) {
    cursor = groupEnd(cursor, min(GROUP_SIZE, total - unpacked))
    unpacked += GROUP_SIZE
  }
  while (unpacked < to) {
    cursor = unpackGroup(cursor, min(GROUP_SIZE, total - unpacked), deltas + ((unpacked as usize) << 2))
    unpacked += GROUP_SIZE
  }
}

/**
 * Appends to `values`, from `top` on, the places of the first `meetings` sources found by `meet`, less `rank`; returns the new top.
 * `starts` and `lengths` say, by source of `live`, where its places lie.
 */
export function place(meetings: i32, rank: i32, values: usize, top: i32, starts: usize, lengths: usize): i32 {
  for (let one = 0; one < meetings; one += 1) {
    const n = load<i32>(inPart + ((one as usize) << 2)) as usize
    const from = load<i32>(offsets + (n << 2))
    const to = load<i32>(offsets + (n << 2), 4)
    reach(from, to)
    const start = top
    let at = -1 - rank
    for (let next = from; next < to; next += 1) {
      at += load<i32>(deltas + ((next as usize) << 2)) + 1
      store<i32>(values + ((top as usize) << 2), at)
      top += 1
    }
    top = join(load<i32>(inLive + ((one as usize) << 2)), values, start, top, starts, lengths)
  }
  return top
}

/**
 * Appends the beginnings that the word at `rank` follows, in the first `meetings` sources found by `meet`; returns the new top.
 * `fromStarts`, `fromLengths`: the beginnings, as `place` left them.
 */
export function follow(
  meetings: i32,
  rank: i32,
  values: usize,
  top: i32,
  starts: usize,
  lengths: usize,
  fromStarts: usize,
  fromLengths: usize,
): i32 {
  for (let one = 0; one < meetings; one += 1) {
    const n = load<i32>(inPart + ((one as usize) << 2)) as usize
    const source = load<i32>(inLive + ((one as usize) << 2))
    const from = load<i32>(offsets + (n << 2))
    const to = load<i32>(offsets + (n << 2), 4)
    reach(from, to)
    let beginning = load<i32>(fromStarts + ((source as usize) << 2))
    const last = beginning + load<i32>(fromLengths + ((source as usize) << 2))
    const start = top
    let due = load<i32>(values + ((beginning as usize) << 2)) + rank
    let at = -1
    for (let next = from; next < to; next += 1) {
      at += load<i32>(deltas + ((next as usize) << 2)) + 1
      if (at < due) continue
      while (beginning < last && due < at) {
        beginning += 1
        due = load<i32>(values + ((beginning as usize) << 2)) + rank
      }
      if (beginning === last) break
      if (due !== at) continue
      store<i32>(values + ((top as usize) << 2), at - rank)
      top += 1
    }
    if (top > start) top = join(source, values, start, top, starts, lengths)
  }
  return top
}

/** Merges the places just appended, from `start` on, with those that the source had from another spelling; returns the new top. */
function join(source: i32, values: usize, start: i32, top: i32, starts: usize, lengths: usize): i32 {
  const at = (source as usize) << 2
  const before = load<i32>(lengths + at)
  if (before === 0) {
    store<i32>(starts + at, start)
    store<i32>(lengths + at, top - start)
    return top
  }
  let a = load<i32>(starts + at)
  let b = start
  const endA = a + before
  const endB = top
  let to = top
  while (a < endA || b < endB) {
    const takesFirst =
      b === endB ||
      (a < endA && load<i32>(values + ((a as usize) << 2)) < load<i32>(values + ((b as usize) << 2)))
    const next = takesFirst ? a++ : b++
    store<i32>(values + ((to as usize) << 2), load<i32>(values + ((next as usize) << 2)))
    to += 1
  }
  store<i32>(starts + at, endB)
  store<i32>(lengths + at, to - endB)
  return to
}

/** Keeps the sources among the first `count` of `live` that have places left; returns how many. */
export function keepLive(count: i32, starts: usize, lengths: usize): i32 {
  let out: usize = 0
  for (let n = 0; n < count; n += 1) {
    const at = (n as usize) << 2
    const length = load<i32>(lengths + at)
    if (length === 0) continue
    store<i32>(live + out, load<i32>(live + at))
    store<i32>(starts + out, load<i32>(starts + at))
    store<i32>(lengths + out, length)
    out += 4
  }
  return (out >> 2) as i32
}

/** Bytes read, and values written, beyond the last ones. */
export function spareBytes(): usize {
  return SPARE_BYTES + (SPARE_VALUES << 2)
}
