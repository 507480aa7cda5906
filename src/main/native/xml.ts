// AssemblyScript, compiled to xml.wasm by `npm run native`: scans plain XML for ../imports/xml/quick-xml.ts, its only caller.

import { take } from './memory.ts'
import { isFull, nameAt, nameEnd, nameOf, nameSize } from './names.ts'
import { begin, Region, reserve } from './region.ts'
import { narrow, room, text } from './text.ts'

export { isFull, nameAt, nameSize, narrow, room }

// Event encoding: `name << 3 | kind`, then the numbers ../imports/xml/quick-xml.ts reads for that kind.
const OPENS = 0
const STANDS = 1
const CLOSES = 2
const TEXT = 3
const TEXT_WITH_REFERENCES = 4
const VERBATIM = 5
const NAME_SHIFT = 3

const MAX_DEPTH = 200
const MAX_ATTRIBUTES = 64

/** The names of the elements that are open. */
const names = take(MAX_DEPTH * 4)
const events = changetype<Region>(memory.data(12))
begin(events, 1 << 14)

export function eventsAt(): usize {
  return events.at
}

/** Where reading stands; 0 once something is not plain. */
let at: usize = 0
let end: usize = 0

/** Reads a document of so many characters, from one on: how many numbers are told of it; -1 where it is not plain. */
export function scan(from: u32, length: u32): i32 {
  at = text + from
  end = text + length
  // no name, no text goes on with it
  memory.fill(end, 0, 32)
  events.length = 0
  let depth = 0
  if (load<u8>(at) != 60) return -1
  while (at) {
    const next: u32 = load<u8>(at, 1)
    if (next == 47) {
      if (depth == 0) return -1
      depth -= 1
      close(load<i32>(names + (depth << 2)))
    } else if (next == 33) {
      if (depth == 0) return -1
      skip()
    } else if (open(depth)) depth += 1
    if (!at) return -1
    if (depth == 0) return blankToEnd() ? ((events.length >> 2) as i32) : -1
    if (load<u8>(at) != 60) plain()
  }
  return -1
}

@inline
function emit(value: u32): void {
  store<u32>(reserve(events, 4), value)
  events.length += 4
}

/** An element begins; whether it stays open. */
function open(depth: i32): bool {
  const start = at + 1
  at = nameEnd(start)
  const name = at > start && depth < MAX_DEPTH ? nameOf(start, at) : -1
  if (name < 0) return fault()
  const head = events.length
  emit(0)
  emit(0)
  const count = load<u8>(at) == 62 ? 0 : attributes()
  if (!at) return false
  const empty = load<u8>(at) == 47
  at += empty ? 2 : 1
  if (load<u8>(at - 1) != 62) return fault()
  store<u32>(events.at + head, (name << NAME_SHIFT) | (empty ? STANDS : OPENS))
  store<u32>(events.at + head, count, 4)
  if (!empty) store<i32>(names + (depth << 2), name)
  return !empty
}

function fault(): bool {
  at = 0
  return false
}

/** The attributes, up to the `/` or `>` that should end the tag; how many. */
function attributes(): i32 {
  const first = events.length
  let count = 0
  while (true) {
    const before = at
    at = spaceEnd(at)
    if (load<u8>(at) == 62 || load<u8>(at) == 47) return count
    const start = at
    at = nameEnd(start)
    const name = start > before && at > start && count < MAX_ATTRIBUTES ? nameOf(start, at) : -1
    if (name < 0 || load<u16>(at) != 0x223d || twice(first, name)) {
      fault()
      return 0
    }
    const value = at + 2
    let references: u32 = 0
    at = value
    for (let code: u32 = load<u8>(at); code != 34; code = load<u8>(++at)) {
      if (code == 38) {
        references = 0x80000000
        at = referenceEnd(at)
      } else if (code == 60 || code < 32) at = 0
      if (at) continue
      fault()
      return 0
    }
    emit(name)
    emit((value - text) as u32)
    emit(((at - text) as u32) | references)
    at += 1
    count += 1
  }
}

function twice(first: usize, name: i32): bool {
  for (let place = events.at + first; place < events.at + events.length; place += 12) if (load<i32>(place) == name) return true
  return false
}

@inline
function spaceEnd(from: usize): usize {
  let place = from
  while (isBlank(load<u8>(place))) place += 1
  return place
}

@inline
function isBlank(code: u32): bool {
  return code == 32 || code == 10 || code == 9
}

