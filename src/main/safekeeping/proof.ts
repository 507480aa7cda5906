import Sqlite from 'better-sqlite3'
import type { Database } from '../kernel/database/open.ts'
import { DERIVED_TABLES } from './whole.ts'

/** Opens a database that nothing may change: a copy that is only to be proven. */
export const openReadOnly = (file: string): Database =>
  new Sqlite(file, { readonly: true, fileMustExist: true })

/** Rows of each table that is not derived from the texts, by its name. */
export function rowCounts(db: Database): Map<string, number> {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
    )
    .pluck()
    .all()
    .filter(name => !DERIVED_TABLES.has(name))
  return new Map(
    names.map(name => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]),
  )
}
