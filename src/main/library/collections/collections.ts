import { randomUUID } from 'node:crypto'
import { AppError } from '../../../shared/kernel/errors.ts'
import { hitOf } from '../../../shared/library/cite/hit.ts'
import { Collection } from '../../../shared/library/collection.ts'
import type { Hit } from '../../../shared/search/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { inFunds } from '../funds/fund-texts.ts'
import { sourceReader } from '../source-reader.ts'

interface Row {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly count: number
  readonly updatedAt: string
}

interface Member extends Pick<Hit, 'id' | 'kind' | 'label'> {
  readonly date: string | null
  readonly certainty: Hit['certainty'] | null
  readonly withdrawn: string | null
}

const hitOfMember = ({ date, certainty, withdrawn, ...rest }: Member): Hit => ({
  ...rest,
  label: rest.label || rest.id,
  excerpt: '',
  certainty: certainty ?? 'verified',
  tags: [],
  ...(date && { date }),
  ...(withdrawn && { withdrawn }),
})

const now = () => new Date().toISOString()

/**
 * The own id of a source, by that id, else by one of those under which it was brought, or merged into another. One that the library
 * has not may be in a fund.
 */
const idOf = `coalesce((SELECT id FROM sources WHERE id = @source),
  (SELECT id FROM source_keys JOIN sources USING (seq) WHERE key = 'id:' || @source), @source)`

/** The user's collections: which sources are in each, in their order. */
export function collections(db: Database) {
  const columns = `id, title, note, updated_at AS updatedAt,
    (SELECT count(*) FROM collection_sources JOIN sources ON sources.id = source
     WHERE collection = collections.id AND sources.removed_at IS NULL) AS count`
  const shelves = db.prepare<[], Row>(
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
    `INSERT INTO collection_sources (collection, source, position)
     SELECT @collection, ${idOf}, @position WHERE true ON CONFLICT DO NOTHING`,
  )
  const lastPosition = db
    .prepare<{ collection: string }, number>(
      'SELECT coalesce(max(position), 0) FROM collection_sources WHERE collection = @collection',
    )
    .pluck()
  const elsewhere = db
    .prepare<{ id: string }, string>(
      `SELECT source FROM collection_sources WHERE collection = @id
       AND NOT EXISTS (SELECT 1 FROM sources WHERE sources.id = source) ORDER BY position, source`,
    )
    .pluck()
  const funds = inFunds(db)
  const all = sourceReader(db)
  const drop = db.prepare(
    `DELETE FROM collection_sources WHERE collection = @collection AND source = ${idOf}`,
  )
  const members = db.prepare<{ id: string }, Member>(
    `SELECT sources.id, kind, label, date, data ->> '$.certainty' AS certainty, data ->> '$.withdrawn' AS withdrawn
     FROM collection_sources JOIN sources ON sources.id = source JOIN source_bodies USING (seq)
     WHERE collection = @id AND removed_at IS NULL ORDER BY position, seq`,
  )
  const memberIds = db
    .prepare<{ id: string }, string>(
      `SELECT sources.id FROM collection_sources JOIN sources ON sources.id = source
       WHERE collection = @id AND removed_at IS NULL ORDER BY position, seq`,
    )
    .pluck()
  const placesOf = db.prepare<{ id: string }, { source: string; position: number }>(
    'SELECT source, position FROM collection_sources WHERE collection = @id ORDER BY position, source',
  )
  const orderOf = (id: string): string[] => placesOf.all({ id }).map(one => one.source)
  const ownId = db.prepare<{ source: string }, string>(`SELECT ${idOf}`).pluck()
  const place = db.prepare(
    'UPDATE collection_sources SET position = @position WHERE collection = @collection AND source = @source',
  )
  const holding = db
    .prepare<{ source: string }, string>(
      `SELECT collection FROM collection_sources JOIN collections ON collections.id = collection
       WHERE source = ${idOf} AND collections.removed_at IS NULL ORDER BY title COLLATE NOCASE`,
    )
    .pluck()
  const inOne = <T>(run: () => T): T =>
    guarded(() => (db.inTransaction ? run() : (db.transaction(run).immediate() as T)))

  function get(id: string): Collection {
    const row = one.get({ id })
    if (!row) throw new AppError('not-found', 'Cette collection n’est plus dans la bibliothèque.', { id })
    return whole(row)
  }
  /** Of the sources of a collection, those that a fund has. */
  const inFund = (id: string): string[] =>
    funds.isEmpty() ? [] : elsewhere.all({ id }).filter(source => funds.byId(source))
  const whole = (row: Row): Collection =>
    Collection.parse({ ...row, count: row.count + inFund(row.id).length })

  return {
    get,
    /** A collection that is in the library; the others are not read. */
    find(id: string): Collection | undefined {
      const row = one.get({ id })
      return row && whole(row)
    },
    list: (): Collection[] => shelves.all().map(whole),
    /** Makes or renames a collection; an empty id makes one. */
    save: (collection: Pick<Collection, 'id' | 'title' | 'note'>): Collection =>
      inOne(() => {
        const id = collection.id || randomUUID()
        write.run({ id, title: collection.title.trim(), note: collection.note, at: now() })
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
        const existing = sources.filter(all.exists)
        // asked once: it reads the whole collection
        let position = (lastPosition.get({ collection }) ?? 0) + 1
        return existing.filter(source => {
          const isNew = put.run({ collection, source, position }).changes > 0
          if (isNew) position += 1
          return isNew
        })
      }),
    /** Takes sources out of a collection; they stay in the library. */
    drop: (collection: string, sources: readonly string[]): void =>
      inOne(() => {
        for (const source of sources) drop.run({ collection, source })
      }),
    /** Its sources, in its order, without excerpt. */
    members(id: string): Hit[] {
      const own = members.all({ id }).map(hitOfMember)
      const others = all.existing(inFund(id)).map(one => hitOf(one))
      if (!others.length) return own
      const hits = new Map([...own, ...others].map(hit => [hit.id, hit]))
      return orderOf(id).flatMap(source => hits.get(source) ?? [])
    },
    /** The ids of its sources, in its order: no source is read, there may be thousands. */
    sourceIds(id: string): string[] {
      const own = memberIds.all({ id })
      const others = inFund(id).filter(all.exists)
      if (!others.length) return own
      const ids = new Set([...own, ...others])
      return orderOf(id).filter(source => ids.has(source))
    },
    /** Puts these first, in this order; those it holds and this does not name stay after them, as they were. */
    order: (collection: string, sources: readonly string[]): void =>
      inOne(() => {
        get(collection)
        const before = new Map(placesOf.all({ id: collection }).map(one => [one.source, one.position]))
        const first = sources.flatMap(source => ownId.get({ source }) ?? [])
        const inside = first.filter(source => before.has(source))
        for (const [at, source] of [...new Set([...inside, ...before.keys()])].entries())
          if (before.get(source) !== at + 1) place.run({ collection, source, position: at + 1 })
      }),
    /** The collections a source is in. */
    of: (source: string): string[] => holding.all({ source }),
  }
}
