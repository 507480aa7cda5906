// AssemblyScript, compiled to lists.wasm by `npm run native`: makes lists of sources out of numbers, for the segments of a batch and
// for those merged. What its functions are for is told in ../db/words/lists.ts, through which they are called.

import { base, beginBatch, from, group, places, ranks, runs, said, seqOf, takeBatch } from './batch.ts'
import {
  add,
  addPart,
  apart,
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
} from './builder.ts'
import { release, take, taken } from './memory.ts'
import { pack as packInto } from './pack.ts'
import { begin as beginRegion, longestVarint, Region, reserve, varint } from './region.ts'
import { addMost, addSum, beginTally, drain } from './tally.ts'

export { addPart, apart, begin, count, finish, listRoom, take }

/** Lists made at once, at most, and the bytes they take, about. */
const most = 1024
const mostBytes: usize = 1 << 16
/** How many sources each list has, and its bytes. */
const made = memory.data(8 * 1024)

/** What several lists say together, each source and what is said of it; by prefix, where it lies. */
const held = changetype<Region>(memory.data(12))
const packed = changetype<Region>(memory.data(12))

const bottom = taken()

/** Forgets everything. */
export function reset(): void {
  release(bottom)
  beginBuilder()
  beginBatch()
  beginRegion(held, 1 << 10)
  beginRegion(packed, 0)
}
reset()

// The batch being written, as `batch`, `stems` and `begun` are told of it.
let sources = 0
let members: usize = 0
let memberStarts: usize = 0
let prefixes = 0
let depths: usize = 0
let firsts: usize = 0
let ends: usize = 0
let heldFrom: usize = 0
let heldTo: usize = 0
/** The prefixes gathered so far: those of a letter at once. */
let gathered = 0

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
  many: i32,
): usize {
  const words = take(many << 2)
  memory.fill(words, 0, many << 2)
  sources = many
  takeBatch(terms, numbers, stream, endsOf, texts, heads, rank, bases, seqs)
  group(words)
  beginTally(many)
  return words
}

export function stems(startsOf: usize, termsOf: usize): void {
  memberStarts = startsOf
  members = termsOf
}

export function begun(many: i32, depthsOf: usize, firstsOf: usize, endsOf: usize): void {
  prefixes = many
  depths = depthsOf
  firsts = firstsOf
  ends = endsOf
  heldFrom = take(many << 2)
  heldTo = take(many << 2)
  gathered = 0
}

const ofStems = 0
const ofPrefixes = 1

/**
 * Makes the lists from `first` on, before `end`, as many as may be at once; returns how many. What was made of each is at
 * `madeAt()`. A list that lies apart is the last of them.
 */
export function lists(kind: i32, first: i32, end: i32): i32 {
  const start = out.length
  let done = 0
  do {
    if (kind === ofStems) stem(first + done)
    else if (kind === ofPrefixes) prefix(first + done)
    else term(first + done)
    const at = made + (done << 3)
    store<i32>(at, count)
    store<i32>(at, count > 0 ? (finish() as i32) : 0, 4)
    done += 1
  } while (first + done < end && done < most && out.length - start < mostBytes && !apart)
  return done
}

function term(n: i32): void {
  begin(true, false)
  for (let at = startOf(n), end = startOf(n + 1); at < end; at += 4) {
    const one = load<i32>(said + at)
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
      add(load<i32>(seqOf + (load<i32>(ranks + at) << 2)), load<i32>(said + at))
    return
  }
  for (let member = first; member < last; member += 1) {
    const one = load<i32>(members + (member << 2))
    for (let at = startOf(one), end = startOf(one + 1); at < end; at += 4)
      addSum(load<i32>(ranks + at), load<i32>(said + at))
  }
  const at = reserve(held, sources << 3)
  addHeld(at, drain(0, at))
}

function addHeld(start: usize, end: usize): void {
  for (let at = start; at < end; at += 8)
    add(load<i32>(seqOf + (load<i32>(at) << 2)), load<i32>(at, 4))
}

function prefix(n: i32): void {
  if (n >= gathered) gather()
  begin(false, true)
  const at = n << 2
  addHeld(held.at + load<i32>(heldFrom + at), held.at + load<i32>(heldTo + at))
}

/** Gathers what is said by prefix, of all that begin by the next letter: the longer ones before those that begin them. */
function gather(): void {
  const first = gathered
  do gathered += 1
  while (gathered < prefixes && load<i32>(depths + (gathered << 2)) > 1)
  held.length = 0
  for (let n = gathered - 1; n >= first; n -= 1) {
    const at = n << 2
    const depth = load<i32>(depths + at)
    for (let posting = startOf(load<i32>(firsts + at)), end = startOf(load<i32>(ends + at)); posting < end; posting += 4)
      addMost(depth, load<i32>(ranks + posting), leveled(load<i32>(said + posting)))
    const begins = reserve(held, sources << 3)
    const finishes = drain(depth, begins)
    store<i32>(heldFrom + at, held.length)
    held.length += finishes - begins
    store<i32>(heldTo + at, held.length)
    if (depth > 1)
      for (let one = begins; one < finishes; one += 8) addMost(depth - 1, load<i32>(one), load<i32>(one, 4))
  }
}

/** How often a word is said, on the scale of ../db/words/weight.ts; twice, plus one when in the title. */
@inline
function leveled(one: i32): i32 {
  return one < 6 ? one : (one < 12 ? 6 : 8) | (one & 1)
}

/** Ends a list that lies apart with the first row of its sources, then of its places; returns how many bytes that takes. */
export function putRow(row: u32): usize {
  const at = reserve(out, longestVarint)
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
export function pack(at: usize, many: i32): usize {
  packed.length = 0
  packInto(packed, at, many)
  return packed.length
}

/** Adds sources read from other lists: each, what is said of it, and its places. */
export function addAll(many: i32, seqs: usize, saidOf: usize, placesOf: usize): void {
  for (let n = 0; n < many; n += 1) {
    const one = load<i32>(saidOf + (n << 2))
    add(load<i32>(seqs + (n << 2)), one)
    place(placesOf, one >> 1, 0)
    placesOf += (one >> 1) << 2
  }
}

export function madeAt(): usize {
  return made
}
export function outAt(): usize {
  return out.at
}
export function packedAt(): usize {
  return packed.at
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
