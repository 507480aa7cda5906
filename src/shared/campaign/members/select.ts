import { fold } from '../../french/fold.ts'
import type { LastCall } from '../calls/last-call.ts'
import type { MemberLine, MemberList, MemberQuery } from './contract.ts'
import type { Member, MemberChamber, PositionValue } from './model.ts'

/** The user's own records of members for a bill. */
export interface MemberRecords {
  /** the last position told of each member */
  readonly positions: ReadonlyMap<string, PositionValue>
  /** calls that somebody answered, by member */
  readonly calls: ReadonlyMap<string, number>
  /** the last call to each, whoever made it */
  readonly lastCalls: ReadonlyMap<string, LastCall>
  readonly noCalls: ReadonlySet<string>
}

/** The members a query asks for, in the order of names, as lines; and what else could be asked. */
export function select(
  all: readonly Member[],
  query: MemberQuery,
  records: MemberRecords,
): Pick<MemberList, 'members' | 'total'> & { facets: Omit<MemberList['facets'], 'legislatures'> } {
  const words = fold(query.text ?? '')
    .split(' ')
    .filter(Boolean)
  const selection = all.filter(member => {
    const { group, department, committee, roles } = member
    if (query.chamber && member.chamber !== query.chamber) return false
    if (query.group && group?.sigle !== query.group) return false
    if (query.committee && committee !== query.committee) return false
    if (query.department && department?.number !== query.department) return false
    const own = roles.filter(one => !query.bill || one.bill === query.bill)
    if (query.role && !own.some(one => one.role === query.role)) return false
    if (query.position && (records.positions.get(member.id) ?? 'inconnue') !== query.position) return false
    if (words.length === 0) return true
    const haystack = ` ${fold(`${member.first} ${member.last} ${group?.sigle ?? ''} ${group?.label ?? ''} ${department?.name ?? ''} ${department?.number ?? ''} ${committee}`)}`
    return words.every(word => haystack.includes(` ${word}`))
  })
  const lines = selection
    .map(member => lineOf(member, records, query.bill))
    .sort((a, b) => byName(a, b) || a.id.localeCompare(b.id))
  return { members: lines, total: lines.length, facets: facetsOf(all, query.chamber) }
}

const names = new Intl.Collator('fr')
const byName = (a: MemberLine, b: MemberLine) =>
  names.compare(a.last, b.last) || names.compare(a.first, b.first)

/** One line of the list. */
export function lineOf(member: Member, records: MemberRecords, bill?: string): MemberLine {
  const position = records.positions.get(member.id)
  const last = records.lastCalls.get(member.id)
  return {
    ...member,
    roles: member.roles.filter(one => !bill || one.bill === bill),
    phone: phoneOf(member),
    ...(position && { position }),
    calls: records.calls.get(member.id) ?? 0,
    ...(last && {
      lastCall: {
        at: last.at,
        answered: last.answered,
        ...(last.position && { position: last.position }),
        ...(last.followUpOn && { followUpOn: last.followUpOn }),
      },
    }),
    noCall: records.noCalls.has(member.id),
  }
}

/** The number to call: that of the chamber's office, else of the constituency. */
export const phoneOf = ({ phones }: Pick<Member, 'phones'>): string =>
  (
    phones.find(one => one.kind === 'assemblee') ??
    phones.find(one => one.kind === 'circonscription') ??
    phones[0]
  )?.number ?? ''

function facetsOf(all: readonly Member[], chamber: MemberChamber | undefined) {
  const members = chamber ? all.filter(one => one.chamber === chamber) : all
  const count = <T extends { n: number }>(key: (one: Member) => string, make: (one: Member) => T): T[] => {
    const byKey = new Map<string, T>()
    for (const one of members) {
      const at = key(one)
      if (!at) continue
      const before = byKey.get(at)
      if (before) before.n += 1
      else byKey.set(at, make(one))
    }
    return [...byKey.values()]
  }
  return {
    groups: count(
      one => (one.group ? `${one.chamber} ${one.group.sigle}` : ''),
      one => ({ sigle: one.group?.sigle ?? '', label: one.group?.label ?? '', chamber: one.chamber, n: 1 }),
    ).sort((a, b) => a.chamber.localeCompare(b.chamber) || b.n - a.n || names.compare(a.sigle, b.sigle)),
    committees: count(
      one => (one.committee ? `${one.chamber} ${one.committee}` : ''),
      one => ({ name: one.committee, chamber: one.chamber, n: 1 }),
    ).sort((a, b) => a.chamber.localeCompare(b.chamber) || names.compare(a.name, b.name)),
    departments: count(
      one => one.department?.number ?? '',
      one => ({ number: one.department?.number ?? '', name: one.department?.name ?? '', n: 1 }),
    ).sort((a, b) => a.number.localeCompare(b.number)),
  }
}
