import { addDays, addMonths } from '../../kernel/days.ts'
import { type Calendar, type CarriedDay, metropole, rollForward } from './calendar.ts'

/** A time limit as the three dates a filing is planned by, AAAA-MM-JJ. */
export interface Deadline {
  /** the term: the same day number, months later */
  readonly term: string
  /** the last day one may still file: the day after the term, carried over week-ends and holidays */
  readonly lastDay: string
  /** another reading, that counts from the day after the trigger; it differs only at the end of some months */
  readonly otherReading: string
  /** the day to hold to: the earlier of the term and the other reading */
  readonly prudent: string
}

/** The first day from this one on that is neither a Saturday, a Sunday nor a public holiday. */
export const workingDay = (day: string, calendar: Calendar = metropole): string =>
  rollForward(day, calendar).day

/** A limit counted, with the days it was carried over. */
export interface CountedDeadline extends Deadline {
  readonly carryOver: CarriedDay
}

/** A *franc* time limit in months (art. R. 421-1 CJA), from a notification or publication, with the days it was carried over. */
export function countMonths(
  trigger: string,
  months: number,
  calendar: Calendar = metropole,
): CountedDeadline {
  const term = addMonths(trigger, months)
  return franc(term, addMonths(addDays(trigger, 1), months), calendar)
}

function franc(term: string, after: string, calendar: Calendar): CountedDeadline {
  const nextDay = rollForward(addDays(term, 1), calendar)
  const otherReading = workingDay(after, calendar)
  return {
    term,
    lastDay: nextDay.day,
    otherReading,
    prudent: [term, otherReading].sort()[0]!,
    carryOver: nextDay,
  }
}
