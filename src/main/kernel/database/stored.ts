import type { z } from 'zod'
import { lastFew } from '../../../shared/kernel/caches.ts'
import { AppError } from '../../../shared/kernel/errors.ts'

/** A row of dossiers, drafts or exhibits. */
export interface Stored {
  readonly id: string
  readonly data: string
  readonly revision: number
  readonly updatedAt: string
  readonly removedAt: string | null
}

/** The columns of `Stored`, for a SELECT. */
export const columns = 'id, data, revision, updated_at AS updatedAt, removed_at AS removedAt'

/** Writes a record as JSON, without what the row's own columns say. */
export function toJson(thing: object): string {
  return JSON.stringify({ ...thing, revision: undefined, updatedAt: undefined })
}

/** The thing of a row, checked by its schema. */
export function parseRow<T>(schema: z.ZodType<T>, row: Stored): T {
  return schema.parse({
    ...JSON.parse(row.data),
    id: row.id,
    revision: row.revision,
    updatedAt: row.updatedAt,
  })
}

/** The refusal of a save made from a revision that is no longer the last; the other version goes with it. */
export function stale(what: string, current: unknown): AppError {
  return new AppError(
    'stale',
    `${what} ailleurs entre-temps. Rien n’a été écrasé : choisissez la version à garder.`,
    current,
  )
}

/** A reader of rows that gives the same object for a row that has not changed: what is read again and again is parsed once. */
export function readingAgain<T>(schema: z.ZodType<T>, capacity: number): (row: Stored) => T {
  const last = lastFew<{ readonly row: Stored; readonly value: T }>(capacity)
  return row => {
    const entry = last.get(row.id)
    const same = entry?.row.data === row.data && entry.row.revision === row.revision
    if (same && entry.row.updatedAt === row.updatedAt) return entry.value
    return last.keep(row.id, { row, value: parseRow(schema, row) }).value
  }
}
