import { openCopy } from '../../../kernel/database/engine.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { prepare } from '../../intake/prepare.ts'
import { openDb } from '../../open-library.ts'
import { sourceRows } from '../../source-rows.ts'
import { writing } from '../../writing.ts'
import type { StoredSource } from './stored-source.ts'

let template: Buffer | undefined

/** Makes an empty library in memory, in which sources of the office are read, or changed, by the functions of a library. */
export function scratchLibrary(): Database {
  if (!template) {
    const empty = openDb(':memory:')
    template = empty.serialize()
    empty.close()
  }
  const db = openCopy(template)
  db.pragma('foreign_keys = ON')
  db.pragma('temp_store = MEMORY')
  return db
}

/** Puts sources of the office in an empty library, `isIndexed` with their words. Returns the row of each, by its number in the office. */
export function placeSources(
  db: Database,
  sources: readonly StoredSource[],
  isIndexed: boolean,
): Map<number, number> {
  const rows = sourceRows(db)
  const setMoment = db.prepare('UPDATE sources SET revision = ?, updated_at = ? WHERE seq = ?')
  return writing(
    db,
    write =>
      new Map(
        sources.map(stored => {
          const one = prepare(rows.sourceOf(stored))
          const seq = rows.insert(write, one, stored.id, stored.updatedAt, { base: stored.base })
          // as it was written: records are compared with it
          rows.setData(seq, stored.data())
          for (const { key, hash } of stored.keys) rows.holdKey(key, seq, hash)
          setMoment.run(stored.revision, stored.updatedAt, seq)
          if (stored.removedAt) rows.remove(write, seq, stored.removedBy ?? 'import', stored.removedAt)
          else if (isIndexed) write.reindex(seq)
          return [stored.seq, seq] as const
        }),
      ),
  )
}
