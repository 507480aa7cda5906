import { daysBetween } from '../kernel/days.ts'
import type { TimeLimit } from './limits/model.ts'

/** Days before its end at which a limit is recalled, in the window as in the calendar file. */
export const reminderDays = [30, 15, 7, 3, 1] as const

/** The setting that says what was recalled and seen. */
export const remindedSetting = 'limits.reminded'

export interface Due {
  readonly dossier: string
  readonly title: string
  /** the title of its case, where the dossier has several */
  readonly affaire?: string | undefined
  readonly limit: TimeLimit
  /** who sees to it, where the dossier is shared and somebody said so */
  readonly assignee?: string | undefined
}

/** The dossier and the case of a limit, as one name. */
export const caseName = ({ title, affaire }: Pick<Due, 'title' | 'affaire'>): string =>
  affaire ? `${title}, ${affaire}` : title

/** A limit to be recalled, how far its end is, and the name under which it is remembered as seen. */
export interface Reminder extends Due {
  readonly daysLeft: number
  readonly mark: string
}

/** Finds the limits to recall on a day: those that have come within one more of the distances since they were last seen. */
export function remindersOn(due: readonly Due[], today: string, seenMarks: ReadonlySet<string>): Reminder[] {
  return due
    .flatMap((one): Reminder[] => {
      const { lastDay, key } = one.limit
      const daysToEnd = lastDay === undefined ? -1 : daysBetween(today, lastDay)
      const step = daysToEnd === 0 ? 0 : reminderDays.findLast(days => daysToEnd <= days)
      if (daysToEnd < 0 || step === undefined) return []
      // another end is another reminder
      return [{ ...one, daysLeft: daysToEnd, mark: `${one.dossier} ${key} ${lastDay} ${step}` }]
    })
    .filter(one => !seenMarks.has(one.mark))
    .toSorted((a, b) => a.daysLeft - b.daysLeft)
}

/** Reads the marks of recalled limits that a setting keeps; none where it is damaged. */
export function seenOf(setting: string | undefined): Set<string> {
  try {
    const marks: unknown = JSON.parse(setting ?? '[]')
    return new Set(Array.isArray(marks) ? marks.filter(one => typeof one === 'string') : [])
  } catch {
    return new Set()
  }
}

/** Writes the marks to keep once these are seen; drops those of limits that have ended. */
export function withSeen(seenMarks: ReadonlySet<string>, marks: readonly string[], today: string): string {
  const liveMarks = [...seenMarks].filter(
    mark => (/ (\d{4}-\d{2}-\d{2}) \d+$/.exec(mark)?.[1] ?? '') >= today,
  )
  return JSON.stringify([...new Set([...liveMarks, ...marks])])
}
