import { addDays, holidays } from './holidays.ts'

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

/** The same day number, `n` months later; the last day of the month where it does not exist. */
export function addMonths(day: string, n: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + n + 1, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10)
}

/** The first day from this one on that is neither a Saturday, a Sunday nor a public holiday. */
export function workingDay(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const off = weekday === 0 || weekday === 6 || holidays(Number(day.slice(0, 4))).has(day)
  return off ? workingDay(addDays(day, 1)) : day
}

/** A *franc* time limit in months, two by default (art. R. 421-1 CJA), from a notification or publication; metropolitan holidays. */
export function monthsFranc(trigger: string, months = 2): Deadline {
  const term = addMonths(trigger, months)
  const lastDay = workingDay(addDays(term, 1))
  const otherReading = workingDay(addMonths(addDays(trigger, 1), months))
  return { term, lastDay, otherReading, prudent: [term, otherReading].sort()[0]! }
}

/** The day an implicit refusal is born of two months of silence (art. R. 421-2 CJA): counted to the day, never carried over. */
export const implicitRefusal = (received: string): string => addMonths(received, 2)

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
