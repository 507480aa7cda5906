import { AppError } from '../../shared/kernel/errors.ts'
import type { Argument, Source } from '../../shared/library/model.ts'
import { oncePer } from '../kernel/database/once.ts'
import type { Database } from '../kernel/database/open.ts'
import { sourcesState } from '../search/columns.ts'
import { inFunds } from './funds/fund-texts.ts'
import { type Row, sourceRows } from './source-rows.ts'

/** Reads sources, and nothing else: without the index, the intake and the search of the store that writes them. */
export const sourceReader = oncePer(db => {
  const rows = sourceRows(db)
  const funds = inFunds(db)
  const argumentIds = db
    .prepare<[], string>(`SELECT id FROM sources WHERE kind = 'argument' AND removed_at IS NULL ORDER BY id`)
    .pluck()

  /** The row of an id: the library's, else that of an attached fund, or of the source of the library that stands for it. */
  function find(id: string): { readonly row: Row; readonly read: () => Source } | undefined {
    const own = rows.byId(id) ?? funds.twinOf(id)
    if (own) return { row: own, read: () => rows.whole(own) }
    const fundRow = funds.byId(id)
    return fundRow && { row: fundRow.row, read: () => fundRow.texts.rows.whole(fundRow.row) }
  }

  /** The sources that exist, in the order and under the ids asked. */
  const existing = (ids: readonly string[]): Source[] =>
    [...new Set(ids)].flatMap(id => {
      const source = find(id)
      return source && !source.row.removedAt ? [{ ...source.read(), id }] : []
    })
  /** Whether `existing` gives a source of this id; it is not read. */
  const exists = (id: string): boolean => {
    const row = rows.headById(id) ?? find(id)?.row
    return row !== undefined && !row.removedAt
  }
  /** The arguments among these ids. */
  const argumentsOf = (ids: readonly string[]): Argument[] =>
    existing(ids).flatMap(one => (one.kind === 'argument' ? [one] : []))

  return {
    existing,
    exists,
    argumentsOf,
    get(id: string): Source {
      const source = find(id)
      if (!source) throw noSource(id)
      const { row } = source
      if (row.removedBy === 'import')
        throw new AppError(
          'not-found',
          'L’éditeur de cette source l’a retirée de sa base : son texte n’est plus dans la bibliothèque.',
          { id },
        )
      if (row.removedAt)
        throw new AppError(
          'not-found',
          'Cette source a été retirée de la bibliothèque ; elle peut y être remise.',
          { id },
        )
      return source.read()
    },
    /** Every argument of the library. */
    arguments: () => argumentsOf(argumentIds.all()),
    /** The arguments that are grounds of annulment, by their id. */
    grounds: () => argumentsOf(argumentIds.all()).filter(one => one.ground),
  }
})

export const noSource = (id: string): AppError =>
  new AppError('not-found', 'Cette source n’est plus dans la bibliothèque.', { id })

interface CachedSources {
  readonly state: string
  readonly byId: ReadonlyMap<string, Source>
}

const last = new WeakMap<Database, CachedSources>()

/**
 * The sources of these ids, in their order, those of the last time not read again while nothing has changed any: a text is
 * gathered after each save. Not to be asked within a transaction that wrote sources and may be undone.
 */
export function sourcesOf(db: Database, ids: readonly string[]): Source[] {
  const state = sourcesState(db)
  const entry = last.get(db)
  const byId = new Map<string, Source>()
  if (entry?.state === state)
    for (const id of ids) {
      const source = entry.byId.get(id)
      if (source) byId.set(id, source)
    }
  const uncachedIds = ids.filter(id => !byId.has(id))
  if (uncachedIds.length > 0) for (const one of sourceReader(db).existing(uncachedIds)) byId.set(one.id, one)
  last.set(db, { state, byId })
  return ids.flatMap(id => byId.get(id) ?? [])
}
