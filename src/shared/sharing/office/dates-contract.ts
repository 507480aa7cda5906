import { z } from 'zod'
import { Certainty, Day, Id } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint, Made } from '../../kernel/endpoint.ts'
import { OneLine } from '../../kernel/one-line.ts'
import { TimeLimit } from '../../procedure/limits/model.ts'
import { MemberKey } from './membership.ts'

const SpaceName = z.string().min(1).max(200)

/** The kinds of things that have dates and tasks in a space. */
const DatedKind = z.enum(['dossier', 'campaign'])
export type DatedKind = z.infer<typeof DatedKind>
const Named = z.object({ kind: DatedKind, id: Id })

/** A dossier or a campaign of a space, and its title. */
export const SharedThing = Named.extend({ space: z.string(), spaceTitle: z.string(), title: z.string() })
export type SharedThing = z.infer<typeof SharedThing>

/**
 * A date of a dossier or a campaign of a space, or a task. `limit`: a time limit that runs; `event`: a hearing, or another event that the
 * dossier holds; `bill`: a stage of the bill, or a last day that follows from one.
 */
export const SpaceDate = z.object({
  type: z.enum(['limit', 'event', 'bill', 'task']),
  /** names it among those of its thing */
  key: z.string(),
  title: z.string(),
  of: SharedThing,
  /** the title of its case, where the dossier has several */
  affaire: z.string().optional(),
  /** the bill of its campaign */
  bill: Id.optional(),
  /** the day to hold to; only a task may have none */
  day: Day.optional(),
  /** HH:MM, Paris */
  time: z.string().optional(),
  certainty: Certainty,
  /** of a time limit: how it was counted */
  limit: TimeLimit.optional(),
  /** of a task */
  isDone: z.boolean(),
  /** who sees to it: a member, by key and name; the name is empty for a key that the space no longer knows */
  assignee: z.object({ key: MemberKey, name: z.string(), isOwn: z.boolean() }).optional(),
})
export type SpaceDate = z.infer<typeof SpaceDate>

const TaskTitle = OneLine.trim().min(1).max(300)

/** Messages about the dates and the tasks of a practice: those of the dossiers and campaigns it shares. A space is named by its id or its title. */
export const officeDates = {
  /** what comes that day or later in one space or in all, the nearest first, and all tasks: late, without a day, done */
  'office.dates': endpoint({
    input: z.object({ space: SpaceName.optional(), since: Day }),
    output: z.array(SpaceDate),
  }),
  /** the dossiers and the campaigns of one space or of all, by title */
  'office.things': endpoint({
    input: z.object({ space: SpaceName.optional() }),
    output: z.array(SharedThing),
  }),
  /** says who of a space sees to a date or a task, for everybody; without `member`, nobody */
  'office.assign': endpoint({
    input: Named.extend({ key: z.string().min(1).max(300), member: MemberKey.optional() }),
    output: done,
    changes: 'everything',
  }),
  /** adds a task to a dossier or a campaign of a space */
  'office.addTask': endpoint({
    input: Named.extend({ title: TaskTitle, day: Day.optional(), member: MemberKey.optional() }),
    output: z.object({ task: Id }),
    changes: 'everything',
  }),
  /** changes what is said of a task and nothing else; `day`: null where it is for no day any more */
  'office.changeTask': endpoint({
    input: Named.extend({
      task: Id,
      title: TaskTitle.optional(),
      day: Day.nullish(),
      isDone: z.boolean().optional(),
    }),
    output: done,
    changes: 'everything',
  }),
  'office.removeTask': endpoint({
    input: Named.extend({ task: Id }),
    output: done,
    changes: 'everything',
  }),
  /** a calendar file of what has a day and is not done */
  'office.calendar': endpoint({ input: z.object({ space: SpaceName.optional() }), output: Made }),
} satisfies Record<string, Endpoint>
