import { randomUUID } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AttachedFund, FundDescription } from '../../../shared/library/fund.ts'
import { openSqlite } from '../../kernel/database/engine.ts'
import { bringTo } from '../../kernel/database/migrations.ts'
import { oncePer } from '../../kernel/database/once.ts'
import { type Database, schemaVersion } from '../../kernel/database/open.ts'
import { sourcesChanged } from '../../search/columns.ts'
import { contentHash } from './content-hash.ts'
import { isFundFile, readDescription, versionOf, writeDescription } from './fund-file.ts'

/** A fund of public texts beside the library: a database that is only read. */
export interface Fund {
  readonly description: FundDescription
  readonly file: string
  readonly db: Database
}

interface Attachment {
  /** which funds there were when the folder was looked at */
  readonly token: string
  readonly funds: readonly Fund[]
}

/** The row of `settings` that changes whenever a fund is attached or detached, by whichever program. */
const TOKEN_KEY = 'library.funds'
const CACHE_MB = 32

const attachments = new WeakMap<Database, Attachment>()
/** Folders of the libraries whose database was opened elsewhere. */
const folders = new WeakMap<Database, string>()
const isOpenFund = new WeakSet<Database>()

const tokenReader = oncePer(db => {
  const token = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck()
  return () => token.get(TOKEN_KEY) ?? ''
})

/** Names the folder in which the funds of a library lie, where its database is a copy. */
export function placeFunds(db: Database, folder: string): void {
  folders.set(db, folder)
}

const folderOf = (db: Database): string | undefined =>
  folders.get(db) ?? (db.memory ? undefined : dirname(db.name))

/** The funds attached to a library, one of each name, open to be read. Looked for again once one was attached or detached. */
export function fundsOf(db: Database): readonly Fund[] {
  if (isOpenFund.has(db)) return []
  const folder = folderOf(db)
  if (folder === undefined) return []
  const token = tokenReader(db)()
  const entry = attachments.get(db)
  if (entry?.token === token) return entry.funds
  const open = new Map((entry?.funds ?? []).map(fund => [fund.file, fund]))
  const funds = newestOfEach(fundFiles(folder).flatMap(file => open.get(file) ?? openFund(file) ?? []))
  const files = new Set(funds.map(({ file }) => file))
  for (const fund of open.values()) if (!files.has(fund.file)) fund.db.close()
  attachments.set(db, { token, funds })
  return funds
}

/** Tells every program that has this library open that its funds are no longer the same. */
export function fundsChanged(db: Database): void {
  db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(TOKEN_KEY, randomUUID())
  sourcesChanged(db)
}

/** Closes the funds of a library that is being closed. */
export function closeFunds(db: Database): void {
  for (const fund of attachments.get(db)?.funds ?? []) fund.db.close()
  attachments.delete(db)
}

/** The funds that lie beside a library, those of a newer format included. */
export function listFunds(db: Database): AttachedFund[] {
  const folder = folderOf(db)
  if (folder === undefined) return []
  const attached = new Set(fundsOf(db).map(({ file }) => file))
  return fundFiles(folder).flatMap((file): AttachedFund[] => {
    const fund = attached.has(file) ? undefined : readFund(file)
    const description = fundsOf(db).find(one => one.file === file)?.description ?? fund
    if (!description || (fund && !fund.isNewer)) return []
    const { title, day, texts, at, sha256 } = description
    return [
      {
        ...{ fund: description.fund, title, texts, at, sha256, file },
        ...(day !== undefined && { day }),
        bytes: statSync(file).size,
        state: attached.has(file) ? 'attached' : 'newer',
      },
    ]
  })
}

function fundFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(isFundFile)
      .sort()
      .map(name => join(folder, name))
  } catch {
    return []
  }
}

/** Reads what a file of a fund says of itself. */
function readFund(file: string): (FundDescription & { readonly isNewer: boolean }) | undefined {
  const db = openSqlite(file, { readonly: true, fileMustExist: true })
  try {
    const description = readDescription(db)
    return description && { ...description, isNewer: versionOf(db) > schemaVersion }
  } finally {
    db.close()
  }
}

/** Opens the file of a fund; undefined where it is none, or of a newer format. One of an older format is brought up to date. */
function openFund(file: string): Fund | undefined {
  try {
    bringUp(file)
    const db = openSqlite(file, { readonly: true, fileMustExist: true, timeout: 10_000 })
    const description = readDescription(db)
    if (!description || versionOf(db) !== schemaVersion) {
      db.close()
      return undefined
    }
    db.pragma(`cache_size = -${CACHE_MB * 1024}`)
    isOpenFund.add(db)
    return { description, file, db }
  } catch {
    // a file that does not open is told by the check of the funds
    return undefined
  }
}

/** Brings the file of a fund to the format of the program; its content keeps its hash, or has a new one where a step rewrote rows. */
function bringUp(file: string): void {
  const probe = openSqlite(file, { readonly: true, fileMustExist: true })
  const isOlder = versionOf(probe) < schemaVersion && readDescription(probe) !== undefined
  probe.close()
  if (!isOlder) return
  const db = openSqlite(file, { timeout: 10_000 })
  try {
    db.transaction(() => {
      const description = readDescription(db)
      if (!description || versionOf(db) >= schemaVersion) return
      bringTo(db, schemaVersion)
      writeDescription(db, { ...description, sha256: contentHash(db) })
    }).immediate()
  } finally {
    db.close()
  }
}

/** Of two files of one fund, left by a stop in the middle of a replacement, the newer. */
function newestOfEach(all: readonly Fund[]): Fund[] {
  const byName = new Map<string, Fund>()
  for (const fund of all) {
    const other = byName.get(fund.description.fund)
    if (other && !isNewer(fund.description, other.description)) {
      fund.db.close()
      continue
    }
    other?.db.close()
    byName.set(fund.description.fund, fund)
  }
  return [...byName.values()]
}

/** Whether a file of a fund is of a later state than another, or, of one state, made later. */
export const isNewer = (one: FundDescription, other: FundDescription): boolean =>
  one.day === other.day ? one.at > other.at : (one.day ?? '') > (other.day ?? '')
