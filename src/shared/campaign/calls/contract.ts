import { z } from 'zod'
import { Day, Id } from '../../kernel/common.ts'
import { type Endpoint, endpoint, FileRef, Made } from '../../kernel/endpoint.ts'
import { MemberAge, MemberLine } from '../members/contract.ts'
import { Call, Member, PositionValue } from '../members/model.ts'

/** Who calls, for which bill, and what is asked of members. */
export const CallSetting = z.object({
  bill: Id,
  measure: Id.optional(),
  /** the one thing asked for; proposed from the measure when empty */
  request: z.string().max(400).default(''),
  /** a first name or a pseudonym */
  volunteer: z.string().max(100).default(''),
  commune: z.string().max(100).default(''),
})
export type CallSetting = z.infer<typeof CallSetting>

/** Whether Parliament sits on a day, and what that means for calling. */
export const SittingDay = z.object({
  day: Day,
  kind: z.enum(['preferred', 'possible', 'closed']),
  sentence: z.string(),
  /** the next day that is preferred, when this one is not */
  next: Day.optional(),
})
export type SittingDay = z.infer<typeof SittingDay>

export const ScriptBlock = z.object({
  key: z.enum(['salut', 'motif', 'demande', 'argument', 'position', 'merci']),
  title: z.string(),
  text: z.string(),
  /** the argument it comes from */
  argument: Id.optional(),
})
export type ScriptBlock = z.infer<typeof ScriptBlock>

/** The script of a call to one member: three ways to speak, how long it takes, answers, words to avoid. */
export const CallScript = z.object({
  blocks: z.array(ScriptBlock),
  assistant: z.array(ScriptBlock),
  voicemail: z.string(),
  /** at 150 words a minute */
  seconds: z.int(),
  words: z.int(),
  cards: z.array(z.object({ key: z.int(), objection: z.string(), reply: z.string(), argument: Id })),
  neverSay: z.array(z.string()),
  /** where no argument is linked: those one may look at, and link */
  candidates: z.array(z.object({ argument: Id, title: z.string() })),
  /** the last call made to this member about this bill, whoever made it; empty where there is none */
  former: z.string().default(''),
  /** why these arguments and these words, for this member */
  because: z.array(z.string()),
})
export type CallScript = z.infer<typeof CallScript>

export const CallTarget = MemberLine.extend({
  reasons: z.array(z.string()),
  /** somebody of the office answered */
  done: z.boolean(),
})
export type CallTarget = z.infer<typeof CallTarget>

/** Answers given at calls about the bill, or one of its measures: by position, then by group. */
export const CallPositions = z.object({
  measure: Id.optional(),
  positions: z.array(z.object({ value: PositionValue, members: z.int() })),
  groups: z.array(
    z.object({ sigle: z.string(), reached: z.int(), for: z.int(), against: z.int(), other: z.int() }),
  ),
})
export type CallPositions = z.infer<typeof CallPositions>

export const CallSummary = z.object({
  calls: z.int(),
  /** calls in which the member or an assistant answered */
  answered: z.int(),
  unanswered: z.int(),
  members: z.int(),
  reached: z.int(),
  /** of the bill first, then of each of its measures that was spoken of */
  said: z.array(CallPositions),
  followUps: z.array(
    z.object({
      call: Id,
      member: Id,
      name: z.string(),
      what: z.string(),
      on: Day.optional(),
      late: z.boolean(),
    }),
  ),
  /** whom the calls were made to, by id: those this library knows */
  people: z.record(Id, z.object({ name: z.string(), sigle: z.string() })),
  sentence: z.string(),
})
export type CallSummary = z.infer<typeof CallSummary>

/** Calls to members: prepared, made, logged, pooled, erased. */
export const calls = {
  'calls.day': endpoint({ input: z.object({ day: Day.optional() }), output: SittingDay }),
  /** whom to call, in order; refused when the legislature known has ended, unless `ended` says to go on */
  'calls.open': endpoint({
    input: CallSetting.extend({ list: Id.optional(), ended: z.boolean().default(false) }),
    output: z.object({
      title: z.string(),
      /** what should be known before calling: the bill is behind us */
      notice: z.string().default(''),
      request: z.string(),
      department: z.object({ number: z.string(), name: z.string() }).optional(),
      targets: z.array(CallTarget),
      day: SittingDay,
      ages: z.array(MemberAge),
      keepUntil: Day,
    }),
  }),
  'calls.script': endpoint({
    input: CallSetting.extend({ member: Id }),
    output: z.object({ member: Member, script: CallScript }),
  }),
  'calls.list': endpoint({
    input: z.object({ bill: Id.optional(), member: Id.optional() }),
    output: z.array(Call),
  }),
  /** writes a call down; without a date it is kept six months */
  'calls.save': endpoint({ input: Call.partial({ keepUntil: true }), output: Call, changes: 'library' }),
  'calls.summary': endpoint({ input: z.object({ bill: Id }), output: CallSummary }),
  /** for good: one call, those of a bill, or all */
  'calls.erase': endpoint({
    input: z.object({ id: Id.optional(), bill: Id.optional(), all: z.boolean().optional() }),
    output: z.object({ erased: z.int() }),
    changes: 'library',
  }),
  /** `csv` for a spreadsheet, without the volunteers; `json` to be pooled with the log of others */
  'calls.export': endpoint({
    input: z.object({ bill: Id.optional(), format: z.enum(['csv', 'json']) }),
    output: Made,
  }),
  'calls.merge': endpoint({
    input: z.object({ file: FileRef }),
    output: z.object({
      read: z.int(),
      added: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      /** unreadable, or past their date */
      refused: z.int(),
      /** erased here, which do not come back */
      erased: z.int(),
      /** of those added: of a bill or a member this library does not have */
      astray: z.int(),
    }),
    changes: 'library',
  }),
  /** the list on paper, one member a block, with room to write; refused as `calls.open` is */
  'calls.sheet': endpoint({
    input: CallSetting.extend({
      list: Id.optional(),
      limit: z.int().min(1).max(600).default(60),
      ended: z.boolean().default(false),
    }),
    output: Made,
  }),
} satisfies Record<string, Endpoint>
