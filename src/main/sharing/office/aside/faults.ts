import { ZodError } from 'zod'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { isOfDisk } from '../../../kernel/database/refusals.ts'

const CONSTRAINT = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/

/**
 * Tells why one unit failed, in a clause; throws again what is no fault of the unit: a full or protected disk, a library that another
 * program holds, memory that runs out.
 */
export function faultOf(error: unknown): string {
  if (isOfDisk(error) || !(error instanceof Error)) throw error
  if (error instanceof AppError) {
    // a disk that fills while files are kept says so too
    if (error.code === 'full' || error.code === 'cancelled') throw error
    return error.message
  }
  if (error instanceof ZodError) return NOT_WELL_MADE
  if ('code' in error && typeof error.code === 'string' && CONSTRAINT.test(error.code)) return RESTS_ON_ABSENT
  return `ce programme n’a pas pu le prendre (${error.name})`
}

export const NOT_WELL_MADE = 'il n’est pas fait comme ce programme l’attend'
const RESTS_ON_ABSENT = 'il repose sur un élément qui n’est pas sur ce poste'
