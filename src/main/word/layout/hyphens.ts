import { readFileSync } from 'node:fs'
import { resource } from '../../kernel/places.ts'

/** Letters that stay before and after a cut, and letters of a word that is cut at all, as LibreOffice asks for French. */
const MIN_BEFORE = 2
const MIN_AFTER = 2
const MIN_WORD = 5

/** Weights between the letters of each pattern, by its letters. */
interface Patterns {
  readonly weights: ReadonlyMap<string, Uint8Array>
  readonly longest: number
}

let patterns: Patterns | undefined

/** Reads the patterns of the dictionary that LibreOffice is given, once. */
function readPatterns(): Patterns {
  const weights = new Map<string, Uint8Array>()
  let longest = 0
  const lines = readFileSync(resource('hyphenation', 'hyph_fr.dic'), 'utf8').split('\n')
  for (const line of lines.slice(lines.indexOf('NEXTLEVEL') + 1)) {
    const letters = line.replace(/\d/g, '')
    if (letters === '') continue
    const between = new Uint8Array(letters.length + 1)
    let at = 0
    for (const sign of line)
      if (/\d/.test(sign)) between[at] = Number(sign)
      else at += 1
    weights.set(letters, between)
    longest = Math.max(longest, letters.length)
  }
  return { weights, longest }
}

/** Words whose cuts are remembered: more than a filing has. */
const CACHE_WORDS = 20_000
const cutsByWord = new Map<string, readonly number[]>()

/** Places where a French word may be cut, as counts of letters before the hyphen, ascending (Liang's patterns). */
export function hyphenCuts(word: string): readonly number[] {
  const cached = cutsByWord.get(word)
  if (cached) return cached
  const cuts = word.length < MIN_WORD ? [] : findCuts(word.toLocaleLowerCase('fr').replaceAll('’', "'"))
  if (cutsByWord.size >= CACHE_WORDS) cutsByWord.clear()
  cutsByWord.set(word, cuts)
  return cuts
}

function findCuts(word: string): number[] {
  patterns ??= readPatterns()
  const { weights, longest } = patterns
  const text = `.${word}.`
  const levels = new Uint8Array(text.length + 1)
  for (let from = 0; from < text.length; from += 1)
    for (let to = from + 1; to <= Math.min(text.length, from + longest); to += 1) {
      const pattern = weights.get(text.slice(from, to))
      if (!pattern) continue
      for (let at = 0; at < pattern.length; at += 1)
        levels[from + at] = Math.max(levels[from + at] ?? 0, pattern[at] ?? 0)
    }
  const cuts: number[] = []
  for (let at = MIN_BEFORE; at <= word.length - MIN_AFTER; at += 1)
    if ((levels[at + 1] ?? 0) % 2 === 1) cuts.push(at)
  return cuts
}
