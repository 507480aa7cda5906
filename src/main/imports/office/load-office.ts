import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Postgres } from '../../kernel/postgres/connect.ts'
import { migratePostgres } from '../../kernel/postgres/postgres-migrations.ts'
import { changeOffice, OTHER_FUND } from '../../library/corpus/office/change-office.ts'
import { corpusSchema } from '../../library/corpus/office/corpus-schema.ts'
import { settleOffice } from '../../library/corpus/office/settle-office.ts'
import { intake } from '../../library/intake/intake.ts'
import { sources } from '../../library/store.ts'
import { type Columns, courtOf } from '../../search/columns.ts'
import type { TokenBatch } from '../../search/index/model.ts'
import { type Batch, beginning, type Cursor } from '../batch.ts'
import type { Given } from '../containers/container-entry.ts'
import { type Found, findFiles, stateOfFile } from '../containers/find-files.ts'
import { COURT_FUNDS, fundOfRecord } from '../funds/fund-facts.ts'
import { readParcel } from '../jobs/parcel.ts'
import type { Reading } from '../jobs/reading.ts'
import { planFiles, stampOf } from '../plan-files.ts'

/** Outcome of the records of a load; `rejected` names the first ones. */
export interface LoadReport {
  readonly read: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly older: number
  readonly deleted: number
  readonly refused: number
  readonly rejected: readonly { readonly file: string; readonly reason: string }[]
}

/** How a load reads, and whom it tells. */
export interface LoadOptions {
  readonly read: (reading: Reading) => AsyncGenerator<Batch>
  /** records of a batch, at most */
  readonly size?: number
  /** after each batch: records so far, and of the files, bytes read and to read; then, texts whose citations are left to read */
  progress?(now: { read: number; bytes: number; totalBytes: number; left?: number }): void
  /** true: stop after the batch under way; the same command takes the load up again */
  isStopped?(): boolean
}

const NONE: LoadReport = {
  ...{ read: 0, added: 0, updated: 0, unchanged: 0, older: 0, deleted: 0, refused: 0 },
  rejected: [],
}
const NAMED_REJECTIONS = 200

/**
 * Loads archives, files and folders in the public formats into the corpus of an office: the readers and the rules of an import, each batch
 * in one transaction with how far it goes. Begun again with the same files, it goes on where it stopped.
 */
export async function loadOffice(
  postgres: Postgres,
  inputs: readonly Given[],
  options: LoadOptions,
): Promise<LoadReport> {
  await migratePostgres(postgres, corpusSchema)
  const files = planFiles([...findFiles(inputs)])
  const load = await beginLoad(postgres, files)
  let { counts } = load
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0)
  const { read, size } = options
  for await (const batch of read({ files, from: load.cursor, ...(size !== undefined && { size }) })) {
    counts = await takeBatch(postgres, load.id, files, batch, counts)
    options.progress?.({ read: counts.read, bytes: batch.bytes, totalBytes })
    if (options.isStopped?.()) throw stoppedRefusal()
  }
  await settleOffice(postgres, left => {
    options.progress?.({ read: counts.read, bytes: totalBytes, totalBytes, left })
    return options.isStopped?.() === true
  })
  if (options.isStopped?.()) throw stoppedRefusal()
  await postgres.query('UPDATE corpus.loads SET ended_at = now() WHERE id = $1', [load.id])
  return counts
}

const stoppedRefusal = () =>
  new AppError(
    'cancelled',
    'Chargement interrompu. Ce qui était déjà enregistré est gardé ; la même commande le reprend où il s’est arrêté.',
  )

interface Load {
  readonly id: string
  readonly cursor: Cursor
  readonly counts: LoadReport
}

/** Takes up the load of the same files that did not end, or begins one. */
async function beginLoad(postgres: Postgres, files: readonly Found[]): Promise<Load> {
  const names = files.map(({ path, name, size }) => [name, size, stateOfFile(path)?.changedAt ?? 0])
  const id = createHash('sha256').update(JSON.stringify(names)).digest('hex')
  const [row] = await postgres.query<{ cursor: string; counts: string }>(
    'SELECT cursor, counts FROM corpus.loads WHERE id = $1 AND ended_at IS NULL',
    [id],
  )
  if (row) return { id, cursor: JSON.parse(row.cursor), counts: JSON.parse(row.counts) }
  await postgres.query(
    `INSERT INTO corpus.loads (id, files, cursor, counts) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET cursor = excluded.cursor, counts = excluded.counts, begun_at = now(), ended_at = NULL`,
    [id, JSON.stringify(names), JSON.stringify(beginning), JSON.stringify(NONE)],
  )
  return { id, cursor: beginning, counts: NONE }
}

async function takeBatch(
  postgres: Postgres,
  id: string,
  files: readonly Found[],
  batch: Batch,
  before: LoadReport,
): Promise<LoadReport> {
  const records = readParcel(batch.records)
  const names = [
    ...records.flatMap(one => [one.record, ...one.keys, `id:${one.id}`, `id:${one.id}-2`]),
    ...batch.deletions.map(({ id: key }) => (key.includes(':') ? key : `dila:${key}`)),
  ]
  const state = stampOf(files[batch.deletionsFile]?.name ?? '')
  const work = (db: Database): LoadReport => {
    const counts = { ...before }
    const rejected = [...before.rejected]
    const reject = (file: number, place: string, reason: string) => {
      counts.refused += 1
      const name = files[file]?.name ?? ''
      if (rejected.length < NAMED_REJECTIONS)
        rejected.push({ file: place ? `${name} › ${place}` : name, reason })
    }
    const outcomes = records.length
      ? db.transaction(() => intake(db).take(records, withoutWords(records.length)))()
      : []
    for (const { outcome } of outcomes) if (outcome !== 'left') counts[outcome] += 1
    for (const { file, place, reason } of batch.refusals) reject(file, place, reason)
    if (batch.pack) reject(batch.pack.file, batch.pack.place, NO_PACK)
    counts.deleted += sources(db).retireAll(batch.deletions, state).filter(Boolean).length
    const { added, updated, unchanged, older, deleted, refused } = counts
    return { ...counts, rejected, read: added + updated + unchanged + older + deleted + refused }
  }
  return changeOffice(postgres, names, work, {
    fundOf,
    beside: async (client, counts) => {
      await client.query('UPDATE corpus.loads SET cursor = $2, counts = $3 WHERE id = $1', [
        ...[id, JSON.stringify(batch.cursor), JSON.stringify(counts)],
      ])
    },
  })
}

const NO_PACK =
  'c’est un lot de Prétoire, et non une archive publique : le corpus du bureau ne reçoit que des textes publics'

/** The words of a batch, left out: what is indexed in memory is thrown away, and the office has its own. */
const withoutWords = (texts: number): TokenBatch => ({
  ...{ terms: [], numbers: new Int32Array(0), stream: new Int32Array(0) },
  ends: new Int32Array(texts),
  ...{ lengths: new Int32Array(texts), heads: new Int32Array(texts) },
})

/** The fund of a source, by the keys its publisher gave it, else by its court. */
function fundOf(keys: readonly string[], seq: number, columns: Columns): string {
  for (const key of keys) {
    const fund = fundOfRecord(key, seq, columns)
    if (fund) return fund
  }
  return COURT_FUNDS[courtOf(columns, seq)] ?? OTHER_FUND
}
