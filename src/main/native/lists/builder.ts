// AssemblyScript: see ../lists.ts. Writes one posting list, source by source in increasing order. The layout is that of
// ../../search/index/format/posting-list.ts, which reads it.

import { pack, SPARE_BYTES } from './pack.ts'
import { begin as beginRegion, MAX_VARINT_BYTES, Region, reserve, sort, varint } from '../region.ts'

/** Sources of a part, at most: what is read at once to find the places of a word in a source. */
const PART_SOURCES = 1024
/** Lists of at most so many sources are written without parts. */
const SMALL_LIST = 15
/** Longer than this, a list lies apart from the block of its term. */
const INLINE_BYTES: usize = 2048
/** The header of a part, five numbers: its sources, the first, the last, the bytes of its sources and of its places. */
const PART_HEADER_BYTES: usize = 5 * 4

/** Lists made, one after the other. */
export const out = changetype<Region>(memory.data(12))
/** The list under construction: the headers of its parts, then their bytes. */
export const parts = changetype<Region>(memory.data(12))
export const packedDocs = changetype<Region>(memory.data(12))
export const packedPlaces = changetype<Region>(memory.data(12))
/** The part under construction. */
const places = changetype<Region>(memory.data(12))
const seqs = memory.data(4 * 1024 + 32)
const times = memory.data(4 * 1024 + 32)
const inTitle = memory.data(4 * 1024 + 32)
const scratch = memory.data(4 * 1024 + 32)
let pending = 0
/** where the places of the last source begin, in bytes */
let lastStart: usize = 0

let hasPlaces = true
let heaviest = false
export let count = 0
/** Whether the list lies apart, once finished. */
export let hasOwnRows = false

/** Room for small lists; what needs more takes it. */
export function beginBuilder(): void {
  beginRegion(out, 1 << 14)
  beginRegion(parts, 1 << 8)
  beginRegion(packedDocs, 1 << 12)
  beginRegion(packedPlaces, 1 << 12)
  beginRegion(places, 1 << 12)
}

/** `withPlaces`: with places; `keepsHeaviest`: a source said twice counts for the most of both, not for their sum. */
export function begin(withPlaces: bool, keepsHeaviest: bool): void {
  hasPlaces = withPlaces
  heaviest = keepsHeaviest
  pending = 0
  count = 0
  hasOwnRows = false
  places.length = 0
  parts.length = 0
  packedDocs.length = 0
  packedPlaces.length = 0
}

/** A source: twice how many times it is said, plus one when in the title. A source said twice in a row is one. */
@inline
export function add(seq: i32, code: i32): void {
  if (pending > 0 && load<i32>(seqs + ((pending - 1) << 2)) === seq) return again(code)
  if (pending === PART_SOURCES) flush()
  const slot = (pending << 2) as usize
  store<i32>(seqs + slot, seq)
  store<i32>(times + slot, code >> 1)
  store<i32>(inTitle + slot, code & 1)
  lastStart = places.length
  pending += 1
  count += 1
}

function again(code: i32): void {
  const slot = ((pending - 1) << 2) as usize
  const had = load<i32>(times + slot)
  store<i32>(times + slot, heaviest ? max(had, code >> 1) : had + (code >> 1))
  store<i32>(inTitle + slot, load<i32>(inTitle + slot) | (code & 1))
}

/** Places of the source just added, in increasing order, `base` added. What follows them is read, so many bytes (`SPARE_BYTES`). */
@inline
export function place(from: usize, times: i32, base: i32): void {
  if (!hasPlaces) return
  const bytes = (times << 2) as usize
  let to = reserve(places, bytes + SPARE_BYTES)
  const first = places.length
  places.length += bytes
  // four at a time, beyond the last as well: nearly always they are no more than four
  const bases = i32x4.splat(base)
  for (const end = to + bytes; to < end; to += 16, from += 16) v128.store(to, i32x4.add(v128.load(from), bases))
  if (first > lastStart) inOrder(first)
}

/** A source said twice has its places in one order. */
function inOrder(first: usize): void {
  if (load<i32>(places.at + first) < load<i32>(places.at + first - 4))
    sort<i32>(places.at + lastStart, ((places.length - lastStart) >> 2) as i32)
}

function flush(): void {
  if (pending === 0) return
  const docsFrom = packedDocs.length
  const placesFrom = packedPlaces.length
  gaps()
  pack(packedDocs, scratch, pending - 1)
  for (let at: usize = 0, end = (pending << 2) as usize; at < end; at += 16)
    v128.store(scratch + at, i32x4.sub(v128.load(times + at), i32x4.splat(1)))
  pack(packedDocs, scratch, pending)
  pack(packedDocs, inTitle, pending)
  if (hasPlaces) {
    relative()
    pack(packedPlaces, places.at, (places.length >> 2) as i32)
  }
  tell(
    pending,
    load<i32>(seqs),
    load<i32>(seqs + ((pending - 1) << 2)),
    packedDocs.length - docsFrom,
    packedPlaces.length - placesFrom,
  )
  pending = 0
  places.length = 0
}

