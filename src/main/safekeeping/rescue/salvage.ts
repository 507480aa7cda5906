import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { type MissingFile, missingSentence } from '../../../shared/safekeeping/model.ts'
import { attach, openSqlite } from '../../kernel/database/engine.ts'
import { bringTo } from '../../kernel/database/migrations.ts'
import { type Database, schemaVersion } from '../../kernel/database/open.ts'
import { inTemporary } from '../../kernel/files/temporary.ts'
import { markLibrary, readMarker } from '../../library/marker.ts'
import { openDb, openLibrary } from '../../library/open-library.ts'
import { ownTables } from '../../library/own.ts'
import { readsRow } from '../health.ts'
import { checkFiles, labelledFiles } from '../kept-files.ts'
import { restoreOwn } from '../restore-own.ts'
import { DERIVED_TABLES } from '../whole.ts'
import { openPages, type Pages, type Stored, type StoredRow } from './pages.ts'
import { replaceDatabase } from './rescue.ts'
import { settleRows } from './settle-rows.ts'

/** The rows a salvage saved, and those it could not. */
export interface Salvage {
  /** where the damaged database was set aside */
  readonly aside: string | undefined
  readonly saved: readonly { readonly what: string; readonly count: number }[]
  /** in sentences; none where everything that the marker counts was read */
  readonly losses: readonly string[]
  readonly missing: readonly MissingFile[]
}

/** The tables that a salvage counts, in the order of what cannot be had again. */
const TOLD_TABLES = [
  ['drafts', 'texte'],
  ['dossiers', 'dossier'],
  ['exhibits', 'pièce'],
  ['filings', 'dépôt'],
  ['amendments', 'amendement'],
  ['bills', 'texte de loi'],
  ['sources', 'source'],
] as const

/**
 * Reads a damaged library page by page into a new one, which takes its place; the damaged file is set aside. Every row is read by
 * its schema: one that does not is set aside in the new library. Texts whose dossier is lost go to one « retrouvé ».
 */
export async function salvageLibrary(folder: string): Promise<Salvage> {
  const marker = readMarker(folder)
  return inTemporary({ folder }, async temporary => {
    const [raw, fresh] = [join(temporary, 'lignes.db'), join(temporary, 'library.db')]
    const losses = gatherRows(join(folder, 'library.db'), raw)
    const db = openDb(fresh)
    try {
      restoreOwn(db, raw)
      copyPublished(db, raw)
    } finally {
      db.close()
    }
    const aside = replaceDatabase(folder, fresh)
    const library = openLibrary(folder)
    try {
      const count = (table: string) =>
        library.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
      const saved = TOLD_TABLES.map(([table, what]) => ({ what, count: count(table) }))
      for (const [table, what] of TOLD_TABLES) {
        const lacking = (marker?.rows[table] ?? 0) - count(table)
        if (lacking > 0)
          losses.push(`${lacking} ${what}${lacking > 1 ? 's' : ''} de moins qu’à la dernière fermeture.`)
      }
      const { missing } = await checkFiles(library, labelledFiles(library.db))
      markLibrary(library)
      return { aside, saved, losses, missing }
    } finally {
      library.close()
    }
  })
}

/** The result, as one reads it. */
export function salvageText({ aside, saved, losses, missing }: Salvage): string {
  const counts = saved
    .filter(({ count }) => count > 0)
    .map(({ what, count }) => `${count.toLocaleString('fr-FR')} ${what}${count > 1 ? 's' : ''}`)
  return [
    counts.length > 0 ? `Récupéré : ${counts.join(', ')}.` : 'Rien n’a pu être lu.',
    losses.length > 0 ? `Ce qui n’a pas pu l’être : ${losses.join(' ')}` : 'Aucune perte n’a été constatée.',
    missingSentence(missing),
    aside ? `Le fichier endommagé est gardé : ${aside}.` : '',
  ]
    .filter(Boolean)
    .join('\n')
}

interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly insert: Sqlite.Statement<unknown[]>
}
interface Column {
  readonly name: string
  readonly type: string
  readonly required: boolean
  /** its value is the number of the row, and is not stored */
  readonly isRowid: boolean
}

