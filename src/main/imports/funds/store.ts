import { basename } from 'node:path'
import { type ArchiveName, archiveName } from '../../../shared/imports/archive-name.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import type { Database } from '../../kernel/database/open.ts'

/** The archives of public funds that were read to their end. */
export function archives(db: Database) {
  const put = db.prepare<[string, string]>(
    'INSERT INTO archives (name, read_at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET read_at = excluded.read_at',
  )
  const count = db.prepare<{ name: string; import: string; file: number }>(
    `INSERT OR REPLACE INTO archive_refusals (name, refused)
     SELECT @name, count(*) FROM import_lines WHERE import = @import AND file = @file AND outcome = 'rejected'`,
  )
  const wasRefused = db
    .prepare<[string, number], number>(
      "SELECT 1 FROM import_lines WHERE import = ? AND file = ? AND outcome = 'rejected' AND place = '' LIMIT 1",
    )
    .pluck()
  const all = db.prepare<[], { name: string; readAt: string }>('SELECT name, read_at AS readAt FROM archives')
  return {
    /** Remembers that a file of an import was read to its end; one that was cut, or is no archive of a fund, is not. */
    note(importId: string, at: number, fileName: string): void {
      const archive = archiveName(basename(fileName))
      if (!archive || wasRefused.get(importId, at)) return
      put.run(archive.key, new Date().toISOString())
      count.run({ name: archive.key, import: importId, file: at })
    },
    list: (): (ArchiveName & { readonly readOn: string })[] =>
      all.all().flatMap(({ name, readAt }) => {
        const archive = archiveName(basename(name))
        return archive ? [{ ...archive, readOn: localDay(new Date(readAt)) }] : []
      }),
  }
}

/** Counts the parliament's members of each chamber. */
export const memberCounts = (db: Database): ReadonlyMap<string, number> =>
  new Map(
    db.prepare<[], [string, number]>('SELECT chamber, count(*) FROM members GROUP BY chamber').raw().all(),
  )

/** The keys of publishers, each with its source and the memory of the record last taken under it. */
export const publisherKeys = (
  db: Database,
): IterableIterator<[key: string, seq: number, hash: string | null]> =>
  db
    .prepare<[], [string, number, string | null]>(
      "SELECT key, seq, hash FROM source_keys WHERE (key >= 'dila:' AND key < 'dila;') OR (key >= 'file:' AND key < 'file;')",
    )
    .raw()
    .iterate()

/** How many of these sources, by id, have a text. */
export function countWithText(db: Database, ids: readonly string[]): number {
  return (
    db
      .prepare<[string], number>(
        `SELECT count(*) FROM json_each(?) AS wanted
         JOIN sources ON sources.seq = coalesce(
           (SELECT seq FROM sources WHERE id = wanted.value),
           (SELECT seq FROM source_keys WHERE key = 'id:' || wanted.value))
         JOIN source_bodies USING (seq)
         WHERE removed_at IS NULL AND (json_array_length(data, '$.text') > 0
           OR EXISTS (SELECT 1 FROM source_versions WHERE source_versions.seq = sources.seq)
           OR json_array_length(data, '$.versions') > 0)`,
      )
      .pluck()
      .get(JSON.stringify(ids)) ?? 0
  )
}
