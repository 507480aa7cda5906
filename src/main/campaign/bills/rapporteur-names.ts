import type { Bill } from '../../../shared/campaign/bills/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { members } from '../members/store.ts'

/** Names the rapporteurs that a legislative file gives by their identifier alone; one whom the library has not stays without a name. */
export function withRapporteurNames(db: Database, bill: Bill): Bill {
  const nameless = bill.stages.flatMap(({ rapporteurs }) =>
    rapporteurs.flatMap(({ name, member }) => (!name && member ? [member] : [])),
  )
  if (nameless.length === 0) return bill
  const names = new Map(
    members(db)
      .existing(nameless)
      .map(({ id, civility, first, last }) => [id, [civility, first, last].filter(Boolean).join(' ')]),
  )
  const stages = bill.stages.map(stage => ({
    ...stage,
    rapporteurs: stage.rapporteurs.map(who => ({
      ...who,
      name: who.name || (names.get(who.member ?? '') ?? ''),
    })),
  }))
  return { ...bill, stages }
}
