import { monthNames } from '../library/cite/text.ts'
import { courtAt, type NamedCourt } from '../library/seats.ts'
import { fold } from './fold.ts'

/** Days from one to another, both included, as 20250124. */
export interface Days {
  readonly from: number
  readonly to: number
}

const months = monthNames.map(fold)
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
    name.length < 3 ? -1 : months.findIndex(one => one === name || (name !== 'jui' && one.startsWith(name)))
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

/** A decision asked by its court and its date, and nothing else. */
export interface Rendered extends Days {
  readonly court?: NamedCourt
}

/** Reads `CE 30 janvier 2026`, `CAA Lyon 2024`, `30/01/2026`; a bare year or month is a word like another. */
export function renderedOf(text: string): Rendered | undefined {
  if (text.length > 120) return undefined
  const court = courtAt(text)
  const rest = court ? text.slice(court.end).replace(/^[\s.,;]*(?:(?:du|le|en)\s)?/iu, '') : text.trim()
  const days = daysOf(rest.replace(/^(?:du|le)\s/iu, ''))
  if (!days || (!court && days.from !== days.to)) return undefined
  return court
    ? { ...days, court: { court: court.court, ...(court.city ? { city: court.city } : {}) } }
    : days
}
