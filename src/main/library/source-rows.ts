import type { SourceKind } from '../../shared/kernel/common.ts'
import { bareSource, entryOf, sourceKinds } from '../../shared/library/kinds/registry.ts'
import { Source, type Version } from '../../shared/library/model.ts'
import { oncePer } from '../kernel/database/once.ts'
import type { Database } from '../kernel/database/open.ts'
import type { ColumnWriter } from '../search/column-writer.ts'
import { SOURCE_FLAG } from '../search/columns.ts'
import { joinVersions, type PreparedSource, type PreparedVersion, prepare } from './intake/prepare.ts'

/** A source as it is stored: the row's own columns, and its JSON (an article's versions apart). */
export interface Row {
  readonly seq: number
  readonly id: string
  readonly kind: Source['kind']
  readonly date: string | null
  readonly revision: number
  readonly updatedAt: string
  readonly removedAt: string | null
  readonly removedBy: 'user' | 'import' | null
  readonly data: string
  readonly base: string | null
}

/** The words of a record about its source, as JSON. */
interface RecordText extends Pick<PreparedSource, 'id' | 'kind' | 'data'> {
  readonly versions: readonly Pick<PreparedVersion, 'data'>[]
}

/** The parts of a source that its rows are made of. */
export type RowParts = Pick<
  PreparedSource,
  | 'kind'
  | 'court'
  | 'date'
  | 'label'
  | 'json'
  | 'data'
  | 'versions'
  | 'record'
  | 'keys'
  | 'tags'
  | 'numbers'
  | 'facts'
>

/** A whole source as JSON, without what the row's columns say: what its history and its `base` keep. */
export function toJson(source: Source): string {
  return JSON.stringify({ ...source, revision: undefined, updatedAt: undefined })
}

/** Defaults for fields that older rows lack. */
const bare = Object.fromEntries(
  Object.entries(sourceKinds).map(([kind, entry]) => [kind, entry.bare('-')]),
) as Readonly<Record<SourceKind, Source>>

/**
 * The rows of sources and all that is kept beside them: versions, keys, tags, numbers; and their columns. `place`: the library,
 * or a copy attached to it, which is only read.
 */
export const sourceRows = (db: Database, place: 'main' | 'own' = 'main'): SourceRows =>
  place === 'main' ? libraryRows(db) : prepareRows(db, place)

type SourceRows = ReturnType<typeof prepareRows>

/** Sixteen parts of the program read and write sources: each statement is prepared once for them all. */
const libraryRows = oncePer(db => prepareRows(db, 'main'))

