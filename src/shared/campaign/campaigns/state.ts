import { z } from 'zod'
import { Id } from '../../kernel/common.ts'

/** The place a line of the state of a campaign leads to. */
export const StatePlace = z.object({
  what: z.enum([
    'campaign',
    'bill',
    'measures',
    'argument',
    'draft',
    'composer',
    'amendment',
    'members',
    'lists',
    'calls',
  ]),
  /** of `calls`: the list to call, if any */
  id: z.string().default(''),
  /** the dossier of a draft */
  dossier: z.string().default(''),
})
export type StatePlace = z.infer<typeof StatePlace>

/** A sentence of the state of a campaign. `unknown`: it says that something is not known, and who would know it. */
export const StateLine = z.object({
  text: z.string(),
  /** local day, or day and hour of Paris, where there is one */
  at: z.string().optional(),
  standing: z.enum(['known', 'to-verify', 'unknown', 'over']),
  place: StatePlace,
})
export type StateLine = z.infer<typeof StateLine>

/** Something to do for the stage the bill is at, in the order in which it is best done. */
export const StateStep = z.object({
  kind: z.enum(['text', 'measures', 'identity', 'arguments', 'documents', 'amendments', 'lists', 'calls']),
  title: z.string(),
  why: z.string(),
  place: StatePlace,
})
export type StateStep = z.infer<typeof StateStep>

/** One of the few things to do tonight, and the button that leads there. */
export const TonightLine = z.object({
  kind: z.enum(['moved', 'calls', 'note', 'waiting']),
  title: z.string(),
  text: z.string(),
  act: z.object({ label: z.string(), place: StatePlace }).optional(),
})
export type TonightLine = z.infer<typeof TonightLine>

/** How much there is of each thing of a campaign. */
export const StateCounts = z.object({
  arguments: z.int(),
  amendments: z.int(),
  documents: z.int(),
  lists: z.int(),
  sets: z.int(),
  calls: z.int(),
  /** calls noted since the day of the present stage; absent where it has no day */
  callsSince: z.int().optional(),
  projects: z.int(),
})
export type StateCounts = z.infer<typeof StateCounts>

/** Where a campaign stands today: its dates, what it holds, what to do next. */
export const CampaignState = z.object({
  campaign: Id,
  title: z.string(),
  bill: Id,
  billTitle: z.string(),
  /** what leads: a few lines, the first one first */
  tonight: z.array(TonightLine),
  stage: StateLine,
  deadline: StateLine,
  sitting: StateLine,
  calling: StateLine,
  counts: StateCounts,
  steps: z.array(StateStep),
})
export type CampaignState = z.infer<typeof CampaignState>
