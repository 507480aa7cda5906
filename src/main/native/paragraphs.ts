// AssemblyScript, compiled to paragraphs.wasm by `npm run native`: cuts the text of a decision into paragraphs, for
// ../imports/xml/xml-paragraphs.ts, its only caller.

import { readFields, list as fieldList } from './fields.ts'
import { take } from './memory.ts'
import { narrow, room, text } from './text.ts'

export { fieldList, narrow, room }

// Flags of a paragraph: see ../imports/xml/xml-paragraphs.ts.
const HAS_UNEVEN_SPACES: u32 = 1
const HAS_SIGNS: u32 = 2
const HAS_GLUED_HEAD: u32 = 4
const HAS_STRAIGHT_QUOTES: u32 = 8

/** Three numbers a paragraph: where it begins, where it ends, what is said of it. */
let rows: usize = 0
let rowsSize: usize = 0

export function list(): usize {
  return rows
}

export function fields(root: u32, rootEnd: u32, at: u32, from: u32, to: u32, length: u32): i32 {
  return readFields(text, root, rootEnd, at, from, to, length)
}

/** The paragraphs from one place to another, how many; -1 where there is anything else. */
export function paragraphs(from: u32, to: u32): i32 {
  const end = text + to
  let at = text + from
  let count: i32 = 0
  while (true) {
    while (at < end && isBlank(load<u8>(at))) at += 1
    // beyond the end, anything may stand
    if (at >= end) return at == end ? count : -1
    // `<p>`
    if ((load<u32>(at) & 0xffffff) != 0x3e703c) return -1
    const start = at + 3
    const signs = plain(start)
    // `</p>`
    if (signs < 0 || load<u32>(stop) != 0x3e702f3c) return -1
    if (((count + 1) * 12) as usize > rowsSize) grow()
    const row = rows + count * 12
    store<u32>(row, (start - text) as u32)
    store<u32>(row, (stop - text) as u32, 4)
    store<i32>(row, signs, 8)
    count += 1
    at = stop + 4
  }
}

function grow(): void {
  const before = rows
  const used = rowsSize
  rowsSize = rowsSize * 2 + 12 * 256
  rows = take(rowsSize)
  memory.copy(rows, before, used)
}

@inline
function isBlank(code: u8): bool {
  return code == 32 || code == 9 || code == 10 || code == 0xa0
}

let stop: usize = 0

/** Goes to the next `<`, where `stop` is then; what is said of what lies before, or -1 where it cannot be read here. */
function plain(start: usize): i32 {
  let odd = i8x16.splat(0)
  let signs = i8x16.splat(0)
  let glue = i8x16.splat(0)
  let straight = i8x16.splat(0)
  let wrong = i8x16.splat(0)
  for (let at = start; true; at += 16) {
    const codes = v128.load(at)
    const next = v128.load(at, 1)
    const ends = i8x16.bitmask(is(codes, 60))
    // only what stands before the end counts
    const before = ends ? v128.load(firsts + ((ctz(ends) as usize) << 4)) : i8x16.splat(-1)
    const space = is(codes, 32)
    const blank = v128.or(v128.or(is(codes, 9), is(codes, 10)), is(codes, 0xa0))
    const control = v128.andnot(i8x16.lt_u(codes, i8x16.splat(32)), blank)
    wrong = v128.or(
      wrong,
      v128.and(
        before,
        v128.or(
          v128.or(control, v128.or(is(codes, 38), is(codes, 62))),
          v128.or(is(codes, 92), is(codes, 0xad)),
        ),
      ),
    )
    odd = v128.or(odd, v128.and(before, v128.or(blank, v128.and(space, is(next, 32)))))
    signs = v128.or(
      signs,
      v128.and(before, v128.or(v128.or(is(codes, 0xab), is(codes, 0xbb)), is(codes, 63))),
    )
    // Vu, PA, MO
    glue = v128.or(
      glue,
      v128.and(
        before,
        v128.or(
          v128.or(v128.and(is(codes, 86), is(next, 117)), v128.and(is(codes, 80), is(next, 65))),
          v128.and(is(codes, 77), is(next, 79)),
        ),
      ),
    )
    straight = v128.or(straight, v128.and(before, is(codes, 34)))
    if (!ends) continue
    stop = at + (ctz(ends) as usize)
    if (v128.any_true(wrong)) return -1
    return (
      (v128.any_true(odd) ? HAS_UNEVEN_SPACES : 0) |
      (v128.any_true(signs) ? HAS_SIGNS : 0) |
      (v128.any_true(glue) ? HAS_GLUED_HEAD : 0) |
      (v128.any_true(straight) ? HAS_STRAIGHT_QUOTES : 0)
    )
  }
}

@inline
function is(codes: v128, code: u8): v128 {
  return i8x16.eq(codes, i8x16.splat(code))
}

/** By how many: the first of sixteen. */
const firsts = take(16 * 16)
for (let count: u32 = 0; count < 16; count += 1)
  for (let at: u32 = 0; at < count; at += 1) store<u8>(firsts + count * 16 + at, 255)
