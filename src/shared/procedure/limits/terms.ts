import { addDays, addMonths } from '../../kernel/days.ts'
import { rules } from '../rules/all.ts'

/** A length that a court or an authority set: `40d` is forty days, `2m` two months, `72h` seventy-two hours. */
export interface Term {
  readonly n: number
  readonly unit: 'h' | 'd' | 'm'
}

const TERM = /^(\d{1,3})([hdm])$/
const HOURS_OF_DAY = 24

/** Reads a length as an event keeps it; undefined where it keeps none. */
export function termOf(span: string | undefined): Term | undefined {
  const [, n, unit] = TERM.exec(span ?? '') ?? []
  return n && Number(n) > 0 ? { n: Number(n), unit: unit as Term['unit'] } : undefined
}

/** Adds a length to a day; hours count for the days that they fill. */
export function afterTerm({ n, unit }: Term, day: string): string {
  if (unit === 'm') return addMonths(day, n)
  return addDays(day, unit === 'd' ? n : Math.floor(n / HOURS_OF_DAY))
}

/** Kinds of events whose rules let a court, a letter or a decree set the length. */
const settable: ReadonlySet<string> = new Set([
  ...rules.filter(({ count }) => 'set' in count && count.set).flatMap(({ trigger }) => trigger.events),
  // the time given to send papers bounds the suspension of silence
  'papers-asked',
])
/** Kinds of events counted in hours, whose day ends at an hour, or that one goes to at an hour. */
const hourly: ReadonlySet<string> = new Set([
  ...rules
    .filter(({ count }) => count.kind === 'hours' || count.kind === 'fixed')
    .flatMap(({ trigger }) => trigger.events),
  'hearing',
])
/** Kinds of events that may be in time by their posting. */
const postable: ReadonlySet<string> = new Set(['gracieux', 'hierarchique', 'prior-recourse', 'legal-aid'])

/** Whether the length set by a court or an authority may be noted. */
export const takesTerm = (kind: string): boolean => settable.has(kind)
/** Whether the hour may be noted. */
export const takesHour = (kind: string): boolean => hourly.has(kind)
/** Whether the day of posting may be noted beside that of receipt. */
export const takesPosting = (kind: string): boolean => postable.has(kind)
