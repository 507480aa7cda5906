import type { Database } from '../kernel/database/open.ts'

/** A text cited by at least this many sources is often cited. */
export const OFTEN_CITED_SOURCES = 4

/** Tells whether the SQL index that counts citations exists. */
export const hasOftenCited = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'cited_often'").get() !== undefined

/** Counts the sources that cite others, where they are often cited. Forms cited by a single source are not counted. */
export interface CitationCounter {
  /** the sources cited at least four times, each with its count */
  all(): readonly (readonly [target: number, sources: number])[]
  /** how many sources cite one; 0 where it is not often cited */
  of(target: number): number
}

export function citationCounter(db: Database): CitationCounter {
  const sums = (from: string) =>
    db
      .prepare<[], [number, number]>(
        `SELECT target, sum(sources) FROM ${from} WHERE target IS NOT NULL AND sources > 1
         GROUP BY target HAVING sum(sources) >= ${OFTEN_CITED_SOURCES}`,
      )
      .raw()
  // without that index, the table is scanned: any other index would look up its rows one by one, five times as slow
  const [bySqlIndex, byTableScan] = [sums('cited'), sums('cited NOT INDEXED')]
  const sum = db
    .prepare<[number], number | null>('SELECT sum(sources) FROM cited WHERE target = ? AND sources > 1')
    .pluck()
  return {
    all: () => (hasOftenCited(db) ? bySqlIndex : byTableScan).all(),
    of(target) {
      const sources = sum.get(target) ?? 0
      return sources >= OFTEN_CITED_SOURCES ? sources : 0
    },
  }
}
