import type { Dossier } from '../dossiers/model.ts'
import { isDay } from '../kernel/days.ts'
import type { DayOff } from './calendar/calendar.ts'
import { type FactOf, limitsOf } from './situation.ts'

/** Whether a claim is in time: `timely` by every reading that governs, `late` by all of them, else `unsettled`; `open` while no limit or no day is known. */
export type Timeliness = 'timely' | 'late' | 'unsettled' | 'open'

/** Limits to bring a claim. */
export const suits = /^(rep|urba|contract|contract-end|precontractual|known):/

/**
 * Tells whether the claim of a dossier, filed on the day its answers give, is in time. Texts, checks and pages ask this rule and no other:
 * none says « n’est pas tardive » or « est recevable » where it does not answer `timely`. `keys`: the limits of the step, of a claim by default.
 */
export function timelinessOf(
  dossier: Dossier,
  fact: FactOf,
  daysOff: readonly DayOff[] = [],
  keys: RegExp = suits,
): Timeliness {
  const filing = fact('filing.date')
  if (!isDay(filing)) return 'open'
  const limits = limitsOf(dossier, fact, daysOff).filter(
    one => keys.test(one.key) && one.kind === 'limit' && one.fate !== 'replaced' && one.lastDay !== undefined,
  )
  if (limits.length === 0) return 'open'
  // of several acts, the claim is in time where it is against each of them
  if (limits.every(one => filing <= one.lastDay! && one.assumes === '')) return 'timely'
  const latest = (one: (typeof limits)[number]) =>
    [one.lastDay!, one.governing ?? '', ...one.readings.map(({ day }) => day)].toSorted().at(-1)!
  return limits.every(one => filing > latest(one)) ? 'late' : 'unsettled'
}
