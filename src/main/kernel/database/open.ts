import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { nameDurably } from '../files/durable-names.ts'
import { keepOthersOut } from '../files/rights.ts'
import { keysFor } from '../vault/keys.ts'
import { type Connection, createDatabase, databaseState, openSqlite } from './engine.ts'
import { bringTo, migrations } from './migrations.ts'
import { guarded } from './refusals.ts'

export type Database = Connection

/** The version of the library this program writes. */
export const schemaVersion = migrations.at(-1)?.version ?? 0
/** A file up to this size is copied whole before it is brought up to date; of a larger one, what is the user's own. */
const WHOLE_COPY_BYTES = 64 * 2 ** 20

/** Data that a version of the format added, computed from the rows of a library older than it, in the migration's transaction. */
export interface Fill {
  readonly version: number
  fill(db: Database): void
}

/** The subjects' part in bringing an older library up to date. */
export interface Upgrade {
  readonly fills: readonly Fill[]
  /** copies the user's own work to a new file, where the whole library is too large to be copied */
  copyOwn(db: Database, file: string): void
}

/**
 * Opens (or makes) a library file, brings it up to date after a copy of it, and refuses, untouched, one that is not
 * a library or that a newer Prétoire wrote. `:memory:` is allowed. `cache`: megabytes of its pages kept in memory.
 */
export function openDatabase(file: string, upgrade: Upgrade, cache = 24): Database {
  const inMemory = file === ':memory:'
  if (!inMemory) refuseLongPath(file)
  const fresh = inMemory || !existsSync(file)
  if (!fresh) refuseForeign(file)
  return guarded(() => {
    if (fresh && !inMemory) createOnce(file)
    const db = openSqlite(file, { timeout: 10_000 })
    try {
      refuseFuture(db, file)
      if (!inMemory) keepOthersOut(file)
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = FULL')
      db.pragma('foreign_keys = ON')
      db.pragma(`cache_size = -${cache * 1024}`)
      db.pragma('temp_store = MEMORY')
      migrate(db, upgrade, inMemory ? undefined : file)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/** Another program may begin the same library at the same time: the first one does. */
function createOnce(file: string): void {
  try {
    createDatabase(file)
  } catch (error) {
    if (!existsSync(file)) throw error
  }
}

/** SQLite opens no file whose path, with the ends of its journals, takes more than 512 bytes. */
const MAX_PATH_BYTES = 500

/** Refuses a path that SQLite would not open. */
export function refuseLongPath(file: string): void {
  const bytes = Buffer.byteLength(resolve(file))
  if (bytes > MAX_PATH_BYTES)
    throw new AppError(
      'refused',
      `Le chemin de la bibliothèque est trop long (${bytes} octets, ${MAX_PATH_BYTES} au plus) : rien n’a été écrit. Placez-la dans un dossier plus proche de la racine du disque.`,
    )
}

/** An empty file is a library not begun; anything else must say it is SQLite, or be sealed by keys that are held, before SQLite may touch it. */
function refuseForeign(file: string): void {
  const state = guarded(() => databaseState(file))
  if (state === 'empty' || state === 'clear' || keysFor(file)) return
  if (state === 'sealed')
    throw new AppError(
      'damaged',
      `«\u00a0${basename(file)}\u00a0» est scellé, et le coffre qui l’ouvre, «\u00a0vault.json\u00a0», n’est plus à côté. Le fichier n’a pas été modifié. Chaque sauvegarde scellée a une copie du coffre : rétablissez-en une, ou remettez «\u00a0vault.json\u00a0» dans le dossier.`,
    )
  throw new AppError(
    'damaged',
    `«\u00a0${basename(file)}\u00a0» n’est pas une bibliothèque Prétoire, ou elle est endommagée. Le fichier n’a pas été modifié. Rétablissez une sauvegarde, ou récupérez ce qui se lit encore : le premier écran de Prétoire le propose, comme «\u00a0pretoire rescue\u00a0».`,
  )
}

const versionOf = (db: Database) => Number(db.pragma('user_version', { simple: true }))

function refuseFuture(db: Database, file: string): void {
  const version = versionOf(db)
  if (version > schemaVersion)
    throw new AppError(
      'damaged',
      `«\u00a0${basename(file)}\u00a0» a été écrite par une version plus récente de Prétoire (format ${version}, celle-ci lit jusqu’au ${schemaVersion}). Le fichier n’a pas été modifié : installez la version récente.`,
      { loss: 'newer' },
    )
  const foreign = version === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() !== 0
  if (foreign)
    throw new AppError(
      'damaged',
      `«\u00a0${basename(file)}\u00a0» est une base de données, mais pas une bibliothèque Prétoire. Le fichier n’a pas été modifié.`,
      { loss: 'foreign' },
    )
}

/**
 * All pending migrations in one transaction, after a copy of what a file already held. Texts are not touched, however many:
 * their words are indexed afterwards, while one works (reindex.ts).
 */
function migrate(db: Database, upgrade: Upgrade, file: string | undefined): void {
  const before = versionOf(db)
  if (before === schemaVersion) return
  if (file && before > 0) copyAside(db, upgrade, file)
  db.transaction(() => {
    const version = versionOf(db)
    bringTo(db, schemaVersion)
    for (const { version: since, fill } of upgrade.fills) if (version > 0 && version < since) fill(db)
  }).immediate()
}

/** The copy bears its name only once it is whole. */
function copyAside(db: Database, upgrade: Upgrade, file: string): void {
  const copy = join(dirname(file), `${basename(file)}.avant-v${schemaVersion}`)
  const part = `${copy}.part`
  rmSync(part, { force: true })
  try {
    const size =
      Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
    if (size <= WHOLE_COPY_BYTES) {
      closeSync(openSync(part, 'wx', 0o600))
      db.prepare('VACUUM INTO @part').run({ part })
    } else {
      createDatabase(part)
      upgrade.copyOwn(db, part)
    }
    nameDurably(part, copy)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
