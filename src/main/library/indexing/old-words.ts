import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'

/** Rows, of a page of the file each, that go in one statement. */
const few = 250
/** Milliseconds of one step: others may write in between. */
const moment = 100

/** Whether the file still holds the index of an older format. */
export const hasOldWords = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'old_words'").get() !== undefined

/**
 * Gives back to the file a part of what the index of an older format took, in one short transaction, and says whether more is
 * left: what is indexed anew takes its place. Dropped at once it would be read whole, which is a third of the library.
 */
export function dropOldWords(db: Database): boolean {
  if (!hasOldWords(db)) return false
  const drop = db.prepare<[number]>(
    `DELETE FROM old_words WHERE id <=
       (SELECT coalesce(max(id), 0) FROM (SELECT id FROM old_words ORDER BY id LIMIT ?))`,
  )
  const step = db.transaction(() => {
    const end = performance.now() + moment
    do
      if (drop.run(few).changes < few) {
        db.exec('DROP TABLE old_words')
        return false
      }
    while (performance.now() < end)
    return true
  })
  return guarded(() => step.immediate())
}
