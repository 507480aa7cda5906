const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Do two texts have most of their words in common? Else what changed from one to the other reads worse than the text itself. */
export function alike(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)]
  const left = new Map<string, number>()
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of second) {
    const n = left.get(word) ?? 0
    if (n > 0) shared += 1
    left.set(word, n - 1)
  }
  return shared * 2 > Math.max(first.length, second.length)
}
