import { fold } from '../../shared/french/fold.ts'
import { keysOf } from '../../shared/library/keys.ts'
import { Source } from '../../shared/library/model.ts'
import type { Database } from '../kernel/database/open.ts'
import { sendingsOf } from './sent-records.ts'

/** An author whose key has been seen. */
export interface Author {
  readonly name: string
  readonly key: string
  readonly since: string
}

/** A pack taken, as its row. */
export interface PackRow {
  readonly id: string
  readonly title: string
  readonly author: string
  readonly version: string
  readonly takenAt: string
}

/** A thing as a pack had it when it was last received, as JSON. */
export interface PackRecord {
  readonly what: string
  readonly id: string
  readonly data: string
  /** when the pack that says it was made; empty where that is not known */
  readonly madeAt: string
}

/** Packs received: who signs them, what they said of each thing; and where their sources are in the library. */
export function packs(db: Database) {
  const authors = db.prepare<[], Author>('SELECT name, key, since FROM pack_authors')
  const setAuthor = db.prepare(
    `INSERT INTO pack_authors (name, key, since) VALUES (@name, @key, @since)
     ON CONFLICT (name) DO UPDATE SET key = @key, since = @since`,
  )
  const dropAuthor = db.prepare('DELETE FROM pack_authors WHERE name = @name')
  const pack = db.prepare<{ id: string }, PackRow>(
    'SELECT id, title, author, version, taken_at AS takenAt FROM packs WHERE id = @id',
  )
  const setPack = db.prepare(
    `INSERT INTO packs (id, title, author, version, taken_at) VALUES (@id, @title, @author, @version, @takenAt)
     ON CONFLICT (id) DO UPDATE SET title = @title, author = @author, version = @version, taken_at = @takenAt`,
  )
  const dropPack = db.prepare('DELETE FROM packs WHERE id = @id')
  const lastReceived = db
    .prepare<{ pack: string; what: string; id: string }, string>(
      // a few packs, and the record of each by its key: the other way round would read all the records
      `SELECT data FROM packs p CROSS JOIN pack_records r ON r.pack = p.id AND what = @what AND r.id = @id
       ORDER BY r.pack = @pack DESC, taken_at DESC LIMIT 1`,
    )
    .pluck()
  const record = db.prepare<{ pack: string; what: string; id: string }, Pick<PackRecord, 'data' | 'madeAt'>>(
    `SELECT data, coalesce(made_at, '') AS madeAt FROM pack_records
     WHERE pack = @pack AND what = @what AND id = @id`,
  )
  const newestMade = db
    .prepare<{ pack: string; sendings: string; what: string; id: string }, string | null>(
      `SELECT max(made_at) FROM packs p CROSS JOIN pack_records r ON r.pack = p.id AND what = @what AND r.id = @id
       WHERE p.id = @pack OR (@sendings <> '' AND substr(p.id, 1, length(@sendings)) = @sendings)`,
    )
    .pluck()
  const setRecord = db.prepare(
    `INSERT INTO pack_records (pack, what, id, data, made_at) VALUES (@pack, @what, @id, @data, nullif(@madeAt, ''))
     ON CONFLICT (pack, what, id) DO UPDATE SET data = excluded.data, made_at = excluded.made_at`,
  )
  const dropRecord = db.prepare('DELETE FROM pack_records WHERE pack = @pack AND what = @what AND id = @id')
  const byKey = db.prepare<{ key: string }, { id: string; kind: string; removed: number }>(
    `SELECT id, kind, removed_at IS NOT NULL AS removed FROM sources WHERE seq = coalesce(
       (SELECT seq FROM source_keys WHERE key = @key),
       (SELECT seq FROM sources WHERE @key = 'id:' || id AND id = substr(@key, 4)))`,
  )
  const addAlias = db.prepare(
    `INSERT INTO source_keys (key, seq) SELECT @key, seq FROM sources WHERE id = @of ON CONFLICT DO NOTHING`,
  )
  const base = db
    .prepare<{ id: string }, string | null>(
      'SELECT base FROM source_bodies JOIN sources USING (seq) WHERE id = @id',
    )
    .pluck()
  const ofCollection = db
    .prepare<{ collection: string }, string>(
      `SELECT id FROM collection_sources JOIN sources ON sources.id = source
       WHERE collection = @collection AND removed_at IS NULL ORDER BY position`,
    )
    .pluck()
  const inDraft = db
    .prepare<{ id: string }, string>(
      'SELECT title FROM drafts WHERE removed_at IS NULL AND instr(data, json_quote(@id)) > 0 LIMIT 1',
    )
    .pluck()
  const inCollection = db
    .prepare<{ id: string }, string>(
      `SELECT title FROM collection_sources JOIN collections c ON c.id = collection
       WHERE source = @id AND c.removed_at IS NULL LIMIT 1`,
    )
    .pluck()
  const dropBill = db.prepare('DELETE FROM bills WHERE id = @id')

  return {
    /** The author known under a name, however it is spaced or accented. */
    author: (name: string): Author | undefined => authors.all().find(one => fold(one.name) === fold(name)),
    authorOfKey: (key: string): Author | undefined => authors.all().find(one => one.key === key),
    setAuthor: (author: Author): void => void setAuthor.run(author),
    dropAuthor: (name: string): void => void dropAuthor.run({ name }),

    pack: (id: string): PackRow | undefined => pack.get({ id }),
    setPack: (row: PackRow): void => void setPack.run(row),
    /** with its records */
    dropPack: (id: string): void => void dropPack.run({ id }),

    /** The last version received of a thing: from this pack, else from another. */
    lastReceived: (from: string, what: string, id: string): string | undefined =>
      lastReceived.get({ pack: from, what, id }),
    record: (from: string, what: string, id: string) => record.get({ pack: from, what, id }),
    /** When the newest state of a thing was made, of those a pack brought or, where it is one of ours, that left in it; else nothing. */
    newestMade: (
      { row, sentAs }: { readonly row: string; readonly sentAs?: string | undefined },
      what: string,
      id: string,
    ): string =>
      newestMade.get({ pack: row, sendings: sentAs === undefined ? '' : sendingsOf(sentAs), what, id }) ?? '',
    setRecord: (from: string, one: PackRecord): void => void setRecord.run({ pack: from, ...one }),
    dropRecord: (from: string, what: string, id: string): void =>
      void dropRecord.run({ pack: from, what, id }),

    /** Where the library has this source, removed or not: under its id, else under what identifies it. `other`: the id is that of something else. */
    locate(source: Source): { id: string; removed: boolean } | 'other' | undefined {
      const sameId = byKey.get({ key: `id:${source.id}` })
      if (sameId && sameId.kind !== source.kind) return 'other'
      const match = sameId ?? keysOf(source).flatMap(key => byKey.get({ key }) ?? [])[0]
      return match?.kind === source.kind ? { id: match.id, removed: match.removed === 1 } : undefined
    },
    /** The library answers to this id too for the source it knows as `of`. */
    alias: (id: string, of: string): void => void addAlias.run({ key: `id:${id}`, of }),
    /** The publishers' version of a source the user changed. */
    base(id: string): Source | undefined {
      const data = base.get({ id })
      return data ? Source.safeParse({ ...JSON.parse(data), id }).data : undefined
    },
    /** The sources of a collection, in its order. */
    sourcesOfCollection: (collection: string): string[] => ofCollection.all({ collection }),
    /** The title of a draft or a collection that rests on a source. */
    restsOn: (id: string): string | undefined => inDraft.get({ id }) ?? inCollection.get({ id }),
    dropBill: (id: string): void => void dropBill.run({ id }),
  }
}

/** The packs received that hold one of these sources, by their ids. */
export const packsOfSources = (
  db: Database,
  ids: readonly string[],
): { id: string; title: string; source: string }[] =>
  db
    .prepare<[string], { id: string; title: string; source: string }>(
      `SELECT packs.id, title, pack_records.id AS source FROM packs
       JOIN pack_records ON pack = packs.id AND what = 'source'
       WHERE pack_records.id IN (SELECT value FROM json_each(?)) ORDER BY taken_at DESC, packs.id`,
    )
    .all(JSON.stringify(ids))
