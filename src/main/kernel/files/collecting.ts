import { rmSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { DAY_MS } from '../../../shared/kernel/days.ts'
import type { Database } from '../database/open.ts'
import { guarded } from '../database/refusals.ts'
import type { Library } from '../library.ts'

/** Tables of the library of sources, large, whose texts name no picture; any other table is looked into, those to come too. */
const sources = /^(?:sqlite_|sources$|source_|word_|cited$|citations|import|old_words|pictures$)/

/** The pictures added before a moment, by their hash. */
const picturesBefore = (db: Database, moment: string): string[] =>
  db
    .prepare<{ moment: string }, string>('SELECT sha256 FROM pictures WHERE at < @moment')
    .pluck()
    .all({ moment })

/** Keeps, of some pictures, those that no text, version, removed text, deposit, letterhead, model or pack names. */
export function unusedPictures(db: Database, hashes: readonly string[]): string[] {
  const candidates = new Set(hashes)
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all()
  for (const table of tables.filter(name => !sources.test(name)))
    for (const row of db.prepare<[], unknown[]>(`SELECT * FROM "${table}"`).raw().iterate()) {
      if (candidates.size === 0) return []
      for (const value of row) for (const hash of hashesIn(value)) candidates.delete(hash)
    }
  return [...candidates]
}

const hashesIn = (value: unknown): readonly string[] => {
  const text = typeof value === 'string' ? value : Buffer.isBuffer(value) ? inflate(value) : ''
  return text.length < 64 ? [] : (text.match(/[0-9a-f]{64}/g) ?? [])
}

/** The blocks of versions are kept deflated. */
const inflate = (bytes: Buffer): string => {
  try {
    return inflateRawSync(bytes).toString('latin1')
  } catch {
    return bytes.toString('latin1')
  }
}

/** A picture is no longer of use when nothing names it and it was last put in so many days ago: what is undone or pasted names it again. */
const PICTURE_RETENTION_DAYS = 30

const before = (now: number): string => new Date(now - PICTURE_RETENTION_DAYS * DAY_MS).toISOString()

/** Whether there are pictures old enough to be looked for. */
export const hasOldPictures = (db: Database, now = Date.now()): boolean =>
  picturesBefore(db, before(now)).length > 0

/** Takes out the pictures nothing names any more, and their files. Returns their hashes. */
export function collectPictures(library: Pick<Library, 'db' | 'file'>, now = Date.now()): string[] {
  const { db } = library
  const unused = () => unusedPictures(db, picturesBefore(db, before(now)))
  // looked for twice: the library is held only when there is something to take out
  if (unused().length === 0) return []
  const drop = db.prepare('DELETE FROM pictures WHERE sha256 = @sha256')
  const collect = db.transaction(() => {
    const hashes = unused()
    for (const sha256 of hashes) {
      drop.run({ sha256 })
      rmSync(library.file(sha256), { force: true })
    }
    return hashes
  })
  return guarded(() => collect.immediate())
}
