// AssemblyScript, compiled to spelling.wasm by `npm run native`. What it does, and what its functions are for, is told in
// ../spellings.ts, its only caller.

import { take } from './memory.ts'

/** What a character does to words: see `stepOf` in ../spellings.ts, which gives it. */
const inLetters: u32 = 1
const inDigits: u32 = 2
const inside: u32 = 3
const folds: u32 = 4
const quietly: u32 = 7
const opens: u32 = 16
const closes: u32 = 32
const dots: u32 = 64

@external('env', 'stepOf')
declare function stepOf(code: u32): u32
/** Asks for the number of a spelling met for the first time: its characters, of two bytes where `wide`. */
@external('env', 'noted')
declare function noted(start: usize, length: u32, wide: bool, plain: bool): i32

/** Spaces put after a text, which is gone through sixty-four characters at a time. */
const beyond: usize = 128

// The text being read, as it was given, then a byte a character, and where its words begin and end.
let given: usize = 0
let text: usize = 0
let textSize: usize = 0
let starts: usize = 0
let ends: usize = 0

// The parts it is made of, a space between two: the length of each; once read, whether it has inclusive spellings.
let parts: usize = 0
let partsSize: usize = 0

// The numbers of the words read so far.
let stream: usize = 0
let streamSize: usize = 0
let out: usize = 0

/** By the number of a word: whether the stream has it. */
let seen: usize = 0
let seenSize: usize = 0

// By place: sixteen bytes of a spelling, or two sums of a longer one; its length; its number plus one (0: none there).
const slot: usize = 32
let slots: usize = 0
let mask: usize = 0
let held: usize = 0

/** Steps of the characters of one byte; and of all, once a text has had others. */
const steps = take(256)
let allSteps: usize = 0
// Which characters of one byte are letters, digits, or to be looked at one by one.
const letters = take(32)
const digits = take(32)
const odd = take(32)
/** By the length of a spelling: which of sixteen bytes are its own. */
const own = take(17 * 16)
const upper = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128)

for (let code: u32 = 0; code < 256; code += 1) {
  const step = stepOf(code)
  store<u8>(steps + code, step as u8)
  if (step == quietly || step & dots) put(odd, code)
  else if (step & inLetters) put(letters, code)
  else if (step & inDigits) put(digits, code)
}
for (let length: u32 = 0; length <= 16; length += 1)
  for (let at: u32 = 0; at < length; at += 1) store<u8>(own + length * 16 + at, 255)
beginSlots(1 << 11)

/** A set of bytes has, for each lower half, a bit for each upper half; those from 128 on apart. */
function put(set: usize, code: u32): void {
  const at = set + ((code >> 7) << 4) + (code & 15)
  const bit: u32 = 1 << ((code >> 4) & 7)
  store<u8>(at, ((load<u8>(at) as u32) | bit) as u8)
}

/** Which of sixteen characters are in a set, a bit each. */
@inline
function among(set: usize, codes: v128): u64 {
  const low = v128.and(codes, i8x16.splat(15))
  const bit = i8x16.swizzle(upper, i8x16.shr_u(codes, 4))
  const second = i8x16.lt_s(codes, i8x16.splat(0))
  const rows = v128.bitselect(
    i8x16.swizzle(v128.load(set, 16), low),
    i8x16.swizzle(v128.load(set), low),
    second,
  )
  return i8x16.bitmask(i8x16.eq(v128.and(rows, bit), bit)) as u64
}

/** Which of sixty-four. */
@inline
function amongMany(set: usize, at: usize): u64 {
  return (
    among(set, v128.load(at)) |
    (among(set, v128.load(at, 16)) << 16) |
    (among(set, v128.load(at, 32)) << 32) |
    (among(set, v128.load(at, 48)) << 48)
  )
}

export function room(length: usize): usize {
  if (length + beyond > textSize) {
    textSize = (length + beyond) * 2
    given = take(textSize * 2)
    text = take(textSize + 16) + 16
    starts = take(textSize * 4)
    ends = take(textSize * 4)
    store<u8>(text - 1, 32)
  }
  return given
}

export function roomForParts(count: usize): usize {
  if (count * 4 > partsSize) {
    partsSize = count * 8
    parts = take(partsSize)
  }
  return parts
}

export function words(): usize {
  return stream
}
export function length(): u32 {
  return ((out - stream) >> 2) as u32
}
export function clear(): void {
  out = stream
  memory.fill(seen, 0, seenSize)
}
export function push(value: i32): void {
  reserve(1)
  if (value >= 0) see(value)
  store<i32>(out, value)
  out += 4
}

export function seenAt(words: usize): usize {
  if (words > seenSize) roomToSee(words)
  return seen
}

@inline
function see(number: i32): void {
  if ((number as usize) >= seenSize) roomToSee(number as usize)
  store<u8>(seen + (number as usize), 1)
}

function roomToSee(number: usize): void {
  const before = seen
  const used = seenSize
  seenSize = number * 2 + 1024
  seen = take(seenSize)
  memory.copy(seen, before, used)
}

