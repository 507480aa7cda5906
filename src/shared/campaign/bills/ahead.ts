import type { House } from '../../drafts/slots/member-address.ts'
import { fold } from '../../french/fold.ts'
import { houseOf } from '../briefs/choice.ts'
import type { Member } from '../members/model.ts'
import { sameCommittee } from '../members/rank.ts'
import { isDelay } from './limits.ts'
import type { Bill, Stage, StageKind } from './model.ts'
import { currentStage, followers } from './stages.ts'

const toCome = (stage: Stage, today: string): boolean => stage.date !== undefined && stage.date >= today

/** The assembly a bill is before, where one alone may act on it: that of the next stage noted, else the only one it may go to from where it is. */
export function houseAhead(bill: Bill, today: string): House | undefined {
  const next = bill.stages.find(one => toCome(one, today) && houseOf(one))
  if (next) return houseOf(next)
  const now = currentStage(bill, today)
  if (!now?.kind) return houseOf(now)
  const pastStages = bill.stages.slice(0, bill.stages.indexOf(now) + 1)
  const [only, ...rest] = new Set(followers({ ...bill, stages: pastStages }).map(one => one.chamber))
  return rest.length === 0 ? only : undefined
}

/** The next day noted at which a chamber examines a bill: that of the other one is none of its members’ business. */
export const nextDay = (bill: Bill, chamber: House, today: string): string | undefined =>
  bill.stages
    .flatMap(one =>
      one.date && toCome(one, today) && !isDelay(one) && (houseOf(one) ?? chamber) === chamber
        ? [one.date]
        : [],
    )
    .sort()[0]

const beforeItsReport: readonly StageKind[] = [
  'depot',
  'transmission',
  'renvoi',
  'commission-delai',
  'commission',
]

/** Whether the committee of a member examines a bill, or has done so; nothing where the stages name no committee that is theirs. */
export function committeeOn(
  bill: Bill,
  { chamber, committee }: Pick<Member, 'chamber' | 'committee'>,
  today: string,
): 'now' | 'then' | undefined {
  const own = fold(committee)
  const isInChamber = (stage: Stage) => (houseOf(stage) ?? chamber) === chamber
  const theirs = bill.stages.filter(
    one => one.committee && isInChamber(one) && sameCommittee(fold(one.committee), own),
  )
  if (!own || theirs.length === 0) return undefined
  const now = currentStage(bill, today)
  const reports = now?.kind === 'commission' && now.date !== undefined && now.date < today
  const awaitsReport = now?.kind ? beforeItsReport.includes(now.kind) : theirs.some(one => one === now)
  if (theirs.some(one => toCome(one, today)) || (now && isInChamber(now) && awaitsReport && !reports))
    return 'now'
  const rankOf = (stage: Stage | undefined) => (stage ? bill.stages.indexOf(stage) : -1)
  // what is noted beyond the present stage, without a day, has not taken place
  return theirs.some(one => (one.date ?? '9999') < today || rankOf(one) < rankOf(now)) || reports
    ? 'then'
    : undefined
}
