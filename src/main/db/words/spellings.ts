import { digit, kindOf, letter, marked, silent } from '../../../shared/text/fold.ts'
import { dot } from '../../../shared/text/inclusive.ts'
import { native } from './native.ts'

/** The numbers of words, one after the other as they stand in the texts that were read. */
export interface Spellings {
  /** Puts the numbers of the words of a text in the stream; whether some may be spelled inclusively. */
  read(text: string): boolean
  /** puts a number of its own */
  push(value: number): void
  readonly length: number
  /** keeps so many of the stream */
  cut(length: number): void
  /** good until something more is read */
  values(): Int32Array
  /** bytes it takes, which it never gives back */
  readonly size: number
}

interface Exports {
  readonly memory: WebAssembly.Memory
  /** where to put a text of so many characters, of two bytes each */
  room(length: number): number
  /** puts in the stream the words of so many; 0 where none may be spelled inclusively */
  read(length: number): number
  push(value: number): void
  length(): number
  cut(length: number): void
  words(): number
}

/** What a character does to the word before it: goes on with its letters, with its digits; makes it another than its folded form. */
const [inLetters, inDigits, folds, ends] = [1, 2, 4, 8]
/** What may stand before the ending of an inclusive spelling, what after it, and what stands nowhere else. */
const [opens, closes, dots] = [16, 32, 64]
/** That of a character that is silent; beyond, it ends words. */
const quietly = inLetters | inDigits | folds

function stepOf(code: number): number {
  const kind = kindOf(code)
  if (kind === letter) return inLetters
  if (kind === digit) return inDigits
  if (kind === marked) return inLetters | folds
  return kind === silent ? quietly : ends | around(code)
}

function around(code: number): number {
  const char = String.fromCharCode(code)
  if (/[.-]/.test(char)) return opens | closes
  return char === '(' ? opens : char === ')' ? closes : dot.test(char) ? dots : 0
}

/**
 * Numbers the words of texts, cut as `eachWord` cuts them. Most have been met before: nothing is cut out of the text for them.
 * `numberOf` is asked once for each spelling; `plain`: it is the folded word itself. A spelling is known by its bytes, up to
 * sixteen; a longer one by its length and two sums of 64 bits: that two of the same vocabulary have the same is not to be
 * expected in any lifetime.
 */
export function spellings(numberOf: (raw: string, plain: boolean) => number): Spellings {
  const env = {
    stepOf,
    noted(start: number, length: number, isWide: number, plain: number): number {
      const end = start + (isWide ? length * 2 : length)
      return numberOf(view().toString(isWide ? 'utf16le' : 'latin1', start, end), plain > 0)
    },
  }
  const made = new WebAssembly.Instance(native('spelling'), { env })
  const { memory, room, read, push, length, cut, words } = made.exports as unknown as Exports
  let bytes = Buffer.from(memory.buffer)

  /** Its memory, which is another array once it has grown. */
  function view(): Buffer {
    if (bytes.length === 0) bytes = Buffer.from(memory.buffer)
    return bytes
  }

  function whole(text: string): boolean {
    const at = room(text.length)
    view().write(text, at, 'utf16le')
    return read(text.length) > 0
  }

  return {
    read(text) {
      if (text.length <= longest) return whole(text)
      let inclusive = false
      for (let from = 0; from < text.length; ) {
        const to = pieceEnd(text, from)
        inclusive = whole(text.slice(from, to)) || inclusive
        from = to
      }
      return inclusive
    },
    push,
    get length() {
      return length()
    },
    cut,
    values: () => new Int32Array(memory.buffer, words(), length()),
    get size() {
      return memory.buffer.byteLength
    },
  }
}

/** Letters read at once, about: what is longer is read in pieces, so that it takes no more memory. */
const longest = 1 << 16

function pieceEnd(text: string, from: number): number {
  if (text.length - from <= longest) return text.length
  const before = text.lastIndexOf(' ', from + longest)
  const end = before > from ? before : text.indexOf(' ', from + longest)
  return end < 0 ? text.length : end
}
