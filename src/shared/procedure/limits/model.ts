import { z } from 'zod'
import { Certainty, Day, Id } from '../../kernel/common.ts'

/** A time limit of a dossier, with all that is needed to check it by hand. */
export const TimeLimit = z.object({
  /** the rule and the event it runs from: the same from one reading to the next */
  key: z.string(),
  /** what is to be done before the end, or what happens then */
  title: z.string(),
  /**
   * `limit`: something is to be done before it. `birth`: a decision is born of silence. `opens`: nothing can be asked before.
   * `none`: no limit runs, and `reason` says why.
   */
  kind: z.enum(['limit', 'birth', 'opens', 'none']),
  /** the event it runs from, and the day */
  event: Id,
  from: Day,
  /** the term, AAAA-MM-JJ */
  term: Day.optional(),
  /** the last day one may still act; the day itself for a birth or an opening */
  lastDay: Day.optional(),
  /** the day to hold to */
  prudent: Day.optional(),
  /** where the last day ends before midnight: `17:00` */
  time: z.string().optional(),
  /** the last day by the latest reading of the rule that governs, where it is not the day shown */
  governing: Day.optional(),
  /** other readings that no answer excludes; the earliest is the one shown */
  readings: z.array(z.object({ label: z.string(), day: Day })).default([]),
  reason: z.string().default(''),
  /** the rule in a few words: `deux mois francs` */
  rule: z.string(),
  /** `art. R. 421-1 CJA` */
  articles: z.array(z.string()),
  /** each article and decision, from when to when it is law, and whether it was read */
  sources: z
    .array(
      z.object({
        text: z.string(),
        mark: z.enum(['read', 'recalled', 'doubtful']),
        from: Day.optional(),
        to: Day.optional(),
      }),
    )
    .default([]),
  /** who judges, where the rule says it apart from the title */
  judge: z.string().default(''),
  /** what was not told and is counted as the shortest it may be; the limit is later once it is told */
  assumes: z.string().default(''),
  /** a recours gracieux or hiérarchique made in time runs it anew */
  takesRecourse: z.boolean().default(false),
  /** what to do next */
  next: z.string().default(''),
  /** what is awaited, and moves this limit once it comes */
  pending: z.string().default(''),
  /** how the dates were found, one step a sentence */
  steps: z.array(z.string()),
  /** what proves the day it runs from */
  proof: z.string().default(''),
  certainty: Certainty.default('verified'),
  caveat: z.string().default(''),
  /** what became of it: replaced by another that runs anew, or the act was done in time */
  fate: z.enum(['running', 'replaced', 'done']).default('running'),
  /** the event that replaced or ended it, and why */
  by: Id.optional(),
  because: z.string().default(''),
  /** what was filed after its end, by one reading at least */
  late: Id.optional(),
  /** the case of its event, where that is not the main one */
  affaire: Id.optional(),
})
export type TimeLimit = z.infer<typeof TimeLimit>
