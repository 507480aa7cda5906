/** A day, in milliseconds. */
export const DAY_MS = 86_400_000

/** Shapes of a day (AAAA-MM-JJ), of a minute of a day (AAAA-MM-JJTHH:MM) and of an hour (HH:MM); `isDay` tells whether a day exists. */
export const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/
export const MINUTE_SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
export const HOUR_SHAPE = /^([01]\d|2[0-3]):[0-5]\d$/

const two = (n: number) => String(n).padStart(2, '0')
const utcTime = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** The day of a moment in UTC, AAAA-MM-JJ. */
export const utcDay = (at: number | Date): string => new Date(at).toISOString().slice(0, 10)

/** The day a clock shows where it is, AAAA-MM-JJ. */
export const localDay = (at: Date): string => dayOf(at.getFullYear(), at.getMonth() + 1, at.getDate())

/** The same with the minute, as limits are written: `2025-03-13T17:00`. */
export const localMinute = (at: Date): string =>
  `${localDay(at)}T${two(at.getHours())}:${two(at.getMinutes())}`

/** Year, month from 1 and date as AAAA-MM-JJ; nothing tells that there is such a day. */
export const dayOf = (year: number | string, month: number, date: number): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`

/** Tells whether it is a date as the dossier keeps it, and one that exists: `Date` reads 30 February as 2 March. */
export function isDay(value: string | undefined): value is string {
  if (value === undefined || !DAY_SHAPE.test(value)) return false
  const time = utcTime(value)
  return !Number.isNaN(time) && utcDay(time) === value
}

/** Tells whether it is a minute of a day that exists, as limits are written. */
export const isMinute = (value: string): boolean =>
  MINUTE_SHAPE.test(value) && isDay(value.slice(0, 10)) && HOUR_SHAPE.test(value.slice(11))

/** The day an instant or a day begins with; undefined for any other text. */
export const leadingDay = (text: string): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]

/** A day some days later (or earlier). */
export const addDays = (day: string, n: number): string => utcDay(utcTime(day) + n * DAY_MS)

/** The same day number, `n` months later; the last day of the month where it does not exist. */
export function addMonths(day: string, n: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + n + 1, 0))
  return utcDay(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
}

/** Days from one day to another; negative when the second comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((utcTime(to) - utcTime(from)) / DAY_MS)
