import type { Library } from '../kernel/library.ts'
import { endWithdrawn, hasWithdrawn } from '../library/intake/withdrawn-mark.ts'
import { emptyJournal, scrub } from './erasure/scrub.ts'

/** A database up to this size, in bytes, is rebuilt in the moment that the window may wait for. */
const IDLE_BYTES = 64 * 2 ** 20

/**
 * Rebuilds the database without its free pages where texts that their publishers took back may still stand in them. `moment`:
 * `idle` leaves a large database for `closing`. Returns whether it was done; one that another program reads waits for the next.
 */
export async function scrubWithdrawn(library: Library, moment: 'idle' | 'closing'): Promise<boolean> {
  const { db, isReadOnly } = library
  if (isReadOnly || !hasWithdrawn(db)) return false
  const bytes =
    Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  if (moment === 'idle' && bytes > IDLE_BYTES) return false
  const secureDelete = String(db.pragma('secure_delete', { simple: true }))
  try {
    scrub(db)
  } finally {
    // what is written later is not to be slower for it
    db.pragma(`secure_delete = ${secureDelete}`)
  }
  if (!(await emptyJournal(db))) return false
  endWithdrawn(db)
  return true
}
