import type { Pack } from '../../../shared/sharing/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { sources } from '../../library/store.ts'
import { receivers } from '../receivers.ts'
import { isFormerStarter } from './former-starter.ts'

export interface PackCounts {
  added: number
  updated: number
  unchanged: number
  older: number
  left: number
}

/**
 * Puts a pack in the library, in one transaction. What the user changed stays as the user left it, and a former starter library does not
 * take the bills of a newer one back.
 */
export function loadPack(db: Database, pack: Pack): PackCounts {
  const counts: PackCounts = { added: 0, updated: 0, unchanged: 0, older: 0, left: 0 }
  const [library, texts] = [sources(db), receivers().bills(db)]
  const write = db.transaction(() => {
    for (const outcome of library.putAll(pack.sources, 'pack')) counts[outcome] += 1
    const isFormer = pack.bills.length > 0 && isFormerStarter(pack)
    for (const bill of pack.bills)
      counts[isFormer && texts.base(bill.id) ? 'older' : texts.receive(bill)] += 1
  })
  guarded(() => write.immediate())
  return counts
}
