// AssemblyScript: see paragraphs.ts. Reads the fields of a decision, which stand around its text: elements that hold elements or
// plain text.

import { take } from './memory.ts'
import { nameEnd } from './names.ts'
import { begin, Region, reserve } from './region.ts'

/** Where the names of the elements that are open begin and end, from the root on. */
const MAX_DEPTH = 200
const open = take(MAX_DEPTH * 8)
/** Four offsets a field: start and end of its name, start and end of its text. */
const fields = changetype<Region>(memory.data(12))
begin(fields, 1 << 10)
/** A field is an element at that depth. */
const FIELD_DEPTH = 3

export function list(): usize {
  return fields.at
}

/**
 * Lists the fields of `text`, a byte a character, and returns their number; -1 where there is anything but plain elements without
 * attributes, each with its end. Reading starts at `at`, just inside the root element, whose name begins at `root`; the range
 * `from`..`to` is skipped.
 */
export function readFields(text: usize, root: u32, rootEnd: u32, at: u32, from: u32, to: u32, length: u32): i32 {
  let depth = 1
  fields.length = 0
  let inTag = false
  let place = at
  let limit = from
  store<u32>(open, root)
  store<u32>(open, rootEnd, 4)
  while (true) {
    const start = place
    place = plainEnd(text, start, limit)
    if (place == limit) {
      // nothing but blanks follows the root
      if (limit == length) return depth == 0 && isBlank(text, start, place) ? ((fields.length >> 4) as i32) : -1
      if (start != place) return -1
      place = to
      limit = length
      continue
    }
    if (load<u8>(text + place) != 60 || depth == 0) return -1
    const top = open + (depth << 3)
    if (inTag && depth == FIELD_DEPTH) tell(load<u32>(top - 8), load<u32>(top - 8, 4), start, place)
    inTag = load<u8>(text + place, 1) != 47
    const name = place + (inTag ? 1 : 2)
    const end = (nameEnd(text + name) - text) as u32
    if (end == name || end >= limit || load<u8>(text + end) != 62) return -1
    if (inTag) {
      if (depth == MAX_DEPTH) return -1
      store<u32>(top, name)
      store<u32>(top, end, 4)
      depth += 1
    } else {
      if (!same(text, load<u32>(top - 8), load<u32>(top - 8, 4), name, end)) return -1
      depth -= 1
    }
    place = end + 1
  }
}

/** The next character that is not plain text, or the limit. */
function plainEnd(text: usize, from: u32, limit: u32): u32 {
  let at = from
  for (; at < limit; at += 1) {
    const code = load<u8>(text + at)
    if (code == 60 || code == 62 || code == 38 || (code < 32 && code != 9 && code != 10)) break
  }
  return at
}

function isBlank(text: usize, from: u32, to: u32): bool {
  for (let at = from; at < to; at += 1) {
    const code = load<u8>(text + at)
    if (code != 32 && code != 9 && code != 10) return false
  }
  return true
}

function same(text: usize, one: u32, oneEnd: u32, other: u32, otherEnd: u32): bool {
  return oneEnd - one == otherEnd - other && memory.compare(text + one, text + other, oneEnd - one) == 0
}

function tell(name: u32, nameEnd: u32, start: u32, end: u32): void {
  const row = reserve(fields, 16)
  store<u32>(row, name)
  store<u32>(row, nameEnd, 4)
  store<u32>(row, start, 8)
  store<u32>(row, end, 12)
  fields.length += 16
}
