import { type Days, daysOf } from '../french/dates.ts'
import { courtAt, type NamedCourt } from './named-court.ts'

/** A decision asked by its court and its date, and nothing else. */
export interface DecisionQuery extends Days {
  readonly court?: NamedCourt
}

/** Reads `CE 30 janvier 2026`, `CAA Lyon 2024`, `30/01/2026`; a bare year or month is a word like another. */
export function renderedOf(text: string): DecisionQuery | undefined {
  if (text.length > 120) return undefined
  const court = courtAt(text)
  const rest = court ? text.slice(court.end).replace(/^[\s.,;]*(?:(?:du|le|en)\s)?/iu, '') : text.trim()
  const days = daysOf(rest.replace(/^(?:du|le)\s/iu, ''))
  if (!days || (!court && days.from !== days.to)) return undefined
  return court
    ? { ...days, court: { court: court.court, ...(court.city ? { city: court.city } : {}) } }
    : days
}
