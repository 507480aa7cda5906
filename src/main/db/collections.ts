import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { Collection } from '../../shared/model/collection.ts'
import type { Database } from './open.ts'
import { guarded } from './refusals.ts'

interface Row {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly count: number
  readonly updatedAt: string
}

const now = () => new Date().toISOString()

/** The user's collections: which sources are in each, in their order. */
export function collections(db: Database) {
  const columns = `id, title, note, updated_at AS updatedAt,
    (SELECT count(*) FROM collection_sources JOIN sources USING (seq)
     WHERE collection = collections.id AND sources.removed_at IS NULL) AS count`
  const all = db.prepare<[], Row>(
    `SELECT ${columns} FROM collections WHERE removed_at IS NULL ORDER BY title COLLATE NOCASE`,
  )
  const one = db.prepare<{ id: string }, Row>(
    `SELECT ${columns} FROM collections WHERE id = @id AND removed_at IS NULL`,
  )
  const write = db.prepare(
    `INSERT INTO collections (id, title, note, updated_at) VALUES (@id, @title, @note, @at)
     ON CONFLICT (id) DO UPDATE SET title = @title, note = @note, updated_at = @at, removed_at = NULL`,
  )
  const setRemoved = db.prepare('UPDATE collections SET removed_at = @at WHERE id = @id')
  const put = db.prepare(
    `INSERT INTO collection_sources (collection, seq, position)
     SELECT @collection, seq, (SELECT coalesce(max(position), 0) + 1 FROM collection_sources WHERE collection = @collection)
     FROM sources WHERE id = @source ON CONFLICT DO NOTHING`,
  )
  const drop = db.prepare(
    'DELETE FROM collection_sources WHERE collection = @collection AND seq = (SELECT seq FROM sources WHERE id = @source)',
  )
  const members = db
    .prepare<{ id: string }, string>(
      `SELECT sources.id FROM collection_sources JOIN sources USING (seq)
       WHERE collection = @id AND removed_at IS NULL ORDER BY position`,
    )
    .pluck()
  const holding = db
    .prepare<{ source: string }, string>(
      `SELECT collection FROM collection_sources JOIN collections ON collections.id = collection
       WHERE seq = (SELECT seq FROM sources WHERE id = @source) AND collections.removed_at IS NULL`,
    )
    .pluck()
  const write1 = db.transaction((run: () => unknown) => run())
  const inOne = <T>(run: () => T): T =>
    guarded(() => (db.inTransaction ? run() : (write1.immediate(run) as T)))

  function get(id: string): Collection {
    const row = one.get({ id })
    if (!row) throw new AppError('not-found', 'Cette collection n’est plus dans la bibliothèque.', { id })
    return Collection.parse(row)
  }

  return {
    get,
    list: (): Collection[] => all.all().map(row => Collection.parse(row)),
    /** Makes or renames a collection; an empty id makes one. */
    save: (given: Pick<Collection, 'id' | 'title' | 'note'>): Collection =>
      inOne(() => {
        const id = given.id || randomUUID()
        write.run({ id, title: given.title.trim(), note: given.note, at: now() })
        return get(id)
      }),
    remove: (id: string): void => {
      guarded(() => setRemoved.run({ id, at: now() }))
    },
    restore: (id: string): void => {
      guarded(() => setRemoved.run({ id, at: null }))
    },
    /** Puts sources at the end of a collection; those that were not in it already. */
    put: (collection: string, sources: readonly string[]): string[] =>
      inOne(() => {
        get(collection)
        return sources.filter(source => put.run({ collection, source }).changes > 0)
      }),
    /** Takes sources out of a collection; they stay in the library. */
    drop: (collection: string, sources: readonly string[]): void =>
      inOne(() => {
        for (const source of sources) drop.run({ collection, source })
      }),
    /** The ids of its sources, in its order. */
    members: (id: string): string[] => members.all({ id }),
    /** The collections a source is in. */
    of: (source: string): string[] => holding.all({ source }),
  }
}
