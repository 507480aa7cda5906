import { houseAhead } from '../../../shared/campaign/bills/ahead.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import type { CampaignState } from '../../../shared/campaign/campaigns/state.ts'
import {
  callingLine,
  deadlineLine,
  isOver,
  sittingLine,
  stageLine,
} from '../../../shared/campaign/campaigns/state-dates.ts'
import { stepsOf } from '../../../shared/campaign/campaigns/state-steps.ts'
import {
  CALLS_AN_EVENING,
  type TonightMaterial,
  tonightOf,
} from '../../../shared/campaign/campaigns/tonight.ts'
import {
  type Call,
  type Member,
  TargetFilters,
  type TargetList,
} from '../../../shared/campaign/members/model.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { dossiers } from '../../dossiers/store.ts'
import { drafts } from '../../drafts/store.ts'
import type { Database } from '../../kernel/database/open.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { amendments } from '../amendments/store.ts'
import { restingOn } from '../bills/handlers.ts'
import { bills } from '../bills/store.ts'
import { billTexts } from '../bills/text-store.ts'
import { whereaboutsOf } from '../bills/whereabouts.ts'
import { calls } from '../calls/store.ts'
import { proposeTargets, seatedMembers } from '../members/seated-members.ts'
import { members } from '../members/store.ts'
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
    const material = {
      campaign,
      bill,
      texts: billTexts(db).list(bill.id),
      resting: restingOn(db, bill),
      amendments: own,
      lists,
      counts,
      today,
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
      tonight: tonightOf({
        ...material,
        late: whereaboutsOf(db, bill, today),
        ...callMaterial(db, bill, lists, log, today),
      }),
      steps: stepsOf(material),
    }
  })()

/** Whom to call tonight: the next of the last list touched, else those proposed for the text; and whom one promised to call again. */
function callMaterial(
  db: Database,
  bill: Bill,
  lists: readonly TargetList[],
  log: readonly Call[],
  today: string,
): Pick<TonightMaterial, 'callees' | 'list' | 'hasMembers' | 'followUps'> {
  const hasMembers = seatedMembers(db, 'an').length + seatedMembers(db, 'senat').length > 0
  const list = lists.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0]
  const since = currentStage(bill, today)?.date ?? ''
  const calledIds = new Set(log.filter(one => one.at.slice(0, 10) >= since).map(one => one.member))
  const noCalls = new Set(
    members(db)
      .noCalls()
      .map(one => one.member),
  )
  const chamber = houseAhead(bill, today)
  const ranked =
    list?.ranked ??
    (hasMembers && !isOver(bill, today)
      ? proposeTargets(
          db,
          bill.id,
          TargetFilters.parse({ limit: calledIds.size + CALLS_AN_EVENING, ...(chamber && { chamber }) }),
        )
      : [])
  const callees = members(db)
    .existing(ranked.map(one => one.member).filter(id => !calledIds.has(id) && !noCalls.has(id)))
    .filter(one => !one.mandate.to)
    .slice(0, CALLS_AN_EVENING)
  const due = log
    .filter(one => one.followUpOn && one.followUpOn <= today && !one.followedOn)
    .toSorted((a, b) => (a.followUpOn ?? '').localeCompare(b.followUpOn ?? ''))
  return {
    hasMembers,
    list: list?.id ?? '',
    callees: callees.map(nameOf),
    followUps: due.flatMap(one => {
      const [member] = members(db).existing([one.member])
      return member && one.followUpOn ? [{ name: nameOf(member), on: one.followUpOn }] : []
    }),
  }
}

const nameOf = ({ civility, first, last }: Member): string =>
  [civility, civility ? last : `${first} ${last}`].filter(Boolean).join('\u00a0')
