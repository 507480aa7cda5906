import { z } from 'zod'
import { Day, Id } from '../../kernel/common.ts'

/** The kinds of lines: the claim on the merits, an urgent one, an appeal, a pourvoi. Each has its own steps. */
export const LineKind = z.enum(['merits', 'urgent', 'appeal', 'cassation'])
export type LineKind = z.infer<typeof LineKind>

/** The steps of a line, in the order of a case; `first` is the decision or the request on the merits, the decision attacked elsewhere. */
export const StepKey = z.enum([
  'first',
  'recourse',
  'claim',
  'urgent',
  'defence',
  'briefs',
  'closing',
  'ruling',
  'appeal',
  'cassation',
  'execution',
])
export type StepKey = z.infer<typeof StepKey>

/**
 * Where a step stands. `done`: it happened. `late`: its last day is past and nothing shows that it was met. `due`: it is the user's
 * to take now. `awaited`: it is another's. `coming`: it may come later. `optional`: it may be taken, and nothing is lost without it.
 * `skipped`: the case went on without it.
 */
export const StepState = z.enum(['done', 'late', 'due', 'awaited', 'coming', 'optional', 'skipped'])
export type StepState = z.infer<typeof StepState>

/** A text of a step. */
export const StepText = z.object({ id: Id, title: z.string(), filed: Day.optional() })

/** Something that happened at a step. */
export const StepEvent = z.object({
  id: Id,
  kind: z.string(),
  label: z.string(),
  date: Day,
  /** what proves its date */
  proof: z.string(),
})

/** A deposit of a step: the number it got, how many exhibits went with it, whether its receipt is kept. */
export const StepFiling = z.object({
  id: Id,
  date: Day,
  caseNumber: z.string(),
  exhibits: z.int(),
  hasReceipt: z.boolean(),
})

/** A time limit of a step, the nearest first. */
export const StepLimit = z.object({
  key: z.string(),
  title: z.string(),
  lastDay: Day.optional(),
  prudent: Day.optional(),
  /** the rule in a few words, and its articles */
  rule: z.string(),
  articles: z.array(z.string()),
  /** whether something is to be done before its end, and nothing replaced or met it */
  isRunning: z.boolean(),
  because: z.string(),
})
export type StepLimit = z.infer<typeof StepLimit>

export const LineStep = z.object({
  key: StepKey,
  title: z.string(),
  state: StepState,
  /** the day it happened, or the day it is to happen where one is set */
  day: Day.optional(),
  texts: z.array(StepText),
  events: z.array(StepEvent),
  filings: z.array(StepFiling),
  limits: z.array(StepLimit),
  /** the template of the text it calls for, where nothing is written yet */
  template: z.string(),
  /** the kind of event to note when it happens */
  event: z.string(),
  /** the case in which it goes on, where that is another line of the dossier */
  goesTo: Id.optional(),
})
export type LineStep = z.infer<typeof LineStep>

/** The one thing to do next on a line. */
export const LineAct = z.object({
  kind: z.enum(['open', 'prepare', 'note', 'number']),
  label: z.string(),
  step: StepKey,
  /** the text to open */
  draft: Id.optional(),
  /** the template to prepare */
  template: z.string().default(''),
  /** the kind of event to note */
  event: z.string().default(''),
})
export type LineAct = z.infer<typeof LineAct>

/** One case of a dossier from its first act to its enforcement. */
export const CaseLine = z.object({
  /** its case, where that is not the main one */
  affaire: Id.optional(),
  kind: LineKind,
  title: z.string(),
  court: z.string(),
  caseNumber: z.string(),
  /** how many exhibits its series produces */
  exhibits: z.int(),
  steps: z.array(LineStep),
  next: LineAct.optional(),
})
export type CaseLine = z.infer<typeof CaseLine>

/** The lines of a dossier, the main case first, as they stand on a day. */
export const DossierLine = z.object({ day: Day, lines: z.array(CaseLine) })
export type DossierLine = z.infer<typeof DossierLine>
