import { z } from 'zod'
import { Day, Id, Instant, Revision } from '../../kernel/common.ts'
import { OneLine } from '../../kernel/one-line.ts'
import { SourceRef } from '../../library/model.ts'

/** A rank counted from 1, or the last one whatever its number. */
export const Rank = z.union([z.int().positive(), z.literal('last')])
export type Rank = z.infer<typeof Rank>

/** Where words stand in an article: its alinéas, numbered from 1, or its heading; then, inside, a sentence and an occurrence. */
export const Where = z.object({
  /** several: the same change is made in each. Empty: the heading (`title`). */
  alineas: z.array(z.int().positive()).default([]),
  title: z.boolean().optional(),
  sentence: Rank.optional(),
  occurrence: Rank.optional(),
  /** « au début », « à la fin »: the words open or end the place, whatever stands elsewhere */
  edge: z.enum(['start', 'end']).optional(),
})
export type Where = z.infer<typeof Where>

const lines = z.array(z.string()).min(1)
/** « En conséquence, … »: a change that only follows from the one before. */
const follows = { consequence: z.boolean().optional() }

/** A change an amendment makes to an article. Numbers and words are those of the text amended, before any change. */
export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delete-article'), ...follows }),
  z.object({ kind: z.literal('rewrite-article'), by: lines, ...follows }),
  /** an additional article; `beside` is a designation: « 8 », « 8 ter », « 1er » */
  z.object({
    kind: z.literal('add-article'),
    side: z.enum(['after', 'before']).default('after'),
    beside: z.string(),
    by: lines,
    ...follows,
  }),
  z.object({ kind: z.literal('restore-article'), by: lines, ...follows }),
  z.object({ kind: z.literal('delete-alineas'), alineas: z.array(z.int().positive()).min(1), ...follows }),
  z.object({
    kind: z.literal('replace-alineas'),
    alineas: z.array(z.int().positive()).min(1),
    by: lines,
    ...follows,
  }),
  /** `after` 0: at the head of the article */
  z.object({ kind: z.literal('insert-alineas'), after: z.int().nonnegative(), by: lines, ...follows }),
  z.object({ kind: z.literal('complete-article'), by: lines, ...follows }),
  z.object({ kind: z.literal('delete-words'), where: Where, words: z.string().min(1), ...follows }),
  z.object({
    kind: z.literal('replace-words'),
    where: Where,
    words: z.string().min(1),
    by: z.string().min(1),
    ...follows,
  }),
  /** without `words`, at the edge of the place */
  z.object({
    kind: z.literal('insert-words'),
    where: Where,
    side: z.enum(['after', 'before']),
    words: z.string().default(''),
    by: z.string().min(1),
    ...follows,
  }),
  z.object({
    kind: z.literal('complete'),
    where: Where,
    unit: z.enum(['words', 'sentence']),
    by: z.string().min(1),
    ...follows,
  }),
  z.object({ kind: z.literal('delete-sentence'), where: Where, ...follows }),
  z.object({ kind: z.literal('rewrite-sentence'), where: Where, by: z.string().min(1), ...follows }),
  /** what follows some words, to the end of the alinéa or sentence; an empty `by` deletes it */
  z.object({
    kind: z.literal('rewrite-end'),
    where: Where,
    words: z.string().min(1),
    by: z.string().default(''),
    ...follows,
  }),
  z.object({ kind: z.literal('rewrite-title'), by: z.string().min(1), ...follows }),
  /** the loss of revenue made up for: whose revenue. A new charge cannot be (art. 40). */
  z.object({
    kind: z.literal('gage'),
    of: z.array(z.enum(['etat', 'collectivites', 'securite-sociale'])).min(1),
    /** the number of the last paragraph of the article, where its paragraphs are numbered: the gage goes on from it */
    after: z.int().positive().optional(),
  }),
])
export type Change = z.infer<typeof Change>

/** The target of an amendment: an article, the place beside one, or the heading of the text. */
export const Target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), article: z.string() }),
  z.object({ kind: z.literal('beside'), side: z.enum(['after', 'before']), article: z.string() }),
  z.object({ kind: z.literal('title') }),
  /** a division of the text, or what a source says in words of its own */
  z.object({ kind: z.literal('other'), label: OneLine }),
])
export type Target = z.infer<typeof Target>

export const AmendmentKind = z.enum([
  'suppression',
  'redactionnel',
  'repli',
  'appel',
  'sous-amendement',
  'autre',
])
export type AmendmentKind = z.infer<typeof AmendmentKind>

/** Why an amendment is proposed: what it does, why (with one or two sources of the library), who worked on it. */
export const Reasons = z.object({
  does: z.string().default(''),
  why: z.string().default(''),
  origin: z.string().default(''),
  sources: z.array(SourceRef).default([]),
})
export type Reasons = z.infer<typeof Reasons>

/** Whether it asks more of the public purse: a new charge is inadmissible, a loss of revenue is made up for. */
export const Money = z.enum(['', 'loss', 'charge'])
export type Money = z.infer<typeof Money>

/** An amendment, ours in the making or one imported as its chamber published it. */
export const Amendment = z.object({
  id: Id,
  origin: z.enum(['draft', 'imported']).default('draft'),
  bill: Id.optional(),
  /** the text amended (`BillText`), where the library holds it */
  text: Id.optional(),
  /** the text amended, in words: « proposition de loi n° 1043 rect. » */
  textLabel: OneLine.default(''),
  chamber: z.enum(['an', 'senat']),
  /** « Première lecture », « Nouvelle lecture » */
  reading: z.string().default(''),
  /** « séance », or the name of a committee */
  body: z.string().default('séance'),
  target: Target,
  /** the article amended, where no text of the library holds it */
  pasted: z.array(z.string()).optional(),
  number: z.string().default(''),
  authors: z.string().default(''),
  /** what its dispositif does; empty when it could not be read */
  changes: z.array(Change).default([]),
  /** the words of the dispositif: composed for ours, as published for others; a line each */
  dispositif: z.string().default(''),
  reasons: Reasons.default({ does: '', why: '', origin: '', sources: [] }),
  /** the exposé sommaire or the objet as published, for an imported one */
  expose: z.string().default(''),
  money: Money.default(''),
  kind: AmendmentKind.default('autre'),
  /** the number or id of the amendment a sous-amendement changes */
  parent: z.string().optional(),
  /** the amendment (id) this one falls back from */
  fallbackOf: Id.optional(),
  measure: Id.optional(),
  arguments: z.array(Id).default([]),
  /** local date and time of the limit, « 2025-03-13T17:00 » */
  deadline: z.string().default(''),
  outcome: z.string().default(''),
  source: z.string().default(''),
  asOf: Day.optional(),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type Amendment = z.infer<typeof Amendment>
