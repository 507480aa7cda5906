import { digit, kindOf, letter, marked, silent } from '../../../shared/text/fold.ts'
import { dot } from '../../../shared/text/inclusive.ts'

/** Numbers put one after the other. */
export interface Stream {
  values: Int32Array
  length: number
}

/** What a character does to the word before it: goes on with its letters, with its digits; makes it another than its folded form. */
const [inLetters, inDigits, folds, ends] = [1, 2, 4, 8]
/** What may stand before the ending of an inclusive spelling, what after it, and what stands nowhere else. */
const [opens, closes, dots] = [16, 32, 64]
/** That of a character that is silent; beyond, it ends words. */
const quietly = inLetters | inDigits | folds
/** The same of each character by its code; 0 where it was not looked at yet. */
const steps = new Uint8Array(1 << 16)

function stepOf(code: number): number {
  const kind = kindOf(code)
  const step =
    kind === letter
      ? inLetters
      : kind === digit
        ? inDigits
        : kind === marked
          ? inLetters | folds
          : kind === silent
            ? quietly
            : ends | around(code)
  steps[code] = step
  return step
}

function around(code: number): number {
  const char = String.fromCharCode(code)
  if (/[.-]/.test(char)) return opens | closes
  return char === '(' ? opens : char === ')' ? closes : dot.test(char) ? dots : 0
}

/**
 * Numbers the words of texts, cut as `eachWord` cuts them. Most have been met before: nothing is cut out of the text for them.
 * `numberOf` is asked once for each spelling; `plain`: it is the folded word itself. A spelling is known by its length and two
 * sums of its letters, 64 bits in all: that two of the same vocabulary have the same is not to be expected in any lifetime.
 */
export function spellings(numberOf: (raw: string, plain: boolean) => number) {
  let mask = (1 << 15) - 1
  // by place: the sums of a spelling, its number plus one (0: none there), its length
  let slots = new Int32Array((mask + 1) * 4)
  let count = 0
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

  function noted(start: number, length: number, sum: number, other: number, plain: boolean): number {
    if (count * 2 > mask) grow()
    count += 1
    // a slice of the text would keep the whole of it in memory
    const number = numberOf(String.fromCharCode(...codes.subarray(start, start + length)), plain)
    const at = free(sum)
    slots[at] = sum
    slots[at + 1] = number + 1
    slots[at + 2] = other
    slots[at + 3] = length
    return number
  }

  /** Puts the numbers of the words of a text in a stream; whether some may be spelled inclusively. */
  return (text: string, into: Stream): boolean => {
    load(text)
    const { length } = text
    const all = codes
    const table = steps
    // a word may be as short as a letter between two figures
    if (into.length + length > into.values.length)
      into.values = enlarged(into.values, new Int32Array((into.values.length + length) * 2))
    const { values } = into
    let [held, last] = [slots, (mask << 2) | 3]
    let out = into.length
    let quiet = 0
    let [before, inclusive] = [0, 0]
    for (let at = 0; ; ) {
      let code = all[at]!
      let step = table[code]! || stepOf(code)
      if (step >= quietly) {
        if (at >= length) break
        quiet = step & folds
        before = step
        inclusive |= step & dots
        at += 1
        continue
      }
      const start = at
      const inside = step & (inLetters | inDigits)
      let seen = quiet
      let [sum, other] = [0, 0]
      quiet = 0
      do {
        do {
          seen |= step
          sum = Math.imul(sum, 0x01000193) ^ code
          other = (Math.imul(other, 31) + code) | 0
          at += 1
          code = all[at]!
          step = table[code]!
        } while (step & inside)
        if (step === 0) step = stepOf(code)
      } while (step & inside)
      inclusive |= ((before & opens) << 1) & step
      before = 0
      const size = at - start
      const whole = mixed(sum)
      let slot = (whole << 2) & last & ~3
      let number = held[slot + 1]!
      while (number > 0 && (held[slot] !== whole || held[slot + 2] !== other || held[slot + 3] !== size)) {
        slot = (slot + 4) & last
        number = held[slot + 1]!
      }
      if (number === 0) {
        number = noted(start, size, whole, other, !(seen & folds)) + 1
        held = slots
        last = (mask << 2) | 3
      }
      values[out++] = number - 1
    }
    into.length = out
    return inclusive > 0
  }
}

/** Words that differ by their last letter must not lie side by side. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return half ^ (half >>> 13)
}

function enlarged(from: Int32Array, to: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  to.set(from)
  return to
}
