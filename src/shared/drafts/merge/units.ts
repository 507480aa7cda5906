import { type Part, wordsOf } from './parts.ts'

/** A paragraph and what it was cut into, or joined with: one text on each side. */
export interface Unit {
  /** the parts of the base it stands for, the paragraph first */
  readonly base: readonly Part[]
  /** the parts that stand here in their place, the paragraph first */
  readonly mine: readonly Part[]
}

/** Share of its words that a removed paragraph must have given to its neighbour to count as joined with it. */
const JOINED_SHARE = 0.6
/** Share of the lost words that a new paragraph must hold to count as cut off. */
const CUT_SHARE = 0.6
/** Share of its own words that a new paragraph must have from the lost ones, where it holds fewer of them. */
const CUT_OWN_SHARE = 0.5

/** Two series to find units in, and where each part of them stands: counted once, a long text has hundreds of paragraphs. */
export interface UnitGround {
  readonly base: readonly Part[]
  readonly mine: readonly Part[]
  readonly basePlaces: ReadonlyMap<string, number>
  readonly mineIds: ReadonlySet<string>
}

export const unitGround = (base: readonly Part[], mine: readonly Part[]): UnitGround => ({
  ...{ base, mine },
  basePlaces: new Map(base.map((part, at) => [part.id, at])),
  mineIds: new Set(mine.map(part => part.id)),
})

/**
 * The paragraph at a place of `mine` that the base has too, with the new ones just after it that hold words it lost, and those of the base
 * just after it whose words it took.
 */
export function unitOf({ base, mine, basePlaces, mineIds }: UnitGround, mineAt: number): Unit {
  const minePart = mine[mineAt]!
  const at = basePlaces.get(minePart.id)!
  const basePart = base[at]!
  const removals = run(base, at + 1, part => !mineIds.has(part.id))
  const additions = run(mine, mineAt + 1, part => !basePlaces.has(part.id))
  if (removals.length + additions.length === 0) return { base: [basePart], mine: [minePart] }

  const absorbedParts: Part[] = []
  const extraWords = bag([minePart, ...additions].flatMap(wordsOf))
  take(extraWords, wordsOf(basePart))
  for (const part of removals) {
    const words = wordsOf(part)
    if (words.length === 0 || countHits(extraWords, words) < JOINED_SHARE * words.length) break
    take(extraWords, words)
    absorbedParts.push(part)
  }
  let cut = 0
  const missingWords = bag([basePart, ...absorbedParts].flatMap(wordsOf))
  take(missingWords, wordsOf(minePart))
  for (const [at, part] of additions.entries()) {
    const words = wordsOf(part)
    const hits = countHits(missingWords, words)
    if (hits === 0 || (hits < CUT_SHARE * size(missingWords) && hits < CUT_OWN_SHARE * words.length)) continue
    take(missingWords, words)
    cut = at + 1
  }
  return { base: [basePart, ...absorbedParts], mine: [minePart, ...additions.slice(0, cut)] }
}

function run(parts: readonly Part[], from: number, counts: (part: Part) => boolean): Part[] {
  let end = from
  for (let part = parts[end]; part && counts(part) && 'inlines' in part; part = parts[end]) end += 1
  return parts.slice(from, end)
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
const countHits = (words: Bag, sample: readonly string[]): number => {
  let hits = 0
  for (const [word, count] of bag(sample)) hits += Math.min(count, words.get(word) ?? 0)
  return hits
}
