import type { Database } from '../kernel/database/open.ts'

/** A text cited by at least this many sources is often cited. */
export const OFTEN_CITED_SOURCES = 4

/** Tells whether the SQL index that counts citations exists. */
export const hasOftenCited = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'cited_often'").get() !== undefined

/** Sources cited at least four times, each with its count. Forms cited by a single source are not in the SQL index, nor counted. */
export function oftenCited(db: Database): () => [target: number, sources: number][] {
  const sums = (from: string) =>
    db
      .prepare<[], [number, number]>(
        `SELECT target, sum(sources) FROM ${from} WHERE target IS NOT NULL AND sources > 1
         GROUP BY target HAVING sum(sources) >= ${OFTEN_CITED_SOURCES}`,
      )
      .raw()
  // without that index, the table is scanned: any other index would look up its rows one by one, five times as slow
  const [bySqlIndex, byTableScan] = [sums('cited'), sums('cited NOT INDEXED')]
  return () => (hasOftenCited(db) ? bySqlIndex : byTableScan).all()
}
