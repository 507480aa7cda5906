import type { SourceKind } from '../../shared/kernel/common.ts'
import type { Database } from '../kernel/database/open.ts'
import type { NarrowArray } from './index/narrow-array.ts'
import type { Classes } from './source-classes.ts'

/** Columns indexed by `seq`. */
export interface ColumnArrays {
  /** an index of `kinds`, plus one; 0: no source, or a removed one */
  readonly kind: Uint8Array
  /** sums of `flags` */
  readonly flags: Uint8Array
  /** as 20250124; 0: none */
  readonly date: Int32Array
  /** the first segment of the word index current for it; 0: not indexed, or removed */
  readonly since: NarrowArray
}

/**
 * Columns in memory for filters, facets and ranking, indexed by `seq`. A version of them is valid until the next one is read: none is
 * kept from one request to the next, save through `derivedFrom`.
 */
export interface Columns extends ColumnArrays {
  readonly size: number
  /** the other facets of the sources: those of their classes */
  readonly classes: Classes
  readonly tags: ReadonlyMap<number, readonly string[]>
  readonly kinds: readonly SourceKind[]
  readonly courts: readonly string[]
  readonly codes: readonly string[]
  readonly types: readonly string[]
  /** all sources, newest first */
  newest(): Int32Array
  /** by source: how many sources cite it, when it is often cited, else 0 */
  citationCounts(): NarrowArray
  /** identifies the library; the arrays of its successive versions are the same, brought up to date in place */
  readonly table: object
  readonly version: number
  /** the sources whose columns, tags or citation counts changed since a version; undefined: any may have */
  changedSince(version: number): ReadonlySet<number> | undefined
}

/** The number of a kind in the columns, which is stored: a kind more takes the next one. */
export const KIND_NUMBERS = {
  decision: 1,
  article: 2,
  argument: 3,
  document: 4,
} as const satisfies Readonly<Record<SourceKind, number>>
/** The kinds, in the order of their numbers. */
export const SOURCE_KINDS = (Object.keys(KIND_NUMBERS) as SourceKind[]).sort(
  (a, b) => KIND_NUMBERS[a] - KIND_NUMBERS[b],
)
/** Bits of `flags`. */
export const SOURCE_FLAG = { toVerify: 1, withdrawn: 2, removed: 4 } as const
/** Kinds of the names in `source_names`. */
export const NAME_KINDS = ['court', 'code', 'type'] as const

/** Records of a page, integers of a record (RECORD_FIELD). */
export const PAGE_RECORDS = 1024
export const RECORD_FIELDS = 6
export const RECORD_FIELD = { packed: 0, court: 1, code: 2, date: 3, since: 4, words: 5 } as const
/** Layout of the packed field: kind (3 bits), grade (3), flags (8), two unused, type (16). */
export const KIND_MASK = 7
export const GRADE_SHIFT = 3
export const GRADE_MASK = 7
export const FLAGS_SHIFT = 6
export const FLAGS_MASK = 0xff
export const TYPE_SHIFT = 16

/** `2025-01-24` as a number that compares as it does. */
export const dayOf = (date: string | null | undefined): number =>
  date ? Number(date.replaceAll('-', '').padEnd(8, '0').slice(0, 8)) || 0 : 0

/** A row of `source_columns` with its sources marked as not indexed. */
export function withoutWords([page, data]: unknown[]): unknown[] {
  const records = new Int32Array(PAGE_RECORDS * RECORD_FIELDS)
  const bytes = Buffer.from(records.buffer)
  bytes.set(data as Buffer)
  for (let at = 0; at < records.length; at += RECORD_FIELDS)
    records.fill(0, at + RECORD_FIELD.since, at + RECORD_FIELDS)
  return [page, bytes]
}

/** Writes of each connection to its sources: `data_version` counts only those of other connections. */
const writeCounts = new WeakMap<Database, number>()

/** Invalidates the cached columns: to be called after any write of sources on this connection. */
export const sourcesChanged = (db: Database): void => void writeCounts.set(db, writesOf(db) + 1)

/** How many writes of sources this connection has made. */
export const writesOf = (db: Database): number => writeCounts.get(db) ?? 0

/** A version of the sources of a library, as an opaque text. It must not be kept from within a transaction that may roll back. */
export const sourcesState = (db: Database): string =>
  `${db.pragma('data_version', { simple: true })} ${writesOf(db)}`

/**
 * The `seq` of all sources of a kind, removed ones included, read from the columns, a fifth of the size of the table of sources;
 * undefined in a library whose columns are incomplete.
 */
export function placesOfKind(db: Database, kind: SourceKind): number[] | undefined {
  const hasColumns = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'source_columns'").get()
  if (!hasColumns) return undefined
  const last = db.prepare<[], number | null>('SELECT max(seq) FROM sources').pluck().get() ?? -1
  const code = KIND_NUMBERS[kind]
  const places: number[] = []
  const records = new Int32Array(PAGE_RECORDS * RECORD_FIELDS)
  const recordBytes = new Uint8Array(records.buffer)
  let next = 0
  for (const [page, data] of db
    .prepare<[], [number, Buffer]>('SELECT page, data FROM source_columns ORDER BY page')
    .raw()
    .iterate()) {
    if (page !== next) return undefined
    next += 1
    recordBytes.set(data)
    for (let n = 0; n < PAGE_RECORDS; n += 1)
      if (kindIn(records[n * RECORD_FIELDS]!) === code) places.push(page * PAGE_RECORDS + n)
  }
  return next > last / PAGE_RECORDS ? places : undefined
}

/** The court of a source, as the columns name it; empty for none. */
export const courtOf = ({ classes: { of, court }, courts }: Columns, seq: number): string =>
  courts[(court[of[seq] ?? 0] ?? 0) - 1] ?? ''

/** The kind, in the first integer of a record. */
export const kindIn = (first: number): number => first & KIND_MASK
