import type { ClientBase } from 'pg'
import type { Database } from '../../../kernel/database/open.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { columnReader } from '../../../search/column-reader.ts'
import type { Columns } from '../../../search/columns.ts'
import { placeSources, scratchLibrary } from './scratch-library.ts'
import {
  keysBySeq,
  SOURCE_COLUMNS,
  type SourceRecord,
  type StoredKey,
  storedSource,
} from './stored-source.ts'
import { type ChangedSource, writeSources } from './write-sources.ts'

/** Tells the fund of a source, by its keys and its columns. */
export type FundOf = (keys: readonly string[], seq: number, columns: Columns) => string

/** A fund that no public list names. */
export const OTHER_FUND = 'AUTRES'

interface Baseline {
  readonly state: string
  readonly fund: string
  readonly seq: number
  readonly keys: ReadonlyMap<string, string | null>
}

interface Tombstone {
  readonly key: string
  readonly folder: string
  readonly state: string
}

/** Serializes the loads of an office: one connection at a time changes its texts. */
const LOCK = "SELECT pg_advisory_xact_lock(hashtext('pretoire corpus'))"

/**
 * Changes the texts of an office as a library would be changed: the sources that bear one of these keys are put in a library in memory,
 * `work` runs on it, and the rows that are then others are written back, in one transaction with `beside`.
 */
export function changeOffice<T>(
  postgres: Pick<Postgres, 'transaction'>,
  names: readonly string[],
  work: (db: Database) => T,
  {
    fundOf = () => OTHER_FUND,
    beside,
  }: { readonly fundOf?: FundOf; readonly beside?: (client: ClientBase, result: T) => Promise<void> } = {},
): Promise<T> {
  return postgres.transaction(async client => {
    await client.query(LOCK)
    const db = scratchLibrary()
    try {
      const before = await pull(client, db, names)
      const graves = await pullTombstones(client, db, names)
      const result = work(db)
      await writeSources(client, changesOf(db, before, fundOf))
      await pushTombstones(client, db, graves)
      await beside?.(client, result)
      return result
    } finally {
      db.close()
    }
  })
}

/** The sources that bear one of the keys, in the library in memory; by their row there, what they are before the change. */
async function pull(
  client: ClientBase,
  db: Database,
  names: readonly string[],
): Promise<Map<number, Baseline>> {
  const { rows: keys } = await client.query<{ seq: number } & StoredKey>(
    `SELECT key, seq, hash FROM corpus.keys
     WHERE seq IN (SELECT DISTINCT seq FROM corpus.keys WHERE key = ANY($1))`,
    [names],
  )
  if (!keys.length) return new Map()
  const ownKeys = keysBySeq(keys)
  const { rows: records } = await client.query<SourceRecord>(
    `SELECT ${SOURCE_COLUMNS} FROM corpus.sources WHERE seq = ANY($1) ORDER BY seq`,
    [[...ownKeys.keys()]],
  )
  const sources = records.map(record => storedSource(record, ownKeys.get(record.seq)))
  const places = placeSources(db, sources, false)
  const states = stateReader(db)
  return new Map(
    sources.flatMap(({ seq, fund, keys: own }) => {
      const place = places.get(seq)
      if (place === undefined) return []
      const keyMap = new Map(own.map(({ key, hash }) => [key, hash]))
      return [[place, { state: states(place), fund, seq, keys: keyMap }] as const]
    }),
  )
}

async function pullTombstones(
  client: ClientBase,
  db: Database,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<Tombstone>(
    'SELECT key, folder, state FROM corpus.tombstones WHERE key = ANY($1)',
    [names],
  )
  const put = db.prepare<[string, string, string]>(
    'INSERT INTO tombstones (key, folder, state) VALUES (?, ?, ?)',
  )
  for (const { key, folder, state } of rows) put.run(key, folder, state)
  return new Set(rows.map(markOf))
}

const markOf = ({ key, folder, state }: Tombstone) => `${key}\n${folder}\n${state}`

async function pushTombstones(client: ClientBase, db: Database, before: ReadonlySet<string>): Promise<void> {
  const all = db.prepare<[], Tombstone>('SELECT key, folder, state FROM tombstones').all()
  const changed = all.filter(one => !before.has(markOf(one)))
  if (!changed.length) return
  await client.query(
    `INSERT INTO corpus.tombstones SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (key, folder) DO UPDATE SET state = excluded.state WHERE excluded.state > corpus.tombstones.state`,
    [changed.map(({ key }) => key), changed.map(({ folder }) => folder), changed.map(({ state }) => state)],
  )
}

/** All that a row and its wordings say, as one text, to tell whether it changed. */
function stateReader(db: Database): (seq: number) => string {
  const row = db.prepare<[number], string>(
    `SELECT json_array(id, date, label, revision, updated_at, removed_at, removed_by, data, base,
       (SELECT json_group_array(data) FROM (SELECT data FROM source_versions WHERE seq = sources.seq ORDER BY n)))
     FROM sources JOIN source_bodies USING (seq) WHERE seq = ?`,
  )
  const state = row.pluck()
  return seq => state.get(seq) ?? ''
}

/** The sources that are others than before, or new. */
function changesOf(db: Database, before: ReadonlyMap<number, Baseline>, fundOf: FundOf): ChangedSource[] {
  const states = stateReader(db)
  const columns = columnReader(db)()
  const keysOf = db.prepare<[number], StoredKey>('SELECT key, hash FROM source_keys WHERE seq = ?')
  const seqs = db.prepare<[], number>('SELECT seq FROM sources ORDER BY seq').pluck().all()
  return seqs.flatMap((seq): ChangedSource[] => {
    const baseline = before.get(seq)
    const keys = keysOf.all(seq)
    const isTextChanged = baseline?.state !== states(seq)
    const areKeysChanged =
      keys.length !== baseline?.keys.size || keys.some(({ key, hash }) => baseline.keys.get(key) !== hash)
    if (!isTextChanged && !areKeysChanged) return []
    const names = keys.map(({ key }) => key)
    const fund = baseline?.fund ?? fundOf(names, seq, columns)
    return [{ db, place: seq, seq: baseline?.seq, fund, keys, isTextChanged }]
  })
}
