/** The words within reach of a mistyped one, closest first; none when nothing is close. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const reach = Math.max(1, Math.floor(word.length * 0.4))
  return words
    .map(one => ({ one, distance: editDistance(word, one) }))
    .filter(({ distance }) => distance <= reach)
    .toSorted((a, b) => a.distance - b.distance)[0]?.one
}

/** Letters to add, remove, change or swap to make one word of the other (optimal string alignment). */
function editDistance(from: string, to: string): number {
  const rows = Array.from({ length: from.length + 1 }, (_, i) => [
    i,
    ...Array.from({ length: to.length }, (_, j) => (i === 0 ? j + 1 : 0)),
  ])
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = 1; i <= from.length; i++)
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      const best = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + change,
        ...(swapped ? [at(i - 2, j - 2) + 1] : []),
      )
      rows[i]?.splice(j, 1, best)
    }
  return at(from.length, to.length)
}