function blankToEnd(): bool {
  return spaceEnd(at) >= end
}

/** The end of the last element that is open. */
function close(name: i32): void {
  const start = at + 2
  at = nameEnd(start)
  if (nameOf(start, at) != name) at = 0
  if (!at) return
  if (load<u8>(at) != 62) at = spaceEnd(at)
  if (load<u8>(at) != 62) at = 0
  if (!at) return
  at += 1
  emit((name << NAME_SHIFT) | CLOSES)
}

/** A comment, of which nothing is told, or a CDATA section. */
function skip(): void {
  // `<!--`
  if (load<u32>(at) == 0x2d2d213c) {
    at = past(at + 4, 0x2d2d, 2)
    if (at && load<u8>(at) == 62) at += 1
    else at = 0
    return
  }
  // `<![CDATA[`
  if (load<u64>(at) != 0x41544144435b213c || load<u8>(at, 8) != 91) {
    at = 0
    return
  }
  const start = at + 9
  // `]]>`
  at = past(start, 0x3e5d5d, 3)
  if (!at) return
  emit(VERBATIM)
  emit((start - text) as u32)
  emit((at - 3 - text) as u32)
}

/** Beyond the next of these two or three characters; 0 where there are none, or one that no document has. */
function past(from: usize, mark: u32, size: u32): usize {
  const mask: u32 = size == 2 ? 0xffff : 0xffffff
  for (let place = from; place < end; place += 1) {
    if ((load<u32>(place) & mask) == mark) return place + size
    const code: u32 = load<u8>(place)
    if (code < 32 && !isBlank(code)) return 0
  }
  return 0
}

/** Text, up to the next element. */
function plain(): void {
  const start = at
  let kind = TEXT
  while (true) {
    at = nextMark(at)
    const code: u32 = load<u8>(at)
    if (code == 60) break
    if (code == 38) {
      kind = TEXT_WITH_REFERENCES
      at = referenceEnd(at)
    }
    // `]]>`
    else if (code != 62 || (at - start >= 2 && load<u16>(at - 2) == 0x5d5d)) at = 0
    if (!at) return
    at += 1
  }
  emit(kind)
  emit((start - text) as u32)
  emit((at - text) as u32)
}

/** The next character that is not mere text, one that no document has included. */
function nextMark(from: usize): usize {
  let place = from
  while (true) {
    const codes = v128.load(place)
    const blank = v128.or(i8x16.eq(codes, i8x16.splat(9)), i8x16.eq(codes, i8x16.splat(10)))
    const control = v128.andnot(i8x16.lt_u(codes, i8x16.splat(32)), blank)
    const mark = v128.or(
      v128.or(i8x16.eq(codes, i8x16.splat(60)), i8x16.eq(codes, i8x16.splat(62))),
      i8x16.eq(codes, i8x16.splat(38)),
    )
    const marks = i8x16.bitmask(v128.or(control, mark))
    if (marks) return place + (ctz(marks) as usize)
    place += 16
  }
}

/** Where one of the five entities, or the number of a character that a document may have, ends; 0 at any other `&`. */
function referenceEnd(at: usize): usize {
  if (load<u8>(at, 1) == 35) return numberedEnd(at + 2)
  const four = load<u32>(at, 1)
  // lt; gt; amp; quot; apos;
  if ((four & 0xffffff) == 0x3b746c || (four & 0xffffff) == 0x3b7467) return at + 3
  if (four == 0x3b706d61) return at + 4
  if (four == 0x746f7571 || four == 0x736f7061) return load<u8>(at, 5) == 59 ? at + 5 : 0
  return 0
}

function numberedEnd(from: usize): usize {
  const hexadecimal = load<u8>(from) == 120
  const start = hexadecimal ? from + 1 : from
  const base: u32 = hexadecimal ? 16 : 10
  const longest: usize = hexadecimal ? 6 : 7
  let code: u32 = 0
  let at = start
  for (let digit = digitOf(load<u8>(at)); digit < base; digit = digitOf(load<u8>(at))) {
    if (at - start == longest) return 0
    code = code * base + digit
    at += 1
  }
  return at > start && load<u8>(at) == 59 && isAllowed(code) ? at : 0
}

function digitOf(char: u32): u32 {
  if (char - 48 < 10) return char - 48
  const letter = (char | 32) - 97
  return letter < 6 ? letter + 10 : 16
}

function isAllowed(code: u32): bool {
  if (code < 32) return code == 9 || code == 10 || code == 13
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)
}
