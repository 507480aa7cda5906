import { dayOf, HOUR_SHAPE, isDay, isMinute } from '../kernel/days.ts'
import { escapeRegExp } from '../kernel/escape.ts'
import { fold, withoutAccents } from './fold.ts'

const months = [
  ['janvier', 'janv.'],
  ['février', 'févr.'],
  ['mars', 'mars'],
  ['avril', 'avr.'],
  ['mai', 'mai'],
  ['juin', 'juin'],
  ['juillet', 'juill.'],
  ['août', 'août'],
  ['septembre', 'sept.'],
  ['octobre', 'oct.'],
  ['novembre', 'nov.'],
  ['décembre', 'déc.'],
] as const

/** The twelve months, in full. */
export const monthNames: readonly string[] = months.map(([full]) => full)

/** Their short forms: `janv.`, `mars`. */
export const shortMonthNames: readonly string[] = months.map(([, short]) => short)

/** The months as they are written, in full or short. */
export const monthForms: readonly string[] = [...new Set(months.flat())]

/** Matches the name of a month in full, as the part of a regular expression. */
export const MONTH_PATTERN = monthNames.join('|')

/** Matches a month in full or short. */
export const MONTH_FORM_PATTERN = monthForms.map(escapeRegExp).join('|')

/** `2025-04-01` as `1er avril 2025`, or `1er avr. 2025` when `short`. */
export function dateText(day: string, short = false): string {
  const [year, month, date] = day.split('-').map(Number)
  const name = months[(month ?? 0) - 1]
  if (!name || !date || !year) return day
  return `${date === 1 ? '1er' : date} ${short ? name[1] : name[0]} ${year}`
}

/** `2025-04-01` in figures, `01/04/2025`. */
export const dayFigures = (day: string): string => day.split('-').reverse().join('/')

/** The days of the week from Sunday, as `getUTCDay` counts them. */
export const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const

/** `2025-04-01` written out, `1er avril 2025`, tied by non-breaking spaces; anything else as it is. */
export function dayText(day: string): string {
  const [, year, month, date] = day.match(/^(\d{4})-(\d{2})-(\d{2})$/) ?? []
  const name = monthNames[Number(month) - 1]
  if (!name || !date) return day
  return `${Number(date) === 1 ? '1er' : Number(date)}\u00a0${name} ${year}`
}

/** A day, a month or a year written out: `14 janvier 2025`, `janvier 2025`, `2025`. */
export function periodText(period: string): string {
  const [, year, month] = period.match(/^(\d{4})-(\d{2})$/) ?? []
  const name = monthNames[Number(month) - 1]
  return name ? `${name} ${year}` : dayText(period)
}

/** The day of the week of a day that exists: `mardi`. */
export const weekdayOf = (day: string): string => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''

/** The same with its day of the week: `mardi 25 mars 2025`. */
export const longDayText = (day: string): string => (isDay(day) ? `${weekdayOf(day)} ${dayText(day)}` : day)

/** Days from one to another, both included, as 20250124. */
export interface Days {
  readonly from: number
  readonly to: number
}

const foldedMonths = monthNames.map(fold)
const day = (year: string, month: string | number, date: string) =>
  Number(year) * 10_000 + Number(month) * 100 + Number(date)
const oneDay = (at: number): Days => ({ from: at, to: at })
const wholeMonth = (at: number): Days => ({ from: at, to: at + 99 })

/** A day, a month or a year, written in full or in figures: `30 janvier 2026`, `30/01/2026`, `2026-01`, `2026`. */
export function daysOf(text: string): Days | undefined {
  const input = text.trim()
  const [, y, m, d] = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(input) ?? []
  if (y) {
    if (Number(m ?? 1) < 1 || Number(m ?? 1) > 12 || Number(d ?? 1) < 1 || Number(d ?? 1) > 31)
      return undefined
    if (d) return oneDay(day(y, m ?? 1, d))
    return m ? wholeMonth(day(y, m, '0')) : { from: Number(y) * 10_000, to: Number(y) * 10_000 + 9999 }
  }
  const [, date, month, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(input) ?? []
  if (year && Number(date) <= 31 && Number(month) <= 12) return oneDay(day(year, month ?? 1, date ?? '1'))
  const [, first, name = '', of] = /^(?:(\d{1,2})(?: ?er)? )?([a-z]+) (\d{4})$/.exec(fold(input)) ?? []
  const at =
    name.length < 3
      ? -1
      : foldedMonths.findIndex(one => one === name || (name !== 'jui' && one.startsWith(name)))
  if (!of || at < 0 || Number(first) > 31) return undefined
  return first ? oneDay(day(of, at + 1, first)) : wholeMonth(day(of, at + 1, '0'))
}

/** The day of one number, 20250124 as `2025-01-24`; undefined where there is no such day, as for a whole month. */
export function dayOfNumber(at: number): string | undefined {
  const text = String(at)
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  return isDay(day) ? day : undefined
}

/** Reads the operand of `date:`: `2020..2025`, `2021`, `2021-03..`, `..2019`, or a day however written. */
export function rangeOf(text: string): Days | undefined {
  const [start = '', end, more] = text.split(/\.{2,}|…/)
  if (more !== undefined) return undefined
  if (end === undefined) return daysOf(start)
  const [from, to] = [daysOf(start), daysOf(end)]
  if ((start.trim() && !from) || (end.trim() && !to) || (!from && !to)) return undefined
  const range = { from: from?.from ?? 0, to: to?.to ?? 99_999_999 }
  return range.from <= range.to ? range : { from: to?.from ?? 0, to: from?.to ?? 99_999_999 }
}

const lowerCase = (text: string): string => withoutAccents(text).toLowerCase()

/** Reads a day as people type it: `25/3/2025`, `25.03.2025`, `mardi 25 mars 2025`, `2025-03-25`. Undefined when it is not a day. */
export function readDay(dayText: string): string | undefined {
  const text = lowerCase(dayText.trim()).replace(/(\d)er\b/, '$1')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text)
  if (figures) return existing(Number(figures[3]), Number(figures[2]), Number(figures[1]))
  const words = /^(?:[a-z]+ )?(\d{1,2}) ([a-z]{3,})\.? (\d{4})$/.exec(text)
  if (!words) return undefined
  const month = monthNames.findIndex(name => lowerCase(name).startsWith(words[2] ?? '?'))
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
