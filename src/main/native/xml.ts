// AssemblyScript, compiled to xml.wasm by `npm run native`. What it is for is told in ../import/quick-xml.ts, its only caller.

import { take } from './memory.ts'
import { crowded, nameAt, nameEnd, nameOf, nameSize } from './names.ts'
import { begin, Region, reserve } from './region.ts'
import { referred } from './references.ts'
import { narrow, room, text } from './text.ts'

export { crowded, nameAt, nameSize, narrow, room }

// What is told, one number after the other: the kind of each thing, with the name it has, then what ../import/quick-xml.ts says.
const opens = 0
const stands = 1
const closes = 2
const said = 3
const referring = 4
const verbatim = 5

const deepest = 200
const most = 64

/** The names of the elements that are open. */
const names = take(deepest * 4)
const told = changetype<Region>(memory.data(12))
begin(told, 1 << 14)

export function toldAt(): usize {
  return told.at
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
  told.length = 0
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
    if (depth == 0) return blankToEnd() ? ((told.length >> 2) as i32) : -1
    if (load<u8>(at) != 60) plain()
  }
  return -1
}

@inline
function tell(value: u32): void {
  store<u32>(reserve(told, 4), value)
  told.length += 4
}

/** An element begins; whether it stays open. */
function open(depth: i32): bool {
  const start = at + 1
  at = nameEnd(start)
  const name = at > start && depth < deepest ? nameOf(start, at) : -1
  if (name < 0) return fault()
  const head = told.length
  tell(0)
  tell(0)
  const count = load<u8>(at) == 62 ? 0 : attributes()
  if (!at) return false
  const empty = load<u8>(at) == 47
  at += empty ? 2 : 1
  if (load<u8>(at - 1) != 62) return fault()
  store<u32>(told.at + head, (name << 3) | (empty ? stands : opens))
  store<u32>(told.at + head, count, 4)
  if (!empty) store<i32>(names + (depth << 2), name)
  return !empty
}

function fault(): bool {
  at = 0
  return false
}

/** The attributes, up to the `/` or `>` that should end the tag; how many. */
function attributes(): i32 {
  const first = told.length
  let count = 0
  while (true) {
    const before = at
    at = spaceEnd(at)
    if (load<u8>(at) == 62 || load<u8>(at) == 47) return count
    const start = at
    at = nameEnd(start)
    const name = start > before && at > start && count < most ? nameOf(start, at) : -1
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
        at = referred(at)
      } else if (code == 60 || code < 32) at = 0
      if (at) continue
      fault()
      return 0
    }
    tell(name)
    tell((value - text) as u32)
    tell(((at - text) as u32) | references)
    at += 1
    count += 1
  }
}

function twice(first: usize, name: i32): bool {
  for (let place = told.at + first; place < told.at + told.length; place += 12) if (load<i32>(place) == name) return true
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
  tell((name << 3) | closes)
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
  tell(verbatim)
  tell((start - text) as u32)
  tell((at - 3 - text) as u32)
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
  let kind = said
  while (true) {
    at = marked(at)
    const code: u32 = load<u8>(at)
    if (code == 60) break
    if (code == 38) {
      kind = referring
      at = referred(at)
    }
    // `]]>`
    else if (code != 62 || (at - start >= 2 && load<u16>(at - 2) == 0x5d5d)) at = 0
    if (!at) return
    at += 1
  }
  tell(kind)
  tell((start - text) as u32)
  tell((at - text) as u32)
}

/** The next character that is not mere text, one that no document has included. */
function marked(from: usize): usize {
  let place = from
  while (true) {
    const codes = v128.load(place)
    const blank = v128.or(i8x16.eq(codes, i8x16.splat(9)), i8x16.eq(codes, i8x16.splat(10)))
    const control = v128.andnot(i8x16.lt_u(codes, i8x16.splat(32)), blank)
    const mark = v128.or(
      v128.or(i8x16.eq(codes, i8x16.splat(60)), i8x16.eq(codes, i8x16.splat(62))),
      i8x16.eq(codes, i8x16.splat(38)),
    )
    const found = i8x16.bitmask(v128.or(control, mark))
    if (found) return place + (ctz(found) as usize)
    place += 16
  }
}
