import type { Entry, Segment, Store } from './store.ts'
import { stemMark } from './store.ts'
import { writtenMark } from './tokens.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'
/** From so many letters on, two keystrokes may be wrong. */
const long = 8

/**
 * The terms of a segment whose folded word is one or two keystrokes away from the word. Those of the same first letter are gone
 * through; for the others, one wrong keystroke at the beginning is tried.
 */
export function* nearWords(tables: Store, segment: Segment, word: string): Generator<Entry> {
  if (word.length < 3 || /^\d/.test(word)) return
  const most = word.length >= long ? 2 : 1
  const first = word.charAt(0)
  const [least, longest, own] = [word.length - most, word.length + most, lettersOf(word, word.length)]
  let [before, near] = ['', false]
  yield* tables.wanted(segment, first, `${first}\uffff`, key => {
    const mark = key.indexOf(writtenMark)
    const length = mark < 0 ? key.length : mark
    // most words differ by their length or their letters: no more is asked of them
    if (length < least || length > longest || apart(own, lettersOf(key, length)) > 2 * most) return false
    const folded = key.slice(0, length)
    if (folded !== before) {
      before = folded
      near = folded !== word && within(word, folded, most)
    }
    return near
  })
  for (const other of otherBeginnings(word))
    if (other.charAt(0) !== first) yield* tables.range(segment, other, other + stemMark)
}

/** The letters of a word, a bit for each. */
function lettersOf(word: string, length: number): number {
  let all = 0
  for (let n = 0; n < length; n += 1) all |= 1 << (word.charCodeAt(n) & 31)
  return all
}

/** How many letters only one of two words has: a keystroke changes two at most. */
function apart(a: number, b: number): number {
  let left = a ^ b
  let count = 0
  while (left !== 0) {
    left &= left - 1
    count += 1
  }
  return count
}

/** The first letter wrong, missing, one too many, or exchanged with the second. */
function otherBeginnings(word: string): Set<string> {
  const rest = word.slice(1)
  const all = new Set([rest, rest.charAt(0) + word.charAt(0) + word.slice(2)])
  for (const letter of letters) all.add(letter + rest).add(letter + word)
  return all
}

const rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)]

/** Whether at most so many letters added, left out, replaced or exchanged with the next separate two words. */
export function within(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most || a.length >= 63 || b.length >= 63) return false
  let [twoAgo, before, row] = rows as [Int32Array, Int32Array, Int32Array]
  for (let n = 0; n <= b.length; n += 1) before[n] = n
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i
    let least = i
    const code = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j += 1) {
      const same = code === b.charCodeAt(j - 1)
      let cost = Math.min(row[j - 1]! + 1, before[j]! + 1, before[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && code === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, twoAgo[j - 2]! + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    // An exchange may still come back from the row before.
    if (least > most + 1) return false
    ;[twoAgo, before, row] = [before, row, twoAgo]
  }
  return before[b.length]! <= most
}
