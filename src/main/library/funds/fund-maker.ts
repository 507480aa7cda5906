import type { FundDescription } from '../../../shared/library/fund.ts'
import type { Source } from '../../../shared/library/model.ts'
import { createClearDatabase } from '../../kernel/database/engine.ts'
import { columnReader } from '../../search/column-reader.ts'
import { wordIndex } from '../../search/index/word-index.ts'
import { graphPass } from '../citations/read-citations.ts'
import { openDb } from '../open-library.ts'
import { sourceRows } from '../source-rows.ts'
import { sources } from '../store.ts'
import { contentHash } from './content-hash.ts'
import { writeDescription } from './fund-file.ts'

/** A source of a fund, with its keys and what is remembered of the records it was taken from. */
export interface FundSource {
  readonly source: Source
  readonly keys: readonly { readonly key: string; readonly hash: string | null }[]
}

/** A record that its publisher took back, as `tombstones` has it. */
export interface Tombstone {
  readonly key: string
  readonly folder: string
  readonly state: string
}

/** Makes the file of a fund, in clear: a library that holds its texts alone, indexed, their citations read. In a thread: it takes as long as an import. */
export function fundMaker(file: string) {
  createClearDatabase(file)
  const db = openDb(file)
  const rows = sourceRows(db)
  const current = columnReader(db)
  const index = wordIndex(db, () => current().since)
  const addTombstone = db.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO tombstones (key, folder, state) VALUES (?, ?, ?)',
  )
  const addArchive = db.prepare<[string, string]>(
    'INSERT OR REPLACE INTO archives (name, read_at) VALUES (?, ?)',
  )

  return {
    add(batch: readonly FundSource[]): void {
      db.transaction(() => {
        sources(db).putAll(
          batch.map(({ source }) => source),
          'import',
        )
        for (const { source, keys } of batch) {
          const seq = rows.key(`id:${source.id}`)?.seq
          if (seq === undefined) continue
          rows.forget(seq)
          for (const { key, hash } of keys) rows.holdKey(key, seq, hash)
        }
      })()
      while (index.tidy());
    },
    addTombstones(all: readonly Tombstone[]): void {
      for (const { key, folder, state } of all) addTombstone.run(key, folder, state)
    },
    addArchive: (name: string, readAt: string): void => void addArchive.run(name, readAt),
    /** Ends it: the file then needs no journal beside it, and reads from a place that takes no write. */
    finish(facts: Pick<FundDescription, 'fund' | 'title' | 'day' | 'at'>): FundDescription {
      // each source is told for the first time, whatever its history was where it comes from
      db.prepare('UPDATE sources SET revision = 1, updated_at = ?').run(facts.at)
      db.exec('DELETE FROM source_edits')
      graphPass(db)
      const texts = db
        .prepare<[], number>('SELECT count(*) FROM sources WHERE removed_at IS NULL')
        .pluck()
        .get()
      const description: FundDescription = {
        ...{ pretoire: 1, kind: 'fund', ...facts },
        texts: texts ?? 0,
        sha256: contentHash(db),
      }
      writeDescription(db, description)
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.pragma('journal_mode = DELETE')
      db.exec('VACUUM')
      return description
    },
    close: (): void => void db.close(),
  }
}
