import { setTimeout } from 'node:timers/promises'
import type { Database } from '../../kernel/database/open.ts'
import { keysFor } from '../../kernel/vault/keys.ts'

/** A database larger than this is rebuilt through a file: the memory would not hold it. */
const IN_MEMORY_BYTES = 64 * 2 ** 20

/**
 * Rebuilds a database without its free pages and writes over what was there, its journal included. Not in a transaction. It takes
 * as much room on the disk as the database.
 */
export function scrub(db: Database): void {
  const bytes =
    Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  db.pragma('secure_delete = ON')
  // a temporary file lies in clear: of a sealed library, the rebuilding stays in memory
  if (bytes > IN_MEMORY_BYTES && !keysFor(db.name)) db.pragma('temp_store = FILE')
  try {
    db.exec('VACUUM')
  } finally {
    db.pragma('temp_store = MEMORY')
  }
}

/** A reader keeps the journal from being emptied for so long, at most. */
const JOURNAL_WAIT_MS = 10_000

/** Empties the journal of a database into it; false where another connection goes on reading. */
export async function emptyJournal(db: Database): Promise<boolean> {
  const end = performance.now() + JOURNAL_WAIT_MS
  for (;;) {
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (result?.busy === 0) return true
    if (performance.now() > end) return false
    await setTimeout(100)
  }
}
