import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { AppError } from '../../shared/kernel/errors.ts'
import { attach, createDatabase, openSqlite } from '../kernel/database/engine.ts'
import { startGeneration } from '../kernel/database/generation.ts'
import { type Database, schemaVersion } from '../kernel/database/open.ts'
import { busy, isBusy, refusal } from '../kernel/database/refusals.ts'
import { pictureFiles } from '../kernel/files/picture-store.ts'
import { keysFor } from '../kernel/vault/keys.ts'
import { openDb } from '../library/open-library.ts'
import { copyOwn } from '../library/own.ts'
import { columnReader } from '../search/column-reader.ts'
import { paperFiles } from '../word/store.ts'
import { copyWithoutIndex } from './whole.ts'

/** Counts of a library, with the version of its format. */
export interface Counts {
  readonly sources: number
  readonly dossiers: number
  readonly drafts: number
  readonly exhibits: number
  readonly version: number
}

/** A library larger than this, in bytes, keeps its imported texts out of the backups it makes by itself: they would fill the disk. */
export const LARGE_BYTES = 200 * 2 ** 20
/** A library up to this size is copied with its index: it takes no longer than making it again. */
const SMALL_LIBRARY_BYTES = 64 * 2 ** 20
/** A sealed one is copied at once up to this size, a tenth of a second or so. */
const SMALL_SEALED_BYTES = 8 * 2 ** 20

/**
 * Copies the database into a new file while it is in use, a few megabytes at a time so that the window never waits. Of a large
 * one, what is derived from the texts is left out.
 */
export async function copyDb(db: Database, to: string, maxBytes = SMALL_LIBRARY_BYTES): Promise<void> {
  const isSealedCopy = keysFor(to) !== undefined
  const isLarge = sizeOf(db) > (isSealedCopy ? Math.min(maxBytes, SMALL_SEALED_BYTES) : maxBytes)
  if (isLarge) {
    createDatabase(to)
    await copyWithoutIndex(db, to)
    return
  }
  closeSync(openSync(to, 'wx', 0o600))
  // SQLite copies no sealed pages a few at a time
  if (isSealedCopy) db.prepare('VACUUM INTO @to').run({ to })
  else await db.backup(to, { progress: () => 2000 })
}

/** Bytes of the database file, without its journal. */
export const sizeOf = (db: Database): number =>
  Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))

/**
 * Copies what is the user's own alone: the work, and the sources something of theirs rests on. False, and no copy, when that
 * would cut a pack in two.
 */
export function copyOwnDb(db: Database, to: string): boolean {
  createDatabase(to)
  const whole = copyOwn(db, to)
  if (!whole) rmSync(to)
  return whole
}

/** As long as a connection waits for another that writes. */
const WAIT_MS = 10_000

/**
 * Replaces the whole content of a library by that of another file, as one write that its other connections see at once. Refused,
 * untouched, when another goes on writing.
 */
export async function replaceDb(from: string, to: string, waitMs = WAIT_MS): Promise<void> {
  const source = openDb(from)
  startGeneration(source)
  if (keysFor(to)) {
    source.close()
    return replaceRows(from, to, waitMs)
  }
  const end = performance.now() + waitMs
  try {
    // one that another connection kept from beginning is told as done, of no pages
    while ((await source.backup(to, { progress: () => 0x7fffffff })).totalPages === 0) {
      if (performance.now() > end) throw new AppError('refused', busy)
      await setTimeout(50)
    }
  } finally {
    source.close()
  }
}

/** The same, row by row, for a sealed library, whose pages SQLite does not copy into an open file. */
function replaceRows(from: string, to: string, waitMs: number): void {
  const db = openSqlite(to, { timeout: waitMs })
  try {
    db.pragma('foreign_keys = OFF')
    attach(db, from, 'source')
    const schema = (type: string, where = 'main') =>
      db
        .prepare<[string], { name: string; sql: string }>(
          `SELECT name, sql FROM ${where}.sqlite_schema WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite%'`,
        )
        .all(type)
    db.transaction(() => {
      const triggers = schema('trigger')
      for (const { name } of triggers) db.exec(`DROP TRIGGER main."${name}"`)
      const sources = new Set(schema('table', 'source').map(({ name }) => name))
      for (const { name } of schema('table')) {
        db.exec(`DELETE FROM main."${name}"`)
        if (sources.has(name)) db.exec(`INSERT INTO main."${name}" SELECT * FROM source."${name}"`)
      }
      for (const { sql } of triggers) db.exec(sql)
    }).immediate()
  } catch (error) {
    throw isBusy(error) ? new AppError('refused', busy) : error
  } finally {
    db.close()
  }
}

