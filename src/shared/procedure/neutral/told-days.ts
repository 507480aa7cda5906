import { dayText, readDay, readMinute } from '../../french/dates.ts'
import type { Situation } from './format.ts'

/** A day told in some writing, as `2026-09-01` or with its hour as `2026-09-01T10:30`; `rest`: what follows the day and is no hour. */
interface ToldDay {
  readonly moment: string
  readonly rest: string
}

const SECONDS = /(:\d{2}):\d{2}(?:\.\d+)?$/

/** Reads the day that a text begins with: `1er septembre 2026`, `01/09/2026 à 10h30`, `2026-09-01 10:00`, `mardi 1er septembre 2026`. */
function dayAtStart(text: string): ToldDay | undefined {
  const written = text.trim().replace(/^le /i, '').replace(SECONDS, '$1')
  const minute = readMinute(written)
  if (minute) return { moment: minute, rest: '' }
  const ends = [...written.matchAll(/[\s,T]|$/g)].map(({ index }) => index).toReversed()
  for (const end of ends) {
    const day = readDay(written.slice(0, end))
    if (day) return { moment: day, rest: written.slice(end).replace(/^[\s,T]+/, '') }
  }
  return undefined
}

const hourOf = (text: string): string | undefined => readMinute(`2000-01-01 ${text.trim()}`)?.slice(11)

const isHour = (key: string): boolean => /^heure$/i.test(key.trim())

/** Writes each day and each hour of a line in figures; a text that is none stays as it is. */
function plainLine(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (isHour(key)) return hourOf(value) ?? value
  const told = dayAtStart(value)
  // a day at the head of a sentence is a part of it, but in the line that dates the event
  return told && (key === 'date' || !told.rest) ? told.moment : value
}

const plainLines = (lines: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(lines).map(([key, value]) => [key, plainLine(key, value)]))

/** The same situation, its days and hours in one writing whatever the one they were told in. */
export const withPlainDays = (situation: Situation): Situation => ({
  ...situation,
  events: situation.events.map(event => ({
    ...plainLines(event),
    type: event.type,
    date: String(plainLine('date', event.date)),
  })),
  facts: plainLines(situation.facts),
})

/** Text in the shape of a day in figures. */
const DAY_SHAPE = /^\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)/

/** Tells each line whose day or hour cannot be read; the day of an event that has none readable is told with the event. */
export const unreadDays = ({ events, facts }: Situation): string[] => [
  ...events.flatMap(({ type, ...lines }) =>
    Object.entries(lines).flatMap(([key, value]) => unreadDay(`${key}\u00a0: `, ` (${type})`, key, value)),
  ),
  ...Object.entries(facts).flatMap(([key, value]) => unreadDay(`${key}\u00a0: `, '', key, value)),
]

function unreadDay(before: string, after: string, key: string, value: unknown): string[] {
  if (typeof value !== 'string' || !value.trim()) return []
  const named = `«\u00a0${before}${value}\u00a0»${after}\u00a0:`
  if (isHour(key))
    return hourOf(value) ? [] : [`${named} cette heure ne se lit pas ; elle n’est pas comptée.`]
  const told = dayAtStart(value)
  if (key === 'date')
    return told?.rest
      ? [
          `${named} «\u00a0${told.rest}\u00a0» ne se lit pas comme une heure ; seul le ${dayText(told.moment)} est compté.`,
        ]
      : []
  return !told && DAY_SHAPE.test(value) ? [`${named} cette date ne se lit pas ; elle n’est pas comptée.`] : []
}
