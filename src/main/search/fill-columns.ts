import type { SourceKind } from '../../shared/library/model.ts'
import type { Database, Fill } from '../kernel/database/open.ts'
import { columnWriter } from './column-writer.ts'
import { dayOf, flag } from './columns.ts'

/** The columns that versions 3 and 12 of the format added. */
export const columnFills: readonly Fill[] = [
  { version: 3, fill: fillColumns },
  { version: 12, fill: fillSeats },
]

/**
 * The columns of a library that had none, from what its rows say without their texts: enough for lists, filters and counts
 * until each source is read again. Inside the transaction that brings the library up to date.
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
  for (const [seq, kind, court, date, removed] of rows) {
    const flags = removed === null ? 0 : flag.removed
    columns.set(seq, {
      ...{ kind, court: court ?? '', date: dayOf(date), flags },
      ...{ grade: 0, type: '', code: '' },
    })
  }
  columns.flush()
}

/** The seats of the courts that have several, as the labels of their decisions say them. Inside the same transaction. */
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