/** Counts what has not been removed. */
export function counts(db: Database): Counts {
  const count = (table: 'sources' | 'dossiers' | 'drafts' | 'exhibits') =>
    db.prepare(`SELECT count(*) FROM ${table} WHERE removed_at IS NULL`).pluck().get() as number
  return {
    sources: count('sources'),
    dossiers: count('dossiers'),
    drafts: count('drafts'),
    exhibits: count('exhibits'),
    version: schemaVersion,
  }
}

/** Looks into a library file that is nobody's yet: brought up to date, proven sound, counted, with its exhibits' files. */
export function inspectDb(file: string): { counts: Counts; files: string[]; faults: string[] } {
  const db = openDb(file)
  try {
    return { counts: counts(db), files: keptFiles(db), faults: faults(db) }
  } finally {
    db.close()
    for (const end of ['-wal', '-shm']) if (existsSync(file + end)) rmSync(file + end)
  }
}

/** The files the exhibits rest on, removed ones included: they can be put back. */
export function exhibitFiles(db: Database): { id: string; label: string; sha256: string; name: string }[] {
  return db
    .prepare(
      `SELECT id, data ->> '$.label' AS label, data ->> '$.file.sha256' AS sha256, data ->> '$.file.name' AS name
       FROM exhibits WHERE data ->> '$.file.sha256' IS NOT NULL`,
    )
    .all() as { id: string; label: string; sha256: string; name: string }[]
}

/** The receipts of the deposits. */
export const receiptFiles = (db: Database): string[] =>
  db
    .prepare<[], string>(
      "SELECT data ->> '$.receipt.sha256' FROM filings WHERE data ->> '$.receipt.sha256' IS NOT NULL",
    )
    .pluck()
    .all()

/** The files of the texts filed, and of those that a bundle printed to be. A copy of an older format has none. */
export function textFiles(db: Database): { sha256: string; title: string }[] {
  const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'printed_drafts'").get() !== undefined
  return db
    .prepare<[], { sha256: string; title: string }>(
      `SELECT file.value ->> '$.sha256' AS sha256, file.value ->> '$.name' AS title
       FROM filings, json_each(filings.data, '$.drafts') AS text, json_each(text.value, '$.files') AS file
       ${isThere ? "UNION SELECT file.value ->> '$.sha256', file.value ->> '$.name' FROM printed_drafts, json_each(data, '$.files') AS file" : ''}`,
    )
    .all()
}

/** Every file a library rests on, once: those of its exhibits, its receipts, the texts it filed, its pictures and its papers. */
export const keptFiles = (db: Database): string[] => [
  ...new Set([
    ...exhibitFiles(db).map(one => one.sha256),
    ...receiptFiles(db),
    ...textFiles(db).map(one => one.sha256),
    ...pictureFiles(db),
    ...paperFiles(db),
  ]),
]

/** Runs SQLite's own checks of its file and of its links; returns their messages, none when sound. Throws where the disk is full alone. */
export function faults(db: Database): string[] {
  const pages = linesOf(() =>
    (db.pragma('integrity_check') as { integrity_check: string }[])
      .map(row => row.integrity_check)
      .filter(line => line !== 'ok'),
  )
  // links cannot be followed over damaged pages
  if (pages.length > 0) return pages
  return linesOf(() =>
    (db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]).map(
      link => `${link.table} ${link.rowid} → ${link.parent}`,
    ),
  )
}

/** A check that cannot run finds damage, but where it had no room. */
function linesOf(check: () => string[]): string[] {
  try {
    return check()
  } catch (error) {
    refuseFull(error)
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** Throws what the lack of room refused: it says nothing of the file that was to be read. */
export function refuseFull(error: unknown): void {
  const cause = refusal(error)
  if (cause instanceof AppError && cause.code === 'full') throw cause
}

/** Sources beside their bodies; those not removed beside what the columns know, and what the index of words has. */
export function indexCounts(db: Database): {
  sources: number
  bodies: number
  present: number
  listed: number
  indexed: number
} {
  const count = (sql: string) => db.prepare(sql).pluck().get() as number
  return {
    sources: count('SELECT count(*) FROM sources'),
    present: count('SELECT count(*) FROM sources WHERE removed_at IS NULL'),
    bodies: count('SELECT count(*) FROM source_bodies'),
    ...coverage(db),
  }
}

/** The sources the columns know, and those of them whose words are indexed. */
export function coverage(db: Database): { listed: number; indexed: number } {
  const { size, kind, since } = columnReader(db)()
  let [listed, indexed] = [0, 0]
  for (let seq = 0; seq < size; seq += 1) {
    if (!kind[seq]) continue
    listed += 1
    if (since[seq]) indexed += 1
  }
  return { listed, indexed }
}

/** A question to be asked again and again: has another connection written since the last time? */
export function changesOf(db: Database): () => boolean {
  const version = () => db.pragma('data_version', { simple: true }) as number
  let last = version()
  return () => {
    const now = version()
    const hasChanged = now !== last
    last = now
    return hasChanged
  }
}
