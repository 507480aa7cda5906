import { addDays } from '../../kernel/days.ts'
import type { TimeLimit } from '../../procedure/limits/model.ts'
import type { Wave, WaveLine } from './model.ts'
import { ruleOf, standingOf, type WavePlace } from './standing.ts'

/** Days after which a request sent without proof of receipt should be looked after. */
export const UNPROVEN_DAYS = 10

/** Something of one authority that a week brings. */
export interface DueItem {
  readonly wave: string
  readonly line: WaveLine
  /** the day it happens or is to be done by; of a request not proven received, the day it was sent */
  readonly day: string
  readonly limit?: TimeLimit
}

/** A week of one or several waves, told on its Monday and on each day after it. */
export interface DueWeek {
  readonly monday: string
  /** silence became a refusal since the Monday before, this Monday included */
  readonly born: readonly DueItem[]
  /** silence became a refusal after this Monday and before the day asked about; the next Monday announces it too */
  readonly since: readonly DueItem[]
  /** to be done from the day asked about to the next Monday */
  readonly ends: readonly DueItem[]
  /** was to be done before the day asked about, by the prudent reading */
  readonly late: readonly DueItem[]
  /** sent, and nothing proves yet when it was received */
  readonly unproven: readonly DueItem[]
}

/** The Monday of the week of a day. */
export const mondayOf = (day: string): string =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** Tells the week of a day. Each silence is announced on one Monday, and only one. */
export function dueWeek(
  waves: readonly Wave[],
  day: string,
  placeOfLine: (line: WaveLine) => WavePlace = () => ({}),
): DueWeek {
  const monday = mondayOf(day)
  const items = waves.flatMap(wave =>
    wave.lines
      .filter(line => !line.closed)
      .map(line => ({ wave: wave.id, line, standing: standingOf(line, day, placeOfLine(line)) })),
  )
  const births = items.flatMap(({ wave, line, standing: { limits } }) =>
    limits
      .filter(one => one.kind === 'birth' && one.fate === 'running' && birthRules.has(ruleOf(one)))
      .map(limit => ({ wave, line, limit, day: limit.lastDay ?? '' })),
  )
  const acts = items.flatMap(({ wave, line, standing: { next, state } }) =>
    next?.prudent && state !== 'filed' ? [{ wave, line, limit: next, day: next.prudent }] : [],
  )
  const byDay = (a: DueItem, b: DueItem) =>
    a.day.localeCompare(b.day) || a.line.authority.name.localeCompare(b.line.authority.name, 'fr')
  return {
    monday,
    born: births.filter(one => one.day > addDays(monday, -7) && one.day <= monday).toSorted(byDay),
    since: births.filter(one => one.day > monday && one.day < day).toSorted(byDay),
    ends: acts.filter(one => one.day >= day && one.day < addDays(monday, 7)).toSorted(byDay),
    late: acts.filter(one => one.day < day).toSorted(byDay),
    unproven: items
      .flatMap(({ wave, line }) =>
        line.sent && line.events.length === 0 && line.sent <= addDays(monday, -UNPROVEN_DAYS)
          ? [{ wave, line, day: line.sent }]
          : [],
      )
      .toSorted(byDay),
  }
}

const birthRules: ReadonlySet<string> = new Set(['cada-silence', 'cada-confirm'])
