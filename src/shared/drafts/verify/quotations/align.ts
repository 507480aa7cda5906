import { fold } from '../../../french/fold.ts'
import { hunks } from '../../merge/hunks.ts'
import type { Stretch } from '../cite-check.ts'

/** A passage laid beside the place of a text that it is nearest to. */
export interface Alignment {
  /** share of its words that stand there, in their order */
  readonly likeness: number
  /** words of the place that the passage has not, and the reverse */
  readonly losses: number
  readonly additions: number
  readonly changes: readonly Stretch[]
}

/** A word as it is compared, and where it stands. */
export interface Word {
  readonly key: string
  readonly start: number
  readonly end: number
}

export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    key: fold(word),
    start: index,
    end: index + word.length,
  }))

/** Words that stand in more places than that say nothing of one. */
const MAX_COMMON_PLACES = 60

/** Lays a passage beside the place of a text it comes from; undefined when no place is like it. */
export function align(passage: string, text: string): Alignment | undefined {
  const quote = wordsOf(passage)
  const whole = wordsOf(text)
  const window = placeOf(quote, whole)
  if (!window) return undefined
  const place = trim(quote, whole.slice(window.from, window.to))
  const changes = hunks(
    place.map(word => word.key),
    quote.map(word => word.key),
  )
  const losses = changes.reduce((sum, { a0, a1 }) => sum + a1 - a0, 0)
  const additions = changes.reduce((sum, { b0, b1 }) => sum + b1 - b0, 0)
  return {
    likeness: (quote.length - additions) / quote.length,
    losses,
    additions,
    changes: stretches(passage, text, quote, place, changes),
  }
}

/** Where in the text most words of the passage stand at the same distance from one another. */
function placeOf(quote: readonly Word[], whole: readonly Word[]): { from: number; to: number } | undefined {
  const placesOfKey = new Map<string, number[]>()
  for (const [at, { key }] of quote.entries()) placesOfKey.set(key, [...(placesOfKey.get(key) ?? []), at])
  const places = new Map<string, number[]>()
  for (const [at, { key }] of whole.entries())
    if (placesOfKey.has(key)) places.set(key, [...(places.get(key) ?? []), at])
  const votes = new Map<number, number>()
  for (const [key, at] of placesOfKey) {
    const wholePlaces = places.get(key) ?? []
    if (wholePlaces.length > MAX_COMMON_PLACES) continue
    for (const quotePlace of at)
      for (const wholePlace of wholePlaces) {
        const shift = wholePlace - quotePlace
        votes.set(shift, (votes.get(shift) ?? 0) + 1)
      }
  }
  let best = 0
  let bestVotes = 0
  for (const [shift, n] of votes)
    if (n > bestVotes) {
      best = shift
      bestVotes = n
    }
  if (bestVotes < 2) return undefined
  // what was cut out of the middle puts the rest at another distance
  const nearShifts = [...votes]
    .filter(([shift, n]) => n >= 3 && Math.abs(shift - best) <= 200)
    .map(([shift]) => shift)
  const low = Math.min(best, ...nearShifts)
  const high = Math.max(best, ...nearShifts)
  return { from: Math.max(0, low - 6), to: Math.min(whole.length, high + quote.length + 6) }
}

/** A place without the words before the first and after the last that the passage has there. */
function trim(quote: readonly Word[], place: readonly Word[]): readonly Word[] {
  const changes = hunks(
    place.map(word => word.key),
    quote.map(word => word.key),
  )
  const [first, last] = [changes[0], changes.at(-1)]
  const from = first?.a0 === 0 ? Math.max(0, first.a1 - (first.b1 - first.b0)) : 0
  const to =
    last && last.a1 === place.length ? Math.min(place.length, last.a0 + (last.b1 - last.b0)) : place.length
  return place.slice(from, to)
}

function stretches(
  passage: string,
  text: string,
  quote: readonly Word[],
  place: readonly Word[],
  changes: ReturnType<typeof hunks>,
): Stretch[] {
  const out: Stretch[] = []
  const add = (kind: Stretch['kind'], from: string, words: readonly Word[], a: number, b: number) => {
    if (b <= a) return
    // with what stands between it and the next word
    const end = words[b]?.start ?? words[b - 1]!.end
    out.push({ kind, text: from.slice(words[a]!.start, end) })
  }
  let at = 0
  for (const { a0, a1, b0, b1 } of changes) {
    add('same', passage, quote, at, b0)
    add('removed', text, place, a0, a1)
    add('added', passage, quote, b0, b1)
    at = b1
  }
  add('same', passage, quote, at, quote.length)
  return out
}
