import type { z } from 'zod'
import { AppError } from '../../../shared/kernel/errors.ts'
import { oncePer } from './once.ts'
import type { Database } from './open.ts'
import { guarded } from './refusals.ts'
import { columns, parseRow, type Stored, stale, toJson } from './stored.ts'

/** A record that a table keeps as JSON, with the revision it was last saved at. */
export interface KeptRecord {
  readonly id: string
  readonly revision: number
  readonly updatedAt: string
}

/** One kind of record, as its table keeps it and as its refusals are said. */
export interface RecordDeclaration<T extends KeptRecord> {
  /** a table with the columns of `Stored`: id, data, revision, updated_at, removed_at */
  readonly table: string
  readonly schema: z.ZodType<T>
  /** how a list of them is ordered, in SQL */
  readonly order: string
  /** columns beside those of `Stored`, by the value that a record gives them */
  readonly columns?: Readonly<Record<string, (record: T) => string | null>>
  /** the column `position` numbers records in the order they came */
  readonly isPlaced?: boolean
  readonly refusals: {
    /** there is no such record, or it was removed */
    readonly missing: string
    /** it was removed and can be put back; `missing` is said where this is left out */
    readonly removed?: string
    /** who saves has an older revision: the beginning of a sentence, or the whole refusal */
    readonly stale: string | ((id: string) => AppError)
  }
  /** what a save of a record that was removed or erased in between does: it brings it back, or is refused as stale */
  readonly whenGone: 'brings back' | 'is refused'
}

export type RecordStore<T extends KeptRecord> = ReturnType<typeof storeOf<T>>

/** Declares the store of a kind of record; its statements are prepared once for a library. */
export const recordStore = <T extends KeptRecord>(
  declaration: RecordDeclaration<T>,
): ((db: Database) => RecordStore<T>) => oncePer(db => storeOf(db, declaration))

function storeOf<T extends KeptRecord>(
  db: Database,
  { table, schema, order, columns: own = {}, isPlaced = false, refusals, whenGone }: RecordDeclaration<T>,
) {
  const names = Object.keys(own)
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM ${table} WHERE id = @id`)
  const position = `(SELECT coalesce(max(position), 0) + 1 FROM ${table})`
  const write = db.prepare(
    `INSERT INTO ${table} (${['id', ...names, ...(isPlaced ? ['position'] : [])].join(', ')}, data, revision, updated_at)
     VALUES (${['@id', ...names.map(name => `@${name}`), ...(isPlaced ? [position] : [])].join(', ')}, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET ${names.map(name => `${name} = @${name}, `).join('')}
       data = @data, revision = @revision, updated_at = @at, removed_at = NULL`,
  )
  const setRemoved = db.prepare(`UPDATE ${table} SET removed_at = @at WHERE id = @id`)
  const missing = (id: string) => new AppError('not-found', refusals.missing, { id })
  const read = (row: Stored): T => parseRow(schema, row)

  function writeRecord(record: T, row: Stored | undefined, at: string): T {
    const ownValues = Object.fromEntries(
      Object.entries(own).map(([name, columnOf]) => [name, columnOf(record)]),
    )
    const revision = (row?.revision ?? 0) + 1
    write.run({ ...ownValues, id: record.id, data: toJson(record), revision, at })
    return { ...record, revision, updatedAt: at }
  }
  const save = db.transaction((record: T, at: string): T => {
    const row = find.get({ id: record.id })
    const isStale =
      whenGone === 'is refused'
        ? (row?.revision ?? 0) !== record.revision
        : row && !row.removedAt && row.revision !== record.revision
    if (!isStale) return writeRecord(record, row, at)
    throw typeof refusals.stale === 'string'
      ? stale(refusals.stale, row && read(row))
      : refusals.stale(record.id)
  })
  function setRemoval(id: string, at: string | null): void {
    if (guarded(() => setRemoved.run({ id, at })).changes === 0) throw missing(id)
  }
  /** A list of the records that a condition in SQL holds true of and that were not removed. */
  function listing<P extends Record<string, string | null>>(condition: string): (values: P) => T[] {
    const list = db.prepare<P, Stored>(
      `SELECT ${columns} FROM ${table} WHERE removed_at IS NULL AND ${condition} ORDER BY ${order}`,
    )
    return values => list.all(values).map(read)
  }
  const list = listing<Record<string, never>>('true')

  return {
    listing,
    /** Records that were not removed, in their order. */
    list: (): T[] => list({}),
    /** Whether a record is here, removed or not. */
    has: (id: string): boolean => find.get({ id }) !== undefined,
    /** A record that is here and was not removed. */
    find(id: string): T | undefined {
      const row = find.get({ id })
      return row && !row.removedAt ? read(row) : undefined
    },
    get(id: string): T {
      const row = find.get({ id })
      if (!row) throw missing(id)
      if (row.removedAt)
        throw refusals.removed ? new AppError('not-found', refusals.removed, { id }) : missing(id)
      return read(row)
    },
    /** Saves a record; refused as `stale` where it was made from another revision than the last. */
    save: (record: T, at = new Date().toISOString()): T => guarded(() => save.immediate(record, at)),
    /** Writes a record as a file or a space has it, whatever its revision: its differences were settled. */
    put: (record: T, at = new Date().toISOString()): void =>
      void guarded(() => writeRecord(record, find.get({ id: record.id }), at)),
    remove: (id: string, at = new Date().toISOString()): void => setRemoval(id, at),
    restore: (id: string): void => setRemoval(id, null),
  }
}
