import { z } from 'zod'
import { Certainty, Day, Id } from './common.ts'

/** What became of a measure at one stage. An empty `outcome` means unknown, and is shown as such. */
export const Fate = z.object({
  stage: z.string(),
  outcome: z.string(),
  certainty: Certainty.default('verified'),
  source: z.string().default(''),
})
export const Measure = z.object({
  id: Id,
  /** article of the bill as it left the chamber named by the bill's `numbering` */
  article: z.string(),
  title: z.string(),
  certainty: Certainty.default('verified'),
  fates: z.array(Fate),
})
export type Measure = z.infer<typeof Measure>

/** A bill followed through Parliament, with its measures and their fate. */
export const Bill = z.object({
  id: Id,
  title: z.string(),
  numbering: z.string().default(''),
  stages: z.array(
    z.object({ key: z.string(), label: z.string(), date: Day.optional(), reference: z.string().default('') }),
  ),
  measures: z.array(Measure),
  note: z.string().default(''),
})
export type Bill = z.infer<typeof Bill>
