// AssemblyScript: see ../lists.ts. Adds up the postings of several terms, source by source.

import { take } from '../memory.ts'

/** Words of at most so many first letters have their own lists. */
export const MAX_PREFIX_LETTERS = 4

// By depth: a number for each source (0: nothing said of it), and a bit for each of which something is said.
let numbers: usize = 0
let bits: usize = 0
let stride: usize = 0
let words = 0
/** By depth: the first and the last of the words of `bits` that are not zero. */
const lows = memory.data(4 * 5)
const highs = memory.data(4 * 5)

/** Room for so many sources, of which nothing is said. */
export function beginTally(sources: i32): void {
  words = (sources + 31) >> 5
  stride = words << 7
  numbers = take(stride * (MAX_PREFIX_LETTERS + 1))
  bits = take((words << 2) * (MAX_PREFIX_LETTERS + 1))
  memory.fill(numbers, 0, stride * (MAX_PREFIX_LETTERS + 1))
  memory.fill(bits, 0, (words << 2) * (MAX_PREFIX_LETTERS + 1))
  for (let depth = 0; depth <= MAX_PREFIX_LETTERS; depth += 1) empty(depth)
}

function empty(depth: i32): void {
  store<i32>(lows + (depth << 2), words)
  store<i32>(highs + (depth << 2), -1)
}

@inline
function touch(depth: i32, rank: i32): void {
  const word = rank >> 5
  const at = bits + ((depth * words + word) << 2)
  store<u32>(at, load<u32>(at) | (1 << (rank & 31)))
  const low = lows + (depth << 2)
  const high = highs + (depth << 2)
  if (word < load<i32>(low)) store<i32>(low, word)
  if (word > load<i32>(high)) store<i32>(high, word)
}

/** Adds up how many times a source is said: twice, plus one when in the title. */
@inline
export function addSum(rank: i32, code: i32): void {
  const at = numbers + (rank << 2)
  const before = load<i32>(at)
  store<i32>(at, ((before & ~1) + (code & ~1)) | ((before | code) & 1))
  touch(0, rank)
}

/** Keeps the most that is said of a source: twice the level, plus one when in a title. */
@inline
export function addMost(depth: i32, rank: i32, code: i32): void {
  const at = numbers + (depth as usize) * stride + (rank << 2)
  const before = load<i32>(at)
  store<i32>(at, (max(before, code) & ~1) | ((before | code) & 1))
  touch(depth, rank)
}

/** Puts at `to`, in the order of the sources, the rank of each and what is said of it; returns where they end. It is empty then. */
export function drain(depth: i32, to: usize): usize {
  const high = load<i32>(highs + (depth << 2))
  const row = numbers + (depth as usize) * stride
  for (let word = load<i32>(lows + (depth << 2)); word <= high; word += 1) {
    const at = bits + ((depth * words + word) << 2)
    for (let some = load<u32>(at); some !== 0; some &= some - 1) {
      const rank = (word << 5) | ctz(some)
      const number = row + (rank << 2)
      store<i32>(to, rank)
      store<i32>(to, load<i32>(number), 4)
      store<i32>(number, 0)
      to += 8
    }
    store<u32>(at, 0)
  }
  empty(depth)
  return to
}