function reserve(more: usize): void {
  const used = out - stream
  if (used + more * 4 <= streamSize) return
  const before = stream
  streamSize = (used + more * 4) * 2
  stream = take(streamSize)
  memory.copy(stream, before, used)
  out = stream + used
}

// The source being read: texts still to come that are titles, places taken, words, places of the titles.
let titlesLeft: u32 = 0
let places: u32 = 0
let counted: u32 = 0
let titles: u32 = 0
// Of its text being read: where its words begin in the stream, whether a gap stands before them.
let begun: usize = 0
let gapped = false
let started = false
let gap: i32 = 0

export function begin(heads: u32, between: i32): void {
  titlesLeft = heads
  gap = between
  places = 0
  counted = 0
  titles = 0
  started = false
}

function open(): void {
  gapped = titlesLeft == 0 && places > 0
  if (gapped) push(-gap)
  begun = out - stream
  started = true
}

function close(): void {
  if (!started) return
  const count = ((out - stream - begun) >> 2) as u32
  if (gapped && count) places += gap as u32
  else if (gapped) out -= 4
  places += count
  counted += count
  if (titlesLeft) {
    titlesLeft -= 1
    titles = places
  }
  started = false
}

export function end(): u32 {
  close()
  return places
}
export function wordsOf(): u32 {
  return counted
}
export function titlesOf(): u32 {
  return titles
}

/** A part that goes on with the text of the part before has this. */
const goesOn: u32 = 0x80000000

export function read(length: usize, count: usize): u32 {
  // a word may be as short as a letter between two figures; a gap may stand before each part
  reserve(length + count)
  memory.fill(text + length, 32, beyond)
  const narrow = narrowed(length)
  const quick = narrow && delimited(length)
  next = 0
  let any: u32 = 0
  let at: usize = 0
  for (let n: usize = 0; n < count; n += 1) {
    const part: u32 = load<u32>(parts + (n << 2))
    if (!(part & goesOn)) {
      close()
      open()
    }
    const last = at + ((part & ~goesOn) as usize)
    const inclusive = quick ? numbered(last) : narrow ? oneByOne(at, last) : wide(at, last)
    store<u32>(parts + (n << 2), inclusive)
    any |= inclusive
    // past what stands between two parts
    at = last + 1
  }
  return any
}

/** Makes a byte of each character given, sixteen at a time; false where one takes two. */
function narrowed(length: usize): bool {
  for (let n: usize = length; n < ((length + 16) & ~15); n += 1) store<u16>(given + (n << 1), 32)
  let all = i16x8.splat(0)
  for (let n: usize = 0; n < length; n += 16) {
    const first = v128.load(given + (n << 1))
    const second = v128.load(given + (n << 1), 16)
    all = v128.or(all, v128.or(first, second))
    v128.store(text + n, i8x16.narrow_i16x8_u(first, second))
  }
  return !v128.any_true(v128.and(all, i16x8.splat(-256)))
}

/** Words found, and the next of them to be numbered. */
let many: usize = 0
let next: usize = 0

/** Finds where the words of the text are; false where one of its characters is odd. */
function delimited(length: usize): bool {
  let start = starts
  let end = ends
  let lettersBefore: u64 = 0
  let digitsBefore: u64 = 0
  let strange: u64 = 0
  for (let from: usize = 0; from <= length; from += 64) {
    const at = text + from
    const l = amongMany(letters, at)
    const d = amongMany(digits, at)
    strange |= amongMany(odd, at)
    const afterLetter = (l << 1) | lettersBefore
    const afterDigit = (d << 1) | digitsBefore
    lettersBefore = l >> 63
    digitsBefore = d >> 63
    for (let bits = (l & ~afterLetter) | (d & ~afterDigit); bits; bits &= bits - 1) {
      store<u32>(start, (at + (ctz(bits) as usize)) as u32)
      start += 4
    }
    for (let bits = (~l & afterLetter) | (~d & afterDigit); bits; bits &= bits - 1) {
      store<u32>(end, (at + (ctz(bits) as usize)) as u32)
      end += 4
    }
  }
  many = end - ends
  return strange == 0
}

/** Puts in the stream those that end up to that place; not 0 where some may be spelled inclusively. */
function numbered(last: usize): u32 {
  const table = steps
  const limit = text + last
  let to = out
  let inclusive: u32 = 0
  let n = next
  for (; n < many; n += 4) {
    const start = load<u32>(starts + n) as usize
    if (start >= limit) break
    const end = load<u32>(ends + n) as usize
    inclusive |= ((load<u8>(table + load<u8>(start - 1)) as u32) << 1) & load<u8>(table + load<u8>(end))
    const number = numberOf(start, end - start)
    see(number)
    store<i32>(to, number)
    to += 4
  }
  next = n
  out = to
  return inclusive & closes
}