/** The distance of each source but the first to the one before. */
function gaps(): void {
  distances(scratch, seqs, ((pending - 1) << 2) as usize)
}

/** Puts at `to` the distance of each number to the next, less one; `to` may be where the next are. */
@inline
function distances(to: usize, from: usize, bytes: usize): void {
  // from the last on: those before are read after
  for (let at = (bytes + 15) & ~15; at > 0; ) {
    at -= 16
    const distance = i32x4.sub(v128.load(from + at, 4), v128.load(from + at))
    v128.store(to + at, i32x4.sub(distance, i32x4.splat(1)))
  }
}

/** Each place becomes the distance to the one before in the same source. */
function relative(): void {
  if (places.length === 0) return
  for (let source: usize = 0, at = places.at, end = (pending << 2) as usize; source < end; source += 4) {
    store<i32>(scratch + source, load<i32>(at))
    at += load<i32>(times + source) << 2
  }
  distances(places.at + 4, places.at, places.length - 4)
  for (let source: usize = 0, at = places.at, end = (pending << 2) as usize; source < end; source += 4) {
    store<i32>(at, load<i32>(scratch + source))
    at += load<i32>(times + source) << 2
  }
}

function tell(sources: i32, first: i32, last: i32, docs: usize, placesOf: usize): void {
  const to = reserve(parts, PART_HEADER_BYTES)
  store<i32>(to, sources)
  store<i32>(to, first, 4)
  store<i32>(to, last, 8)
  store<i32>(to, docs, 12)
  store<i32>(to, placesOf, 16)
  parts.length += PART_HEADER_BYTES
}

/** A whole part as it lies in another segment, after everything added so far: room for its bytes is made. */
export function addPart(sources: i32, first: i32, last: i32, docs: usize, placesOf: usize): void {
  flush()
  const lying = hasPlaces ? placesOf : 0
  reserve(packedDocs, docs)
  reserve(packedPlaces, lying)
  packedDocs.length += docs
  packedPlaces.length += lying
  tell(sources, first, last, docs, lying)
  count += sources
}

/** Writes the list; returns how many bytes. Of a list that lies apart, where its rows are must still be put. */
export function finish(): usize {
  const start = out.length
  if (parts.length === 0 && count <= SMALL_LIST) small()
  else {
    flush()
    partList()
  }
  return out.length - start
}

/** Room for a list made already, after the others. */
export function listRoom(bytes: usize): usize {
  const at = reserve(out, bytes)
  out.length += bytes
  return at
}

function small(): void {
  let to = reserve(out, MAX_VARINT_BYTES * (2 * pending + (places.length >> 2)))
  gaps()
  to = varint(to, load<i32>(seqs))
  for (let n = 0; n < pending - 1; n += 1) to = varint(to, load<i32>(scratch + (n << 2)))
  for (let n = 0; n < pending; n += 1)
    to = varint(to, ((load<i32>(times + (n << 2)) - 1) << 1) | load<i32>(inTitle + (n << 2)))
  if (hasPlaces) {
    relative()
    for (let at = places.at, end = at + places.length; at < end; at += 4) to = varint(to, load<i32>(at))
  }
  out.length = to - out.at
}

/** First whether the list lies apart, then what the parts are, then the parts, unless apart. */
function partList(): void {
  const bytes = packedDocs.length + packedPlaces.length
  hasOwnRows = bytes > INLINE_BYTES
  let to = reserve(out, MAX_VARINT_BYTES * (2 + parts.length / 4) + (hasOwnRows ? 0 : bytes))
  to = varint(to, hasOwnRows ? 1 : 0)
  to = varint(to, (parts.length / PART_HEADER_BYTES) as u32)
  let before = 0
  for (let at = parts.at, end = at + parts.length; at < end; at += PART_HEADER_BYTES) {
    to = varint(to, load<i32>(at))
    to = varint(to, load<i32>(at, 4) - before)
    before = load<i32>(at, 8)
    to = varint(to, before - load<i32>(at, 4))
    to = varint(to, load<i32>(at, 12))
    to = varint(to, load<i32>(at, 16))
  }
  if (!hasOwnRows) {
    memory.copy(to, packedDocs.at, packedDocs.length)
    memory.copy(to + packedDocs.length, packedPlaces.at, packedPlaces.length)
    to += bytes
  }
  out.length = to - out.at
}
