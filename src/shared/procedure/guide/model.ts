import { z } from 'zod'

import { TimeLimit } from '../limits/model.ts'

/** The step after the text is sent: the event to note, whose kind opens the limits (events/kinds.ts), and the text that follows. */
export const NextStep = z.object({
  text: z.string(),
  law: z.string().default(''),
  event: z.string().default(''),
  /** of a deposit, the rules whose limit it ends: an appeal names `appeal`, and answers the judgment that opened it */
  ends: z.array(z.string()).default([]),
  template: z.string().default(''),
})
export type NextStep = z.infer<typeof NextStep>

const questionFields = { fact: z.string(), question: z.string(), help: z.string().default('') }
const facts = z.record(z.string(), z.string()).default({})
const Reason = z.object({ text: z.string(), law: z.string().default('') })

/** A step of the guide. Answers are facts of the dossier to come; those that begin with `guide.` only show the way. */
export const GuideNode = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('question'),
    ...questionFields,
    choices: z.array(z.object({ value: z.string(), label: z.string(), next: z.string() })).min(2),
  }),
  z.object({
    kind: z.literal('text'),
    ...questionFields,
    optional: z.boolean().default(false),
    next: z.string(),
  }),
  /**
   * asks what the act is, by the tree of regimes: its matter, then its regime. `special`: where to go if general law does not rule it,
   * `unknown`: if it is not known, `subject`: if the subject of the dossier tells it
   */
  z.object({
    kind: z.literal('nature'),
    fact: z.string(),
    help: z.string().default(''),
    next: z.string(),
    special: z.string().default(''),
    unknown: z.string().default(''),
    subject: z.string().default(''),
  }),
  /** `unknown`: where to go without the date */
  z.object({ kind: z.literal('date'), ...questionFields, next: z.string(), unknown: z.string().default('') }),
  /**
   * asks the engine: does the first limit of these rules still run, end within a week, or lie behind? `replaced`: another took its
   * place; `none`: there is none
   */
  z.object({
    kind: z.literal('limit'),
    limits: z.array(z.string()),
    facts,
    open: z.string(),
    near: z.string().default(''),
    passed: z.string(),
    replaced: z.string().default(''),
    none: z.string(),
  }),
  /**
   * asks the regime whether a letter to who took the act runs the first limit of these rules anew (`interrupts`), may be written and moves
   * nothing (`unmoved`), or is not to be proposed (`none`)
   */
  z.object({
    kind: z.literal('letter'),
    limits: z.array(z.string()),
    interrupts: z.string(),
    unmoved: z.string(),
    none: z.string(),
  }),
  /** `template`: the text to prepare, none where one has to wait. `send`: the event that sending it is, whose limits are told ahead */
  z.object({
    kind: z.literal('end'),
    template: z.string().default(''),
    title: z.string(),
    reasons: z.array(Reason),
    facts,
    send: z.string().default(''),
    /** the regime of the act says the text, who judges and what comes first */
    regime: z.boolean().default(false),
    /** its reasons begin with what does not move the limit of that regime */
    unmoved: z.boolean().default(false),
    with: z.array(z.string()).default([]),
  }),
])
export type GuideNode = z.infer<typeof GuideNode>

/** A guide from what happens to the text to prepare, in plain questions: data that a user may edit. */
export const Guide = z.object({ first: z.string(), nodes: z.record(z.string(), GuideNode) })
export type Guide = z.infer<typeof Guide>

/** Where the guide stands after some answers: what was said, then one more question, or what it proposes. */
export const Guidance = z.object({
  said: z.array(
    z.object({
      fact: z.string(),
      question: z.string(),
      answer: z.string(),
      /** the dossier answered: nobody was asked */
      known: z.boolean(),
      /** what a date of the dossier says, where it was answered otherwise */
      noted: z.string().default(''),
    }),
  ),
  question: z
    .object({
      ...questionFields,
      kind: z.enum(['question', 'text', 'date']),
      choices: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
      /** it may stay without an answer */
      optional: z.boolean().default(false),
      /** what the dossier answers, proposed where it is asked all the same */
      known: z.string().default(''),
    })
    .optional(),
  proposal: z
    .object({
      template: z.string(),
      title: z.string(),
      reasons: z.array(Reason),
      /** the dossier has it already */
      there: z.boolean().default(false),
      /** what the dossier starts with */
      facts: z.record(z.string(), z.string()),
      with: z.array(z.object({ id: z.string(), title: z.string() })),
      /** what runs already, from the dates given */
      limits: z.array(TimeLimit),
      /** what will run if the text is received today */
      ahead: z.array(TimeLimit),
      next: z.array(NextStep),
    })
    .optional(),
})
export type Guidance = z.infer<typeof Guidance>