function prepareRows(db: Database, place: 'main' | 'own') {
  const columns =
    'seq, id, kind, date, revision, updated_at AS updatedAt, removed_at AS removedAt, removed_by AS removedBy'
  type Head = Omit<Row, 'data' | 'base'>
  const headById = db.prepare<{ id: string }, Head>(`SELECT ${columns} FROM ${place}.sources WHERE id = @id`)
  const headBySeq = db.prepare<{ seq: number }, Head>(
    `SELECT ${columns} FROM ${place}.sources WHERE seq = @seq`,
  )
  const body = db.prepare<{ seq: number }, { data: string; base: string | null }>(
    `SELECT data, base FROM ${place}.source_bodies WHERE seq = @seq`,
  )
  const key = db.prepare<[string], { seq: number; hash: string | null }>(
    `SELECT seq, hash FROM ${place}.source_keys WHERE key = ?`,
  )
  const keyOfId = db.prepare<[string], { seq: number; hash: null }>(
    `SELECT seq, NULL AS hash FROM ${place}.sources WHERE id = ?`,
  )
  // Statements that imports run thousands of times bind by position: binding by name takes twice as long.
  const addRow = db.prepare<[string, string, string | null, string | null, string, string]>(
    'INSERT INTO sources (id, kind, court, date, label, revision, updated_at) VALUES (?, ?, ?, ?, ?, 1, ?)',
  )
  const addBody = db.prepare<[number, string | Buffer, string | null]>(
    'INSERT INTO source_bodies (seq, data, base) VALUES (?, CAST(? AS TEXT), ?)',
  )
  const setRow = db.prepare(
    'UPDATE sources SET court = @court, date = @date, label = @label, revision = @revision, updated_at = @at WHERE seq = @seq',
  )
  const setBody = db.prepare('UPDATE source_bodies SET data = @data, base = @base WHERE seq = @seq')
  const setData = db.prepare('UPDATE source_bodies SET data = @data WHERE seq = @seq')
  const setBaseOf = db.prepare('UPDATE source_bodies SET base = @base WHERE seq = @seq')
  const setDate = db.prepare(
    'UPDATE sources SET date = @date, revision = revision + 1, updated_at = @at WHERE seq = @seq',
  )
  const versions = db.prepare<{ seq: number }, { id: string; data: string }>(
    `SELECT id, data FROM ${place}.source_versions WHERE seq = @seq ORDER BY n`,
  )
  const putVersion = db.prepare<[number, string, string | Buffer]>(
    `INSERT INTO source_versions (seq, id, data) VALUES (?, ?, CAST(? AS TEXT))
     ON CONFLICT (seq, id) DO UPDATE SET data = excluded.data WHERE data <> excluded.data`,
  )
  const dropVersion = db.prepare('DELETE FROM source_versions WHERE seq = @seq AND id = @id')
  const clearVersions = db.prepare('DELETE FROM source_versions WHERE seq = @seq')
  const clearEdits = db.prepare('DELETE FROM source_edits WHERE seq = @seq')
  const addKey = db.prepare<[string, number]>(
    'INSERT INTO source_keys (key, seq) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const setHash = db.prepare<[string, number, string]>(
    'INSERT INTO source_keys (key, seq, hash) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET hash = excluded.hash',
  )
  const holdKey = db.prepare<[string, number, string | null]>(
    'INSERT INTO source_keys (key, seq, hash) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET hash = excluded.hash WHERE seq = excluded.seq',
  )
  const keysOf = db.prepare<[number], { key: string; hash: string | null }>(
    `SELECT key, hash FROM ${place}.source_keys WHERE seq = ? ORDER BY key`,
  )
  const clearHashes = db.prepare('UPDATE source_keys SET hash = NULL WHERE seq = @seq')
  const memories = db.prepare<[number], { key: string; hash: string }>(
    'SELECT key, hash FROM source_keys WHERE seq = ? AND hash IS NOT NULL',
  )
  const naturalKeys = db
    .prepare<[number], string>("SELECT key FROM source_keys WHERE seq = ? AND key NOT LIKE 'id:%'")
    .pluck()
  const aliases = db
    .prepare<[number], string>(
      "SELECT substr(key, 4) FROM source_keys WHERE seq = ? AND key >= 'id:' AND key < 'id;'",
    )
    .pluck()
  const dropKey = db.prepare('DELETE FROM source_keys WHERE key = @key')
  const addTag = db.prepare<[string, number]>(
    'INSERT INTO source_tags (tag, seq) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const clearTags = db.prepare('DELETE FROM source_tags WHERE seq = @seq')
  const addNumber = db.prepare<[string, number]>(
    'INSERT INTO source_numbers (number, seq) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const clearNumbers = db.prepare('DELETE FROM source_numbers WHERE seq = @seq')
  const setRemoved = db.prepare('UPDATE sources SET removed_at = @at, removed_by = @by WHERE seq = @seq')
  const setRestored = db.prepare(
    'UPDATE sources SET removed_at = NULL, removed_by = NULL, updated_at = @at WHERE seq = @seq',
  )

  // Two look-ups by key: SQLite plans a join with a parameter anew each time, which costs ten times as much.
  function withBody(head: Head | undefined): Row | undefined {
    const bodyRow = head && body.get({ seq: head.seq })
    return bodyRow && { ...head, data: bodyRow.data, base: bodyRow.base }
  }
  const bySeq = (seq: number) => withBody(headBySeq.get({ seq }))

  /** `hash`: what is remembered of the record, where it is new. */
  function addBeside(
    seq: number,
    one: Pick<RowParts, 'record' | 'keys' | 'tags' | 'numbers'>,
    hash?: string,
  ): void {
    for (const name of one.keys) if (hash === undefined || name !== one.record) addKey.run(name, seq)
    if (hash !== undefined) setHash.run(one.record, seq, hash)
    for (const tag of one.tags) addTag.run(tag, seq)
    for (const number of one.numbers) addNumber.run(number, seq)
  }
  function clearBeside(seq: number): void {
    clearTags.run({ seq })
    clearNumbers.run({ seq })
  }

  const storedVersions = (row: Row): Version[] =>
    entryOf(row).hasVersions ? versions.all({ seq: row.seq }).map(one => JSON.parse(one.data) as Version) : []

  /** The source its JSON says, unchecked: what we wrote ourselves. */
  function parseSource(
    row: Pick<Row, 'id' | 'kind' | 'revision' | 'updatedAt'>,
    data: string,
    versionList: readonly Version[],
  ): Source {
    const { id, kind, revision, updatedAt } = row
    const source = { ...bare[kind], ...(JSON.parse(data) as object), id, revision, updatedAt } as Source
    return source.kind === 'article'
      ? { ...source, versions: joinVersions(source.versions, versionList) }
      : source
  }
  const read = (row: Row): Source => parseSource(row, row.data, storedVersions(row))

  return {
    bySeq,
    /** by the row's own id, else by another id under which the same source was brought */
    byId: (id: string) => withBody(headById.get({ id })) ?? bySeq(key.get(`id:${id}`)?.seq ?? -1),
    /** the columns of the row that has this very id: neither its body nor its other ids are read */
    headById: (id: string) => headById.get({ id }),
    /** the source that has a natural key, or an id (`id:…`), its own or another it was brought under */
    key: (name: string) => key.get(name) ?? (name.startsWith('id:') ? keyOfId.get(name.slice(3)) : undefined),
    read,
    /** the source of a row, with its versions, checked: what an older or damaged row lacks is told here */
    whole: (row: Row): Source => Source.parse(read(row)),
    /** the source a record says */
    sourceOf: (one: RecordText): Source =>
      parseSource(
        { ...one, revision: 0, updatedAt: '' },
        one.data(),
        one.versions.map(version => JSON.parse(version.data()) as Version),
      ),
    /** what packs and imports say of it, where the user changed something; else what it is */
    baseOf: (row: Row): Source => (row.base ? parseSource(row, row.base, []) : read(row)),

    /** `beside`: what a user's changes rest on, what is remembered of the record. */
    insert(
      write: ColumnWriter,
      one: RowParts,
      id: string,
      at: string,
      beside: { readonly base?: string | null; readonly hash?: string } = {},
    ): number {
      const { kind, court, date, label } = one
      const seq = Number(addRow.run(id, kind, court, date, label, at).lastInsertRowid)
      addBody.run(seq, one.json ?? one.data(), beside.base ?? null)
      for (const version of one.versions) putVersion.run(seq, version.id, version.json ?? version.data())
      addBeside(seq, one, beside.hash)
      write.set(seq, one.facts)
      return seq
    },
    /** One wording more of an article; nothing else of it is written but the day it is filed under. Is it the newest? */
    addVersion(
      write: ColumnWriter,
      row: Row,
      one: PreparedSource,
      version: PreparedVersion,
      at: string,
    ): boolean {
      const { seq } = row
      putVersion.run(seq, version.id, version.json ?? version.data())
      const isLater = version.from > (row.date ?? '') && !version.status.endsWith('MORT_NE')
      setDate.run({ seq, date: isLater ? version.from : row.date, at })
      if (isLater) write.set(seq, one.facts)
      return isLater
    },
    update(write: ColumnWriter, row: Row, source: Source, base: string | null, at: string): void {
      const { seq } = row
      const one = prepare(source)
      const { court, date, label } = one
      setRow.run({ seq, court, date, label, revision: row.revision + 1, at })
      setBody.run({ seq, data: one.data(), base })
      const versionIds = new Set(one.versions.map(version => version.id))
      if (entryOf(row).hasVersions)
        for (const { id } of versions.all({ seq })) if (!versionIds.has(id)) dropVersion.run({ seq, id })
      for (const version of one.versions) putVersion.run(seq, version.id, version.data())
      write.set(seq, one.facts)
      clearBeside(seq)
      if (row.removedAt) for (const name of one.keys) addKey.run(name, seq)
      else addBeside(seq, one)
    },
    setData: (seq: number, data: string) => setData.run({ seq, data }),
    setBase: (seq: number, base: string | null) => setBaseOf.run({ seq, base }),
    remember(name: string, seq: number, hash: string): void {
      setHash.run(name, seq, hash)
    },
    /** the records a source was met as, and what is remembered of each */
    memories: (seq: number) => memories.all(seq),
    /** every key of a source, with what is remembered of its record */
    keys: (seq: number) => keysOf.all(seq),
    /** gives a source a key that no other has, with what is remembered of its record */
    holdKey: (name: string, seq: number, hash: string | null) => holdKey.run(name, seq, hash),
    naturalKeys: (seq: number): string[] => naturalKeys.all(seq),
    forget: (seq: number) => clearHashes.run({ seq }),
    dropKey: (name: string) => dropKey.run({ key: name }),
    /** other ids under which a source was brought */
    aliases: (seq: number): string[] => aliases.all(seq),
    alias: (id: string, seq: number) => addKey.run(`id:${id}`, seq),
    /** It stays, out of every list, and comes back by `restore`. */
    remove(write: ColumnWriter, seq: number, by: 'user' | 'import', at: string): void {
      setRemoved.run({ seq, at, by })
      clearBeside(seq)
      write.setFlags(seq, write.flagsOf(seq) | SOURCE_FLAG.removed)
      write.setWords(seq, 0, 0)
    },
    /** Nothing is left of what a removed source said but its keys; a newer record fills it again. */
    eraseTexts({ seq, id, kind, revision, updatedAt }: Row): void {
      setRow.run({ seq, court: null, date: null, label: '', revision: revision + 1, at: updatedAt })
      setBody.run({ seq, data: prepare(bareSource(kind, id)).data(), base: null })
      clearVersions.run({ seq })
      clearEdits.run({ seq })
    },
    restore(write: ColumnWriter, row: Row): void {
      const { seq } = row
      setRestored.run({ seq, at: new Date().toISOString() })
      clearBeside(seq)
      const one = prepare(read(row))
      addBeside(seq, one)
      write.set(seq, one.facts)
      write.setFlags(seq, one.facts.flags)
    },
  }
}
