import { z } from 'zod'
import { Day } from '../kernel/common.ts'

export const Department = z.object({ code: z.string(), name: z.string() })
export type Department = z.infer<typeof Department>

/** Which departments each tribunal administratif judges (art. R. 221-3 CJA), and the court of appeal above it (art. R. 221-7). */
export const CourtTable = z.object({
  /** the day whose text it was read in */
  asOf: Day,
  departments: z.array(Department),
  courts: z.array(z.object({ court: z.string(), appeal: z.string(), departments: z.array(z.string()) })),
})
export type CourtTable = z.infer<typeof CourtTable>

/** The court of a place, with the reason, for the user to take or not. */
export const CourtProposal = z.object({
  department: Department,
  /** as the fact `court` is answered: `Grenoble` */
  court: z.string(),
  /** `CAA Lyon` */
  appeal: z.string(),
  reason: z.string(),
  articles: z.array(z.string()),
  caveat: z.string(),
})
export type CourtProposal = z.infer<typeof CourtProposal>
