import { addDays } from '../../kernel/days.ts'
import { lastLegislatureDay } from './age.ts'
import type { Member } from './model.ts'

/** Metropolitan départements of series 1 besides 37 to 66, and its collectivities overseas (code électoral, tableau n° 5, since 2011). */
const SERIES_1 = new Set([
  '75',
  '77',
  '78',
  '91',
  '92',
  '93',
  '94',
  '95',
  '971',
  '972',
  '974',
  '975',
  '976',
  '988',
])
const SERIES_2_OVERSEAS = new Set(['973', '977', '978', '986', '987'])

type Series = 1 | 2

/** The series of the Sénat a place elects with; undefined where half of its senators are of each, or the place is not known. */
export function seriesOf(department: string): Series | undefined {
  if (SERIES_1.has(department)) return 1
  if (SERIES_2_OVERSEAS.has(department)) return 2
  if (!/^(?:\d\d|2[AB])$/.test(department) || department === '00' || department > '95') return undefined
  const number = Number.parseInt(department, 10)
  return number >= 37 && number <= 66 ? 1 : 2
}

/** Whether a series is renewed in September of a year: series 1 in 2017, 2023, 2029; series 2 in 2020, 2026, 2032. */
const isRenewed = (series: Series, year: number): boolean => year % 6 === (series === 1 ? 1 : 4)

/**
 * The first day on which a member, known to sit on the day of the data, may sit no more: for a senator the 1 October after the renewal of
 * their series (code électoral, art. LO 277), of the next renewal where their series is not known; for a deputy the end of the legislature.
 * Undefined where nothing says it.
 */
export function mandateEnd({
  chamber,
  department,
  legislature,
  asOf,
  importedOn,
}: Pick<Member, 'chamber' | 'department' | 'legislature' | 'asOf' | 'importedOn'>): string | undefined {
  if (chamber === 'an') {
    const last = lastLegislatureDay(legislature ?? '')
    return last && addDays(last, 1)
  }
  const known = asOf ?? importedOn
  if (!known) return undefined
  const series = seriesOf(department?.number ?? '')
  let year = Number(known.slice(0, 4))
  while (`${year}-10-01` <= known || !([series ?? 1, series ?? 2] as const).some(one => isRenewed(one, year)))
    year += 1
  return `${year}-10-01`
}

/** Whether a member known to sit on the day of the data surely sits on another. */
export function sitsOn(
  member: Parameters<typeof mandateEnd>[0] & Pick<Member, 'mandate'>,
  day: string,
): boolean {
  if (member.mandate.to !== undefined && member.mandate.to < day) return false
  const end = mandateEnd(member)
  return end === undefined || day < end
}
