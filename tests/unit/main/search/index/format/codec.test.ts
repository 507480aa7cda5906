import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack, readTable, writeTable } from '../../../../../../src/main/search/index/format/block.ts'
import {
  MARGIN_BYTES,
  putBytes,
  putVarint,
  sink,
  skipGroups,
  unpack,
  varint,
} from '../../../../../../src/main/search/index/format/codec.ts'
import { adder } from '../../../../../../src/main/search/index/read/adder.ts'
import { isWithinEdits } from '../../../../../../src/main/search/index/read/near-words.ts'

const value = fc.oneof(
  fc.constantFrom(0, 1),
  fc.nat(9),
  fc.nat(300),
  fc.nat(70_000),
  fc.constantFrom(2 ** 24, 2 ** 31 - 1),
)

test('what is packed is unpacked, whole or from a group on', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 700 }), fc.nat(4), (values, groups) => {
      const to = sink(8)
      pack(to, Int32Array.from(values))
      putVarint(to, 77)
      putBytes(to, new Uint8Array(MARGIN_BYTES))
      const bytes = to.bytes.subarray(0, to.length)
      const from = { bytes, at: 0 }
      const into = new Int32Array(values.length + 1).fill(-1)
      unpack(from, values.length, into, 0)
      expect([...into]).toEqual([...values, -1])
      expect(varint(from)).toBe(77)
      const passed = Math.min(groups * 128, values.length - (values.length % 128))
      const other = { bytes, at: 0 }
      skipGroups(other, passed)
      unpack(other, values.length - passed, into, 0)
      expect([...into.subarray(0, values.length - passed)]).toEqual(values.slice(passed))
    }),
  )
})

/** The same bytes, bit by bit: a head, what is wider noted apart, then each value, in the width that takes the least room. */
function plainly(values: readonly number[]): number[] {
  if (values.length > 128) return [...plainly(values.slice(0, 128)), ...plainly(values.slice(128))]
  if (values.length === 0) return []
  if (values.every(one => one === 0)) return [0]
  if (values.every(one => one === 1)) return [0x80]
  const length = (one: number) => 32 - Math.clz32(one)
  const notes = (width: number) =>
    values.flatMap((one, n) => {
      if (length(one) <= width) return []
      const to = sink()
      putVarint(to, one >>> width)
      return [n, ...to.bytes.subarray(0, to.length)]
    })
  const room = (width: number) => width * values.length + 8 * notes(width).length
  let best = Math.min(24, Math.max(...values.map(length)))
  for (let width = best; width >= 0; width -= 1) if (room(width) < room(best)) best = width
  const noted = notes(best)
  const count = sink()
  putVarint(count, noted.length)
  const bits = values.flatMap(one => Array.from({ length: best }, (_, bit) => (one >>> bit) & 1))
  const bytes = Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((byte, bit, n) => byte | (bit << n), 0),
  )
  const apart = noted.length ? [...count.bytes.subarray(0, count.length), ...noted] : []
  return [best | (noted.length ? 0x40 : 0), ...apart, ...bytes]
}

const bytesOf = (values: readonly number[]): number[] => {
  const to = sink(8)
  pack(to, Int32Array.from(values))
  return [...to.bytes.subarray(0, to.length)]
}

test('what is packed takes the bytes that the format says', () => {
  const narrow = fc
    .integer({ min: 1, max: 30 })
    .chain(bits =>
      fc.array(fc.oneof({ weight: 30, arbitrary: fc.nat(2 ** bits) }, value), { maxLength: 400 }),
    )
  const same = fc.tuple(value, fc.nat(400)).map(([one, many]) => Array<number>(many).fill(one))
  fc.assert(
    fc.property(fc.oneof(fc.array(value, { maxLength: 400 }), narrow, same), values => {
      expect(bytesOf(values)).toEqual(plainly(values))
    }),
    { numRuns: 300 },
  )
})

test('any number of values', () => {
  for (let many = 0; many <= 400; many += 1) {
    const values = Array.from(
      { length: many },
      (_, n) => (n * 2_654_435_761) % (n % 50 === 7 ? 2 ** 31 : 3 + (many % 90)),
    )
    expect(bytesOf(values), `${many} values`).toEqual(plainly(values))
  }
})

test('a group of the same width, whichever it is', () => {
  for (let width = 0; width <= 30; width += 1) {
    const values = Int32Array.from({ length: 128 }, (_, n) => (2 ** width - 1) ^ (n % 2 && width > 1 ? 1 : 0))
    const to = sink()
    pack(to, values)
    putBytes(to, new Uint8Array(MARGIN_BYTES))
    const into = new Int32Array(128)
    unpack({ bytes: to.bytes, at: 0 }, 128, into, 0)
    expect(into, `${width} bits`).toEqual(values)
  }
})

test('the table of sources', () => {
  const table = {
    seqs: Int32Array.of(3, 4, 900, 1_000_000),
    words: Int32Array.of(0, 12, 80_000, 7),
    heads: Int32Array.of(0, 4, 30, 0),
  }
  expect(readTable(writeTable(table))).toEqual(table)
  const empty = { seqs: new Int32Array(0), words: new Int32Array(0), heads: new Int32Array(0) }
  expect(readTable(writeTable(empty))).toEqual(empty)
})

test('what lists say of the same source is added up, or the most of it kept', () => {
  const sum = adder(1000)
  const shown = () => {
    const all: string[] = []
    sum.each((seq, times, titled) => all.push(`${seq} ${times} ${titled}`))
    return all
  }
  for (const [seq, times, titled] of [
    [900, 1, 0],
    [3, 2, 0],
    [900, 4, 1],
  ] as const)
    sum.add(seq, times, titled, false)
  expect(shown()).toEqual(['3 2 0', '900 5 1'])
  for (const [seq, times] of [
    [5, 2],
    [5, 3],
    [4, 1],
  ] as const)
    sum.add(seq, times, 0, true)
  expect(shown()).toEqual(['4 1 0', '5 3 0'])
  expect(shown()).toEqual([])
})

test('one keystroke wrong, or two', () => {
  for (const [a, b, apart] of [
    ['prefet', 'perfet', 1],
    ['prefet', 'prefets', 1],
    ['prefet', 'refet', 1],
    ['prefet', 'profet', 1],
    ['videoprotection', 'vidoeprotecton', 2],
    ['prefet', 'pretre', 3],
    ['a', 'abcd', 3],
  ] as const) {
    expect(isWithinEdits(a, b, apart), `${a} ${b}`).toBe(true)
    expect(isWithinEdits(a, b, apart - 1), `${a} ${b}`).toBe(false)
  }
})

test('a number that does not end is damage, not a loop', () => {
  for (const bytes of [[], [200], [200, 200, 200, 200, 200, 200, 1]])
    expect(() => varint({ bytes: Uint8Array.from(bytes), at: 0 })).toThrow('à refaire')
  const most = 2 ** 31 - 1
  const to = sink()
  putVarint(to, most)
  expect(varint({ bytes: to.bytes, at: 0 })).toBe(most)
})
