import { hunks } from '../../../shared/drafts/merge/hunks.ts'

/** A place in each of two series that hold the same thing there. */
export type Match = readonly [a: number, b: number]

/** What two series of keys have in common, in order: all that stands between what differs. */
export function matches(a: readonly string[], b: readonly string[]): Match[] {
  const found: Match[] = []
  let [i, j] = [0, 0]
  for (const { a0, a1, b1 } of [...hunks(a, b), { a0: a.length, a1: a.length, b1: b.length }]) {
    while (i < a0) found.push([i++, j++])
    i = a1
    j = b1
  }
  return found
}
