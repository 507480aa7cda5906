import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import Sqlite from 'better-sqlite3'
import { keysFor, type VaultKeys } from '../vault/keys.ts'
import { PAGE_SEAL_BYTES, SEALED_PAGE_BYTES } from '../vault/sealed-pages.ts'

export type Connection = Sqlite.Database

/** A connection of the engine with ciphers: the types of better-sqlite3 know it without. */
interface CipherConnection extends Connection {
  key(key: Buffer): number
}
const takesKey = (db: Connection): db is CipherConnection => 'key' in db

/** The first bytes of a database that lies in clear. */
const CLEAR_HEAD = 'SQLite format 3\0'
const HEAD_BYTES = 24
/** Bytes 16 to 23 of a sealed database stay in clear: pages of 4,096 bytes, of which the last 32 are the seal. */
const SEALED_SHAPE = Buffer.from('1000010120402020', 'hex')
/** Bytes of a header of SQLite: the size of pages, and what each keeps at its end for an extension. */
const PAGE_SIZE_AT = 16
const RESERVED_AT = 20

/** How a database lies on the disk; `empty`: not begun, or not there. */
export type DatabaseState = 'empty' | 'clear' | 'sealed' | 'other'

/** Reads how a database lies on the disk. Throws where the disk refuses. */
export function databaseState(file: string): DatabaseState {
  const head = headOf(file)
  if (!head || head.length === 0) return 'empty'
  if (head.toString('latin1', 0, 16) === CLEAR_HEAD) return 'clear'
  // the second and third bytes tell the kind of journal
  const shape = Buffer.from(head.subarray(16, HEAD_BYTES))
  if (shape.length === SEALED_SHAPE.length) shape.fill(1, 2, 4)
  return shape.equals(SEALED_SHAPE) ? 'sealed' : 'other'
}

function headOf(file: string): Buffer | undefined {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    return head.subarray(0, readSync(handle, head, 0, HEAD_BYTES, 0))
  } finally {
    closeSync(handle)
  }
}

/** Whether a database at this place is sealed: one that is there says it, a new one is where its folder is. */
const isSealedPlace = (file: string): boolean => {
  if (file === ':memory:' || !keysFor(file)) return false
  return databaseState(file) !== 'clear'
}

/**
 * Opens a SQLite file, sealed by the keys of its folder where they are held. SQLite then seals its journals too; what it sorts stays
 * in memory, for its temporary files are in clear.
 */
export function openSqlite(file: string, options?: Sqlite.Options): Connection {
  return openWith(isSealedPlace(file) ? keysFor(file) : undefined, file, options)
}

/** Opens a database in memory from the bytes of one. */
export const openCopy = (bytes: Buffer): Connection => new Sqlite(bytes)

/** The first page of an empty database in clear, each of whose pages leaves room for its seal: it can be sealed where it lies. */
function emptyPage(): Buffer {
  const page = Buffer.alloc(SEALED_PAGE_BYTES)
  page.write(CLEAR_HEAD, 'latin1')
  SEALED_SHAPE.copy(page, CLEAR_HEAD.length)
  for (const [at, value] of EMPTY_FIELDS) page.writeUInt32BE(value, at)
  page[EMPTY_ROOT.at] = EMPTY_ROOT.leaf
  page.writeUInt16BE(SEALED_PAGE_BYTES - PAGE_SEAL_BYTES, EMPTY_ROOT.contentAt)
  return page
}

/** Of a header of SQLite: changes, pages, form of the schema, UTF-8. */
const EMPTY_FIELDS = [
  [24, 1],
  [28, 1],
  [44, 4],
  [56, 1],
] as const
const EMPTY_ROOT = { at: 100, leaf: 13, contentAt: 105 } as const

/** Makes an empty database, readable by its owner alone; fails where a file is there. Beside first: another program never meets half of it. */
export function createDatabase(file: string): void {
  // a sealed database is begun by the engine: its first page takes the keys
  if (keysFor(file)) {
    closeSync(openSync(file, 'wx', 0o600))
    return
  }
  const beside = `${file}.${randomUUID().slice(0, 8)}.part`
  writeFileSync(beside, emptyPage(), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(beside, file)
  } catch (error) {
    if (existsSync(file)) throw error
    // a disk without links: SQLite begins it, without room for seals
    closeSync(openSync(file, 'wx', 0o600))
  } finally {
    rmSync(beside, { force: true })
  }
}

/** Makes an empty database that stays in clear, in a sealed library too: it holds public texts alone. Fails where a file is there. */
export function createClearDatabase(file: string): void {
  writeFileSync(file, emptyPage(), { mode: 0o600, flag: 'wx' })
}

/** Whether each page of a database in clear leaves room for its seal. An older library does not. */
export function hasRoomForSeals(file: string): boolean {
  const head = headOf(file)
  return (
    head?.length === HEAD_BYTES &&
    head.readUInt16BE(PAGE_SIZE_AT) === SEALED_PAGE_BYTES &&
    head[RESERVED_AT] === PAGE_SEAL_BYTES
  )
}

/** A seal has nearly as many values as bytes; the room left for it in clear has one. */
const SEAL_VALUES = PAGE_SEAL_BYTES / 2

/**
 * Whether the last page of a database whose first is in clear bears a seal, as one that was being sealed has: told without its keys, by the
 * room that a page in clear leaves in zeros.
 */
