// AssemblyScript, compiled to lists.wasm by `npm run native`: builds posting lists, for the segment of a batch and for merged
// segments. Its functions are described in ../search/index/write/list-maker.ts, their only caller.

import { base, beginBatch, from, group, places, ranks, runs, codes, seqOf, setBatch } from './lists/batch.ts'
import {
  add,
  addPart,
  hasOwnRows,
  begin,
  beginBuilder,
  count,
  finish,
  listRoom,
  out,
  packedDocs,
  packedPlaces,
  parts,
  place,
} from './lists/builder.ts'
import { release, take, memoryTop } from './memory.ts'
import { pack as packInto } from './lists/pack.ts'
import { begin as beginRegion, MAX_VARINT_BYTES, Region, reserve, varint } from './region.ts'
import { addMost, addSum, beginTally, drain } from './lists/tally.ts'

export { addPart, hasOwnRows, begin, count, finish, listRoom, take }

/** Lists made at once, at most, and the bytes they take, about. */
const MAX_LISTS = 1024
const MAX_LISTS_BYTES: usize = 1 << 16
/** How many sources each list has, and its bytes. */
const sizes = memory.data(8 * 1024)

/** The sum of several lists: pairs of a source and its code. By prefix: where its pairs lie. */
const pairs = changetype<Region>(memory.data(12))
const packBuffer = changetype<Region>(memory.data(12))

const bottom = memoryTop()

/** Forgets everything. */
export function reset(): void {
  release(bottom)
  beginBuilder()
  beginBatch()
  beginRegion(pairs, 1 << 10)
  beginRegion(packBuffer, 0)
}
reset()

// The batch being written, as `batch`, `setStems` and `setPrefixes` received it.
let sources = 0
let members: usize = 0
let memberStarts: usize = 0
let prefixes = 0
let depths: usize = 0
let firsts: usize = 0
let ends: usize = 0
let pairsFrom: usize = 0
let pairsTo: usize = 0
/** The prefixes gathered so far: those of a letter at once. */
let prefixesRead = 0

/** Groups the words of a batch; returns where the count of them in each source is. */
export function batch(
  terms: i32,
  numbers: usize,
  stream: usize,
  endsOf: usize,
  texts: i32,
  heads: usize,
  rank: usize,
  bases: usize,
  seqs: usize,
  total: i32,
): usize {
  const words = take(total << 2)
  memory.fill(words, 0, total << 2)
  sources = total
  setBatch(terms, numbers, stream, endsOf, texts, heads, rank, bases, seqs)
  group(words)
  beginTally(total)
  return words
}

export function setStems(startsOf: usize, termsOf: usize): void {
  memberStarts = startsOf
  members = termsOf
}

export function setPrefixes(total: i32, depthsOf: usize, firstsOf: usize, endsOf: usize): void {
  prefixes = total
  depths = depthsOf
  firsts = firstsOf
  ends = endsOf
  pairsFrom = take(total << 2)
  pairsTo = take(total << 2)
  prefixesRead = 0
}

const STEM_LISTS = 0
const PREFIX_LISTS = 1

/**
 * Makes the lists from `first` on, before `end`, as many as may be at once; returns how many. What was made of each is at
 * `madeAt()`. A list that lies apart is the last of them.
 */
export function lists(kind: i32, first: i32, end: i32): i32 {
  const start = out.length
  let listCount = 0
  do {
    if (kind === STEM_LISTS) stem(first + listCount)
    else if (kind === PREFIX_LISTS) prefix(first + listCount)
    else term(first + listCount)
    const at = sizes + (listCount << 3)
    store<i32>(at, count)
    store<i32>(at, count > 0 ? (finish() as i32) : 0, 4)
    listCount += 1
  } while (first + listCount < end && listCount < MAX_LISTS && out.length - start < MAX_LISTS_BYTES && !hasOwnRows)
  return listCount
}

function term(n: i32): void {
  begin(true, false)
  for (let at = startOf(n), end = startOf(n + 1); at < end; at += 4) {
    const one = load<i32>(codes + at)
    add(load<i32>(seqOf + (load<i32>(ranks + at) << 2)), one)
    place(places + load<i32>(from + at), one >> 1, load<i32>(base + at))
  }
}

