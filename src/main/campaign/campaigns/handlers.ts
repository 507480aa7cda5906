import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import type { Handlers } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import type { Context } from '../../kernel/context.ts'
import { bills } from '../bills/store.ts'
import { campaignState } from './campaign-state.ts'
import { campaigns } from './store.ts'

/** Campaigns: begun on a bill, archived, taken out of the archive. */
export function campaignHandlers({ library }: Context) {
  const { db } = library
  const all = campaigns(db)
  return {
    'campaigns.list': () => {
      const byId = new Map(
        bills(db)
          .list()
          .map(one => [one.id, one]),
      )
      return all.list().map(one => {
        const bill = byId.get(one.bill)
        const dossier = all.dossierIdOf(one.id)
        return {
          ...one,
          billTitle: bill?.title ?? '',
          stage: (bill && currentStage(bill, localDay(new Date()))?.label) ?? '',
          ...(dossier && { dossier }),
        }
      })
    },
    'campaigns.get': ({ id }) => all.get(id),
    'campaigns.state': ({ id }) => campaignState(db, id),
    'campaigns.begin': ({ bill }) => all.begin(bill),
    'campaigns.save': ({ campaign }) => all.save(campaign),
    'campaigns.archive': ({ id, archived }) => all.archive(id, archived),
  } satisfies Partial<Handlers>
}
