import { existsSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dateText } from '../../shared/french/dates.ts'
import { localDay } from '../../shared/kernel/days.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Database } from '../kernel/database/open.ts'
import { type Library, writeWhole } from '../kernel/library.ts'
import { identityOf, readIdentity, writeIdentity } from './identity.ts'

const MARKER_NAME = 'library.json'
/** Tables whose rows the marker counts. */
const COUNTED_TABLES = [
  'sources',
  'dossiers',
  'drafts',
  'exhibits',
  'filings',
  'bills',
  'amendments',
] as const

/** The folder’s record of its database, beside it: a database that is gone, empty or older than this is not opened as if it were new. */
const Marker = z.object({
  pretoire: z.literal(1),
  kind: z.literal('library'),
  id: z.string(),
  /** how many times it was written after a change; the database has the same count, or a greater one */
  changes: z.int(),
  version: z.int(),
  at: z.string(),
  rows: z.record(z.string(), z.int()),
  /** a window is open on it, or ended without closing */
  isOpen: z.boolean().default(false),
})
export type Marker = z.infer<typeof Marker>

/** Why a library is not opened, in the detail of the refusal: the offers of the opening screen depend on it. */
export type LossKind = 'missing' | 'empty' | 'older' | 'other' | 'newer' | 'foreign' | 'damaged'

/** The marker of a folder; undefined where there is none that reads. */
export function readMarker(folder: string): Marker | undefined {
  try {
    return Marker.safeParse(JSON.parse(readFileSync(join(folder, MARKER_NAME), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Refuses a folder whose database is gone or empty where there was one. */
export function refuseVanished(folder: string): void {
  const marker = readMarker(folder)
  const stats = statSync(join(folder, 'library.db'), { throwIfNoEntry: false })
  if (!stats && marker)
    throw loss(
      'missing',
      `Le fichier de la bibliothèque, «\u00a0library.db\u00a0», n’est plus dans son dossier. Il y était encore ${dayText(marker.at)}, avec ${contentText(marker)}. Prétoire n’en commence pas un vide à sa place.`,
    )
  if (stats?.size === 0 && (marker || hasBackups(folder)))
    throw loss(
      'empty',
      `Le fichier de la bibliothèque, «\u00a0library.db\u00a0», est vide${marker ? ` ; ${dayText(marker.at)}, il contenait ${contentText(marker)}` : ''}. Il n’a pas été modifié.`,
    )
}

/** Refuses a database that is older than the marker says, or of another library. */
export function refuseOlder(folder: string, db: Database): void {
  const marker = readMarker(folder)
  if (!marker) return
  const identity = readIdentity(db)
  if (identity?.id === marker.id && identity.changes >= marker.changes) return
  if (identity && identity.id !== marker.id)
    throw loss(
      'other',
      `Le fichier «\u00a0library.db\u00a0» de ce dossier est celui d’une autre bibliothèque que ${dayText(marker.at)} : il a été remplacé hors de Prétoire. Il n’a pas été modifié.`,
    )
  throw loss(
    'older',
    `Le fichier «\u00a0library.db\u00a0» est plus ancien que ${dayText(marker.at)}, où il contenait ${contentText(marker)} : un outil de synchronisation ou une copie l’a remplacé, ou son journal «\u00a0library.db-wal\u00a0» a été supprimé. Il n’a pas été modifié.`,
  )
}

/** Gives its kind to the refusal of a database that does not open. */
export function asLoss(error: unknown): unknown {
  return error instanceof AppError && error.code === 'damaged' && error.detail === undefined
    ? loss('damaged', error.message)
    : error
}

const loss = (kind: LossKind, message: string) => new AppError('damaged', message, { loss: kind })

/** The kind of loss that a refusal tells; undefined where it tells none. */
export function lossOf(error: unknown): LossKind | undefined {
  const detail = error instanceof AppError ? error.detail : undefined
  return typeof detail === 'object' && detail !== null && 'loss' in detail
    ? (detail.loss as LossKind)
    : undefined
}

/** Changes seen of each open database when its marker was last written. */
const lastChanges = new WeakMap<Database, string>()
const changesSeen = (db: Database) =>
  `${db.prepare('SELECT total_changes()').pluck().get()} ${db.pragma('data_version', { simple: true })}`

/** Writes the marker where the library changed since the last time, or where its window opens or closes. */
export function markLibrary(library: Pick<Library, 'db' | 'folder'>, isOpen?: boolean): void {
  const { db, folder } = library
  const marker = readMarker(folder)
  const identity = identityOf(db)
  const hasChanged = lastChanges.get(db) !== changesSeen(db) || marker?.id !== identity.id
  const state = isOpen ?? marker?.isOpen ?? false
  if (!hasChanged && marker?.isOpen === state) return
  const changes = Math.max(identity.changes, marker?.changes ?? 0) + (hasChanged ? 1 : 0)
  if (changes !== identity.changes) writeIdentity(db, { id: identity.id, changes })
  const count = (table: string) => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  const next: Marker = {
    pretoire: 1,
    kind: 'library',
    id: identity.id,
    changes,
    version: Number(db.pragma('user_version', { simple: true })),
    at: new Date().toISOString(),
    rows: Object.fromEntries(COUNTED_TABLES.map(table => [table, count(table)])),
    isOpen: state,
  }
  writeWhole(join(folder, MARKER_NAME), Buffer.from(JSON.stringify(next)))
  lastChanges.set(db, changesSeen(db))
}

/** Writes into a database that is to take this library's place that it is this library, and the newer one. */
export function outdateMarker(folder: string, db: Database): void {
  const marker = readMarker(folder)
  const identity = identityOf(db)
  const changes = Math.max(marker?.changes ?? 0, identity.changes) + 1
  writeIdentity(db, { id: marker?.id ?? identity.id, changes })
}

/** Takes the database of a folder as it is: its marker is kept under a dated name, and a new one is written at the next closing. */
export function dismissMarker(folder: string, now = new Date()): void {
  const file = join(folder, MARKER_NAME)
  if (existsSync(file)) renameSync(file, `${file}.${now.toISOString().slice(0, 19).replaceAll(':', '')}`)
}

/** Says that no window is open any more, once the last connection closed and brought the journal into the database. */
export function settleMarker(folder: string): void {
  const marker = readMarker(folder)
  if (marker?.isOpen && !existsSync(join(folder, 'library.db-wal')))
    writeWhole(join(folder, MARKER_NAME), Buffer.from(JSON.stringify({ ...marker, isOpen: false })))
}

/** Whether the journal of a window that ended without closing was taken away. */
export const hasLostJournal = (folder: string): boolean =>
  readMarker(folder)?.isOpen === true &&
  existsSync(join(folder, 'library.db')) &&
  !existsSync(join(folder, 'library.db-wal'))

function hasBackups(folder: string): boolean {
  try {
    return readdirSync(join(folder, 'backups')).some(name => name.endsWith('.zip'))
  } catch {
    return false
  }
}

const dayText = (at: string): string => `le ${dateText(localDay(new Date(at)))}`

const contentText = ({ rows }: Marker): string =>
  [count(rows.dossiers, 'dossier'), count(rows.drafts, 'texte'), count(rows.sources, 'source')].join(', ')

const count = (n = 0, what: string) => `${n.toLocaleString('fr-FR')} ${what}${n > 1 ? 's' : ''}`
