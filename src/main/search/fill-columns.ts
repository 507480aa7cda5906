import type { SourceKind } from '../../shared/kernel/common.ts'
import type { Database, Fill } from '../kernel/database/open.ts'
import { columnWriter } from './column-writer.ts'
import { dayOf, SOURCE_FLAG } from './columns.ts'

/** The columns that versions 3 and 12 of the format added. */
export const columnFills: readonly Fill[] = [
  { version: 3, fill: fillColumns },
  { version: 12, fill: fillSeats },
]

/**
 * Fills the columns of a library without any, from the rows of its sources without their texts: enough for lists, filters and
 * counts until each source is indexed again. Runs inside the migration's transaction.
 */
function fillColumns(db: Database): void {
  const rows = db
    .prepare<[], [number, SourceKind, string | null, string | null, string | null]>(
      'SELECT seq, kind, court, date, removed_at FROM sources ORDER BY seq',
    )
    .raw()
    .all()
  const columns = columnWriter(db)
  columns.begin()
  for (const [seq, kind, court, date, removedAt] of rows) {
    const flags = removedAt === null ? 0 : SOURCE_FLAG.removed
    columns.set(seq, {
      ...{ kind, court: court ?? '', date: dayOf(date), flags },
      ...{ grade: 0, type: '', code: '' },
    })
  }
  columns.flush()
}

/** Fills the seats of courts from the labels of their decisions, inside the migration’s transaction. */
export function fillSeats(db: Database): void {
  const rows = db
    .prepare<[], [number, string]>(
      `SELECT seq, label FROM sources WHERE court IN ('CAA', 'TA') AND label <> ''`,
    )
    .raw()
    .all()
  const columns = columnWriter(db)
  columns.begin()
  for (const [seq, label] of rows) {
    const [, court, city] = /^(CAA|TA)\s([^,]+),/.exec(label) ?? []
    if (court && city) columns.setCourt(seq, `${court} ${city.replace(/\s/g, ' ')}`)
  }
  columns.flush()
}
