// AssemblyScript: see lists.ts.

import { take } from './memory.ts'

/** Bytes one after the other, `length` of them; moved where there is room when there are more. */
@unmanaged
export class Region {
  at: usize
  size: usize
  length: usize
}

export function begin(region: Region, size: usize): void {
  region.at = take(size)
  region.size = size
  region.length = 0
}

/** Makes sure that `more` bytes can be added; returns where. */
export function reserve(region: Region, more: usize): usize {
  if (region.length + more > region.size) enlarge(region, region.length + more)
  return region.at + region.length
}

function enlarge(region: Region, least: usize): void {
  const size = max(least, region.size * 2)
  const at = take(size)
  memory.copy(at, region.at, region.length)
  region.at = at
  region.size = size
}

/** Bytes of a number, at most. */
export const MAX_VARINT_BYTES: usize = 5

/** Writes a number where there is room for it, seven bits a byte; returns where it ends. */
export function varint(at: usize, value: u32): usize {
  let rest = value
  let end = at
  while (rest > 127) {
    store<u8>(end++, (rest & 127) | 128)
    rest >>>= 7
  }
  store<u8>(end++, rest)
  return end
}

/** Puts numbers in order, those of a few hundred sources at most: nearly always they are already. */
export function sort<T>(at: usize, count: i32): void {
  let step = 1
  while (step < count / 3) step = step * 3 + 1
  for (; step > 0; step = step / 3)
    for (let n = step; n < count; n += 1) {
      const value = load<T>(at + n * sizeof<T>())
      let to = n
      for (; to >= step; to -= step) {
        const before = load<T>(at + (to - step) * sizeof<T>())
        if (before <= value) break
        store<T>(at + to * sizeof<T>(), before)
      }
      store<T>(at + to * sizeof<T>(), value)
    }
}
