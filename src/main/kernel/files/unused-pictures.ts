import { inflateRawSync } from 'node:zlib'
import type { Database } from '../database/open.ts'

/** Tables of the library of sources, large, whose texts name no picture; any other table is looked into, those to come too. */
const sources = /^(?:sqlite_|sources$|source_|word_|cited$|citations|import|old_words|pictures$)/

/** The pictures added before a moment, by their hash. */
export const picturesBefore = (db: Database, moment: string): string[] =>
  db
    .prepare<{ moment: string }, string>('SELECT sha256 FROM pictures WHERE at < @moment')
    .pluck()
    .all({ moment })

/** Of some pictures, those no text, version, removed text, deposit, letterhead, model or pack names. */
export function unusedPictures(db: Database, hashes: readonly string[]): string[] {
  const left = new Set(hashes)
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all()
  for (const table of tables.filter(name => !sources.test(name)))
    for (const row of db.prepare<[], unknown[]>(`SELECT * FROM "${table}"`).raw().iterate()) {
      if (left.size === 0) return []
      for (const value of row) for (const hash of named(value)) left.delete(hash)
    }
  return [...left]
}

const named = (value: unknown): readonly string[] => {
  const text = typeof value === 'string' ? value : Buffer.isBuffer(value) ? opened(value) : ''
  return text.length < 64 ? [] : (text.match(/[0-9a-f]{64}/g) ?? [])
}

/** The blocks of versions are kept deflated. */
const opened = (bytes: Buffer): string => {
  try {
    return inflateRawSync(bytes).toString('latin1')
  } catch {
    return bytes.toString('latin1')
  }
}
