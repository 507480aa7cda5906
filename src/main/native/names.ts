// AssemblyScript: see xml.ts. The names of elements and attributes met so far, numbered: the same few come back all the time.

import { take } from './memory.ts'

/** Beyond so many, or so many letters, a document is not plain. */
const MAX_NAMES = 500
const MAX_NAME_BYTES: usize = 200

// By number: where its letters are, and how many.
const places = take(MAX_NAMES * 4)
const sizes = take(MAX_NAMES * 4)
let count = 0
/** By a sum of its letters: the number of a name, plus one. */
const slots = take(1024 * 2)

export function nameAt(name: i32): usize {
  return load<u32>(places + (name << 2)) as usize
}
export function nameSize(name: i32): usize {
  return load<u32>(sizes + (name << 2)) as usize
}

/** Whether there is room for no other. */
export function isFull(): bool {
  return count == MAX_NAMES
}

/** The number of a name; -1 where there are too many. */
export function nameOf(start: usize, end: usize): i32 {
  const size = end - start
  let sum: u32 = 0
  for (let at = start; at < end; at += 1) sum = sum * 31 + load<u8>(at)
  let slot = (sum ^ (sum >> 10)) & 1023
  for (let number: i32 = load<u16>(slots + (slot << 1)); number; number = load<u16>(slots + (slot << 1))) {
    if (nameSize(number - 1) == size && memory.compare(nameAt(number - 1), start, size) == 0) return number - 1
    slot = (slot + 1) & 1023
  }
  if (count == MAX_NAMES || size > MAX_NAME_BYTES || size == 0) return -1
  const copy = take(size)
  memory.copy(copy, start, size)
  store<u32>(places + (count << 2), copy as u32)
  store<u32>(sizes + (count << 2), size as u32)
  count += 1
  store<u16>(slots + (slot << 1), count)
  return count - 1
}

/** Where a plain name that starts here ends: there itself when none does. */
export function nameEnd(from: usize): usize {
  let at = from
  while (isLetter(load<u8>(at)) || (at > from && isOther(load<u8>(at)))) at += 1
  return at
}

@inline
function isLetter(code: u32): bool {
  return (code | 32) - 97 < 26 || code == 95
}

/** A figure, `:`, `-` or `.`. */
@inline
function isOther(code: u32): bool {
  return code - 48 < 11 || code == 45 || code == 46
}
