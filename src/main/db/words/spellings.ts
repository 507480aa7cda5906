import { kindOf, kinds } from '../../../shared/text/fold.ts'

const [cuts, letter, digit, silent] = [1, 2, 3, 5]

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
  // by place: the sum of a spelling, its number plus one (0: none there), where its letters begin and how many they are
  let slots = new Int32Array((mask + 1) * 4)
  let letters = new Uint16Array(1 << 17)
  let [count, used] = [0, 0]
  // the text being read: an array of numbers is several times quicker to go through than a string
  let codes = new Uint16Array(1 << 14)
  let bytes = Buffer.from(codes.buffer)

  function load(text: string): void {
    if (text.length >= codes.length) {
      codes = new Uint16Array(text.length * 2)
      bytes = Buffer.from(codes.buffer)
    }
    bytes.write(text, 'utf16le')
    // what comes after the last word ends it
    codes[text.length] = 32
  }

  function grow(): void {
    const before = slots
    mask = mask * 2 + 1
    slots = new Int32Array((mask + 1) * 4)
    for (let at = 0; at < before.length; at += 4)
      if (before[at + 1]) slots.set(before.subarray(at, at + 4), free(before[at]!))
  }

  function free(sum: number): number {
    let at = (sum & mask) << 2
    while (slots[at + 1] !== 0) at = (at + 4) & ((mask << 2) | 3)
    return at
  }

  function noted(start: number, length: number, sum: number, plain: boolean): number {
    if (count * 2 > mask) grow()
    count += 1
    // a slice of the text would keep the whole of it in memory
    const raw = String.fromCharCode(...codes.subarray(start, start + length))
    if (used + length > letters.length)
      letters = enlarged(letters, new Uint16Array(Math.max(used + length, letters.length * 2)))
    letters.set(codes.subarray(start, start + length), used)
    const number = numberOf(raw, plain)
    const at = free(sum)
    slots[at] = sum
    slots[at + 1] = number + 1
    slots[at + 2] = used
    slots[at + 3] = length
    used += length
    return number
  }

  /** The number of the spelling from `start` on; -1 when it is met for the first time. */
  function known(start: number, length: number, sum: number): number {
    const [all, table, held] = [codes, slots, letters]
    const last = (mask << 2) | 3
    for (let slot = (sum & mask) << 2; ; slot = (slot + 4) & last) {
      const number = table[slot + 1]! - 1
      if (number < 0) return number
      if (table[slot] !== sum || table[slot + 3] !== length) continue
      const from = table[slot + 2]!
      let at = 0
      while (at < length && held[from + at] === all[start + at]) at += 1
      if (at === length) return number
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
    for (let at = 0; ; ) {
      let code = all[at]!
      let kind = table[code] || kindOf(code)
      if (kind === cuts || kind === silent) {
        if (at >= length) break
        quiet = kind === silent
        at += 1
        continue
      }
      const start = at
      let plain = !quiet
      quiet = false
      let sum = 0
      if (kind === digit)
        do {
          sum = (Math.imul(sum, 0x01000193) ^ code) | 0
          if (kind === silent) plain = false
          at += 1
          code = all[at]!
          kind = table[code] || kindOf(code)
        } while (kind === digit || kind === silent)
      else
        do {
          sum = (Math.imul(sum, 0x01000193) ^ code) | 0
          if (kind !== letter) plain = false
          at += 1
          code = all[at]!
          kind = table[code] || kindOf(code)
        } while (kind === letter || kind > digit)
      const whole = mixed(sum)
      const number = known(start, at - start, whole)
      values[out++] = number < 0 ? noted(start, at - start, whole, plain) : number
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
