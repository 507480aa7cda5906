import type { Argument } from '../../shared/library/model.ts'
import type { Database } from '../kernel/database/open.ts'
import { sourceReader } from './source-reader.ts'

/** Every argument of the library. */
export function allArguments(db: Database): Argument[] {
  const ids = db
    .prepare<[], string>("SELECT id FROM sources WHERE kind = 'argument' AND removed_at IS NULL ORDER BY seq")
    .pluck()
    .all()
  return sourceReader(db).argumentsOf(ids)
}
