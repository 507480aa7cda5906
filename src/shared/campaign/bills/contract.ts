import { z } from 'zod'
import { Id } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Made, nothing, one } from '../../kernel/endpoint.ts'
import { ScrutinHead, VoteCorrection, VotePosition } from '../members/model.ts'
import { LATE_REASONS } from '../powers/whereabouts.ts'
import { Bill, Fate, Measure, Stage } from './model.ts'
import { BillArticle, BillText } from './text-model.ts'

/** A text of a bill, without its articles. */
export const ListedText = BillText.omit({ articles: true }).extend({ count: z.int() })
export type ListedText = z.infer<typeof ListedText>

/** Something written for a state of a bill that has passed, and what to change in it. */
export const Resting = z.object({
  kind: z.enum(['argument', 'draft']),
  id: Id,
  title: z.string(),
  dossier: Id.optional(),
  form: z.string().optional(),
  measure: Id.optional(),
  writtenFor: z.string(),
  change: z.string(),
})

/** Where an argument is used: the texts that carry it, in which form, and whether they have its last words. */
export const Use = z.object({
  kind: z.enum(['draft', 'template', 'amendment', 'measure']),
  id: Id,
  title: z.string(),
  dossier: Id.optional(),
  /** the form it was put in, or the bill of a measure */
  form: z.string().default(''),
  /** the argument changed since it was put there */
  late: z.boolean().default(false),
})
export type Use = z.infer<typeof Use>

/** An official scrutin about a bill, by group and by member. */
const BillVote = z.object({
  scrutin: ScrutinHead,
  votes: z.array(
    z.object({
      member: Id,
      name: z.string(),
      group: z.string(),
      position: VotePosition,
      isRebel: z.boolean(),
    }),
  ),
  /** what members let be known afterwards, beside the vote the record gives them, where it gives one */
  corrections: z.array(VoteCorrection.extend({ name: z.string(), official: VotePosition.optional() })),
})

/** Something to look at in an argument: a twin, a date that has passed, a measure that moved. */
export const Flag = z.object({
  argument: Id,
  title: z.string(),
  kind: z.enum(['duplicate', 'expired', 'old-fact', 'unsourced', 'measure']),
  message: z.string(),
  other: Id.optional(),
})
export type Flag = z.infer<typeof Flag>

const Statement = z.object({ heading: z.string(), text: z.string() })

/** The page of a measure: all that is known of it, each statement with its date, its source and how sure it is. */
export const MeasureReading = z.object({
  bill: z.object({ id: Id, title: z.string() }),
  measure: Measure,
  /** where it stands today, in words */
  today: z.string(),
  /** its effect, whom it reaches and its danger, in words true of that state; a text is empty where nobody wrote it */
  statements: z.object({ does: Statement, reaches: Statement, danger: Statement }),
  cells: z.array(
    z.object({
      stage: Stage,
      fate: Fate.optional(),
      look: z.object({
        word: z.string(),
        sign: z.string(),
        tone: z.enum(['in', 'changed', 'out', 'part', 'unknown']),
      }),
      article: z.string().optional(),
      witness: z.string(),
    }),
  ),
  /** its article in each text of the bill that the library has */
  texts: z.array(
    z.object({
      id: Id,
      stage: z.string(),
      name: z.string(),
      source: z.string(),
      date: z.string().optional(),
      articles: z.array(BillArticle),
    }),
  ),
  /** arguments linked to it, or that cite the article of code it changes */
  arguments: z.array(z.object({ id: Id, title: z.string(), toVerify: z.boolean() })),
})
export type MeasureReading = z.infer<typeof MeasureReading>

/** Bills followed through Parliament, and their texts stage by stage. */
export const campaign = {
  'bills.list': endpoint({ input: nothing, output: z.array(Bill) }),
  'bills.get': endpoint({ input: one, output: Bill }),
  'bills.save': endpoint({ input: z.object({ bill: Bill }), output: Bill, changes: 'library' }),
  'bills.remove': endpoint({ input: one, output: done, changes: 'library' }),
  'bills.restore': endpoint({ input: one, output: done, changes: 'library' }),
  /** a legislative file of the Assemblée's open data; `into`: the bill whose stages it brings up to date */
  'bills.import': endpoint({
    input: z.object({ file: FileRef, into: Id.optional() }),
    output: Bill,
    changes: 'library',
  }),
  /** how a legislative file would change the bill it is of: nothing is written; no `bill` where none is followed yet */
  'bills.arriving': endpoint({
    input: z.object({ file: FileRef, into: Id.optional() }),
    output: z.object({
      bill: Id.optional(),
      title: z.string(),
      lines: z.array(z.string()),
      resting: z.array(Resting),
    }),
  }),
  /** the page of one of its measures */
  'bills.whereabouts': endpoint({
    input: z.object({ id: Id }),
    output: z
      .object({ question: z.string(), reason: z.enum(LATE_REASONS), since: z.string().optional() })
      .nullable(),
  }),
  'bills.measure': endpoint({ input: z.object({ id: Id, measure: Id }), output: MeasureReading }),
  /** the table measures × stages */
  'bills.export': endpoint({
    input: z.object({ id: Id, format: z.enum(['svg', 'csv', 'html', 'docx']) }),
    output: Made,
  }),
  /** the arguments and drafts that rest on an earlier state of it */
  'bills.resting': endpoint({ input: one, output: z.array(Resting) }),
  /** the official scrutins imported and said to be about it */
  'bills.votes': endpoint({ input: one, output: z.array(BillVote) }),

  /** a published text (page of a chamber, Akoma Ntoso, plain text), cut and placed, to be looked at: nothing is kept; `stage` is '' where it does not tell its own */
  'billTexts.read': endpoint({
    input: z.object({ file: FileRef, bill: Id }),
    output: z.object({ text: BillText, remarks: z.array(z.string()) }),
  }),
  'billTexts.list': endpoint({ input: z.object({ bill: Id }), output: z.array(ListedText) }),
  'billTexts.get': endpoint({ input: one, output: BillText }),
  'billTexts.save': endpoint({ input: z.object({ text: BillText }), output: BillText, changes: 'library' }),
  'billTexts.remove': endpoint({ input: one, output: done, changes: 'library' }),
  'billTexts.restore': endpoint({ input: one, output: done, changes: 'library' }),

  'arguments.uses': endpoint({ input: one, output: z.array(Use) }),
  /** of all arguments, or of one */
  'arguments.flags': endpoint({ input: z.object({ id: Id.optional() }), output: z.array(Flag) }),
} satisfies Record<string, Endpoint>
