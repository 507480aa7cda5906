import { daysBetween } from './calendar/months.ts'
import type { TimeLimit } from './limits/model.ts'

/** Days before its end at which a limit is recalled, in the window as in the calendar file. */
export const reminderDays = [30, 15, 7, 3, 1] as const

/** The setting that says what was recalled and seen. */
export const remindedSetting = 'limits.reminded'

export interface Due {
  readonly dossier: string
  readonly title: string
  readonly limit: TimeLimit
}

/** A limit to be recalled, how far its end is, and the name under which it is remembered as seen. */
export interface Reminder extends Due {
  readonly left: number
  readonly mark: string
}

/** What is to be recalled on a day: the limits that have come within one more of the distances since they were last seen. */
export function remindersOn(due: readonly Due[], today: string, seen: ReadonlySet<string>): Reminder[] {
  return due
    .flatMap((one): Reminder[] => {
      const { lastDay, key } = one.limit
      const left = lastDay === undefined ? -1 : daysBetween(today, lastDay)
      const step = left === 0 ? 0 : reminderDays.findLast(days => left <= days)
      if (left < 0 || step === undefined) return []
      // another end is another reminder
      return [{ ...one, left, mark: `${one.dossier} ${key} ${lastDay} ${step}` }]
    })
    .filter(one => !seen.has(one.mark))
    .toSorted((a, b) => a.left - b.left)
}

/** What was seen, as a setting keeps it; damaged, nothing was. */
export function seenOf(setting: string | undefined): Set<string> {
  try {
    const marks: unknown = JSON.parse(setting ?? '[]')
    return new Set(Array.isArray(marks) ? marks.filter(one => typeof one === 'string') : [])
  } catch {
    return new Set()
  }
}

/** What is kept once these are seen: the marks of limits that have ended are let go. */
export function withSeen(seen: ReadonlySet<string>, marks: readonly string[], today: string): string {
  const kept = [...seen].filter(mark => (/ (\d{4}-\d{2}-\d{2}) \d+$/.exec(mark)?.[1] ?? '') >= today)
  return JSON.stringify([...new Set([...kept, ...marks])])
}
