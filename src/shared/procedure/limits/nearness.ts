import { DAY_MS } from '../../kernel/days.ts'
import type { TimeLimit } from './model.ts'

const SOON_DAYS = 7
const MONTH_DAYS = 30

/** Tells how near the end of a running limit is on a day; nothing when it does not run or is over a month away. */
export function nearness(limit: TimeLimit, day: string): 'past' | 'soon' | 'month' | undefined {
  if (limit.kind !== 'limit' || limit.fate !== 'running' || !limit.lastDay) return undefined
  if (limit.lastDay < day) return 'past'
  const days = Math.round((Date.parse(limit.prudent ?? limit.lastDay) - Date.parse(day)) / DAY_MS)
  if (days <= SOON_DAYS) return 'soon'
  return days <= MONTH_DAYS ? 'month' : undefined
}
