import type { Block } from '../model.ts'
import { print, wordsOf } from './parts.ts'

/** The words of a text, and how many came and went since another; words that only moved did neither. */
export function wordChange(before: readonly Block[], after: readonly Block[]) {
  const formerPrints = new Set(before.map(print))
  // the first version of a text has none before it, nor its blocks anything to be held against
  const stays = (block: Block) => formerPrints.size > 0 && formerPrints.has(print(block))
  const sharedPrints = new Set(
    formerPrints.size > 0 ? after.map(print).filter(one => formerPrints.has(one)) : [],
  )
  const remaining = new Map<string, number>()
  for (const block of before)
    if (!sharedPrints.has(print(block)))
      for (const word of wordsOf(block)) remaining.set(word, (remaining.get(word) ?? 0) + 1)
  let [words, additions] = [0, 0]
  for (const block of after) {
    const mine = wordsOf(block)
    words += mine.length
    if (stays(block)) continue
    for (const word of mine) {
      const count = remaining.get(word) ?? 0
      if (count > 0) remaining.set(word, count - 1)
      else additions += 1
    }
  }
  return { words, added: additions, removed: [...remaining.values()].reduce((sum, count) => sum + count, 0) }
}
