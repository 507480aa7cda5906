import type { BriefChoice } from '../../../shared/campaign/briefs/model.ts'
import { lastCalls, shortCallText } from '../../../shared/campaign/calls/last-call.ts'
import { isAnswered } from '../../../shared/campaign/calls/summary.ts'
import type { Call, Member, Position } from '../../../shared/campaign/members/model.ts'
import { escapeMarkup, type Thing } from '../../../shared/drafts/templates/repeats.ts'
import { dayText } from '../../../shared/french/dates.ts'
import { countOf } from '../../../shared/french/wording.ts'
import type { Database } from '../../kernel/database/open.ts'
import { scrutins } from '../bills/scrutins.ts'
import { calls } from '../calls/store.ts'
import { seatedMembers, weighTargets } from '../members/seated-members.ts'
import { members } from '../members/store.ts'

/** Rows of a table about a whole chamber: what two pages hold. A group that was chosen has all its members. */
const MAX_ROWS = 30

interface TrackedMember {
  readonly member: Member
  readonly score: number
  readonly reasons: readonly string[]
  readonly position: Position | undefined
  readonly lastCall: Call | undefined
}

/**
 * The rows of a follow-up table, by what matters: the weight of the reasons to call, then who was not reached yet, then the name; and,
 * where a chamber has more members than two pages hold, a line that says how many are not in it.
 */
export function trackedMembers(
  db: Database,
  { bill, audience }: BriefChoice,
): { members: Thing[]; others: Thing[] } {
  const seated = seatedMembers(db, audience.chamber)
    .filter(one => !audience.group || one.group?.sigle === audience.group)
    .filter(one => !audience.member || one.id === audience.member)
  const weighed = new Map(
    weighTargets(
      db,
      bill,
      seated.map(one => one.id),
    ).map(one => [one.member, one]),
  )
  const lastPositions = new Map<string, Position>()
  for (const one of members(db).positions({ bill }))
    if (!lastPositions.has(one.member)) lastPositions.set(one.member, one)
  const log = lastCalls(calls(db).list({ bill }))
  const all = seated
    .map((member): TrackedMember => {
      const { score = 0, reasons = [] } = weighed.get(member.id) ?? {}
      return {
        member,
        score,
        reasons: score > 0 ? reasons : [],
        position: lastPositions.get(member.id),
        lastCall: log.get(member.id),
      }
    })
    .sort(byWhatMatters)
  // who is looked for by name or group is there, whatever is known of them
  const knownCount = all.filter(isWorthARow).length
  const rowCount = audience.group || audience.member ? all.length : Math.min(knownCount || MAX_ROWS, MAX_ROWS)
  const votesOf = voteReader(db, bill)
  return {
    members: all.slice(0, rowCount).map(one => rowOf(one, votesOf(one.member.id))),
    others: all.length > rowCount ? [{ id: 'others', words: { text: othersText(all.slice(rowCount)) } }] : [],
  }
}

const names = new Intl.Collator('fr')

const byWhatMatters = (a: TrackedMember, b: TrackedMember): number =>
  b.score - a.score ||
  Number(isKnown(b)) - Number(isKnown(a)) ||
  callRank(a) - callRank(b) ||
  names.compare(a.member.last, b.member.last) ||
  names.compare(a.member.first, b.member.first)

/** Of equal weight, those of whom something is known come before those of whom nothing is. */
const isKnown = ({ position, lastCall }: TrackedMember): boolean =>
  position !== undefined || lastCall !== undefined

const isWorthARow = (one: TrackedMember): boolean => one.score > 0 || isKnown(one)

/** Who was tried without an answer is to be called again; who answered is done. */
const callRank = ({ lastCall }: TrackedMember): number => (!lastCall ? 0 : isAnswered(lastCall) ? 2 : 1)

function rowOf({ member, reasons, position, lastCall }: TrackedMember, votes: readonly string[]): Thing {
  const positions = [
    position && `${position.value}, ${dayText(position.date)}`,
    lastCall && shortCallText(lastCall),
  ].filter(one => one !== undefined)
  return {
    id: member.id,
    words: {
      name: escapeMarkup([member.civility, member.first, member.last].filter(Boolean).join(' ')),
      group: escapeMarkup(member.group?.sigle ?? ''),
      reason: escapeMarkup(reasons.map(shortReason).join('\u202f; ')) || '—',
      position: escapeMarkup(positions.join('\u202f; ')) || 'inconnue',
      vote: escapeMarkup(votes.join('\u202f; ')) || '—',
    },
  }
}

/** A reason without the name of the committee, which is that of all the rows it is in. */
const shortReason = (reason: string): string =>
  reason.replace(/^(Siège à la commission saisie) : .*$/, '$1').replace(/ ([:;])/g, '\u00a0$1')

function othersText(others: readonly TrackedMember[]): string {
  const callCount = others.filter(one => one.lastCall).length
  const called = callCount > 0 ? ` (dont ${countOf(callCount, 'déjà appelé')})` : ''
  const why = others.some(isWorthARow)
    ? 'qui ont moins de raisons d’être appelés'
    : 'dont ni raison d’appeler, ni position, ni appel n’est connu ici'
  return `${countOf(others.length, 'autre parlementaire', 'autres parlementaires')}${called}, ${why}, ${others.length > 1 ? 'ne sont' : 'n’est'} pas dans ce tableau : choisissez un groupe pour avoir tous les siens.`
}

/** Reads how a member voted in the scrutins linked to a bill. */
function voteReader(db: Database, bill: string): (member: string) => string[] {
  const votes = scrutins(db)
    .of(bill)
    .map(one => ({ number: one.number, by: new Map(one.votes.map(vote => [vote.member, vote.position])) }))
  return member =>
    votes.flatMap(({ number, by }) => {
      const vote = by.get(member)
      return vote ? [`${vote} (scrutin n° ${number})`] : []
    })
}

/** The official votes on the bill, a line each. */
export const voteLines = (db: Database, { bill }: BriefChoice): Thing[] =>
  scrutins(db)
    .of(bill)
    .map(one => ({
      id: one.id,
      words: {
        text: escapeMarkup(
          `Scrutin n° ${one.number} du ${dayText(one.date)}, ${one.title} : ${one.result}. Par groupe : ${one.groups
            .map(
              group =>
                `${group.sigle} ${group.for} pour, ${group.against} contre, ${group.abstained} abstention`,
            )
            .join('\u202f; ')}.`,
        ),
      },
    }))
