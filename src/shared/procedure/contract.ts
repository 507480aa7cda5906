import { z } from 'zod'
import { Day, Id } from '../kernel/common.ts'
import { type Endpoint, endpoint, Made, nothing } from '../kernel/endpoint.ts'
import { CourtProposal, CourtTable } from './court-model.ts'
import { Guidance } from './guide/model.ts'
import { TimeLimit } from './limits/model.ts'

/** The court of a place, the guide to a text, the time limits. */
export const procedure = {
  /** the next plain question, or the text to prepare, why, by when; `at`: the day it is asked; `dossier`: what it says is not asked, but for the facts of `again` */
  'guide.ask': endpoint({
    input: z.object({
      answers: z.record(z.string(), z.string()).default({}),
      at: Day.optional(),
      dossier: Id.optional(),
      again: z.array(z.string()).default([]),
    }),
    output: Guidance,
  }),
  'courts.table': endpoint({ input: nothing, output: CourtTable }),
  /** the court of a department, else of a commune: several where communes bear one name */
  'courts.find': endpoint({
    input: z.object({ commune: z.string().default(''), department: z.string().default('') }),
    output: z.array(CourtProposal),
  }),
  /** from the dossier's events and dates, in the order they end, each with its case */
  'limits.list': endpoint({ input: z.object({ dossier: Id }), output: z.array(TimeLimit) }),
  /** what runs in all dossiers and ends that day or later, the nearest first */
  'limits.due': endpoint({
    input: z.object({ since: Day }),
    output: z.array(
      z.object({
        dossier: Id,
        title: z.string(),
        /** the title of its case, where the dossier has several */
        affaire: z.string().optional(),
        limit: TimeLimit,
      }),
    ),
  }),
  /** a calendar file of what runs, in one dossier or in all */
  'limits.calendar': endpoint({ input: z.object({ dossier: Id.optional() }), output: Made }),
} satisfies Record<string, Endpoint>
