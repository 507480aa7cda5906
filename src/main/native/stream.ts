// AssemblyScript: see spelling.ts. The numbers of the words read, as they follow each other.

import { take } from './memory.ts'

// The numbers of the words read so far.
let stream: usize = 0
let streamSize: usize = 0
let out: usize = 0

/** By the number of a word: whether the stream has it. */
let presence: usize = 0
let presenceSize: usize = 0

export function words(): usize {
  return stream
}
export function length(): u32 {
  return ((out - stream) >> 2) as u32
}
export function clear(): void {
  out = stream
  memory.fill(presence, 0, presenceSize)
}
export function push(value: i32): void {
  reserve(1)
  if (value >= 0) markPresent(value)
  store<i32>(out, value)
  out += 4
}

/** Where the next number goes. */
export function next(): usize {
  return out
}

/** Puts the number of a word there, where room was made for it; returns where the next goes, to be told to `goOn`. */
@inline
export function put(at: usize, number: i32): usize {
  markPresent(number)
  store<i32>(at, number)
  return at + 4
}

export function goOn(at: usize): void {
  out = at
}

/** Takes back the last. */
export function drop(): void {
  out -= 4
}

export function presenceAt(words: usize): usize {
  if (words > presenceSize) reservePresence(words)
  return presence
}

@inline
function markPresent(number: i32): void {
  if ((number as usize) >= presenceSize) reservePresence(number as usize)
  store<u8>(presence + (number as usize), 1)
}

function reservePresence(number: usize): void {
  const before = presence
  const used = presenceSize
  presenceSize = number * 2 + 1024
  presence = take(presenceSize)
  memory.copy(presence, before, used)
}

/** Makes room for so many. */
export function reserve(more: usize): void {
  const used = out - stream
  if (used + more * 4 <= streamSize) return
  const before = stream
  streamSize = (used + more * 4) * 2
  stream = take(streamSize)
  memory.copy(stream, before, used)
  out = stream + used
}
