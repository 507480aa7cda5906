import { fold } from './fold.ts'

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

/** The months as they are written, in full or short. */
export const monthForms: readonly string[] = [...new Set(months.flat())]

/** `2025-04-01` as `1er avril 2025`, or `1er avr. 2025` when `short`. */
export function dateText(day: string, short = false): string {
  const [year, month, date] = day.split('-').map(Number)
  const name = months[(month ?? 0) - 1]
  if (!name || !date || !year) return day
  return `${date === 1 ? '1er' : date} ${short ? name[1] : name[0]} ${year}`
}

/** The days of the week from Sunday, as `getUTCDay` counts them. */
export const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const

/** `2025-04-01` written out, `1er avril 2025`, tied by non-breaking spaces; anything else as it is. */
export function dayText(day: string): string {
  const [, year, month, date] = day.match(/^(\d{4})-(\d{2})-(\d{2})$/) ?? []
  const name = monthNames[Number(month) - 1]
  if (!name || !date) return day
  return `${Number(date) === 1 ? '1er' : Number(date)}\u00a0${name} ${year}`
}

/** The same with its day of the week: `mardi 25 mars 2025`. */
export function longDayText(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(at.getTime()) ? day : `${weekdays[at.getUTCDay()]} ${dayText(day)}`
}

/** Tells whether it is a date as the dossier keeps it, and one that exists: `Date` reads 30 February as 2 March. */
export function isDay(value: string | undefined): value is string {
  if (value === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value
}

/** The day a clock shows where it is, AAAA-MM-JJ. */
export function localDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The same with the minute, as limits are written: `2025-03-13T17:00`. */
export const localMinute = (at: Date): string =>
  `${localDay(at)}T${[at.getHours(), at.getMinutes()].map(n => String(n).padStart(2, '0')).join(':')}`

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
