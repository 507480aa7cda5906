import { addDays } from '../../kernel/days.ts'
import type { SpaceDate } from './dates-contract.ts'

/** Days of a week, the first one included. */
const WEEK_DAYS = 7

/** The sections of the list of a practice, in their order, with the words of their titles. */
export const DATE_SECTIONS = {
  late: 'En retard',
  week: 'Cette semaine',
  later: 'Ensuite',
  undated: 'Sans date',
  done: 'Fait',
} as const
export type DateSection = keyof typeof DATE_SECTIONS

/** The section a date or a task is in, on a day. */
export function sectionOf({ type, day, isDone }: SpaceDate, today: string): DateSection {
  if (isDone) return 'done'
  if (day === undefined) return 'undated'
  if (type === 'task' && day < today) return 'late'
  return day < addDays(today, WEEK_DAYS) ? 'week' : 'later'
}

/** The name of the dossier or the campaign of a date, with its case. */
export const thingName = ({ of, affaire }: Pick<SpaceDate, 'of' | 'affaire'>): string =>
  affaire ? `${of.title}, ${affaire}` : of.title

/** The last day of a time limit, where it comes after the day to hold to. */
export const laterLastDay = ({ limit, day }: SpaceDate): string | undefined =>
  limit?.lastDay && limit.lastDay !== day ? limit.lastDay : undefined
