import { z } from 'zod'
import { Day } from '../../kernel/common.ts'
import { addDays } from '../../kernel/days.ts'
import { holidayNames, Zone } from './holidays.ts'

/** A day off the user adds to a zone, or to all: a day of one year, or of each year. */
export const DayOff = z.object({
  zone: Zone.or(z.literal('')).default(''),
  day: Day.or(z.string().regex(/^\d{2}-\d{2}$/)),
  name: z.string().max(120).default('jour chômé'),
})
export type DayOff = z.infer<typeof DayOff>

/** Which days a court does not work. */
export interface Calendar {
  readonly zone: Zone
  /** why nobody works that day: `samedi`, `dimanche`, the name of a holiday; undefined on a working day */
  readonly off: (day: string) => string | undefined
  /** a public holiday or a day added, week-ends apart */
  readonly holiday: (day: string) => string | undefined
}

/** The calendar of a zone, with the days the user added. */
export function calendarOf(zone: Zone = 'metropole', daysOff: readonly DayOff[] = []): Calendar {
  const own = daysOff.filter(one => one.zone === '' || one.zone === zone)
  const holiday = (day: string) =>
    holidayNames(Number(day.slice(0, 4)), zone).get(day) ??
    own.find(one => one.day === day || one.day === day.slice(5))?.name
  return { zone, holiday, off: day => holiday(day) ?? weekend(day) }
}

function weekend(day: string): string | undefined {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (weekday === 6) return 'samedi'
  return weekday === 0 ? 'dimanche' : undefined
}

/** Metropolitan France, nothing added. */
export const metropole: Calendar = calendarOf()

/** The first working day from this one on, and what was passed over. */
export function rollForward(day: string, calendar: Calendar = metropole): CarriedDay {
  return roll(day, 1, calendar)
}

/** The last working day up to this one, and what was passed over. */
export function rollBack(day: string, calendar: Calendar = metropole): CarriedDay {
  return roll(day, -1, calendar)
}

export interface CarriedDay {
  readonly day: string
  readonly over: readonly { readonly day: string; readonly why: string }[]
}

function roll(day: string, step: 1 | -1, calendar: Calendar): CarriedDay {
  const over: { day: string; why: string }[] = []
  let at = day
  for (let why = calendar.off(at); why !== undefined; why = calendar.off(at)) {
    over.push({ day: at, why })
    at = addDays(at, step)
    // a table of days off that never ends must not hang the program
    if (over.length > 60) break
  }
  return { day: at, over }
}
