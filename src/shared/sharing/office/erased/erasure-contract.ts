import { z } from 'zod'
import { Id } from '../../../kernel/common.ts'
import { type Endpoint, endpoint, nothing } from '../../../kernel/endpoint.ts'
import { ErasableKind, ErasureStance } from './erasure-stance.ts'

const thing = z.object({ kind: ErasableKind, id: Id })

/** Stance of a member who is in the space now, on an erasure proposed there. */
const MemberStance = ErasureStance.pick({ proposedAt: true, answer: true, answeredAt: true }).extend({
  name: z.string(),
  /** this desk */
  isOwn: z.boolean(),
})
export type MemberStance = z.infer<typeof MemberStance>

/** An erasure that somebody proposed to all members of a space. */
export const ProposedErasure = thing.extend({
  space: z.string(),
  /** of the space */
  title: z.string(),
  /** its name here; empty where this desk does not have it, or has it no more */
  label: z.string(),
  isHere: z.boolean(),
  /** every member there is, those who said nothing included */
  stances: z.array(MemberStance),
})
export type ProposedErasure = z.infer<typeof ProposedErasure>

/** Messages about the erasures proposed to the members of a space. To accept one is to make it (`erasure.run`). */
export const officeErasures = {
  /** the erasures proposed and not withdrawn, in all spaces */
  'office.erasures': endpoint({ input: nothing, output: z.array(ProposedErasure) }),
  /** proposes to all members of each space that holds it; titles of those spaces. Erases nothing */
  'office.proposeErasure': endpoint({
    input: thing,
    output: z.object({ spaces: z.array(z.string()) }),
    changes: 'settings',
  }),
  /** declines an erasure others propose, or withdraws the proposal of this desk */
  'office.declineErasure': endpoint({
    input: thing,
    output: z.object({ spaces: z.array(z.string()) }),
    changes: 'settings',
  }),
} satisfies Record<string, Endpoint>
