import { z } from 'zod'
import { Problem } from '../dossiers/problem.ts'
import { Day, Id } from '../kernel/common.ts'

/** A deposit looked at before it is made, or noted. */
export const PreflightWish = z.object({
  drafts: z.array(Id).min(1).max(20),
  naming: z.enum(['PJ', 'number']).default('PJ'),
  /** the most a file may weigh, in megabytes of a million bytes */
  limit: z.number().min(1).max(2000).default(32),
  /** the day that is about to be noted; today where none is given */
  date: Day.optional(),
})
export type PreflightWish = z.infer<typeof PreflightWish>

/** One thing that was looked at: `fine` where nothing is to be done. `draft` and `at` lead to its place. */
export const PreflightLine = z.object({
  severity: z.enum(['blocking', 'warning', 'information', 'fine']),
  code: z.string(),
  message: z.string(),
  draft: Id.optional(),
  at: Problem.shape.at,
})
export type PreflightLine = z.infer<typeof PreflightLine>

/** A deposit as it would leave, case by case. */
export const Preflight = z.object({
  /** whether a version to be filed would be refused */
  isBlocked: z.boolean(),
  lines: z.array(PreflightLine),
  /** the texts whose copy another of them joins: they are filed first */
  copied: z.array(Id),
  affaires: z.array(
    z.object({
      id: Id.optional(),
      title: z.string(),
      caseNumber: z.string(),
      drafts: z.array(Id),
      /** the files of its exhibits, as they would be named */
      files: z.array(z.object({ exhibit: Id, number: z.int(), name: z.string(), size: z.int().optional() })),
    }),
  ),
})
export type Preflight = z.infer<typeof Preflight>
