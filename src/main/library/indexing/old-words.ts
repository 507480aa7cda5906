import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'

/** Rows, each of one page of the file, deleted by one statement. */
const STEP_ROWS = 250
/** Duration of one step: others may write in between. */
const STEP_MS = 100

/** Tells whether the file still holds the index of an older format. */
export const hasOldWords = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'old_words'").get() !== undefined

/**
 * Frees a part of the index of an older format, in one short transaction, and returns whether more is left. Dropping it at once
 * would read all of it, a third of the library.
 */
export function dropOldWords(db: Database): boolean {
  if (!hasOldWords(db)) return false
  const drop = db.prepare<[number]>(
    `DELETE FROM old_words WHERE id <=
       (SELECT coalesce(max(id), 0) FROM (SELECT id FROM old_words ORDER BY id LIMIT ?))`,
  )
  const step = db.transaction(() => {
    const end = performance.now() + STEP_MS
    do
      if (drop.run(STEP_ROWS).changes < STEP_ROWS) {
        db.exec('DROP TABLE old_words')
        return false
      }
    while (performance.now() < end)
    return true
  })
  return guarded(() => step.immediate())
}
