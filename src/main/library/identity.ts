import { randomUUID } from 'node:crypto'
import type { Database } from '../kernel/database/open.ts'

const ID_KEY = 'library.id'
const CHANGES_KEY = 'library.changes'

/** The name that a library bears for life, and how many times its marker was written after a change. */
export interface Identity {
  readonly id: string
  readonly changes: number
}

/** The identity in the database; undefined where none was given yet. */
export function readIdentity(db: Database): Identity | undefined {
  const find = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck()
  const id = find.get(ID_KEY)
  return id === undefined ? undefined : { id, changes: Number(find.get(CHANGES_KEY) ?? 0) }
}

/** Writes the identity; both keys are the library's own, which the settings of the user do not show. */
export function writeIdentity(db: Database, { id, changes }: Identity): void {
  const set = db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  db.transaction(() => {
    set.run(ID_KEY, id)
    set.run(CHANGES_KEY, String(changes))
  }).immediate()
}

/** The identity, given now where there was none. */
export function identityOf(db: Database): Identity {
  const identity = readIdentity(db)
  if (identity) return identity
  const fresh = { id: randomUUID(), changes: 0 }
  writeIdentity(db, fresh)
  return fresh
}
