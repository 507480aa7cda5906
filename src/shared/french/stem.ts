import { inflections, whole } from './inflections.ts'

/** Words whose stem was asked for; once there are many, those not asked for since are forgotten. */
let recentStems = new Map<string, string>()
let before = new Map<string, string>()
const CACHE_WORDS = 50_000

/**
 * A folded word without its French inflection: plural, feminine, participle and infinitive (`donnees`, `donnee` and
 * `donner` are one). Derived words stay apart (`police`, `policier`), and words that only look alike are listed.
 */
export function stem(word: string): string {
  if (word.length < 4) return word
  const cachedStem = recentStems.get(word)
  if (cachedStem !== undefined) return cachedStem
  const stemOfWord = before.get(word) ?? reduce(word)
  if (recentStems.size >= CACHE_WORDS) {
    before = recentStems
    recentStems = new Map()
  }
  recentStems.set(word, stemOfWord)
  return stemOfWord
}

function reduce(word: string): string {
  let current = word
  for (let pass = 0; pass < 4; pass += 1) {
    const next = step(current)
    if (next === current) break
    current = next
  }
  return current
}

function step(word: string): string {
  const exception = whole.get(word)
  if (exception !== undefined) return exception
  if (word.length < 4) return word
  for (const [ending, replacement, minLength] of inflections.get(word.charCodeAt(word.length - 1)) ?? [])
    if (word.length >= minLength && word.endsWith(ending))
      return word.slice(0, word.length - ending.length) + replacement
  return word
}
