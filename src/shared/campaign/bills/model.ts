import { z } from 'zod'
import { Certainty, Day, Id, Instant, Minute, Revision } from '../../kernel/common.ts'
import { OneLine } from '../../kernel/one-line.ts'
import { stageKinds } from './stage-kinds.ts'
import { sourced } from './state/certainty.ts'

export const Chamber = z.enum(['an', 'senat'])
export type Chamber = z.infer<typeof Chamber>

/** A state of a bill on its way through Parliament. */
export const StageKind = z.enum(stageKinds)
export type StageKind = z.infer<typeof StageKind>

/** A state a bill was in. `key` names it within its bill; `kind` is absent from bills written before stages had one. */
export const Stage = z
  .object({
    key: z.string().min(1).max(80),
    label: OneLine,
    date: Day.optional(),
    reference: z.string().default(''),
    kind: StageKind.optional(),
    chamber: Chamber.optional(),
    /** 1: first reading; 2: second, or new reading after a joint committee that failed */
    reading: z.int().positive().optional(),
    /** number of the text under discussion or adopted there: `907`, `1043 rect.`, `T.A. 83` */
    text: z.string().optional(),
    committee: z.string().optional(),
    rapporteurs: z.array(z.object({ name: OneLine, member: Id.optional() })).default([]),
    /** until when amendments may be tabled: local date and time of Paris, `2025-03-13T17:00` */
    amendmentsBy: Minute.optional(),
    /** how a vote or a joint committee ended, which decides what may follow; `conforme`: voted in the same words as the other chamber */
    outcome: z.enum(['success', 'failure', 'conforme']).optional(),
    certainty: Certainty.default('to-verify'),
    source: z.string().default(''),
    note: z.string().default(''),
  })
  .overwrite(sourced)
export type Stage = z.infer<typeof Stage>

/** Fates of a measure; the words of `outcome` say it in full. `not-yet`: before the stage that brings it into the text; `expired`: in a law, past its term. */
export const FateState = z.enum([
  'not-yet',
  'adopted',
  'kept',
  'amended',
  'added',
  'restored',
  'deleted',
  'refused',
  'upheld',
  'struck',
  'partly-struck',
  'in-law',
  'absent',
  'expired',
])
export type FateState = z.infer<typeof FateState>

/** The fate of a measure at one stage. An empty `outcome` means unknown, and is shown as such. */
export const Fate = z
  .object({
    stage: z.string(),
    outcome: z.string(),
    /** absent: told from the words of the outcome, where they tell it */
    state: FateState.optional(),
    date: Day.optional(),
    certainty: Certainty.default('to-verify'),
    source: z.string().default(''),
  })
  .overwrite(sourced)
export type Fate = z.infer<typeof Fate>

/** A year, a month or a day, as precisely as it is known: `2025`, `2025-01`, `2025-01-14`. */
const Period = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'une date AAAA, AAAA-MM ou AAAA-MM-JJ est attendue')

/** A fact about a measure, in our own words. `source`: an address, or what was read; `caution`: what it does not prove. */
export const DatedFact = z
  .object({
    text: z.string().min(1),
    date: Period.optional(),
    certainty: Certainty.default('to-verify'),
    source: z.string().default(''),
    caution: z.string().default(''),
  })
  .overwrite(sourced)
export type DatedFact = z.infer<typeof DatedFact>

export const Measure = z
  .object({
    id: Id,
    /** article of the bill as it left the chamber named by the bill's `numbering` */
    article: z.string(),
    title: OneLine,
    /** what it does, and why it is dangerous */
    does: z.string().default(''),
    danger: z.string().default(''),
    /** whom it reaches, and the danger at length: read on its page, never composed into a sentence */
    reaches: z.string().default(''),
    explanation: z.string().default(''),
    facts: z.array(DatedFact).default([]),
    /** where what it does was read, and the day */
    source: z.string().default(''),
    asOf: Day.optional(),
    /** its article where a stage numbers it otherwise */
    articles: z.array(z.object({ stage: z.string(), article: z.string() })).default([]),
    certainty: Certainty.default('to-verify'),
    fates: z.array(Fate),
  })
  .overwrite(sourced)
export type Measure = z.infer<typeof Measure>

/** A bill followed through Parliament, with its measures and their fate. */
export const Bill = z.object({
  id: Id,
  title: OneLine,
  numbering: z.string().default(''),
  /** the stage whose text numbers the measures as their `article` says; absent: the readings, from the first stage on */
  numberedAt: z.string().optional(),
  /** the chamber where it was tabled */
  first: Chamber.optional(),
  /** `17` */
  legislature: z.string().optional(),
  /** `acceleree`: one reading in each chamber before the joint committee */
  procedure: z.enum(['ordinaire', 'acceleree', '']).default(''),
  /** its uid in the open data of the Assemblée (`DLR5L17N12345`) */
  dossier: z.string().optional(),
  stages: z.array(Stage),
  /** key of the stage it is at; absent, the last one dated */
  current: z.string().optional(),
  /** last day somebody saw that the text is still at that stage */
  seenOn: Day.optional(),
  measures: z.array(Measure),
  note: z.string().default(''),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type Bill = z.infer<typeof Bill>
