import type { Source } from '../../../../shared/library/model.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { noSource, sourceReader } from '../../source-reader.ts'
import type { CorpusChanges } from '../corpus.ts'
import { onDay } from '../library-corpus.ts'
import { placeSources, scratchLibrary } from './scratch-library.ts'
import {
  keysBySeq,
  SOURCE_COLUMNS,
  type SourceRecord,
  type StoredKey,
  type StoredSource,
  storedSource,
} from './stored-source.ts'

/** Reads sources of the office by their numbers, in this order. */
export async function storedSources(
  postgres: Pick<Postgres, 'query'>,
  seqs: readonly number[],
): Promise<StoredSource[]> {
  const records = await postgres.query<SourceRecord>(
    `SELECT ${SOURCE_COLUMNS} FROM corpus.sources WHERE seq = ANY($1)`,
    [seqs],
  )
  const bySeq = new Map(records.map(record => [record.seq, record]))
  return seqs.flatMap(seq => {
    const record = bySeq.get(seq)
    return record ? [storedSource(record)] : []
  })
}

/** The number of the source that an id names, its own or another it was brought under. */
export async function seqOfId(postgres: Pick<Postgres, 'query'>, id: string): Promise<number> {
  const [row] = await postgres.query<{ seq: number }>(
    `SELECT seq FROM corpus.sources WHERE seq IN (
       SELECT seq FROM corpus.sources WHERE id = $1 UNION SELECT seq FROM corpus.keys WHERE key = 'id:' || $1)
     ORDER BY id <> $1 LIMIT 1`,
    [id],
  )
  if (!row) throw noSource(id)
  return row.seq
}

/** Runs a reading on a library in memory that holds these sources alone; `places`: their rows there, by their numbers in the office. */
export function amongSources<T>(
  sources: readonly StoredSource[],
  read: (db: Database, places: ReadonlyMap<number, number>) => T,
  isIndexed = false,
): T {
  const db = scratchLibrary()
  try {
    return read(db, placeSources(db, sources, isIndexed))
  } finally {
    db.close()
  }
}

/** Reads a source of the office; of an article, where a day is given, the wording in force that day. */
export async function readSource(
  postgres: Pick<Postgres, 'query'>,
  id: string,
  day: string | undefined,
): Promise<Source> {
  const stored = await storedSources(postgres, [await seqOfId(postgres, id)])
  const [own] = stored
  if (!own) throw noSource(id)
  return amongSources(stored, db => onDay(sourceReader(db).get(own.id), day))
}

/** Reads sources with their keys, as they are copied to a library. */
export async function sourcesWithKeys(
  postgres: Pick<Postgres, 'query'>,
  seqs: readonly number[],
): Promise<StoredSource[]> {
  const keys = await postgres.query<{ seq: number } & StoredKey>(
    'SELECT seq, key, hash FROM corpus.keys WHERE seq = ANY($1)',
    [seqs],
  )
  const bySeq = keysBySeq(keys)
  return (await storedSources(postgres, seqs)).map(one => ({ ...one, keys: bySeq.get(one.seq) ?? [] }))
}

const STATE_SHAPE = /^(?<generation>[0-9a-f-]{36}) (?<change>\d+)$/

/** Reads which sources of the office changed since a state: which corpus it was, and the number of a batch. */
export async function changesSince(postgres: Pick<Postgres, 'query'>, state = ''): Promise<CorpusChanges> {
  const { generation, change = '0' } = STATE_SHAPE.exec(state)?.groups ?? {}
  const [now] = await postgres.query<{ generation: string; change: string }>(
    `SELECT (SELECT value FROM corpus.facts WHERE name = 'generation') AS generation,
       coalesce(max(change), 0)::text AS change FROM corpus.sources`,
  )
  const isWhole = now?.generation !== generation
  const rows = await postgres.query<{ id: string; removed: boolean }>(
    `SELECT id, removed_at IS NOT NULL AS removed FROM corpus.sources
     WHERE ${isWhole ? 'removed_at IS NULL AND $1::bigint IS NOT NULL' : 'change > $1::bigint'}`,
    [change],
  )
  return {
    state: `${now?.generation ?? ''} ${now?.change ?? '0'}`,
    isWhole,
    changed: rows.filter(({ removed }) => !removed).map(({ id }) => id),
    removed: rows.filter(({ removed }) => removed).map(({ id }) => id),
  }
}
