import { z } from 'zod'
import { Day, Id } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'

/** Something to be done in a dossier or a campaign, for a day or for none. */
export const Task = z.object({
  id: Id,
  title: OneLine.trim().min(1).max(300),
  day: Day.optional(),
  /** absent while it is to be done */
  isDone: z.literal(true).optional(),
})
export type Task = z.infer<typeof Task>

/** The part of a dossier or a campaign that is for those who share it: its tasks, and who sees to each of its dates. */
export const Practice = z.object({
  tasks: z.array(Task).optional(),
  /** the key of a member, by that of a time limit, an event, a stage or a task */
  assignees: z.record(z.string(), z.string()).optional(),
})
export type Practice = z.infer<typeof Practice>

/** Keys of `assignees`; that of a time limit is its own. */
export const taskKey = (task: string): string => `task:${task}`
export const eventKey = (event: string): string => `event:${event}`
