import { digit, kindOf, letter, marked, silent } from '../../../shared/french/fold.ts'
import { dot } from '../../../shared/french/inclusive.ts'
import { native } from '../../native.ts'

/** What was read of a source. */
export interface SourceRead {
  /** places it takes, those left empty between its texts included; those of its titles */
  readonly places: number
  readonly titles: number
  readonly words: number
}

/** The numbers of the words of texts, one after the other as they stand there; a negative one leaves places empty. */
export interface Spellings {
  /**
   * Puts in the stream the words of a source: its titles, then its texts, each after a gap. `inclusive` is told the texts some
   * words of which may be spelled inclusively.
   */
  read(
    titles: readonly string[],
    texts: readonly string[],
    gap: number,
    inclusive: (text: string) => void,
  ): SourceRead
  /** puts a number of its own */
  push(value: number): void
  readonly length: number
  /** forgets the stream */
  clear(): void
  /** good until something more is read */
  values(): Int32Array
  /** of so many words, those the stream has are not 0 */
  seen(words: number): Uint8Array
  /** bytes it takes, which it never gives back */
  readonly size: number
}

interface Exports {
  readonly memory: WebAssembly.Memory
  /** where to put so many characters, of two bytes each, and the lengths of the parts they make, a space between two */
  room(length: number): number
  roomForParts(count: number): number
  begin(titles: number, gap: number): void
  /** reads them; not 0 where some parts have inclusive spellings, of which their lengths then tell */
  read(length: number, parts: number): number
  /** the places of the source, which is ended; its words, and the places of its titles */
  end(): number
  wordsOf(): number
  titlesOf(): number
  push(value: number): void
  length(): number
  clear(): void
  words(): number
  seenAt(words: number): number
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
  const own = made.exports as unknown as Exports
  const { memory } = own
  let bytes = Buffer.from(memory.buffer)

  /** Its memory, which is another array once it has grown. */
  function view(): Buffer {
    if (bytes.length === 0) bytes = Buffer.from(memory.buffer)
    return bytes
  }

  // What is to be read at once: parts, the lengths of those, the text each is of.
  let parts: string[] = []
  let sizes: number[] = []
  let of: string[] = []
  let waiting = 0
  /** the last that was told to have inclusive spellings */
  let told: string | undefined

  function part(piece: string, text: string, goesOn: boolean): void {
    parts.push(piece)
    sizes.push(goesOn ? piece.length | more : piece.length)
    of.push(text)
    waiting += piece.length
  }

  function flush(inclusive: (text: string) => void): void {
    const all = parts.join(' ')
    const at = own.room(all.length)
    const lengths = own.roomForParts(sizes.length)
    view().write(all, at, 'utf16le')
    new Int32Array(memory.buffer, lengths, sizes.length).set(sizes)
    if (own.read(all.length, sizes.length)) {
      const having = new Int32Array(memory.buffer, lengths, sizes.length)
      for (const [n, text] of of.entries()) {
        // once for all the parts of a text
        if (!having[n] || (sizes[n]! < 0 && text === told)) continue
        inclusive(text)
        told = text
      }
    }
    parts = []
    sizes = []
    of = []
    waiting = 0
  }

  function put(text: string, inclusive: (text: string) => void): void {
    for (let from = 0; from < text.length || from === 0; ) {
      const to = pieceEnd(text, from)
      part(to - from === text.length ? text : text.slice(from, to), text, from > 0)
      if (waiting > longest) flush(inclusive)
      if (to === text.length) return
      from = to
    }
  }

  return {
    read(titles, texts, gap, inclusive) {
      own.begin(titles.length, gap)
      told = undefined
      for (const text of titles) put(text, inclusive)
      for (const text of texts) put(text, inclusive)
      if (parts.length) flush(inclusive)
      return { places: own.end(), titles: own.titlesOf(), words: own.wordsOf() }
    },
    push: own.push,
    get length() {
      return own.length()
    },
    clear: own.clear,
    values: () => new Int32Array(memory.buffer, own.words(), own.length()),
    seen(words) {
      const at = own.seenAt(words)
      return new Uint8Array(memory.buffer, at, words)
    },
    get size() {
      return memory.buffer.byteLength
    },
  }
}

/** Said of the length of a part that goes on with the text of the one before. */
const more = 1 << 31
/** Letters read at once, about: what is longer is read in pieces, so that it takes no more memory. */
const longest = 1 << 16

function pieceEnd(text: string, from: number): number {
  if (text.length - from <= longest) return text.length
  const before = text.lastIndexOf(' ', from + longest)
  const end = before > from ? before : text.indexOf(' ', from + longest)
  return end < 0 ? text.length : end
}
