import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hunks } from '../../../../../src/shared/drafts/merge/hunks.ts'
import { unmovedIds } from '../../../../../src/shared/drafts/merge/merge-order.ts'

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 })

/** The length of the longest series that two series have in common, by the table of every textbook. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = b.map(() => 0)
  for (const letter of a) {
    const next: number[] = []
    for (const [at, above] of row.entries())
      next.push(letter === b[at] ? (row[at - 1] ?? 0) + 1 : Math.max(above, next[at - 1] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}

test('what stands between two differences is the same in both, and nothing alike is called different', () => {
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      const all = hunks(a, b)
      const kept: string[] = []
      let [atA, atB] = [0, 0]
      for (const { a0, a1, b0, b1 } of [...all, { a0: a.length, a1: 0, b0: b.length, b1: 0 }]) {
        expect(a.slice(atA, a0)).toEqual(b.slice(atB, b0))
        kept.push(...a.slice(atA, a0))
        ;[atA, atB] = [a1, b1]
      }
      expect(kept.length).toBe(commonLength(a, b))
      for (const { a0, a1, b0, b1 } of all) expect(a1 - a0 + b1 - b0).toBeGreaterThan(0)
      // two differences that touch are one
      for (const [n, hunk] of all.entries())
        if (n > 0) expect(hunk.a0 > all[n - 1]!.a1 && hunk.b0 > all[n - 1]!.b1).toBe(true)
    }),
    { numRuns: 1500 },
  )
})

test('two series with too much between them have nothing in common', () => {
  const series = (name: string, length: number) => Array.from({ length }, (_, n) => `${name}${n}`)
  const far = [...series('a', 1600), 'shared', ...series('b', 20)]
  const other = [...series('c', 1600), 'shared', ...series('d', 20)]
  expect(hunks(far, other)).toEqual([{ a0: 0, a1: 1621, b0: 0, b1: 1621 }])
  const near = [...series('a', 1400), 'shared', ...series('b', 20)]
  const alike = [...series('c', 1400), 'shared', ...series('d', 20)]
  expect(hunks(near, alike)).toEqual([
    { a0: 0, a1: 1400, b0: 0, b1: 1400 },
    { a0: 1401, a1: 1421, b0: 1401, b1: 1421 },
  ])
})

test('what did not move is the longest series in the same order', () => {
  const order = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
  fc.assert(
    fc.property(order, order, (before, after) => {
      const unmoved = unmovedIds(before, after)
      const inBefore = before.filter(id => unmoved.has(id))
      expect(after.filter(id => unmoved.has(id))).toEqual(inBefore)
      expect(unmoved.size).toBe(inBefore.length)
      expect(unmoved.size).toBe(commonLength(before, after))
    }),
    { numRuns: 500 },
  )
})
