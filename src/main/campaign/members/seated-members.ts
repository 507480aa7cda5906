import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { houseOf } from '../../../shared/campaign/briefs/choice.ts'
import { lastCalls } from '../../../shared/campaign/calls/last-call.ts'
import { ageSentence, endedSince, hasEnded, latestDay } from '../../../shared/campaign/members/age.ts'
import type { MemberAge } from '../../../shared/campaign/members/contract.ts'
import { sitsOn } from '../../../shared/campaign/members/mandate-end.ts'
import {
  type Member,
  type MemberChamber,
  type PositionValue,
  TargetFilters,
  type TargetMember,
} from '../../../shared/campaign/members/model.ts'
import { rank } from '../../../shared/campaign/members/rank.ts'
import type { MemberRecords } from '../../../shared/campaign/members/select.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { scrutins } from '../bills/scrutins.ts'
import { bills } from '../bills/store.ts'
import { calls } from '../calls/store.ts'
import { members } from './store.ts'

const today = () => localDay(new Date())

/**
 * The members of a chamber as they sit: those of the legislature in office, unless another is named, and the senators whose series was not
 * renewed since their data. The others are kept, and stand in no list, no map and no count that does not name them.
 */
export function seatedMembers(db: Database, chamber: MemberChamber, legislature?: string): Member[] {
  const store = members(db)
  if (chamber === 'senat') return store.list('senat').filter(one => sitsOn(one, today()))
  const inOffice = store.legislatures().find(one => !hasEnded(one, today()))
  // what was imported without its legislature is better than nothing
  return store.list('an', legislature ?? inOffice ?? '')
}

/** How old what is known of a chamber is. */
export function ageOf(all: readonly Member[]): MemberAge | undefined {
  const [first] = all
  if (!first) return undefined
  const dates = all.flatMap(one => (one.asOf ? [one.asOf] : [])).sort()
  const query = {
    chamber: first.chamber,
    legislature: first.legislature ?? '',
    // one of no date makes the whole of no date; several are as old as the oldest
    asOf: dates.length === all.length ? dates[0] : undefined,
    importedOn: all.flatMap(one => (one.importedOn ? [one.importedOn] : [])).sort()[0],
    isSitting: all.some(one => !one.mandate.to),
    today: today(),
  }
  const isOlder = latestDay(query) !== undefined
  const formerMembers = endedSince(query)
  return {
    chamber: query.chamber,
    legislature: query.legislature,
    members: all.length,
    source: [...new Set(all.map(one => one.source))].join(' ; '),
    ...(query.asOf && !isOlder && { asOf: query.asOf }),
    ...(query.importedOn && { importedOn: query.importedOn }),
    ...(formerMembers && { ended: formerMembers }),
    sentence: ageSentence(query),
  }
}

interface DatedPosition {
  readonly value: PositionValue
  readonly date: string
}

/**
 * The last statement of each member about a bill, published or made to a caller. A député's of before the legislature that sits is
 * history: kept, shown on the fiche, and no reason for anything.
 */
function lastSaid(db: Database, bill?: string): Map<string, DatedPosition> {
  const since = members(db).legislatureStart() ?? ''
  const statements = [
    ...members(db)
      .positions({ bill })
      .map(({ member, value, date }) => ({ member, value, date })),
    ...calls(db)
      .list({ bill })
      .flatMap(({ member, position, at }) =>
        // who does not know takes back nothing of what was said before
        position && position !== 'inconnue'
          ? [{ member, value: position, date: localDay(new Date(at)) }]
          : [],
      ),
  ]
    .filter(one => one.date >= since || !isDeputy(one.member))
    .sort((a, b) => b.date.localeCompare(a.date))
  const byMember = new Map<string, DatedPosition>()
  for (const { member, ...statement } of statements)
    if (!byMember.has(member)) byMember.set(member, statement)
  return byMember
}

const isDeputy = (id: string): boolean => /^PA\d/.test(id)

/** The user's own records of members for a bill, or for all. */
export function knownOf(db: Database, bill?: string): MemberRecords {
  return {
    positions: new Map([...lastSaid(db, bill)].map(([member, { value }]) => [member, value])),
    calls: calls(db).answeredBy(bill),
    lastCalls: lastCalls(calls(db).list({ bill })),
    noCalls: new Set(
      members(db)
        .noCalls()
        .map(one => one.member),
    ),
  }
}

/** Whom to call for a bill, in order, each rank explained. */
export function proposeTargets(db: Database, bill: string, filters: TargetFilters): TargetMember[] {
  return rank([...seatedMembers(db, 'an'), ...seatedMembers(db, 'senat')], {
    ...groundOf(db, bill),
    filters,
    positions: lastSaid(db, bill),
  })
}

/** Weighs the members of a list for whoever calls them: by every reason but the place, with the words of those that are public. */
export function weighTargets(db: Database, bill: string, ids: readonly string[]): TargetMember[] {
  const all = members(db).existing(ids)
  const knownIds = new Set(all.map(one => one.id))
  const ground = { ...groundOf(db, bill), filters: TargetFilters.parse({ limit: 1000 }) }
  const weighed = rank(all, { ...ground, positions: lastSaid(db, bill) })
  const publicReasons = new Map(
    rank(all, { ...ground, positions: new Map() }).map(one => [one.member, one.reasons]),
  )
  // whom the library does not know is called last, not forgotten
  const unknown = ids.filter(id => !knownIds.has(id))
  return [
    ...weighed.map(one => ({ ...one, reasons: publicReasons.get(one.member) ?? [] })),
    ...unknown.map(member => ({ member, reasons: [], score: 0 })),
  ]
}

function groundOf(db: Database, bill: string) {
  const trackedBill = bills(db)
    .list()
    .find(one => one.id === bill)
  if (!trackedBill)
    throw new AppError('not-found', 'Ce texte n’est pas suivi : choisissez-en un autre.', { bill })
  return {
    bill,
    ...partsOf(trackedBill),
    on: nextStageDay(trackedBill, today()),
    scrutins: scrutins(db).of(bill),
    noCalls: knownOf(db).noCalls,
  }
}

/** The first day noted for a stage to come, today where none is. */
export const nextStageDay = ({ stages }: Pick<Bill, 'stages'>, day: string): string =>
  stages.flatMap(({ date }) => (date !== undefined && date > day ? [date] : [])).toSorted()[0] ?? day

/** The committees and rapporteurs that the stages of a bill name. */
export const partsOf = ({ stages }: Bill) => ({
  committees: stages.flatMap(stage =>
    stage.committee ? [{ name: stage.committee, chamber: houseOf(stage) }] : [],
  ),
  rapporteurs: stages.flatMap(stage => stage.rapporteurs.map(one => one.name)),
})
