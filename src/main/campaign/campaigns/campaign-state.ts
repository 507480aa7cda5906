import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import type { CampaignState } from '../../../shared/campaign/campaigns/state.ts'
import {
  callingLine,
  deadlineLine,
  sittingLine,
  stageLine,
} from '../../../shared/campaign/campaigns/state-dates.ts'
import { stepsOf } from '../../../shared/campaign/campaigns/state-steps.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { dossiers } from '../../dossiers/store.ts'
import { drafts } from '../../drafts/store.ts'
import type { Database } from '../../kernel/database/open.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { amendments } from '../amendments/store.ts'
import { restingOn } from '../bills/handlers.ts'
import { bills } from '../bills/store.ts'
import { billTexts } from '../bills/text-store.ts'
import { calls } from '../calls/store.ts'
import { targetLists } from '../members/target-lists.ts'
import { localProjects } from '../projects/store.ts'
import { personalSets } from '../sets/store.ts'
import { campaigns } from './store.ts'

/** Where a campaign stands: read in one transaction, so that all of it is of one moment. */
export const campaignState = (db: Database, id: string, at = new Date()): CampaignState =>
  db.transaction((): CampaignState => {
    const campaign = campaigns(db).get(id)
    const bill = bills(db).get(campaign.bill)
    const today = localDay(at)
    const since = currentStage(bill, today)?.date
    const documents = dossiers(db)
      .ofBill(bill.id)
      .flatMap(dossier => drafts(db).list(dossier))
    const own = amendments(db)
      .list(bill.id)
      .filter(one => one.origin === 'draft')
    const lists = targetLists(db).list(bill.id)
    const log = calls(db).list({ bill: bill.id })
    const documentIds = new Set(documents.map(one => one.id))
    const counts = {
      arguments: allArguments(db).filter(one => one.measures.some(link => link.bill === bill.id)).length,
      amendments: own.length,
      documents: documents.length,
      lists: lists.length,
      sets: personalSets(db)
        .list()
        .filter(one => documentIds.has(one.draft)).length,
      calls: log.length,
      ...(since && { callsSince: log.filter(one => one.at.slice(0, 10) >= since).length }),
      projects: localProjects(db).ofCampaign(id).length,
    }
    const now = `${today}T${at.toTimeString().slice(0, 5)}`
    return {
      campaign: id,
      title: campaign.title,
      bill: bill.id,
      billTitle: bill.title,
      stage: stageLine(bill, today),
      deadline: deadlineLine(bill, now),
      sitting: sittingLine(bill, today),
      calling: callingLine(bill, today),
      counts,
      steps: stepsOf({
        campaign,
        bill,
        texts: billTexts(db).list(bill.id),
        resting: restingOn(db, bill),
        amendments: own,
        lists,
        counts,
        today,
      }),
    }
  })()
