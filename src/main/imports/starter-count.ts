import type { StarterCount } from '../../shared/imports/job.ts'
import type { Database } from '../kernel/database/open.ts'
import { countWithText } from './funds/store.ts'
import { starterAuthorities } from './starter.ts'

/** How many authorities of the starter library have their text. */
export function starterCount(db: Database): StarterCount {
  const authorities = starterAuthorities()
  return { withText: countWithText(db, authorities), total: authorities.length }
}
