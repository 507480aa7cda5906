/** Strips the accents of a text, whatever its case. */
export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

/** A word of a text: its folded form and where it stands in the original. */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Folded form of each character below U+0250: lower case without accent; 0 where no word can go through. */
const table = Array.from({ length: 0x250 }, (_, code) => foldChar(String.fromCharCode(code)))
const pieces = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
])

function foldChar(char: string): string {
  const plain = char.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  if (char === 'ª' || char === 'º' || char === '°') return ''
  return [...plain].every(one => /[\p{L}\p{N}]/u.test(one)) ? plain : ''
}
// ß in capitals is two letters: it must not become what S folds to.
for (const [char, plain] of pieces)
  for (const one of [char, char.toUpperCase()]) if (one.length === 1) table[one.charCodeAt(0)] = plain

/**
 * Calls back for each word of the text, folded: lower case, without accents, œ as oe. Words are cut at anything that is
 * not a letter or a digit, and between letters and digits (`L251-2` and `L. 251-2` are the same three words).
 */
export function eachWord(text: string, onWord: (word: string, start: number, end: number) => void): void {
  // The common word, already in plain lower case, is cut out of the text as it is.
  eachSpan(text, (start, end, plain) =>
    onWord(plain ? text.slice(start, end) : foldSpan(text, start, end), start, end),
  )
}

/** The effect of a character on words: `letter` is one in plain lower case, `marked` any other, `silent` neither makes nor cuts one. */
export const [cuts, letter, digit, accentedLetter, silent] = [1, 2, 3, 4, 5] as const
/** Kind of each character, by its code; 0 where it was not looked at yet: `kindOf` tells then. */
export const kinds = new Uint8Array(1 << 16)

/** The class of the character of that code. */
export function kindOf(code: number): number {
  const kind =
    code >= 97 && code <= 122
      ? letter
      : code >= 48 && code <= 57
        ? digit
        : isIgnored(code)
          ? silent
          : pieceOf(code)
            ? accentedLetter
            : cuts
  kinds[code] = kind
  return kind
}

/** Where the words of a text stand, cut as `eachWord` cuts them; `plain`: what stands there is the folded word itself. */
export function eachSpan(text: string, onSpan: (start: number, end: number, plain: boolean) => void): void {
  const length = text.length
  let start = -1
  let digits = false
  let plain = true
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at)
    const kind = kinds[code] || kindOf(code)
    if (kind === silent) {
      plain = false
      continue
    }
    if (start >= 0 && (kind === cuts || digits !== (kind === digit))) {
      onSpan(start, at, plain)
      start = -1
      plain = true
    }
    if (kind === cuts) plain = true
    else {
      if (start < 0) start = at
      digits = kind === digit
      if (kind === accentedLetter) plain = false
    }
  }
  if (start >= 0) onSpan(start, length, plain)
}

/** The folded form of a word that stands alone. */
export const foldedWord = (word: string): string => foldSpan(word, 0, word.length)

/** A word in lower case as it is written, its accents composed: what tells `thé` from `the`. */
export const writtenWord = (word: string): string =>
  word
    .replace(/[\u00ad\u200d]/g, '')
    .normalize('NFC')
    .toLowerCase()

/** Accents on their own, soft hyphens and joiners: they neither make nor cut a word. */
const isIgnored = (code: number) => (code >= 0x300 && code <= 0x36f) || code === 0xad || code === 0x200d

const pieceOf = (code: number): string => (code < 0x250 ? table[code]! : foldChar(String.fromCharCode(code)))

function foldSpan(text: string, start: number, end: number): string {
  let word = ''
  for (let at = start; at < end; at += 1)
    if (!isIgnored(text.charCodeAt(at))) word += pieceOf(text.charCodeAt(at))
  return word
}

/** The words of a text with their places. */
export function words(text: string): Token[] {
  const all: Token[] = []
  eachWord(text, (word, start, end) => all.push({ word, start, end }))
  return all
}

/** The text reduced to its folded words, one space between. */
export function fold(text: string): string {
  const all: string[] = []
  eachWord(text, word => all.push(word))
  return all.join(' ')
}

/** The text reduced to its letters and digits: `C-511/18` and `c 511 18` are both `c51118`. */
export function squash(text: string): string {
  let all = ''
  eachWord(text, word => {
    all += word
  })
  return all
}
