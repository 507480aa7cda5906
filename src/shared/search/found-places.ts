import { type Finder, type Match, matchesIn } from './marks.ts'

/** A match in one of several texts; `isStop`: one that the next key goes to. */
export interface FoundPlace extends Match {
  readonly text: number
  readonly isStop: boolean
}

/**
 * Finds the words of a query in the paragraphs of a source. The stops are where the source answers best: each match of a query of one
 * term; else the first match of each paragraph that has as many different terms as any.
 */
export function foundPlaces(texts: readonly string[], finder: Finder): FoundPlace[] {
  const byText = texts.map(text => matchesIn(text, finder))
  const termsOf = (matches: readonly Match[]) => new Set(matches.map(({ term }) => term)).size
  const most = byText.reduce((count, matches) => Math.max(count, termsOf(matches)), 0)
  return byText.flatMap((matches, text) => {
    const isBest = termsOf(matches) === most
    return matches.map((match, n) => ({ ...match, text, isStop: isBest && (most === 1 || n === 0) }))
  })
}
