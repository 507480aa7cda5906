import { addMonths } from '../../kernel/days.ts'

/** How long a call is kept when nothing else is said: six months, the time of a reading. */
export const CALL_RETENTION_MONTHS = 6

/** The last day a call made on a day is kept. */
export const keepUntil = (day: string, months = CALL_RETENTION_MONTHS): string => addMonths(day, months)