@inline
function startOf(n: i32): usize {
  return load<i32>(runs + (n << 2)) << 2
}

function stem(n: i32): void {
  begin(false, false)
  const first = load<i32>(memberStarts + (n << 2))
  const last = load<i32>(memberStarts + (n << 2), 4)
  if (last - first === 1) {
    const only = load<i32>(members + (first << 2))
    for (let at = startOf(only), end = startOf(only + 1); at < end; at += 4)
      add(load<i32>(seqOf + (load<i32>(ranks + at) << 2)), load<i32>(codes + at))
    return
  }
  for (let member = first; member < last; member += 1) {
    const one = load<i32>(members + (member << 2))
    for (let at = startOf(one), end = startOf(one + 1); at < end; at += 4)
      addSum(load<i32>(ranks + at), load<i32>(codes + at))
  }
  const at = reserve(pairs, sources << 3)
  addPairs(at, drain(0, at))
}

function addPairs(start: usize, end: usize): void {
  for (let at = start; at < end; at += 8)
    add(load<i32>(seqOf + (load<i32>(at) << 2)), load<i32>(at, 4))
}

function prefix(n: i32): void {
  if (n >= prefixesRead) gather()
  begin(false, true)
  const at = n << 2
  addPairs(pairs.at + load<i32>(pairsFrom + at), pairs.at + load<i32>(pairsTo + at))
}

/** Gathers what is said by prefix, of all that begin by the next letter: the longer ones before those that begin them. */
function gather(): void {
  const first = prefixesRead
  do prefixesRead += 1
  while (prefixesRead < prefixes && load<i32>(depths + (prefixesRead << 2)) > 1)
  pairs.length = 0
  for (let n = prefixesRead - 1; n >= first; n -= 1) {
    const at = n << 2
    const depth = load<i32>(depths + at)
    for (let posting = startOf(load<i32>(firsts + at)), end = startOf(load<i32>(ends + at)); posting < end; posting += 4)
      addMost(depth, load<i32>(ranks + posting), levelCode(load<i32>(codes + posting)))
    const begins = reserve(pairs, sources << 3)
    const finishes = drain(depth, begins)
    store<i32>(pairsFrom + at, pairs.length)
    pairs.length += finishes - begins
    store<i32>(pairsTo + at, pairs.length)
    if (depth > 1)
      for (let one = begins; one < finishes; one += 8) addMost(depth - 1, load<i32>(one), load<i32>(one, 4))
  }
}

/** The level of a frequency (TIMES_OF_LEVEL in ../search/index/format/impact.ts), doubled, plus one when in the title. */
@inline
function levelCode(one: i32): i32 {
  return one < 6 ? one : (one < 12 ? 6 : 8) | (one & 1)
}

/** Ends a list that lies apart with the first row of its sources, then of its places; returns how many bytes that takes. */
export function putRow(row: u32): usize {
  const at = reserve(out, MAX_VARINT_BYTES)
  const bytes = varint(at, row) - at
  out.length += bytes
  return bytes
}

/** Forgets the first lists made. */
export function drop(bytes: usize): void {
  out.length -= bytes
  memory.copy(out.at, out.at + bytes, out.length)
}

/** Packs values; returns how many bytes, at `packedAt()`. */
export function pack(at: usize, total: i32): usize {
  packBuffer.length = 0
  packInto(packBuffer, at, total)
  return packBuffer.length
}

/** Adds sources read from other lists: each, what is said of it, and its places. */
export function addAll(total: i32, seqs: usize, codesOf: usize, placesOf: usize): void {
  for (let n = 0; n < total; n += 1) {
    const one = load<i32>(codesOf + (n << 2))
    add(load<i32>(seqs + (n << 2)), one)
    place(placesOf, one >> 1, 0)
    placesOf += (one >> 1) << 2
  }
}

export function sizesAt(): usize {
  return sizes
}
export function outAt(): usize {
  return out.at
}
export function packedAt(): usize {
  return packBuffer.at
}
export function partsAt(): usize {
  return parts.at
}
export function partsSize(): usize {
  return parts.length
}
export function docsAt(): usize {
  return packedDocs.at
}
export function docsSize(): usize {
  return packedDocs.length
}
export function placesAt(): usize {
  return packedPlaces.at
}
export function placesSize(): usize {
  return packedPlaces.length
}