/** Reads what can be of a damaged database into a new file of the same format. Returns what was lost on the way. */
function gatherRows(file: string, to: string): string[] {
  const pages = openPages(file)
  const db = openSqlite(to)
  try {
    const version = pages.version > 0 && pages.version <= schemaVersion ? pages.version : schemaVersion
    for (const set of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF']) db.pragma(set)
    db.transaction(() => bringTo(db, version))()
    const tables = tablesOf(db)
    const losses: string[] = []
    db.transaction(() => {
      const unread = takeRows(pages, tables)
      if (unread > 0) losses.push(`${unread} lignes illisibles.`)
    })()
    if (version < schemaVersion) db.transaction(() => bringTo(db, schemaVersion))()
    db.transaction(() => losses.push(...settleRows(db)))()
    return losses
  } finally {
    db.close()
    pages.close()
  }
}

function tablesOf(db: Database): ReadonlyMap<string, Table> {
  const all = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    )
    .all()
    .filter(({ name }) => !DERIVED_TABLES.has(name) && name !== 'source_columns')
  return new Map(all.map(({ name, sql }) => [name, tableOf(db, name, /WITHOUT\s+ROWID/i.test(sql))]))
}

function tableOf(db: Database, name: string, isKeyed: boolean): Table {
  const infos = db
    .prepare<[], { name: string; type: string; notnull: number; pk: number }>(
      `SELECT name, type, "notnull", pk FROM pragma_table_info('${name}')`,
    )
    .all()
  const keys = infos.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  // a table without row numbers stores its key first
  const ordered = isKeyed ? [...keys, ...infos.filter(({ pk }) => pk === 0)] : infos
  const columns = ordered.map(({ name: column, type, notnull, pk }) => ({
    name: column,
    type,
    required: notnull > 0,
    isRowid: !isKeyed && keys.length === 1 && pk === 1 && type === 'INTEGER',
  }))
  const insert = db.prepare<unknown[]>(
    `INSERT OR IGNORE INTO "${name}" (${columns.map(one => `"${one.name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  return { name, columns, insert }
}

/** Takes the rows of each table that its tree leads to, then those of leaves that none led to. Returns how many did not go in. */
function takeRows(pages: Pages, tables: ReadonlyMap<string, Table>): number {
  let unread = 0
  const take = (table: Table, row: StoredRow) => {
    try {
      table.insert.run(...valuesOf(table, row))
    } catch {
      unread += 1
    }
  }
  const roots = [...pages.tree(1)].flatMap(({ values: [type, name, , root] }) =>
    typeof root === 'number' ? [{ type, name: String(name), root }] : [],
  )
  for (const { type, name, root } of roots) {
    const table = type === 'table' ? tables.get(name) : undefined
    for (const row of pages.tree(root)) if (table) take(table, row)
  }
  for (const rows of pages.strays()) {
    const [first] = rows
    const fits = first ? [...tables.values()].filter(table => isRowOf(table, first)) : []
    const table =
      fits.length === 1
        ? fits[0]
        : fits.find(({ name }) => first && readsRow(name, recordOf(tables, name, first)))
    for (const row of rows) if (table && isRowOf(table, row)) take(table, row)
  }
  return unread
}

const valuesOf = ({ columns }: Table, { rowid, values }: StoredRow): Stored[] =>
  columns.map(({ isRowid }, n) => (isRowid ? rowid : (values[n] ?? null)))

const recordOf = (tables: ReadonlyMap<string, Table>, name: string, row: StoredRow) => {
  const table = tables.get(name)
  if (!table) return {}
  const values = valuesOf(table, row)
  return Object.fromEntries(table.columns.map((column, n) => [column.name, values[n]]))
}

const SHAPES: Readonly<Record<string, (value: Stored) => boolean>> = {
  INTEGER: value => typeof value === 'number' || typeof value === 'bigint',
  TEXT: value => typeof value === 'string',
  BLOB: value => Buffer.isBuffer(value),
  REAL: value => typeof value === 'number',
}

/** Whether a row has the columns of a table, each of its type. */
const isRowOf = ({ columns }: Table, { values }: StoredRow): boolean =>
  values.length === columns.length &&
  columns.every(({ type, required, isRowid }, n) => {
    const value = values[n] ?? null
    if (isRowid) return value === null
    return value === null ? !required : (SHAPES[type]?.(value) ?? true)
  })

/** Copies what is neither the user's own nor derived: members, votes, reports of imports. */
function copyPublished(db: Database, from: string): void {
  const own = new Set<string>(ownTables)
  attach(db, from, 'own')
  try {
    const tables = db
      .prepare<[], string>(
        "SELECT name FROM own.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'source%' AND name <> 'collection_sources' ORDER BY rowid",
      )
      .pluck()
      .all()
      .filter(name => !own.has(name) && !DERIVED_TABLES.has(name))
    for (const table of tables) {
      const names = db
        .prepare<[], string>(`SELECT name FROM pragma_table_info('${table}', 'main')`)
        .pluck()
        .all()
      const columns = names.map(name => `"${name}"`).join(', ')
      db.exec(`INSERT OR IGNORE INTO main."${table}" (${columns}) SELECT ${columns} FROM own."${table}"`)
    }
  } finally {
    db.exec('DETACH own')
  }
}
