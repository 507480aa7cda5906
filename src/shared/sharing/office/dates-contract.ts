import { z } from 'zod'
import { Day, Id } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint, Made } from '../../kernel/endpoint.ts'
import { TimeLimit } from '../../procedure/limits/model.ts'
import { MemberKey } from './membership.ts'

const SpaceName = z.string().min(1).max(200)

/** A time limit that runs in a dossier of a space. */
export const SpaceDate = z.object({
  space: z.string(),
  spaceTitle: z.string(),
  dossier: Id,
  title: z.string(),
  /** the title of its case, where the dossier has several */
  affaire: z.string().optional(),
  limit: TimeLimit,
  /** who sees to it: a member, by key and name; the name is empty for a key that the space no longer knows */
  assignee: z.object({ key: MemberKey, name: z.string(), isOwn: z.boolean() }).optional(),
})
export type SpaceDate = z.infer<typeof SpaceDate>

/** Messages about the dates of a practice: the limits of the dossiers it shares. A space is named by its id or its title. */
export const officeDates = {
  /** what runs and ends that day or later, in the dossiers of one space or of all, the nearest first */
  'office.dates': endpoint({
    input: z.object({ space: SpaceName.optional(), since: Day }),
    output: z.array(SpaceDate),
  }),
  /** says who of a space sees to a limit of a shared dossier, for everybody; without `member`, nobody */
  'office.assign': endpoint({
    input: z.object({ dossier: Id, limit: z.string().min(1).max(300), member: MemberKey.optional() }),
    output: done,
    changes: 'dossiers',
  }),
  /** a calendar file of them */
  'office.calendar': endpoint({ input: z.object({ space: SpaceName.optional() }), output: Made }),
} satisfies Record<string, Endpoint>
