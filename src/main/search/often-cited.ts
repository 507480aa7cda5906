import type { Database } from '../kernel/database/open.ts'

/** Cited by fewer sources, a text is not one that others rest on. */
export const often = 4

/** Whether the index is there from which it is added up what is often cited. */
export const hasOftenCited = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'cited_often'").get() !== undefined

/** What is often cited, with how many sources cite it; what one source cites in its own way is left out, as it is of the index. */
export function oftenCited(db: Database): () => [target: number, sources: number][] {
  const sums = (from: string) =>
    db
      .prepare<[], [number, number]>(
        `SELECT target, sum(sources) FROM ${from} WHERE target IS NOT NULL AND sources > 1
         GROUP BY target HAVING sum(sources) >= ${often}`,
      )
      .raw()
  // without the index, the table from one end to the other: another index would look its rows up one by one, five times as long
  const [indexed, through] = [sums('cited'), sums('cited NOT INDEXED')]
  return () => (hasOftenCited(db) ? indexed : through).all()
}
