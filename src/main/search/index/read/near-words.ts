import type { Entry, Segment, Store } from '../store.ts'
import { STEM_MARK } from '../store.ts'
import { SPELLING_MARK } from '../vocabulary.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'
/** Words of this length and more may have two wrong keystrokes, shorter ones one. */
const LONG_WORD_LETTERS = 8

/**
 * The terms of a segment whose folded word is one or two keystrokes away from `word`. Terms with the same first letter are
 * scanned; for the others, only one wrong keystroke at the beginning is tried.
 */
export function* nearWords(tables: Store, segment: Segment, word: string): Generator<Entry> {
  if (word.length < 3 || /^\d/.test(word)) return
  const maxEdits = word.length >= LONG_WORD_LETTERS ? 2 : 1
  const first = word.charAt(0)
  const [shortest, longest, own] = [
    word.length - maxEdits,
    word.length + maxEdits,
    lettersOf(word, word.length),
  ]
  let [before, isNear] = ['', false]
  yield* tables.select(segment, first, `${first}\uffff`, key => {
    const mark = key.indexOf(SPELLING_MARK)
    const length = mark < 0 ? key.length : mark
    // length and letters rule out nearly all words before the edit distance is computed
    if (
      length < shortest ||
      length > longest ||
      letterDifferences(own, lettersOf(key, length)) > 2 * maxEdits
    )
      return false
    const base = key.slice(0, length)
    if (base !== before) {
      before = base
      isNear = base !== word && isWithinEdits(word, base, maxEdits)
    }
    return isNear
  })
  for (const other of otherBeginnings(word))
    if (other.charAt(0) !== first) yield* tables.range(segment, other, other + STEM_MARK)
}

/** A letter's bit in a set: the low bits of its code. */
const LETTER_BITS = 31

/** The set of letters of a word, a bit for each. */
function lettersOf(word: string, length: number): number {
  let all = 0
  for (let n = 0; n < length; n += 1) all |= 1 << (word.charCodeAt(n) & LETTER_BITS)
  return all
}

/** The number of letters in only one of two sets: a keystroke changes two at most. */
function letterDifferences(a: number, b: number): number {
  let bits = a ^ b
  let count = 0
  while (bits !== 0) {
    bits &= bits - 1
    count += 1
  }
  return count
}

/** The first letter wrong, missing, one too many, or exchanged with the second. */
function otherBeginnings(word: string): Set<string> {
  const rest = word.slice(1)
  const all = new Set([rest, rest.charAt(0) + word.charAt(0) + word.slice(2)])
  for (const letter of ALPHABET) all.add(letter + rest).add(letter + word)
  return all
}

/** Longer words are not compared. */
const MAX_COMPARED_LETTERS = 62
const rows = [0, 1, 2].map(() => new Int32Array(MAX_COMPARED_LETTERS + 2))

/** Tells whether two words are at most `maxEdits` insertions, deletions, substitutions or transpositions apart. */
export function isWithinEdits(a: string, b: string, maxEdits: number): boolean {
  if (Math.abs(a.length - b.length) > maxEdits || Math.max(a.length, b.length) > MAX_COMPARED_LETTERS)
    return false
  let [twoAgo, before, row] = rows as [Int32Array, Int32Array, Int32Array]
  for (let n = 0; n <= b.length; n += 1) before[n] = n
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i
    let lowest = i
    const code = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j += 1) {
      const same = code === b.charCodeAt(j - 1)
      let cost = Math.min(row[j - 1]! + 1, before[j]! + 1, before[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && code === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, twoAgo[j - 2]! + 1)
      row[j] = cost
      if (cost < lowest) lowest = cost
    }
    // a transposition may still bring back the cost of the row before
    if (lowest > maxEdits + 1) return false
    ;[twoAgo, before, row] = [before, row, twoAgo]
  }
  return before[b.length]! <= maxEdits
}
