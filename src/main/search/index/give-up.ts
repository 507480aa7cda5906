import type { Database } from '../../kernel/database/open.ts'
import { journalChange } from '../change-journal.ts'
import { sourcesChanged, withoutWords } from '../columns.ts'
import { segmentsChanged } from './state.ts'

const givenUp = new WeakSet<Database>()

/**
 * Marks all sources as not indexed and all segments as incomplete, in its own transaction. Upkeep then frees the segments and
 * indexes the sources again.
 */
export function giveUp(db: Database): void {
  db.transaction(() => {
    db.prepare('UPDATE word_segments SET bytes = 0').run()
    const set = db.prepare('UPDATE source_columns SET data = @data WHERE page = @page')
    for (const row of db.prepare<[], unknown[]>('SELECT page, data FROM source_columns').raw().all()) {
      const [page, data] = withoutWords(row)
      set.run({ page, data })
    }
    journalChange(db, 'columns')
  }).immediate()
  segmentsChanged(db)
  sourcesChanged(db)
  givenUp.add(db)
}

/** Tells whether this connection has given the index up since the last call. */
export const wasGivenUp = (db: Database): boolean => givenUp.delete(db)
