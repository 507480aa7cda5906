import type { Draft } from '../drafts/model.ts'
import { exhibitIds } from '../drafts/references.ts'
import type { Exhibit } from './model.ts'

/** The exhibits from the oldest to the newest; those without a date keep their order, after. */
export const byDate = (exhibits: readonly Exhibit[]): Exhibit[] =>
  exhibits.toSorted((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999'))

/** The exhibits in the order in which the texts first call them, one text after the other; those never called, after. */
export function byFirstCall(
  exhibits: readonly Exhibit[],
  drafts: readonly Draft[],
  facts: Readonly<Record<string, string>>,
): Exhibit[] {
  const places = new Map<string, number>()
  for (const callId of drafts.flatMap(exhibitIds)) {
    const id = facts[`exhibit.${callId.replace(/^key:/, '')}`] ?? callId
    if (!places.has(id)) places.set(id, places.size)
  }
  const place = ({ id }: Exhibit) => places.get(id) ?? places.size
  return exhibits.toSorted((a, b) => place(a) - place(b))
}
