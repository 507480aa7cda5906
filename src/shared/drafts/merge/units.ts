import { type Part, wordsOf } from './parts.ts'

/** A paragraph and what it was cut into, or joined with: one text on each side. */
export interface Unit {
  /** the parts of the base it stands for, the paragraph first */
  readonly base: readonly Part[]
  /** the parts that stand here in their place, the paragraph first */
  readonly mine: readonly Part[]
}

/** The paragraph with the new ones just after it that hold words it lost, and those of the base just after it whose words it took. */
export function unitOf(base: readonly Part[], at: number, mine: readonly Part[], here: number): Unit {
  const was = base[at]!
  const now = mine[here]!
  const known = new Set(base.map(part => part.id))
  const alive = new Set(mine.map(part => part.id))
  const gone = run(base, at + 1, part => !alive.has(part.id))
  const made = run(mine, here + 1, part => !known.has(part.id))
  if (gone.length + made.length === 0) return { base: [was], mine: [now] }

  const joined: Part[] = []
  const gained = bag([now, ...made].flatMap(wordsOf))
  take(gained, wordsOf(was))
  for (const part of gone) {
    const words = wordsOf(part)
    if (words.length === 0 || held(gained, words) < 0.6 * words.length) break
    take(gained, words)
    joined.push(part)
  }
  let cut = 0
  const lost = bag([was, ...joined].flatMap(wordsOf))
  take(lost, wordsOf(now))
  for (const [at, part] of made.entries()) {
    const words = wordsOf(part)
    const found = held(lost, words)
    if (found === 0 || (found < 0.6 * size(lost) && found < 0.5 * words.length)) continue
    take(lost, words)
    cut = at + 1
  }
  return { base: [was, ...joined], mine: [now, ...made.slice(0, cut)] }
}

function run(parts: readonly Part[], from: number, counts: (part: Part) => boolean): Part[] {
  const end = parts.findIndex((part, at) => at >= from && !(counts(part) && 'inlines' in part))
  return parts.slice(from, end < 0 ? undefined : end)
}

type Bag = Map<string, number>
const bag = (words: readonly string[]): Bag => {
  const out: Bag = new Map()
  for (const word of words) out.set(word, (out.get(word) ?? 0) + 1)
  return out
}
const size = (words: Bag) => [...words.values()].reduce((sum, count) => sum + count, 0)
const take = (from: Bag, words: readonly string[]): void => {
  for (const word of words) {
    const count = from.get(word)
    if (count) from.set(word, count - 1)
  }
}
const held = (words: Bag, wanted: readonly string[]): number => {
  let found = 0
  for (const [word, count] of bag(wanted)) found += Math.min(count, words.get(word) ?? 0)
  return found
}
