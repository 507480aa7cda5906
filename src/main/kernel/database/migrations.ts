import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database as Sqlite } from 'better-sqlite3'

/** A step of the library's format. */
export interface Migration {
  readonly version: number
  readonly sql: string
}

/** Beside this file in the sources, beside the program in the build. */
const folder = ['./migrations', './db/migrations', '../migrations']
  .map(place => fileURLToPath(new URL(place, import.meta.url)))
  .find(place => existsSync(place))

/** The version of the format from which texts often cited are counted through an index. */
const OFTEN_CITED_VERSION = 32

/** Every step, in order. */
export const migrations: readonly Migration[] = readMigrations()

/**
 * Takes a database from the format it has to another. What an older index held goes at once from a new file, later from another;
 * what is slow to make where there is much to read is made in the same way.
 */
export function bringTo(db: Sqlite, version: number): void {
  const from = Number(db.pragma('user_version', { simple: true }))
  // The tables that stand behind a virtual one are renamed.
  db.unsafeMode(true)
  try {
    for (const step of migrations) if (step.version > from && step.version <= version) db.exec(step.sql)
  } finally {
    db.unsafeMode(false)
  }
  if (from === 0) db.exec('DROP TABLE IF EXISTS old_words')
  if (from === 0 && version >= OFTEN_CITED_VERSION) indexOftenCited(db)
  if (from === 0) indexArguments(db)
  db.pragma(`user_version = ${version}`)
}

/** Makes the index that counts how often texts are cited: a second or so in a large library, so an older one is given it later. */
export function indexOftenCited(db: Sqlite): void {
  db.exec(
    'CREATE INDEX IF NOT EXISTS cited_often ON cited (target, sources) WHERE target IS NOT NULL AND sources > 1',
  )
}

/**
 * Makes the index of the sources that are arguments, by which a copy of the user's own work finds them. It reads all sources, without
 * their texts: a second of a large library that is in memory, so an older one is given it later.
 */
export function indexArguments(db: Sqlite): void {
  db.exec(`CREATE INDEX IF NOT EXISTS ${ARGUMENT_INDEX} ON sources (seq) WHERE kind = 'argument'`)
}
const ARGUMENT_INDEX = 'sources_arguments'

/** Tells whether that index exists. */
export const hasIndexedArguments = (db: Sqlite): boolean =>
  db.prepare(`SELECT 1 FROM main.sqlite_schema WHERE name = '${ARGUMENT_INDEX}'`).get() !== undefined

function readMigrations(): Migration[] {
  if (!folder) throw new Error('Les migrations de la bibliothèque (fichiers .sql) sont introuvables.')
  return readdirSync(folder)
    .filter(name => /^\d+.*\.sql$/.test(name))
    .sort()
    .map(name => ({ version: Number.parseInt(name, 10), sql: readFileSync(join(folder, name), 'utf8') }))
}