/** The number of a spelling of so many characters of one byte. */
@inline
function numberOf(start: usize, length: usize): i32 {
  if (length > 16) return longer(start, length as u32, 0)
  const rank = own + (length << 4)
  const first = load<u64>(start) & load<u64>(rank)
  const second = load<u64>(start, 8) & load<u64>(rank, 8)
  let at = slots + (placeOf(first, second) & mask)
  while (load<u32>(at, 20)) {
    if (load<u64>(at) == first && load<u64>(at, 8) == second && load<u32>(at, 16) == (length as u32))
      return load<u32>(at, 20) - 1
    at = slots + ((at - slots + slot) & mask)
  }
  return added(first, second, length as u32, noted(start, length as u32, false, isPlain(start, length)))
}

/** That of one too long to be known by its bytes, or of characters of two bytes: `wide` is set then. */
function longer(start: usize, length: u32, wide: u32): i32 {
  let first: u64 = length
  let second: u64 = wide
  for (let at = start, end = start + (length << (wide ? 1 : 0)); at < end; at += 1) {
    first = (first ^ load<u8>(at)) * 0x9e3779b97f4a7c15
    first ^= first >> 32
    second = (second + load<u8>(at)) * 0xc2b2ae3d27d4eb4f
    second ^= second >> 29
  }
  const size = length | wide
  let at = slots + (placeOf(first, second) & mask)
  while (load<u32>(at, 20)) {
    if (load<u64>(at) == first && load<u64>(at, 8) == second && load<u32>(at, 16) == size)
      return load<u32>(at, 20) - 1
    at = slots + ((at - slots + slot) & mask)
  }
  return added(first, second, size, noted(start, length, wide != 0, !wide && isPlain(start, length)))
}

const isWide: u32 = 0x80000000

@inline
function placeOf(first: u64, second: u64): usize {
  const mixed = (first * 0x9e3779b97f4a7c15) ^ (second * 0xc2b2ae3d27d4eb4f)
  return ((mixed ^ (mixed >> 32)) as usize) << 5
}

function isPlain(start: usize, length: usize): bool {
  for (let at = start; at < start + length; at += 1) if (load<u8>(steps + load<u8>(at)) & folds) return false
  return true
}

function beginSlots(count: usize): void {
  slots = take(count * slot)
  mask = (count - 1) * slot
}

function added(first: u64, second: u64, length: u32, number: i32): i32 {
  held += 1
  if (held * 2 * slot > mask) {
    const before = slots
    const last = slots + mask
    beginSlots((mask / slot + 1) * 2)
    for (let at = before; at <= last; at += slot)
      if (load<u32>(at, 20)) memory.copy(free(load<u64>(at), load<u64>(at, 8)), at, slot)
  }
  const at = free(first, second)
  store<u64>(at, first)
  store<u64>(at, second, 8)
  store<u32>(at, length, 16)
  store<u32>(at, number + 1, 20)
  return number
}

function free(first: u64, second: u64): usize {
  let at = slots + (placeOf(first, second) & mask)
  while (load<u32>(at, 20)) at = slots + ((at - slots + slot) & mask)
  return at
}

/** What a word may begin with and what it is inside, one character after the other. */
function oneByOne(first: usize, last: usize): u32 {
  const end = text + last
  let inclusive: u32 = 0
  let before: u32 = 0
  for (let at = text + first; ; ) {
    let step: u32 = load<u8>(steps + load<u8>(at))
    if (step >= quietly) {
      if (at >= end) break
      before = step
      inclusive |= step & dots
      at += 1
      continue
    }
    const start = at
    const within = step & inside
    do {
      at += 1
      step = load<u8>(steps + load<u8>(at))
    } while (step & within)
    inclusive |= ((before & opens) << 1) & step
    before = 0
    const number = numberOf(start, at - start)
    see(number)
    store<i32>(out, number)
    out += 4
  }
  return inclusive
}

/** The same of characters of two bytes. */
function wide(first: usize, last: usize): u32 {
  if (!allSteps) allSteps = take(1 << 16)
  const end = given + (last << 1)
  let inclusive: u32 = 0
  let before: u32 = 0
  for (let at = given + (first << 1); ; ) {
    let step = stepAt(at)
    if (step >= quietly) {
      if (at >= end) break
      before = step
      inclusive |= step & dots
      at += 2
      continue
    }
    const start = at
    const within = step & inside
    let all: u32 = 0
    do {
      all |= load<u16>(at)
      at += 2
      step = stepAt(at)
    } while (step & within)
    inclusive |= ((before & opens) << 1) & step
    before = 0
    const count = (at - start) >> 1
    const number = all > 255 ? longer(start, count as u32, isWide) : numberOf(bytesOf(start, count), count)
    see(number)
    store<i32>(out, number)
    out += 4
  }
  return inclusive
}

@inline
function stepAt(at: usize): u32 {
  const code: u32 = load<u16>(at)
  const step: u32 = load<u8>(allSteps + code)
  return step ? step : asked(code)
}

function asked(code: u32): u32 {
  const step = stepOf(code)
  store<u8>(allSteps + code, step as u8)
  return step
}

/** The same characters of one byte each, where nothing else is kept while a wide text is read. */
function bytesOf(start: usize, count: usize): usize {
  for (let n: usize = 0; n < count; n += 1) store<u8>(starts + n, load<u8>(start + (n << 1)))
  return starts
}