export function endsSealed(file: string): boolean {
  if (databaseState(file) !== 'clear' || !hasRoomForSeals(file)) return false
  const handle = openSync(file, 'r')
  try {
    const seal = Buffer.alloc(PAGE_SEAL_BYTES)
    const end = Math.floor(fstatSync(handle).size / SEALED_PAGE_BYTES) * SEALED_PAGE_BYTES
    readSync(handle, seal, 0, seal.length, end - seal.length)
    return new Set(seal).size > SEAL_VALUES
  } finally {
    closeSync(handle)
  }
}

/** Opens a SQLite file by these keys, or in clear. */
function openWith(keys: VaultKeys | undefined, file: string, options?: Sqlite.Options): Connection {
  const db = new Sqlite(file, options)
  if (!keys) return db
  try {
    requireCipher()
    db.pragma("cipher = 'chacha20'")
    if (!takesKey(db)) throw new Error('the engine has no ciphers')
    withEngineKey(keys, key => db.key(key))
    db.pragma('temp_store = MEMORY')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

const RAW_KEY = Buffer.from('raw:')

/** Gives the key of a database as SQLite3 Multiple Ciphers takes it: bytes, overwritten once it has them. */
function withEngineKey(keys: VaultKeys, give: (key: Buffer) => void): void {
  const key = Buffer.concat([RAW_KEY, keys.database])
  try {
    give(key)
  } finally {
    key.fill(0)
  }
}

let hasCipher = false

/** Throws with an engine without ciphers: it ignores a key, and would write in clear. */
function requireCipher(): void {
  if (hasCipher) return
  const memory = new Sqlite(':memory:')
  try {
    memory.prepare('SELECT sqlite3mc_version()').get()
    hasCipher = true
  } finally {
    memory.close()
  }
}

/** Attaches a database under a name, sealed or in clear as its place says. */
export function attach(db: Connection, file: string, name: string): void {
  const keys = isSealedPlace(file) ? keysFor(file) : undefined
  if (keys) {
    requireCipher()
    db.pragma("cipher = 'chacha20'")
    const statement = db.prepare(`ATTACH @file AS ${name} KEY @key`)
    withEngineKey(keys, key => statement.run({ file, key }))
  } else db.prepare(`ATTACH @file AS ${name} KEY ''`).run({ file })
}

/**
 * Copies a database whole into a new file, sealed by the keys of its folder or in clear: its tables with their row numbers, then
 * what hangs on them. Both files are closed at the end, and the new one is flushed. Not while another writes in the first.
 */
export function copySqlite(from: string, to: string, isSealed: boolean): void {
  const keys = isSealed ? keysFor(to) : undefined
  if (isSealed && !keys) throw new Error('no vault is unlocked here')
  if (!keys) writeFileSync(to, emptyPage(), { mode: 0o600, flag: 'wx' })
  const db = openWith(keys, to)
  try {
    // a copy that fails is thrown away
    for (const set of [
      'journal_mode = OFF',
      'synchronous = OFF',
      'foreign_keys = OFF',
      'temp_store = MEMORY',
    ])
      db.pragma(set)
    attach(db, from, 'source')
    db.transaction(() => copySchema(db))()
    db.exec('DETACH source')
  } finally {
    db.close()
  }
  const handle = openSync(to, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

interface SchemaRow {
  readonly type: 'table' | 'index' | 'view' | 'trigger'
  readonly name: string
  readonly sql: string
}

function copySchema(db: Connection): void {
  const schema = db
    .prepare<[], SchemaRow>(
      `SELECT type, name, sql FROM source.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid`,
    )
    .all()
  // with their indexes, but without what would act on each row: SQLite then moves whole cells
  for (const { type, sql } of schema) if (type === 'table') db.exec(sql)
  for (const { type, sql } of schema) if (type === 'index') db.exec(sql)
  for (const { type, name } of schema) if (type === 'table') copyTable(db, name)
  const hasSequence = db.prepare("SELECT 1 FROM main.sqlite_schema WHERE name = 'sqlite_sequence'").get()
  if (hasSequence)
    db.exec(
      'DELETE FROM main.sqlite_sequence; INSERT INTO main.sqlite_sequence SELECT * FROM source.sqlite_sequence',
    )
  for (const { type, sql } of schema) if (type === 'view' || type === 'trigger') db.exec(sql)
  for (const name of ['user_version', 'application_id'])
    db.pragma(`main.${name} = ${Number(db.pragma(`source.${name}`, { simple: true }))}`)
}

function copyTable(db: Connection, name: string): void {
  const columns = db
    .prepare<[string], { name: string; hidden: number }>(
      "SELECT name, hidden FROM pragma_table_xinfo(?, 'source')",
    )
    .all(name)
  const isPlain = columns.every(({ hidden }) => hidden === 0)
  const list = columns.filter(({ hidden }) => hidden === 0).map(column => `"${column.name}"`)
  // a list of columns keeps SQLite from moving cells
  db.exec(
    isPlain
      ? `INSERT INTO main."${name}" SELECT * FROM source."${name}"`
      : `INSERT INTO main."${name}" (${list.join(', ')}) SELECT ${list.join(', ')} FROM source."${name}"`,
  )
}
