import type { Coverage } from '../../../shared/search/model.ts'
import type { Columns } from '../columns.ts'

const kept = new WeakMap<Columns, Coverage>()

/** How many of the texts of the library are indexed. */
export function coverage(columns: Columns): Coverage {
  const known = kept.get(columns)
  if (known) return known
  let [texts, indexed] = [0, 0]
  for (let seq = 0; seq < columns.size; seq += 1) {
    if (!columns.kind[seq]) continue
    texts += 1
    if (columns.since[seq]) indexed += 1
  }
  const made = { texts, indexed }
  kept.set(columns, made)
  return made
}
