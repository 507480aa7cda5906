import type { ImportReport } from '../../shared/imports/job.ts'
import type { Database } from '../kernel/database/open.ts'
import { passedOf } from './kinds/store.ts'
import { imports, readOf } from './store.ts'

/** The first rejections, as the report of a job names them, and the numbers. */
export function reportOf(db: Database, id: string): ImportReport {
  const store = imports(db)
  const { counts } = store.get(id)
  const { lines } = store.lines(id, { outcome: 'rejected', limit: 200, offset: 0 })
  return {
    read: readOf(counts),
    added: counts.added,
    updated: counts.updated,
    unchanged: counts.unchanged,
    older: counts.older,
    left: counts.left,
    deleted: counts.deleted,
    rejected: lines.map(({ file, place, reason }) => ({ file: place ? `${file} › ${place}` : file, reason })),
    ...(counts.rejected > lines.length && { rejections: counts.rejected }),
    passed: passedOf(db, id),
    seconds: Math.round(counts.seconds * 100) / 100,
  }
}
