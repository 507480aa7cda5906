// AssemblyScript: see paragraphs.ts and xml.ts. A text to be gone through, a byte a character.

import { take } from './memory.ts'

/** Read beyond the text, sixteen characters at a time and one more. */
const BEYOND_BYTES: usize = 32

export let text: usize = 0
let textSize: usize = 0

/** Where to put a text of so many characters, of two bytes each. */
export function room(length: usize): usize {
  if (length * 2 + BEYOND_BYTES > textSize) {
    textSize = length * 3 + BEYOND_BYTES
    text = take(textSize)
  }
  return text
}

/** Makes one byte of each of so many characters of two: one of the same sort, where it has no equal. */
export function narrow(length: usize): bool {
  let wide = false
  for (let n: usize = 0; n < length; n += 16) {
    const first = v128.load(text + (n << 1))
    const second = v128.load(text + (n << 1), 16)
    if (v128.any_true(v128.and(v128.or(first, second), i16x8.splat(-256)))) {
      for (let at = n; at < n + 16; at += 1) {
        const code: u32 = load<u16>(text + (at << 1))
        if (code > 255 && at < length) wide = true
        store<u8>(text + at, narrowCode(code))
      }
    } else v128.store(text + n, i8x16.narrow_i16x8_u(first, second))
  }
  return wide
}

@inline
function narrowCode(code: u32): u8 {
  if (code < 256) return code as u8
  if (code == 0x2019) return 0xab
  if (code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x3000 || code == 0xfeff) return 0xa0
  if (code == 0x2028 || code == 0x2029 || code == 0x202f || code == 0x205f) return 0xa0
  return (code > 0xd7ff && code < 0xe000) || code > 0xfffd ? 0 : 0xff
}
