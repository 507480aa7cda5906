// AssemblyScript: see spelling.ts. A hash table of the spellings met so far, with their numbers.

import { FOLDS, steps } from './letters.ts'
import { take } from './memory.ts'

/** Asks for the number of a spelling met for the first time: its characters, of two bytes where `wide`. */
@external('env', 'newSpelling')
declare function newSpelling(start: usize, length: u32, wide: bool, plain: bool): i32

// By place: sixteen bytes of a spelling, or two sums of a longer one; its length; its number plus one (0: none there).
const SLOT_BYTES: usize = 32
let slots: usize = 0
let mask: usize = 0
let spellings: usize = 0

/** By the length of a spelling: which of sixteen bytes are its own. */
const ownBytes = take(17 * 16)
for (let length: u32 = 0; length <= 16; length += 1)
  for (let at: u32 = 0; at < length; at += 1) store<u8>(ownBytes + length * 16 + at, 255)
beginSlots(1 << 11)

/** The number of a spelling of so many characters of one byte. */
@inline
export function numberOf(start: usize, length: usize): i32 {
  if (length > 16) return longer(start, length as u32, 0)
  const rank = ownBytes + (length << 4)
  const first = load<u64>(start) & load<u64>(rank)
  const second = load<u64>(start, 8) & load<u64>(rank, 8)
  const number = numberAt(first, second, length as u32)
  return number < 0 ? addSpelling(start, length as u32, first, second, 0) : number
}

/** The number of a spelling of more than 16 bytes, or of characters of two bytes (`wide` is set then): it is hashed. */
export function longer(start: usize, length: u32, wide: u32): i32 {
  let first: u64 = length
  let second: u64 = wide
  for (let at = start, end = start + (length << (wide ? 1 : 0)); at < end; at += 1) {
    first = (first ^ load<u8>(at)) * 0x9e3779b97f4a7c15
    first ^= first >> 32
    second = (second + load<u8>(at)) * 0xc2b2ae3d27d4eb4f
    second ^= second >> 29
  }
  const number = numberAt(first, second, length | wide)
  return number < 0 ? addSpelling(start, length, first, second, wide) : number
}

/** The number of a spelling met before; -1 of another. */
@inline
function numberAt(first: u64, second: u64, size: u32): i32 {
  let at = slots + (placeOf(first, second) & mask)
  while (load<u32>(at, 20)) {
    if (load<u64>(at) == first && load<u64>(at, 8) == second && load<u32>(at, 16) == size)
      return load<u32>(at, 20) - 1
    at = slots + ((at - slots + SLOT_BYTES) & mask)
  }
  return -1
}

export const IS_WIDE: u32 = 0x80000000

@inline
function placeOf(first: u64, second: u64): usize {
  const bits = (first * 0x9e3779b97f4a7c15) ^ (second * 0xc2b2ae3d27d4eb4f)
  return ((bits ^ (bits >> 32)) as usize) << 5
}

function isPlain(start: usize, length: usize): bool {
  for (let at = start; at < start + length; at += 1) if (load<u8>(steps + load<u8>(at)) & FOLDS) return false
  return true
}

function beginSlots(count: usize): void {
  slots = take(count * SLOT_BYTES)
  mask = (count - 1) * SLOT_BYTES
}

function addSpelling(start: usize, length: u32, first: u64, second: u64, wide: u32): i32 {
  const number = newSpelling(start, length, wide != 0, !wide && isPlain(start, length))
  spellings += 1
  if (spellings * 2 * SLOT_BYTES > mask) {
    const before = slots
    const last = slots + mask
    beginSlots((mask / SLOT_BYTES + 1) * 2)
    for (let at = before; at <= last; at += SLOT_BYTES)
      if (load<u32>(at, 20)) memory.copy(free(load<u64>(at), load<u64>(at, 8)), at, SLOT_BYTES)
  }
  const at = free(first, second)
  store<u64>(at, first)
  store<u64>(at, second, 8)
  store<u32>(at, length | wide, 16)
  store<u32>(at, number + 1, 20)
  return number
}

function free(first: u64, second: u64): usize {
  let at = slots + (placeOf(first, second) & mask)
  while (load<u32>(at, 20)) at = slots + ((at - slots + SLOT_BYTES) & mask)
  return at
}
