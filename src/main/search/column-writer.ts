import type { SourceKind } from '../../shared/kernel/common.ts'
import type { Database, Fill } from '../kernel/database/open.ts'
import { journalChange } from './change-journal.ts'
import {
  dayOf,
  FLAGS_MASK,
  FLAGS_SHIFT,
  GRADE_SHIFT,
  KIND_NUMBERS,
  type NAME_KINDS,
  PAGE_RECORDS,
  RECORD_FIELD,
  RECORD_FIELDS,
  SOURCE_FLAG,
  sourcesChanged,
  TYPE_SHIFT,
} from './columns.ts'

/** The columns of a source, by name. */
export interface Facts {
  readonly kind: SourceKind
  readonly grade: number
  readonly flags: number
  readonly type: string
  readonly court: string
  readonly code: string
  /** as 20250124; 0: none */
  readonly date: number
}

/** Sets the columns of sources, within a `writing`. */
export interface ColumnWriter {
  /** all columns but those of its words */
  set(seq: number, facts: Facts): void
  /** the court alone: `TA Nice` */
  setCourt(seq: number, court: string): void
  setFlags(seq: number, flags: number): void
  /** `since`: the first segment current for it; 0: not indexed */
  setWords(seq: number, since: number, words: number): void
  flagsOf(seq: number): number
  sinceOf(seq: number): number
  wordsOf(seq: number): number
}

/** Pages of columns buffered for the duration of a transaction. */
export interface ColumnPages extends ColumnWriter {
  /** drops the names read before, if another connection has written since */
  begin(): void
  flush(): void
  /** flushes where something is buffered */
  settle(): void
  forget(): void
}

/** The writer of the columns of a library, for `writing` alone, which flushes it. */
export function columnWriter(db: Database): ColumnPages {
  const page = db.prepare<unknown[], Buffer>('SELECT data FROM source_columns WHERE page = @page').pluck()
  const setPage = db.prepare(
    'INSERT INTO source_columns (page, data) VALUES (@page, @data) ON CONFLICT (page) DO UPDATE SET data = @data',
  )
  const nameOf = db
    .prepare<unknown[], number>('SELECT n FROM source_names WHERE what = @what AND name = @name')
    .pluck()
  const addName = db.prepare('INSERT INTO source_names (what, name) VALUES (@what, @name)')
  const pages = new Map<number, { data: Int32Array; isDirty: boolean }>()
  const names = new Map<string, number>()
  const changedSeqs = new Set<number>()
  let version: unknown

  function pageOf(seq: number) {
    const n = Math.floor(seq / PAGE_RECORDS)
    const bufferedPage = pages.get(n)
    if (bufferedPage) return bufferedPage
    const data = new Int32Array(PAGE_RECORDS * RECORD_FIELDS)
    const row = page.get({ page: n })
    if (row) new Uint8Array(data.buffer).set(row)
    const fresh = { data, isDirty: false }
    pages.set(n, fresh)
    return fresh
  }
  const get = (seq: number, field: number): number =>
    pageOf(seq).data[(seq % PAGE_RECORDS) * RECORD_FIELDS + field] as number
  function put(seq: number, field: number, value: number): void {
    const one = pageOf(seq)
    one.data[(seq % PAGE_RECORDS) * RECORD_FIELDS + field] = value
    one.isDirty = true
    changedSeqs.add(seq)
  }
  function numberOf(what: (typeof NAME_KINDS)[number], name: string): number {
    if (!name) return 0
    const key = `${what} ${name}`
    const number = names.get(key)
    if (number !== undefined) return number
    const n = nameOf.get({ what, name }) ?? Number(addName.run({ what, name }).lastInsertRowid)
    // the type has 16 bits: more than there are types of texts
    if (what === 'type' && n > 0xffff) return 0
    names.set(key, n)
    return n
  }

  function flush(): void {
    for (const [n, { data, isDirty }] of pages)
      if (isDirty) setPage.run({ page: n, data: Buffer.from(data.buffer) })
    pages.clear()
    journalChange(db, 'columns', changedSeqs)
    changedSeqs.clear()
    sourcesChanged(db)
  }

  return {
    begin() {
      const now = db.pragma('data_version', { simple: true })
      if (now !== version) names.clear()
      version = now
    },
    set(seq, facts) {
      const type = numberOf('type', facts.type)
      const removedBit = get(seq, RECORD_FIELD.packed) & (SOURCE_FLAG.removed << FLAGS_SHIFT)
      const first =
        KIND_NUMBERS[facts.kind] | (facts.grade << GRADE_SHIFT) | (facts.flags << FLAGS_SHIFT) | removedBit
      put(seq, RECORD_FIELD.packed, first | (type << TYPE_SHIFT))
      put(seq, RECORD_FIELD.court, numberOf('court', facts.court))
      put(seq, RECORD_FIELD.code, numberOf('code', facts.code))
      put(seq, RECORD_FIELD.date, facts.date)
    },
    setCourt: (seq, court) => put(seq, RECORD_FIELD.court, numberOf('court', court)),
    setFlags: (seq, flags) =>
      put(
        seq,
        RECORD_FIELD.packed,
        (get(seq, RECORD_FIELD.packed) & ~(FLAGS_MASK << FLAGS_SHIFT)) | (flags << FLAGS_SHIFT),
      ),
    setWords(seq, since, words) {
      put(seq, RECORD_FIELD.since, since)
      put(seq, RECORD_FIELD.words, words)
    },
    flagsOf: seq => (get(seq, RECORD_FIELD.packed) >> FLAGS_SHIFT) & FLAGS_MASK,
    sinceOf: seq => get(seq, RECORD_FIELD.since),
    wordsOf: seq => get(seq, RECORD_FIELD.words),
    flush,
    settle: () => (pages.size > 0 ? flush() : undefined),
    forget() {
      pages.clear()
      names.clear()
      changedSeqs.clear()
    },
  }
}

/** The columns that versions 3 and 12 of the format added. */
export const columnFills: readonly Fill[] = [
  { version: 3, fill: fillColumns },
  { version: 12, fill: fillSeats },
]

/**
 * Fills the columns of a library without any, from the rows of its sources without their texts: enough for lists, filters and
 * counts until each source is indexed again. Runs inside the migration's transaction.
 */
function fillColumns(db: Database): void {
  const rows = db
    .prepare<[], [number, SourceKind, string | null, string | null, string | null]>(
      'SELECT seq, kind, court, date, removed_at FROM sources ORDER BY seq',
    )
    .raw()
    .all()
  const columns = columnWriter(db)
  columns.begin()
  for (const [seq, kind, court, date, removedAt] of rows) {
    const flags = removedAt === null ? 0 : SOURCE_FLAG.removed
    columns.set(seq, {
      ...{ kind, court: court ?? '', date: dayOf(date), flags },
      ...{ grade: 0, type: '', code: '' },
    })
  }
  columns.flush()
}

/** Fills the seats of courts from the labels of their decisions, inside the migration’s transaction. */
export function fillSeats(db: Database): void {
  const rows = db
    .prepare<[], [number, string]>(
      `SELECT seq, label FROM sources WHERE court IN ('CAA', 'TA') AND label <> ''`,
    )
    .raw()
    .all()
  const columns = columnWriter(db)
  columns.begin()
  for (const [seq, label] of rows) {
    const [, court, city] = /^(CAA|TA)\s([^,]+),/.exec(label) ?? []
    if (court && city) columns.setCourt(seq, `${court} ${city.replace(/\s/g, ' ')}`)
  }
  columns.flush()
}
