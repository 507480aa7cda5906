import { addMonths } from '../kernel/days.ts'
import type { Dossier } from './model.ts'

/**
 * Months after the end of a mandate for which its dossier is proposed to be kept: five years, as the action against those who
 * represented or assisted a party (article 2225 of the code civil, read in two reviews that quote it, not in the code itself). They run
 * from the end of the time to appeal against the decision that ended the case, unless the mandate ended before (Cass. civ. 1re,
 * 14 June 2023, n° 22-17.520, read in a review): the proposed day may come too soon, and the window says so.
 */
const KEPT_MONTHS = 60

/** The day proposed for the erasure of a dossier, from the end of its mandate. */
export const keptUntil = (end: string): string => addMonths(end, KEPT_MONTHS)

/** Whether the day from which a closed dossier is to be erased has come; one that was given none never is. */
export const isDue = (closing: Dossier['closing'], today: string): boolean =>
  closing?.keepUntil !== undefined && closing.keepUntil <= today
