import { monthNames } from '../../shared/library/cite/text.ts'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Reads a day as people type it: `25/3/2025`, `25.03.2025`, `25 mars 2025`, `2025-03-25`. Undefined when it is not a day. */
export function readDay(typed: string): string | undefined {
  const text = plain(typed.trim()).replace(/(\d)er\b/, '$1')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text)
  if (figures) return day(Number(figures[3]), Number(figures[2]), Number(figures[1]))
  const words = /^(?:[a-z]+ )?(\d{1,2}) ([a-z]{3,})\.? (\d{4})$/.exec(text)
  if (!words) return undefined
  const month = monthNames.findIndex(name => plain(name).startsWith(words[2] ?? '?'))
  return month < 0 ? undefined : day(Number(words[3]), month + 1, Number(words[1]))
}

function day(year: number, month: number, date: number): string | undefined {
  const made = new Date(Date.UTC(year, month - 1, date))
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date
    ? made.toISOString().slice(0, 10)
    : undefined
}

/** `25/03/2025`, as a field shows it. */
export const dayFigures = (iso: string): string => iso.split('-').reverse().join('/')
