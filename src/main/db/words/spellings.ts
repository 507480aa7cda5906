import { kindOf, kinds } from '../../../shared/text/fold.ts'

const [cuts, digit, silent] = [1, 3, 5]

/** Numbers put one after the other. */
export interface Stream {
  values: Int32Array
  length: number
}

/**
 * Numbers the words of texts, cut as `eachWord` cuts them. Most have been met before: nothing is cut out of the text for them.
 * `numberOf` is asked once for each spelling; `plain`: it is the folded word itself.
 */
export function spellings(numberOf: (raw: string, plain: boolean) => number) {
  let mask = (1 << 15) - 1
  // the spelling in each place, from 1 on; 0: none
  let slots = new Int32Array(mask + 1)
  let [hashes, numbers] = [new Int32Array(1 << 14), new Int32Array(1 << 14)]
  // the letters of a spelling run up to where those of the next begin
  let [letters, starts] = [new Uint16Array(1 << 17), new Int32Array((1 << 14) + 1)]
  let count = 0
  // the text being read: an array of numbers is several times quicker to go through than a string
  let codes = new Uint16Array(1 << 14)
  let bytes = Buffer.from(codes.buffer)

  function load(text: string): void {
    if (text.length > codes.length) {
      codes = new Uint16Array(text.length * 2)
      bytes = Buffer.from(codes.buffer)
    }
    bytes.write(text, 'utf16le')
  }

  function grow(): void {
    mask = mask * 2 + 1
    slots = new Int32Array(mask + 1)
    hashes = enlarged(hashes, new Int32Array(count * 2))
    numbers = enlarged(numbers, new Int32Array(count * 2))
    starts = enlarged(starts, new Int32Array(count * 2 + 1))
    for (let n = 0; n < count; n += 1) {
      let slot = hashes[n]! & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = n + 1
    }
  }

  function noted(raw: string, start: number, end: number, hash: number, plain: boolean): number {
    if (count === hashes.length) grow()
    let slot = hash & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = count + 1
    const from = starts[count]!
    const to = from + end - start
    if (to > letters.length) letters = enlarged(letters, new Uint16Array(Math.max(to, letters.length * 2)))
    letters.set(codes.subarray(start, end), from)
    starts[count + 1] = to
    hashes[count] = hash
    const number = numberOf(raw, plain)
    numbers[count] = number
    count += 1
    return number
  }

  function known(text: string, start: number, end: number, hash: number, plain: boolean): number {
    const length = end - start
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const n = slots[slot]! - 1
      if (n < 0) return noted(text.slice(start, end), start, end, hash, plain)
      if (hashes[n] !== hash) continue
      const from = starts[n]!
      if (starts[n + 1]! - from !== length) continue
      let at = 0
      while (at < length && letters[from + at] === codes[start + at]) at += 1
      if (at === length) return numbers[n]!
    }
  }

  /** Puts the numbers of the words of a text in a stream. */
  return (text: string, into: Stream): void => {
    load(text)
    const { length } = text
    const all = codes
    const table = kinds
    // a word may be as short as a letter between two figures
    if (into.length + length > into.values.length)
      into.values = enlarged(into.values, new Int32Array((into.values.length + length) * 2))
    const { values } = into
    let out = into.length
    let quiet = false
    for (let at = 0; at < length; ) {
      let code = all[at]!
      let kind = table[code] || kindOf(code)
      if (kind === cuts || kind === silent) {
        quiet = kind === silent
        at += 1
        continue
      }
      const start = at
      const digits = kind === digit
      let plain = !quiet
      quiet = false
      let hash = 0
      do {
        if (kind > digit) plain = false
        hash = (Math.imul(hash, 0x01000193) ^ code) | 0
        at += 1
        if (at === length) break
        code = all[at]!
        kind = table[code] || kindOf(code)
      } while (kind !== cuts && (kind === silent || digits === (kind === digit)))
      values[out++] = known(text, start, at, mixed(hash), plain)
    }
    into.length = out
  }
}

/** Words that differ by their last letter must not lie side by side. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return half ^ (half >>> 13)
}

function enlarged<T extends Int32Array | Uint16Array>(from: T, to: T): T {
  to.set(from)
  return to
}
