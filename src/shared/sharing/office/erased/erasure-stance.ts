import { z } from 'zod'
import { Id, Instant } from '../../../kernel/common.ts'

/** The things whose erasure may be proposed to a space. */
export const ErasableKind = z.enum(['dossier', 'exhibit'])
export type ErasableKind = z.infer<typeof ErasableKind>

const Moment = z.union([Instant.max(40), z.literal('')])

/** Stance of a member: what it says of the erasure of a thing, whole: a later one takes the place of an earlier one. It names the thing by its id alone. */
export const ErasureStance = z.object({
  kind: ErasableKind,
  id: Id,
  /** when the member proposed to all that they erase it; empty: it does not */
  proposedAt: Moment,
  answer: z.enum(['', 'erased', 'kept']),
  answeredAt: Moment,
})
export type ErasureStance = z.infer<typeof ErasureStance>

/** Stances that one envelope carries at most, and that a desk keeps of one member in one space. */
export const MAX_STANCES = 200
