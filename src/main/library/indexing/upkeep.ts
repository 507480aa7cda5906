import { statSync } from 'node:fs'
import { hasIndexedArguments, indexArguments, indexOftenCited } from '../../kernel/database/migrations.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { inTurn } from '../../kernel/database/turns.ts'
import { columnReader } from '../../search/column-reader.ts'
import { wasGivenUp } from '../../search/index/give-up.ts'
import { wordIndex } from '../../search/index/word-index.ts'
import { SMALLEST_TIER_BYTES } from '../../search/index/write/merge-segments.ts'
import { hasOftenCited } from '../../search/often-cited.ts'
import { coverage } from '../../search/query/coverage.ts'
import {
  batchWriter,
  type ReindexBatch,
  type ReindexProgress,
  readUnindexed,
  sourcesToIndex,
} from './reindex.ts'

/** Rows, each of one page of the file, deleted by one statement. */
const STEP_ROWS = 250
/** Duration of one step: others may write in between. */
const STEP_MS = 50

/** Tells whether the file still holds the index of an older format. */
const hasOldWords = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'old_words'").get() !== undefined

/**
 * Frees a part of the index of an older format, in one short transaction, and returns whether more is left. Dropping it at once
 * would read all of it, a third of the library.
 */
function dropOldWords(db: Database): boolean {
  if (!hasOldWords(db)) return false
  const drop = db.prepare<[number]>(
    `DELETE FROM old_words WHERE id <=
       (SELECT coalesce(max(id), 0) FROM (SELECT id FROM old_words ORDER BY id LIMIT ?))`,
  )
  const step = db.transaction(() => {
    const end = performance.now() + STEP_MS
    do
      if (drop.run(STEP_ROWS).changes < STEP_ROWS) {
        db.exec('DROP TABLE old_words')
        return false
      }
    while (performance.now() < end)
    return true
  })
  return guarded(() => step.immediate())
}

/** Segments beyond which the word index is merged; and small ones, one a save, which merge quickly. */
const [MANY_SEGMENTS, MANY_SMALL_SEGMENTS] = [48, 16]
/** Sources of a batch, at most: about a third of a second of writing. */
const BATCH_SOURCES = 2000
/** Batches between two merges, and the duration of one merge step. */
const [TIDY_BATCHES, TIDY_MS] = [8, 50]
/** Size of the write-ahead log beyond which it is checkpointed, and beyond which readers are waited for. */
const [CHECKPOINT_BYTES, RESTART_BYTES] = [32 * 2 ** 20, 128 * 2 ** 20]

/** Brings all sources, without their texts, into the memory of the system. */
const readSources = (db: Database): unknown =>
  db.prepare("SELECT count(*) FROM sources NOT INDEXED WHERE kind = 'argument'").get()

/** Tells whether there is work: an older index to delete, one of SQLite’s to make, sources to index, or many segments to merge. */
export function needsUpkeep(db: Database): boolean {
  if (hasOldWords(db) || !hasOftenCited(db) || !hasIndexedArguments(db)) return true
  const { texts, indexed } = coverage(columnReader(db)())
  if (indexed < texts) return true
  const bytes = db.prepare<[], number>('SELECT bytes FROM word_segments WHERE bytes > 0').pluck().all()
  return (
    bytes.length > MANY_SEGMENTS ||
    bytes.filter(one => one < SMALLEST_TIER_BYTES).length > MANY_SMALL_SEGMENTS
  )
}

/** `onProgress` is called after each batch; `read` reads batches in another thread. */
export interface UpkeepOptions {
  readonly onProgress?: (now: ReindexProgress) => void
  readonly read?: (maxRows: number) => AsyncIterable<ReindexBatch>
}

/**
 * Deletes an older index, indexes the sources that are not, then merges segments. Each step is committed, so that upkeep may stop
 * anywhere; a step lasts up to two seconds, hence the worker thread.
 */
export async function upkeep(
  db: Database,
  isStopped: () => boolean,
  { onProgress, read }: UpkeepOptions = {},
): Promise<void> {
  const current = columnReader(db)
  const index = wordIndex(db, () => current().since, TIDY_MS)
  const write = batchWriter(db)
  const tidy = () => {
    do checkpoint(db)
    while (!isStopped() && inTurn(db, index.tidy))
  }
  if (!hasOftenCited(db)) inTurn(db, () => guarded(() => indexOftenCited(db)))
  if (!hasIndexedArguments(db)) {
    // read first without the lock of a writer: others save meanwhile
    readSources(db)
    inTurn(db, () => guarded(() => indexArguments(db)))
  }
  do if (isStopped()) return
  while (inTurn(db, () => dropOldWords(db)))
  for (;;) {
    const seqs = sourcesToIndex(db)
    if (!seqs.length) {
      tidy()
      // a merge that meets damage gives the index up: all sources are then indexed again
      if (isStopped() || !wasGivenUp(db)) break
      continue
    }
    let [count, batches] = [0, 0]
    for await (const batch of read?.(BATCH_SOURCES) ?? readUnindexed(db, seqs, BATCH_SOURCES)) {
      if (isStopped()) return
      inTurn(db, () => write(batch))
      count += batch.sources.length + batch.unreadable.length
      onProgress?.({ count, remaining: Math.max(0, seqs.length - count) })
      batches += 1
      if (batches % TIDY_BATCHES === 0) tidy()
      else checkpoint(db)
    }
  }
  guarded(() => db.pragma('wal_checkpoint(PASSIVE)'))
}

/** Checkpoints a large write-ahead log; waits for readers only when it is very large. */
export function checkpoint(db: Database): void {
  const size = db.memory ? 0 : (statSync(`${db.name}-wal`, { throwIfNoEntry: false })?.size ?? 0)
  if (size > RESTART_BYTES) {
    // writers wait meanwhile, so a long reader is not waited for
    guarded(() => {
      const before = db.pragma('busy_timeout', { simple: true })
      db.pragma('busy_timeout = 300')
      db.pragma('wal_checkpoint(RESTART)')
      db.pragma(`busy_timeout = ${before}`)
    })
  } else if (size > CHECKPOINT_BYTES) guarded(() => db.pragma('wal_checkpoint(PASSIVE)'))
}
