import { columns } from './columns.ts'
import type { Database } from './open.ts'
import { type Reindexed, reindexBatch } from './reindex.ts'
import { wordIndex } from './words/words.ts'

/** Segments beyond which the index of words is worth putting in order. */
const many = 48

/** Whether there is something to do: sources not indexed, or an index in many pieces. */
export function needsUpkeep(db: Database): boolean {
  const { size, kind, since } = columns(db)()
  for (let seq = 0; seq < size; seq += 1) if (kind[seq] && !since[seq]) return true
  return (db.prepare('SELECT count(*) FROM word_segments').pluck().get() as number) > many
}

/**
 * Indexes what is not indexed, then merges the pieces of the index; each step is committed, so that it may stop anywhere.
 * For a worker: a step lasts up to a second or two.
 */
export function upkeep(
  db: Database,
  stopped: () => boolean,
  told: (now: Reindexed) => void = () => undefined,
): void {
  const current = columns(db)
  const index = wordIndex(db, () => current().since)
  let steps = 0
  for (;;) {
    if (stopped()) return
    const now = reindexBatch(db)
    told(now)
    if (!now.left) break
    steps += 1
    if (steps % 8 === 0) {
      while (!stopped() && index.tidy());
      db.pragma('wal_checkpoint(PASSIVE)')
    }
  }
  while (!stopped() && index.tidy());
  db.pragma('wal_checkpoint(PASSIVE)')
}
