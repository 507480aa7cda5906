// AssemblyScript, compiled to spelling.wasm by `npm run native`. What it does, and what its functions are for, is told in
// ../db/words/spellings.ts, its only caller.

import { isWide, longer, numberOf } from './known.ts'
import { amongMany, closes, digits, dots, inside, letters, odd, opens, quietly, stepAt, steps } from './letters.ts'
import { take } from './memory.ts'
import { clear, drop, goOn, length, next, push, put, reserve, seenAt, words } from './stream.ts'

export { clear, length, push, seenAt, words }

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

// The source being read: texts still to come that are titles, places taken, words, places of the titles.
let titlesLeft: u32 = 0
let places: u32 = 0
let counted: u32 = 0
let titles: u32 = 0
// Of its text being read: where its words begin in the stream, whether a gap stands before them.
let begun: u32 = 0
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
  begun = length()
  started = true
}

function close(): void {
  if (!started) return
  const count = length() - begun
  if (gapped && count) places += gap as u32
  else if (gapped) drop()
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
  done = 0
  let any: u32 = 0
  let at: usize = 0
  for (let n: usize = 0; n < count; n += 1) {
    const part: u32 = load<u32>(parts + (n << 2))
    if (!(part & goesOn)) {
      close()
      open()
    }
    const last = at + ((part & ~goesOn) as usize)
    const inclusive = quick ? numbered(last) : narrow ? oneByOne<u8>(text, at, last) : oneByOne<u16>(given, at, last)
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

/** Words found, and those of them that have their number. */
let many: usize = 0
let done: usize = 0

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
  let inclusive: u32 = 0
  let n = done
  let to = next()
  for (; n < many; n += 4) {
    const start = load<u32>(starts + n) as usize
    if (start >= limit) break
    const end = load<u32>(ends + n) as usize
    inclusive |= ((load<u8>(table + load<u8>(start - 1)) as u32) << 1) & load<u8>(table + load<u8>(end))
    to = put(to, numberOf(start, end - start))
  }
  done = n
  goOn(to)
  return inclusive & closes
}

/** The same of characters of so many bytes, looked at one after the other. */
function oneByOne<T>(from: usize, first: usize, last: usize): u32 {
  const end = from + last * sizeof<T>()
  let to = next()
  let inclusive: u32 = 0
  let before: u32 = 0
  for (let at = from + first * sizeof<T>(); ; ) {
    let step = stepAt<T>(at)
    if (step >= quietly) {
      if (at >= end) break
      before = step
      inclusive |= step & dots
      at += sizeof<T>()
      continue
    }
    const start = at
    const within = step & inside
    let all: u32 = 0
    do {
      all |= load<T>(at) as u32
      at += sizeof<T>()
      step = stepAt<T>(at)
    } while (step & within)
    inclusive |= ((before & opens) << 1) & step
    before = 0
    const count = (at - start) / sizeof<T>()
    if (all > 255) to = put(to, longer(start, count as u32, isWide))
    else to = put(to, numberOf(sizeof<T>() == 1 ? start : bytesOf(start, count), count))
  }
  goOn(to)
  return inclusive
}

/** The same characters of one byte each, where nothing else is kept while a wide text is read. */
function bytesOf(start: usize, count: usize): usize {
  for (let n: usize = 0; n < count; n += 1) store<u8>(starts + n, load<u8>(start + (n << 1)))
  return starts
}
