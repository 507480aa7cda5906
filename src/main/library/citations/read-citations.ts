import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { inTurn } from '../../kernel/database/turns.ts'
import { needsTrace, type TraceProgress, traceBatch, waitingUpTo } from './store.ts'

/** Sources read here rather than in a thread: they take some milliseconds. */
const MAX_INLINE_SOURCES = 12
/** Bytes of their texts: one made of nothing but citations takes a second for each million. */
const MAX_INLINE_BYTES = 200_000

/** Reads the citations of one batch of the texts that wait; each batch is committed. Call it until nothing is left. */
export const graphBatch = (db: Database): TraceProgress => guarded(() => traceBatch(db))

/** Whether texts wait. */
export const graphWaits = (db: Database): boolean => needsTrace(db)

/** Reads at once the citations of the few texts a save leaves; false when they are many or long, or the library is being written. */
export function graphFew(db: Database): boolean {
  const { count, bytes } = waitingUpTo(db, MAX_INLINE_SOURCES)
  if (count >= MAX_INLINE_SOURCES || bytes > MAX_INLINE_BYTES) return false
  try {
    return traceBatch(db).left === 0
  } catch {
    // they wait still
    return false
  }
}

/** Reads the citations of every text that waits, until nothing is left or one asks to stop. */
export function graphPass(
  db: Database,
  isStopped: () => boolean = () => false,
  onBatch: (now: TraceProgress) => void = () => undefined,
): void {
  let batches = 0
  while (!isStopped()) {
    const now = inTurn(db, () => graphBatch(db))
    onBatch(now)
    if (!now.left) break
    batches += 1
    if (batches % 16 === 0) db.pragma('wal_checkpoint(PASSIVE)')
  }
  if (batches) db.pragma('wal_checkpoint(PASSIVE)')
}
