import type { Contents } from '../../shared/safekeeping/model.ts'
import { openSqlite } from '../kernel/database/engine.ts'
import type { Database } from '../kernel/database/open.ts'
import { sourceRows } from '../library/source-rows.ts'
import { counts, faults, refuseFull } from './copy.ts'
import { unreadable } from './health.ts'
import { DERIVED_TABLES } from './whole.ts'

/** Up to so many sources each is read by its schema; of more, SQLite checks that each is JSON. */
const MAX_PARSED_SOURCES = 20_000

/** The result of reading a whole database: sound where it has no faults; proven where all its rows read too. */
export interface Proof {
  /** messages of SQLite's own checks; none when sound */
  readonly faults: readonly string[]
  /** rows that their schema does not read, by what they are */
  readonly unreadable: readonly string[]
  readonly tables: Readonly<Record<string, number>>
  readonly counts: Contents | undefined
  readonly lastChange: string | undefined
}

/** Opens a database that nothing may change: a copy that is only to be proven. */
export const openReadOnly = (file: string): Database =>
  openSqlite(file, { readonly: true, fileMustExist: true, timeout: 10_000 })

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

/** Reads a database file whole: SQLite's checks, its links, its rows by their schemas, the count of everything. Throws where the disk is full alone. */
export function proveDatabase(file: string): Proof {
  try {
    const db = openReadOnly(file)
    try {
      return prove(db)
    } finally {
      db.close()
    }
  } catch (error) {
    refuseFull(error)
    return unsound(error)
  }
}

function prove(db: Database): Proof {
  const problems = faults(db)
  if (problems.length > 0) return { ...unsound(undefined), faults: problems }
  return {
    faults: [],
    unreadable: [...unreadable(db).map(({ words }) => words), ...unreadableSources(db)],
    tables: Object.fromEntries(rowCounts(db)),
    counts: counts(db),
    lastChange: lastChange(db),
  }
}

const unsound = (error: unknown): Proof => ({
  faults: error === undefined ? [] : [error instanceof Error ? error.message : String(error)],
  unreadable: [],
  tables: {},
  counts: undefined,
  lastChange: undefined,
})

/** The moment of the last change to the user's work. */
export function lastChange(db: Database): string | undefined {
  const tables = [
    'dossiers',
    'drafts',
    'exhibits',
    'filings',
    'bills',
    'amendments',
    'personal_sets',
    'local_projects',
    'waves',
  ]
  const moments = tables.flatMap(
    table => db.prepare<[], string | null>(`SELECT max(updated_at) FROM ${table}`).pluck().get() ?? [],
  )
  return moments.sort().at(-1)
}

function unreadableSources(db: Database): string[] {
  const total = db.prepare<[], number>('SELECT count(*) FROM sources').pluck().get() ?? 0
  if (total > MAX_PARSED_SOURCES) {
    const wrong = db.prepare<[], number>('SELECT count(*) FROM source_bodies WHERE NOT json_valid(data)')
    return Array.from({ length: wrong.pluck().get() ?? 0 }, () => 'une source')
  }
  const rows = sourceRows(db)
  return db
    .prepare<[], number>('SELECT seq FROM sources ORDER BY seq')
    .pluck()
    .all()
    .flatMap(seq => {
      try {
        const row = rows.bySeq(seq)
        if (row) rows.read(row)
        return row ? [] : ['une source']
      } catch {
        return ['une source']
      }
    })
}
