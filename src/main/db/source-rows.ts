import { keysOf, recordKeys } from '../../shared/model/keys.ts'
import { Source } from '../../shared/model/source.ts'
import { sourcesChanged } from './columns.ts'
import type { Database } from './open.ts'
import { initialsOf, numbersOf, wordsOf } from './source-words.ts'

/** A source as it is stored: the row's own columns, and its JSON. */
export interface Row {
  readonly seq: number
  readonly id: string
  readonly kind: Source['kind']
  readonly revision: number
  readonly updatedAt: string
  readonly removedAt: string | null
  readonly removedBy: 'user' | 'import' | null
  readonly data: string
  readonly base: string | null
}

/** The source as JSON, without what the row's columns say. */
export function toJson(source: Source): string {
  return JSON.stringify({ ...source, revision: undefined, updatedAt: undefined })
}

/** The source of a row, parsed: what an older or damaged row lacks is told here. */
export function fromRow(row: Pick<Row, 'id' | 'revision' | 'updatedAt' | 'data'>): Source {
  return Source.parse({
    ...JSON.parse(row.data),
    id: row.id,
    revision: row.revision,
    updatedAt: row.updatedAt,
  })
}

/** The day a source is filed under. */
export function dateOf(source: Source): string | undefined {
  switch (source.kind) {
    case 'decision':
      return source.date
    case 'article':
      return (
        source.versions.findLast(version => version.status.startsWith('VIGUEUR')) ?? source.versions.at(-1)
      )?.from
    case 'argument':
      return source.validFrom
    case 'document':
      return source.date ?? (source.year ? `${source.year}-01-01` : undefined)
  }
}

/** The rows of sources and all that is kept beside them: keys, tags, numbers, words. */
export function sourceRows(db: Database) {
  const columns =
    'seq, id, kind, revision, updated_at AS updatedAt, removed_at AS removedAt, removed_by AS removedBy, data, base'
  const byId = db.prepare<{ id: string }, Row>(
    `SELECT ${columns} FROM sources JOIN source_bodies USING (seq) WHERE id = @id`,
  )
  const bySeq = db.prepare<{ seq: number }, Row>(
    `SELECT ${columns} FROM sources JOIN source_bodies USING (seq) WHERE seq = @seq`,
  )
  const key = db.prepare<{ key: string }, { seq: number; hash: string | null }>(
    'SELECT seq, hash FROM source_keys WHERE key = @key',
  )
  const addRow = db.prepare(
    `INSERT INTO sources (id, kind, court, date, initials, revision, updated_at)
     VALUES (@id, @kind, @court, @date, @initials, @revision, @at)`,
  )
  const addBody = db.prepare('INSERT INTO source_bodies (seq, data, base) VALUES (@seq, @data, @base)')
  const setRow = db.prepare(
    'UPDATE sources SET court = @court, date = @date, initials = @initials, revision = @revision, updated_at = @at WHERE seq = @seq',
  )
  const setBody = db.prepare('UPDATE source_bodies SET data = @data, base = @base WHERE seq = @seq')
  const setBaseOf = db.prepare('UPDATE source_bodies SET base = @base WHERE seq = @seq')
  const addKey = db.prepare('INSERT INTO source_keys (key, seq) VALUES (@key, @seq) ON CONFLICT DO NOTHING')
  const setHash = db.prepare(
    'INSERT INTO source_keys (key, seq, hash) VALUES (@key, @seq, @hash) ON CONFLICT (key) DO UPDATE SET hash = @hash',
  )
  const clearHashes = db.prepare('UPDATE source_keys SET hash = NULL WHERE seq = @seq')
  const addTag = db.prepare('INSERT INTO source_tags (tag, seq) VALUES (@tag, @seq) ON CONFLICT DO NOTHING')
  const clearTags = db.prepare('DELETE FROM source_tags WHERE seq = @seq')
  const addNumber = db.prepare(
    'INSERT INTO source_numbers (number, seq) VALUES (@number, @seq) ON CONFLICT DO NOTHING',
  )
  const clearNumbers = db.prepare('DELETE FROM source_numbers WHERE seq = @seq')
  const addWords = db.prepare(
    'INSERT INTO source_words (rowid, head, exact, stem) VALUES (@seq, @head, @exact, @stem)',
  )
  const clearWords = db.prepare('DELETE FROM source_words WHERE rowid = @seq')
  const setRemoved = db.prepare('UPDATE sources SET removed_at = @at, removed_by = @by WHERE seq = @seq')

  const courtOf = (source: Source) => (source.kind === 'decision' ? source.court : null)

  function addBeside(seq: number, source: Source, words = wordsOf(source)): void {
    for (const name of keysOf(source)) addKey.run({ key: name, seq })
    for (const tag of new Set(source.tags)) addTag.run({ tag, seq })
    for (const number of numbersOf(source)) addNumber.run({ number, seq })
    addWords.run({ seq, ...words })
    sourcesChanged(db)
  }
  function clearBeside(seq: number): void {
    clearTags.run({ seq })
    clearNumbers.run({ seq })
    clearWords.run({ seq })
    sourcesChanged(db)
  }

  return {
    bySeq: (seq: number) => bySeq.get({ seq }),
    /** by the row's own id, else by another id under which the same source was brought */
    byId: (id: string) => byId.get({ id }) ?? bySeq.get({ seq: key.get({ key: `id:${id}` })?.seq ?? -1 }),
    key: (name: string) => key.get({ key: name }),
    /** the key under which the last record of it is remembered */
    recordKey: (source: Source) => recordKeys(source)[0] ?? `id:${source.id}`,
    insert(source: Source, at: string, data = toJson(source), base: string | null = null): number {
      const words = wordsOf(source)
      const values = {
        id: source.id,
        kind: source.kind,
        court: courtOf(source),
        date: dateOf(source) ?? null,
        initials: initialsOf(words),
        revision: 1,
        at,
      }
      const seq = Number(addRow.run(values).lastInsertRowid)
      addBody.run({ seq, data, base })
      addKey.run({ key: `id:${source.id}`, seq })
      addBeside(seq, source, words)
      return seq
    },
    update(row: Row, source: Source, base: string | null, at: string): void {
      const { seq } = row
      const words = wordsOf(source)
      setRow.run({
        seq,
        initials: initialsOf(words),
        court: courtOf(source),
        date: dateOf(source) ?? null,
        revision: row.revision + 1,
        at,
      })
      setBody.run({ seq, data: toJson(source), base })
      clearBeside(seq)
      if (row.removedAt) for (const name of keysOf(source)) addKey.run({ key: name, seq })
      else addBeside(seq, source, words)
    },
    remember(name: string, seq: number, hash: string): void {
      setHash.run({ key: name, seq, hash })
    },
    setBase: (seq: number, base: string | null) => setBaseOf.run({ seq, base }),
    forget: (seq: number) => clearHashes.run({ seq }),
    alias: (id: string, seq: number) => addKey.run({ key: `id:${id}`, seq }),
    remove(seq: number, by: 'user' | 'import', at: string): void {
      setRemoved.run({ seq, at, by })
      clearBeside(seq)
    },
    restore(seq: number, source: Source): void {
      setRemoved.run({ seq, at: null, by: null })
      clearBeside(seq)
      addBeside(seq, source)
    },
  }
}
