import type { Database } from '../../kernel/database/open.ts'
import { sourcesChanged, withoutWords } from '../columns.ts'
import { segmentsChanged } from './state.ts'

const dropped = new WeakSet<Database>()

/**
 * Gives the index up, in a transaction of its own: no source is indexed any more, and its segments count for nothing. What
 * they take is given back, and the sources indexed again, by upkeep.
 */
export function giveUp(db: Database): void {
  db.transaction(() => {
    db.prepare('UPDATE word_segments SET bytes = 0').run()
    const set = db.prepare('UPDATE source_columns SET data = @data WHERE page = @page')
    for (const row of db.prepare<[], unknown[]>('SELECT page, data FROM source_columns').raw().all()) {
      const [page, data] = withoutWords(row)
      set.run({ page, data })
    }
  }).immediate()
  segmentsChanged(db)
  sourcesChanged(db)
  dropped.add(db)
}

/** Whether this connection has given the index up since this was last asked. */
export const gaveUp = (db: Database): boolean => dropped.delete(db)
