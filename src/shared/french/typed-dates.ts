import { dayOf, HOUR_SHAPE, isDay, isMinute } from '../kernel/days.ts'
import { dayFigures, monthNames } from './dates.ts'
import { withoutAccents } from './fold.ts'

const plain = (text: string): string => withoutAccents(text).toLowerCase()

/** Reads a day as people type it: `25/3/2025`, `25.03.2025`, `mardi 25 mars 2025`, `2025-03-25`. Undefined when it is not a day. */
export function readDay(dayText: string): string | undefined {
  const text = plain(dayText.trim()).replace(/(\d)er\b/, '$1')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text)
  if (figures) return existing(Number(figures[3]), Number(figures[2]), Number(figures[1]))
  const words = /^(?:[a-z]+ )?(\d{1,2}) ([a-z]{3,})\.? (\d{4})$/.exec(text)
  if (!words) return undefined
  const month = monthNames.findIndex(name => plain(name).startsWith(words[2] ?? '?'))
  return month < 0 ? undefined : existing(Number(words[3]), month + 1, Number(words[1]))
}

function existing(year: number, month: number, date: number): string | undefined {
  const day = dayOf(year, month, date)
  return isDay(day) ? day : undefined
}

/** The end of a text that is an hour: `à 17 h`, `17h30`, `17:00`, `T17:00`, with what separates it from the day. */
const HOUR_AT_END = /(?:[\s,T]+(?:à\s*)?)(\d{1,2})\s*(?:h(?:eures?)?|:)\s*(\d{2})?$/i

/** Reads a day and its hour as people type them: `13 mars 2025 à 17 h`, `13/03/2025 17h30`, `2025-03-13 17:00`; as `2025-03-13T17:00`. */
export function readMinute(minuteText: string): string | undefined {
  const text = minuteText.trim()
  const hour = HOUR_AT_END.exec(text)
  const day = hour && readDay(text.slice(0, hour.index).replace(/,$/, ''))
  if (!hour || !day) return undefined
  const clock = `${(hour[1] ?? '').padStart(2, '0')}:${hour[2] ?? '00'}`
  return HOUR_SHAPE.test(clock) ? `${day}T${clock}` : undefined
}

/** `2025-03-13T17:00` in figures, `13/03/2025 à 17 h`, `13/03/2025 à 17 h 30`; anything else as it is. */
export function minuteFigures(minute: string): string {
  if (!isMinute(minute)) return minute
  const [day = '', clock = ''] = minute.split('T')
  return `${dayFigures(day)} à ${hourText(clock)}`
}

/** `17:00` as `17 h`, `09:30` as `9 h 30`. */
export function hourText(clock: string): string {
  const [hour, minutes] = clock.split(':')
  return `${Number(hour)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
}
