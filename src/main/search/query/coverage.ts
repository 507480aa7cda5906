import type { Coverage } from '../../../shared/search/model.ts'
import type { Columns } from '../columns.ts'

const COVERAGES = new WeakMap<Columns, Coverage>()

/** How many of the texts of the library are indexed. */
export function coverage(columns: Columns): Coverage {
  const memo = COVERAGES.get(columns)
  if (memo) return memo
  let [texts, indexedTexts] = [0, 0]
  for (let seq = 0; seq < columns.size; seq += 1) {
    if (!columns.kind[seq]) continue
    texts += 1
    if (columns.since[seq]) indexedTexts += 1
  }
  const result = { texts, indexed: indexedTexts }
  COVERAGES.set(columns, result)
  return result
}
