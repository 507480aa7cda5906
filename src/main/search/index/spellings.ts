import { accentedLetter, digit, kindOf, letter, silent } from '../../../shared/french/fold.ts'
import { dot } from '../../../shared/french/inclusive.ts'
import { instantiateNative } from '../../kernel/native.ts'

/** The sizes of a source read. */
export interface SourceRead {
  /** places, the gaps between its texts included; those of its titles */
  readonly places: number
  readonly titles: number
  readonly words: number
}

/** A stream of word numbers in the order of the texts; a negative number is a gap of as many places. */
export interface Spellings {
  /**
   * Appends the words of a source: its titles, then its texts, each after a gap. `inclusive` receives the texts that may have
   * words spelled inclusively.
   */
  read(
    titles: readonly string[],
    texts: readonly string[],
    gap: number,
    inclusive: (text: string) => void,
  ): SourceRead
  /** appends a number */
  push(value: number): void
  readonly length: number
  /** empties the stream */
  clear(): void
  /** valid until the next read */
  values(): Int32Array
  /** by number of a word, below `words`: not 0 when the stream has it */
  presence(words: number): Uint8Array
  /** bytes of its memory, which only grows */
  readonly size: number
}

interface Exports {
  readonly memory: WebAssembly.Memory
  /** addresses for `length` UTF-16 characters, and for the lengths of the parts they form, separated by a space */
  room(length: number): number
  roomForParts(count: number): number
  begin(titles: number, gap: number): void
  /** reads the parts; not 0 where some may have inclusive spellings: their lengths are then replaced by flags */
  read(length: number, parts: number): number
  /** ends the source and returns its places; its words and the places of its titles are then known */
  end(): number
  wordsOf(): number
  titlesOf(): number
  push(value: number): void
  length(): number
  clear(): void
  words(): number
  presenceAt(words: number): number
}

/** Class of a character: continues a word of letters, or of digits; differs from its folded form; ends a word. */
const [IN_LETTERS, IN_DIGITS, FOLDS, ENDS_WORD] = [1, 2, 4, 8]
/** Class of a character: may open an inclusive ending, may close one, occurs in nothing else. */
const [MAY_OPEN_INCLUSIVE, MAY_CLOSE_INCLUSIVE, INCLUSIVE_DOT] = [16, 32, 64]
/** Class of a character ignored within words; higher values end words. */
const SILENT = IN_LETTERS | IN_DIGITS | FOLDS

function stepOf(code: number): number {
  const kind = kindOf(code)
  if (kind === letter) return IN_LETTERS
  if (kind === digit) return IN_DIGITS
  if (kind === accentedLetter) return IN_LETTERS | FOLDS
  return kind === silent ? SILENT : ENDS_WORD | around(code)
}

function around(code: number): number {
  const char = String.fromCharCode(code)
  if (/[.-]/.test(char)) return MAY_OPEN_INCLUSIVE | MAY_CLOSE_INCLUSIVE
  return char === '('
    ? MAY_OPEN_INCLUSIVE
    : char === ')'
      ? MAY_CLOSE_INCLUSIVE
      : dot.test(char)
        ? INCLUSIVE_DOT
        : 0
}

/**
 * Numbers the words of texts, cut as `eachWord` cuts them, without allocating a string for words met before. `numberOf` is called
 * once for each spelling; `plain`: it is its own folded form. The native table identifies a spelling of up to 16 bytes by its bytes,
 * a longer one by its length and two 64-bit hashes, whose collisions within one vocabulary are negligible.
 */
export function spellings(numberOf: (raw: string, plain: boolean) => number): Spellings {
  const env = {
    stepOf,
    newSpelling(start: number, length: number, isWide: number, plain: number): number {
      const end = start + (isWide ? length * 2 : length)
      return numberOf(view().toString(isWide ? 'utf16le' : 'latin1', start, end), plain > 0)
    },
  }
  const wasm = instantiateNative<Exports>('spelling', { env })
  const { memory } = wasm
  let bytes = Buffer.from(memory.buffer)

  /** A view of the memory, recreated once it has grown. */
  function view(): Buffer {
    if (bytes.length === 0) bytes = Buffer.from(memory.buffer)
    return bytes
  }

  // the pending parts, their lengths, and the text of each
  let parts: string[] = []
  let sizes: number[] = []
  let of: string[] = []
  let pendingChars = 0
  /** the last text passed to `inclusive` */
  let lastInclusive: string | undefined

  function part(piece: string, text: string, goesOn: boolean): void {
    parts.push(piece)
    sizes.push(goesOn ? piece.length | CONTINUES_TEXT : piece.length)
    of.push(text)
    pendingChars += piece.length
  }

  function flush(inclusive: (text: string) => void): void {
    const all = parts.join(' ')
    const at = wasm.room(all.length)
    const lengths = wasm.roomForParts(sizes.length)
    view().write(all, at, 'utf16le')
    new Int32Array(memory.buffer, lengths, sizes.length).set(sizes)
    if (wasm.read(all.length, sizes.length)) {
      const spellingCounts = new Int32Array(memory.buffer, lengths, sizes.length)
      for (const [n, text] of of.entries()) {
        // once for all parts of a text
        if (!spellingCounts[n] || (sizes[n]! < 0 && text === lastInclusive)) continue
        inclusive(text)
        lastInclusive = text
      }
    }
    parts = []
    sizes = []
    of = []
    pendingChars = 0
  }

  function put(text: string, inclusive: (text: string) => void): void {
    for (let from = 0; from < text.length || from === 0; ) {
      const to = pieceEnd(text, from)
      part(to - from === text.length ? text : text.slice(from, to), text, from > 0)
      if (pendingChars > PIECE_LETTERS) flush(inclusive)
      if (to === text.length) return
      from = to
    }
  }

  return {
    read(titles, texts, gap, inclusive) {
      wasm.begin(titles.length, gap)
      lastInclusive = undefined
      for (const text of titles) put(text, inclusive)
      for (const text of texts) put(text, inclusive)
      if (parts.length) flush(inclusive)
      return { places: wasm.end(), titles: wasm.titlesOf(), words: wasm.wordsOf() }
    },
    push: wasm.push,
    get length() {
      return wasm.length()
    },
    clear: wasm.clear,
    values: () => new Int32Array(memory.buffer, wasm.words(), wasm.length()),
    presence(words) {
      const at = wasm.presenceAt(words)
      return new Uint8Array(memory.buffer, at, words)
    },
    get size() {
      return memory.buffer.byteLength
    },
  }
}

/** Flag in the length of a part that continues the text of the part before. */
const CONTINUES_TEXT = 1 << 31
/** Longer texts are read in pieces of about this many letters, which bounds the native memory. */
const PIECE_LETTERS = 1 << 16

function pieceEnd(text: string, from: number): number {
  if (text.length - from <= PIECE_LETTERS) return text.length
  const before = text.lastIndexOf(' ', from + PIECE_LETTERS)
  const end = before > from ? before : text.indexOf(' ', from + PIECE_LETTERS)
  return end < 0 ? text.length : end
}
