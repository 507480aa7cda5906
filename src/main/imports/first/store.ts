import type { Database } from '../../kernel/database/open.ts'
import type { RecordPlace } from '../batch.ts'
import { placeInFile, type TakenPlaces } from './wanted.ts'

/** The records that the first reading of an import took; `note` is called inside their transaction. */
export function firstRecords(db: Database, importId: string) {
  const add = db.prepare<[string, number, number, number]>(
    'INSERT OR IGNORE INTO import_firsts (import, file, entry, record) VALUES (?, ?, ?, ?)',
  )
  const all = db.prepare<[string], RecordPlace & { readonly file: number }>(
    'SELECT file, entry, record FROM import_firsts WHERE import = ?',
  )
  const drop = db.prepare<[string]>('DELETE FROM import_firsts WHERE import = ?')
  return {
    note(file: number, { entry, record }: RecordPlace): void {
      add.run(importId, file, entry, record)
    },
    places(): TakenPlaces {
      const places = new Map<number, Set<number>>()
      for (const { file, entry, record } of all.all(importId))
        places.set(file, (places.get(file) ?? new Set()).add(placeInFile(entry, record)))
      return places
    },
    /** once the import is over, nothing is read again */
    drop(): void {
      drop.run(importId)
    },
  }
}

/** Whether a record was taken under this key, whoever published it. */
export function recordLookup(db: Database): (record: string) => boolean {
  const lookup = db.prepare<[string]>('SELECT 1 FROM source_keys WHERE key = ? AND hash IS NOT NULL')
  return record => lookup.get(record) !== undefined
}

/** Keys that the cards of arguments cite and the library lacks. */
export const keysCitedByCards = (db: Database): string[] =>
  db
    .prepare<[], string>(
      `SELECT DISTINCT cited.key FROM sources JOIN citations USING (seq) JOIN cited ON cited.n = citations.cited
       WHERE sources.kind = 'argument' AND sources.removed_at IS NULL AND cited.target IS NULL AND cited.held = 0`,
    )
    .pluck()
    .all()

/** Of these ids of sources, those that the library knows of, whatever they are called there. */
export const knownIds = (db: Database, ids: readonly string[]): Set<string> =>
  new Set(
    db
      .prepare<[string], string>(
        `SELECT wanted.value FROM json_each(?) AS wanted
         WHERE EXISTS (SELECT 1 FROM sources WHERE id = wanted.value)
            OR EXISTS (SELECT 1 FROM source_keys WHERE key = 'id:' || wanted.value)`,
      )
      .pluck()
      .all(JSON.stringify(ids)),
  )
