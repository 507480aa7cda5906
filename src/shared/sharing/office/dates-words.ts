import { addDays } from '../../kernel/days.ts'
import type { SpaceDate } from './dates-contract.ts'

/** Days of a week, the first one included. */
const WEEK_DAYS = 7

/** The dates that come within seven days, by the day to hold to. */
export const dueThisWeek = (dates: readonly SpaceDate[], today: string): SpaceDate[] =>
  dates.filter(({ limit }) => (limit.prudent ?? limit.lastDay ?? '') < addDays(today, WEEK_DAYS))
