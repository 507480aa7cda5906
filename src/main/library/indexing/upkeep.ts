import { statSync } from 'node:fs'
import { indexOftenCited } from '../../kernel/database/migrations.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { inTurn } from '../../kernel/database/turns.ts'
import { columns } from '../../search/columns.ts'
import { gaveUp } from '../../search/index/giving-up.ts'
import { smallest } from '../../search/index/merge.ts'
import { wordIndex } from '../../search/index/words.ts'
import { hasOftenCited } from '../../search/often-cited.ts'
import { dropOldWords, hasOldWords } from './old-words.ts'
import { indexRead, type Reindexed, readUnindexed, type Unindexed, unindexed } from './reindex.ts'

/** Segments beyond which the index of words is worth putting in order; and small ones, a save each, merged in a moment. */
const [many, manySmall] = [48, 16]
/** Sources of a batch, at most: written in a third of a second or so. */
const usual = 2000
/** Batches between two looks at the index, whose small parts are then joined, so many milliseconds at once. */
const [tidied, moment] = [8, 100]
/** Bytes of the journal beyond which it is folded into the file, and beyond which it must be. */
const [folded, limit] = [32 * 2 ** 20, 128 * 2 ** 20]

/** Whether there is something to do: an older index to clear away, sources not indexed, or an index in many pieces. */
export function needsUpkeep(db: Database): boolean {
  if (hasOldWords(db) || !hasOftenCited(db)) return true
  const { size, kind, since } = columns(db)()
  for (let seq = 0; seq < size; seq += 1) if (kind[seq] && !since[seq]) return true
  const bytes = db.prepare<[], number>('SELECT bytes FROM word_segments WHERE bytes > 0').pluck().all()
  return bytes.length > many || bytes.filter(one => one < smallest).length > manySmall
}

/** How upkeep goes: told after each batch; `read` reads batches elsewhere than in this thread. */
export interface UpkeepOptions {
  readonly told?: (now: Reindexed) => void
  readonly read?: (most: number) => AsyncIterable<Unindexed>
}

/**
 * Gives back what an older index took, indexes what is not, then merges the pieces of the index; each step is committed, so
 * that it may stop anywhere. For a worker: a step lasts up to a second or two.
 */
export async function upkeep(
  db: Database,
  stopped: () => boolean,
  { told, read }: UpkeepOptions = {},
): Promise<void> {
  const current = columns(db)
  const index = wordIndex(db, () => current().since, moment)
  const write = indexRead(db)
  const tidy = () => {
    do fold(db)
    while (!stopped() && inTurn(db, index.tidy))
  }
  if (!hasOftenCited(db)) inTurn(db, () => guarded(() => indexOftenCited(db)))
  do if (stopped()) return
  while (inTurn(db, () => dropOldWords(db)))
  for (;;) {
    const missing = unindexed(db)
    if (!missing.length) {
      tidy()
      // Merging may have found the index damaged: all is to be indexed again.
      if (stopped() || !gaveUp(db)) break
      continue
    }
    let [done, batches] = [0, 0]
    for await (const batch of read?.(usual) ?? readUnindexed(db, missing, usual)) {
      if (stopped()) return
      inTurn(db, () => write(batch))
      done += batch.sources.length + batch.unreadable.length
      told?.({ done, left: Math.max(0, missing.length - done) })
      batches += 1
      if (batches % tidied === 0) tidy()
      else fold(db)
    }
  }
  guarded(() => db.pragma('wal_checkpoint(PASSIVE)'))
}

/** Folds a journal that has grown; readers are waited for only when it has grown a lot. */
export function fold(db: Database): void {
  const size = db.memory ? 0 : (statSync(`${db.name}-wal`, { throwIfNoEntry: false })?.size ?? 0)
  if (size > limit) {
    // Those who write wait as long as it does: a reader that lasts is not waited for.
    guarded(() => {
      const before = db.pragma('busy_timeout', { simple: true })
      db.pragma('busy_timeout = 300')
      db.pragma('wal_checkpoint(RESTART)')
      db.pragma(`busy_timeout = ${before}`)
    })
  } else if (size > folded) guarded(() => db.pragma('wal_checkpoint(PASSIVE)'))
}
