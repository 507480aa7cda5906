import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'
import { guarded } from './refusals.ts'

export type Database = Sqlite.Database

interface Migration {
  readonly version: number
  readonly sql: string
}

/** Beside this file in the sources, beside the program in the build. */
const folder = ['./migrations', './db/migrations', '../migrations']
  .map(place => fileURLToPath(new URL(place, import.meta.url)))
  .find(place => existsSync(place))

const migrations: readonly Migration[] = readMigrations()

/** The version of the library this program writes. */
export const schemaVersion = migrations.at(-1)?.version ?? 0

/**
 * Opens (or makes) a library file, brings it up to date after a copy of it, and refuses, untouched, one that is not
 * a library or that a newer Prétoire wrote. `:memory:` is allowed.
 */
export function openDb(file: string): Database {
  const inMemory = file === ':memory:'
  const fresh = inMemory || !existsSync(file)
  if (!fresh) refuseForeign(file)
  return guarded(() => {
    if (fresh && !inMemory) closeSync(openSync(file, 'a', 0o600))
    const db = new Sqlite(file, { timeout: 10_000 })
    try {
      refuseFuture(db, file)
      if (!inMemory) chmodSync(file, 0o600)
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = FULL')
      db.pragma('foreign_keys = ON')
      db.pragma('cache_size = -65536')
      db.pragma('temp_store = MEMORY')
      migrate(db, inMemory ? undefined : file)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

function readMigrations(): Migration[] {
  if (!folder) throw new Error('Les migrations de la bibliothèque (fichiers .sql) sont introuvables.')
  return readdirSync(folder)
    .filter(name => /^\d+.*\.sql$/.test(name))
    .sort()
    .map(name => ({ version: Number.parseInt(name, 10), sql: readFileSync(join(folder, name), 'utf8') }))
}

/** An empty file is a library not begun; anything else must say it is SQLite before SQLite may touch it. */
function refuseForeign(file: string): void {
  const head = Buffer.alloc(16)
  const read = guarded(() => {
    const handle = openSync(file, 'r')
    try {
      return readSync(handle, head, 0, 16, 0)
    } finally {
      closeSync(handle)
    }
  })
  if (read > 0 && head.toString('latin1') !== 'SQLite format 3\0')
    throw new AppError(
      'damaged',
      `« ${basename(file)} » n’est pas une bibliothèque Prétoire, ou elle est endommagée. Le fichier n’a pas été modifié : ouvrez-en une autre ou restaurez une sauvegarde.`,
    )
}

const versionOf = (db: Database) => Number(db.pragma('user_version', { simple: true }))

function refuseFuture(db: Database, file: string): void {
  const version = versionOf(db)
  if (version > schemaVersion)
    throw new AppError(
      'damaged',
      `« ${basename(file)} » a été écrite par une version plus récente de Prétoire (format ${version}, celle-ci lit jusqu’au ${schemaVersion}). Le fichier n’a pas été modifié : installez la version récente.`,
    )
  const foreign = version === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() !== 0
  if (foreign)
    throw new AppError(
      'damaged',
      `« ${basename(file)} » est une base de données, mais pas une bibliothèque Prétoire. Le fichier n’a pas été modifié.`,
    )
}

/** All pending migrations in one transaction, after a copy of a file that already held something. */
function migrate(db: Database, file: string | undefined): void {
  if (versionOf(db) === schemaVersion) return
  if (file && versionOf(db) > 0) copyAside(db, file)
  db.transaction(() => {
    const version = versionOf(db)
    for (const migration of migrations) if (migration.version > version) db.exec(migration.sql)
    db.pragma(`user_version = ${schemaVersion}`)
  }).immediate()
}

function copyAside(db: Database, file: string): void {
  const copy = join(dirname(file), `${basename(file)}.avant-v${schemaVersion}`)
  rmSync(copy, { force: true })
  closeSync(openSync(copy, 'wx', 0o600))
  db.prepare('VACUUM INTO @copy').run({ copy })
}
