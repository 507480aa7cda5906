import { dateText, weekdayOf } from '../../shared/french/dates.ts'
import { daysBetween, isDay, localDay } from '../../shared/kernel/days.ts'

const moment = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

const first = (text: string) => text.replace(/(^|\s)1 (?=\p{L})/u, '$11er ')

/** `25 mars 2025`. */
export const shortDay = (day: string): string => dateText(day)
/** `mardi 25 mars 2025`. */
export const longDay = (day: string): string => (isDay(day) ? `${weekdayOf(day)} ${dateText(day)}` : day)
/** `25 mars 2025 à 14:05`, in the user's own time. */
export function momentText(instant: string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? instant : first(moment.format(date))
}

/** Today, as the user's calendar has it. */
export const today = (): string => localDay(new Date())

/** How far a day is: `dans 12 jours`, `aujourd’hui`, `il y a 3 jours`; from three months on, in months, then years. */
export function distance(day: string, from = today()): string {
  const days = daysBetween(from, day)
  if (Number.isNaN(days)) return ''
  if (days === 0) return 'aujourd’hui'
  const size = Math.abs(days)
  const count =
    size < 92
      ? `${size} jour${size > 1 ? 's' : ''}`
      : size < 730
        ? `${Math.round(size / 30.44)} mois`
        : `${Math.floor(size / 365.25)} ans`
  return days > 0 ? `dans ${count}` : `il y a ${count}`
}
