import { hunks } from '../../../shared/drafts/merge/hunks.ts'

/** A place in each of two series that hold the same thing there. */
export type Match = readonly [a: number, b: number]

/** Aligns two series of keys: pairs of places that hold the same key, in order. */
export function matches(a: readonly string[], b: readonly string[]): Match[] {
  const pairs: Match[] = []
  let [i, j] = [0, 0]
  for (const { a0, a1, b1 } of [...hunks(a, b), { a0: a.length, a1: a.length, b1: b.length }]) {
    while (i < a0) pairs.push([i++, j++])
    i = a1
    j = b1
  }
  return pairs
}
