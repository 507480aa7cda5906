import { generationReader } from '../../kernel/database/generation.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { CorpusChanges } from './corpus.ts'

/** A long import writes with the moment at which its batch began: what was written just before a state is told again after it. */
const OVERLAP_MS = 60_000
const STATE_SHAPE = /^(?<generation>[^ ]*) (?<at>\d{4}-[^ ]+)$/

interface Row {
  readonly id: string
  readonly isRemoved: number
}

/** Reads which sources of a library changed since a state: a moment, and which content the file had. */
export function changes(db: Database): (state?: string) => CorpusChanges {
  const readGeneration = generationReader(db)
  const newest = db
    .prepare<[], string | null>(
      'SELECT max(max(updated_at), max(coalesce(removed_at, updated_at))) FROM sources',
    )
    .pluck()
  const all = db.prepare<[], Row>('SELECT id, 0 AS isRemoved FROM sources WHERE removed_at IS NULL')
  const changedSince = db.prepare<{ at: string }, Row>(
    `SELECT id, removed_at IS NOT NULL AS isRemoved FROM sources
     WHERE updated_at >= @at OR removed_at >= @at`,
  )
  const read = db.transaction((state: string | undefined): CorpusChanges => {
    const { generation, at = '' } = STATE_SHAPE.exec(state ?? '')?.groups ?? {}
    const isWhole = generation !== readGeneration()
    const rows = isWhole ? all.all() : changedSince.all({ at: momentBefore(at) })
    return {
      state: `${readGeneration()} ${newest.get() ?? new Date(0).toISOString()}`,
      isWhole,
      changed: rows.filter(row => !row.isRemoved).map(({ id }) => id),
      removed: rows.filter(row => row.isRemoved).map(({ id }) => id),
    }
  })
  return read
}

function momentBefore(at: string): string {
  const moment = Date.parse(at)
  return Number.isNaN(moment) ? '' : new Date(moment - OVERLAP_MS).toISOString()
}
