// AssemblyScript, compiled to spelling.wasm by `npm run native`: the tokenizer. Its functions are described in
// ../search/index/spellings.ts, their only caller.

import { IS_WIDE, longer, numberOf } from './spelling-table.ts'
import { amongMany, MAY_CLOSE_INCLUSIVE, digits, INCLUSIVE_DOT, INSIDE, letters, odd, MAY_OPEN_INCLUSIVE, SILENT, stepAt, steps } from './letters.ts'
import { take } from './memory.ts'
import { clear, drop, goOn, length, next, push, put, reserve, presenceAt, words } from './stream.ts'

export { clear, length, push, presenceAt, words }

/** Spaces put after a text, which is gone through sixty-four characters at a time. */
const BEYOND_BYTES: usize = 128

// The text being read, as it was given, then a byte a character, and where its words begin and end.
let wideText: usize = 0
let text: usize = 0
let textSize: usize = 0
let starts: usize = 0
let ends: usize = 0

// The parts it is made of, a space between two: the length of each; once read, whether it has inclusive spellings.
let parts: usize = 0
let partsSize: usize = 0

export function room(length: usize): usize {
  if (length + BEYOND_BYTES > textSize) {
    textSize = (length + BEYOND_BYTES) * 2
    wideText = take(textSize * 2)
    text = take(textSize + 16) + 16
    starts = take(textSize * 4)
    ends = take(textSize * 4)
    store<u8>(text - 1, 32)
  }
  return wideText
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
let wordCount: u32 = 0
let titles: u32 = 0
// Of its text being read: where its words begin in the stream, whether a gap stands before them.
let firstWord: u32 = 0
let hasGap = false
let isOpen = false
let gap: i32 = 0

export function begin(heads: u32, between: i32): void {
  titlesLeft = heads
  gap = between
  places = 0
  wordCount = 0
  titles = 0
  isOpen = false
}

function open(): void {
  hasGap = titlesLeft == 0 && places > 0
  if (hasGap) push(-gap)
  firstWord = length()
  isOpen = true
}

function close(): void {
  if (!isOpen) return
  const count = length() - firstWord
  if (hasGap && count) places += gap as u32
  else if (hasGap) drop()
  places += count
  wordCount += count
  if (titlesLeft) {
    titlesLeft -= 1
    titles = places
  }
  isOpen = false
}

export function end(): u32 {
  close()
  return places
}
export function wordsOf(): u32 {
  return wordCount
}
export function titlesOf(): u32 {
  return titles
}

/** A part that goes on with the text of the part before has this. */
const CONTINUES_TEXT: u32 = 0x80000000

export function read(length: usize, count: usize): u32 {
  // a word may be as short as a letter between two figures; a gap may stand before each part
  reserve(length + count)
  memory.fill(text + length, 32, BEYOND_BYTES)
  const isNarrow = narrow(length)
  const quick = isNarrow && findWords(length)
  nextWord = 0
  let any: u32 = 0
  let at: usize = 0
  for (let n: usize = 0; n < count; n += 1) {
    const part: u32 = load<u32>(parts + (n << 2))
    if (!(part & CONTINUES_TEXT)) {
      close()
      open()
    }
    const last = at + ((part & ~CONTINUES_TEXT) as usize)
    const inclusive = quick ? numberWords(last) : isNarrow ? oneByOne<u8>(text, at, last) : oneByOne<u16>(wideText, at, last)
    store<u32>(parts + (n << 2), inclusive)
    any |= inclusive
    // past what stands between two parts
    at = last + 1
  }
  return any
}

/** Makes a byte of each character given, sixteen at a time; false where one takes two. */
function narrow(length: usize): bool {
  for (let n: usize = length; n < ((length + 16) & ~15); n += 1) store<u16>(wideText + (n << 1), 32)
  let all = i16x8.splat(0)
  for (let n: usize = 0; n < length; n += 16) {
    const first = v128.load(wideText + (n << 1))
    const second = v128.load(wideText + (n << 1), 16)
    all = v128.or(all, v128.or(first, second))
    v128.store(text + n, i8x16.narrow_i16x8_u(first, second))
  }
  return !v128.any_true(v128.and(all, i16x8.splat(-256)))
}

/** Words found, and those of them that have their number. */
let wordsEnd: usize = 0
let nextWord: usize = 0

/** Finds where the words of the text are; false where one of its characters is odd. */
function findWords(length: usize): bool {
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
  wordsEnd = end - ends
  return strange == 0
}

/** Puts in the stream those that end up to that place; not 0 where some may be spelled inclusively. */
function numberWords(last: usize): u32 {
  const table = steps
  const limit = text + last
  let inclusive: u32 = 0
  let n = nextWord
  let to = next()
  for (; n < wordsEnd; n += 4) {
    const start = load<u32>(starts + n) as usize
    if (start >= limit) break
    const end = load<u32>(ends + n) as usize
    inclusive |= ((load<u8>(table + load<u8>(start - 1)) as u32) << 1) & load<u8>(table + load<u8>(end))
    to = put(to, numberOf(start, end - start))
  }
  nextWord = n
  goOn(to)
  return inclusive & MAY_CLOSE_INCLUSIVE
}

/** The same of characters of so many bytes, looked at one after the other. */
function oneByOne<T>(from: usize, first: usize, last: usize): u32 {
  const end = from + last * sizeof<T>()
  let to = next()
  let inclusive: u32 = 0
  let before: u32 = 0
  for (let at = from + first * sizeof<T>(); ; ) {
    let step = stepAt<T>(at)
    if (step >= SILENT) {
      if (at >= end) break
      before = step
      inclusive |= step & INCLUSIVE_DOT
      at += sizeof<T>()
      continue
    }
    const start = at
    const within = step & INSIDE
    let all: u32 = 0
    do {
      all |= load<T>(at) as u32
      at += sizeof<T>()
      step = stepAt<T>(at)
    } while (step & within)
    inclusive |= ((before & MAY_OPEN_INCLUSIVE) << 1) & step
    before = 0
    const count = (at - start) / sizeof<T>()
    if (all > 255) to = put(to, longer(start, count as u32, IS_WIDE))
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
