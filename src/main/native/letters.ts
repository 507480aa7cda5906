// AssemblyScript: see spelling.ts. Classes of characters.

import { take } from './memory.ts'

/** Bits of a character's class, which `stepOf` in ../search/index/spellings.ts computes. */
export const IN_LETTERS: u32 = 1
export const IN_DIGITS: u32 = 2
export const INSIDE: u32 = 3
export const FOLDS: u32 = 4
export const SILENT: u32 = 7
export const MAY_OPEN_INCLUSIVE: u32 = 16
export const MAY_CLOSE_INCLUSIVE: u32 = 32
export const INCLUSIVE_DOT: u32 = 64

@external('env', 'stepOf')
declare function stepOf(code: u32): u32

/** Steps of the characters of one byte; and of all, once a text has had others. */
export const steps = take(256)
let allSteps: usize = 0
// Which characters of one byte are letters, digits, or to be looked at one by one.
export const letters = take(32)
export const digits = take(32)
export const odd = take(32)
const upper = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128)

for (let code: u32 = 0; code < 256; code += 1) {
  const step = stepOf(code)
  store<u8>(steps + code, step as u8)
  if (step == SILENT || step & INCLUSIVE_DOT) put(odd, code)
  else if (step & IN_LETTERS) put(letters, code)
  else if (step & IN_DIGITS) put(digits, code)
}

/** A set of bytes has, for each lower half, a bit for each upper half; those from 128 on apart. */
function put(set: usize, code: u32): void {
  const at = set + ((code >> 7) << 4) + (code & 15)
  const bit: u32 = 1 << ((code >> 4) & 7)
  store<u8>(at, ((load<u8>(at) as u32) | bit) as u8)
}

/** Which of sixteen characters are in a set, a bit each. */
@inline
function among(set: usize, codes: v128): u64 {
  const low = v128.and(codes, i8x16.splat(15))
  const bit = i8x16.swizzle(upper, i8x16.shr_u(codes, 4))
  const second = i8x16.lt_s(codes, i8x16.splat(0))
  const rows = v128.bitselect(
    i8x16.swizzle(v128.load(set, 16), low),
    i8x16.swizzle(v128.load(set), low),
    second,
  )
  return i8x16.bitmask(i8x16.eq(v128.and(rows, bit), bit)) as u64
}

/** Which of sixty-four. */
@inline
export function amongMany(set: usize, at: usize): u64 {
  return (
    among(set, v128.load(at)) |
    (among(set, v128.load(at, 16)) << 16) |
    (among(set, v128.load(at, 32)) << 32) |
    (among(set, v128.load(at, 48)) << 48)
  )
}

/** The step of the character of one or two bytes that lies there. */
@inline
export function stepAt<T>(at: usize): u32 {
  if (sizeof<T>() == 1) return load<u8>(steps + load<u8>(at))
  const code: u32 = load<u16>(at)
  const step: u32 = allSteps ? load<u8>(allSteps + code) : 0
  return step ? step : stepOfWide(code)
}

function stepOfWide(code: u32): u32 {
  if (!allSteps) allSteps = take(1 << 16)
  const step = stepOf(code)
  store<u8>(allSteps + code, step as u8)
  return step
}
