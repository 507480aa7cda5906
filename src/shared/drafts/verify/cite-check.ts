import { z } from 'zod'
import { Day, Id, SourceKind } from '../../kernel/common.ts'
import type { SourceRef } from '../../library/model.ts'

/**
 * How a citation stands to the library. `read`: all that it states was compared with a text that the library holds, and nothing differs.
 * `partial`: nothing differs, but something that it states could not be compared. `reference`: the record agrees, its text is not there to be read. `differs`: something is other than the source has it.
 * `absent`: the library has no such source. `unverified`: the record itself is to be verified, or nothing could be compared.
 */
export const Verdict = z.enum(['read', 'partial', 'reference', 'differs', 'absent', 'unverified'])
export type Verdict = z.infer<typeof Verdict>

/** A thing that a citation, or the sentence around it, states of its source. `outcome`: what the decision did. `claim`: what else the sentence says of it. `source`: that its text is sure. */
export const Stated = z.enum([
  'number',
  'date',
  'court',
  'formation',
  'publication',
  'nature',
  'ecli',
  'name',
  'article',
  'point',
  'version',
  'words',
  'outcome',
  'claim',
  'source',
])
export type Stated = z.infer<typeof Stated>

/** One thing that is not as the source has it. */
export const Difference = z.object({
  what: Stated,
  /** as it stands in the draft, and as the source has it */
  written: z.string(),
  expected: z.string(),
})
export type Difference = z.infer<typeof Difference>

/** One thing that is stated, held against the source. `why` it is not compared, where it is not. */
export const Compared = z.object({
  what: Stated,
  stands: z.enum(['same', 'differs', 'uncompared']),
  written: z.string(),
  why: z.string().default(''),
})
export type Compared = z.infer<typeof Compared>

/**
 * Something to know of what is cited, though nothing differs. `close`: the library has one that a slip tells from it. `undone`:
 * reformed or annulled in part. `annulled`: nothing is left of it, and its sentence does not say so. `changed`: the article, since the day that matters. `withdrawn`: by its publisher. `to-verify`: the record.
 * `shape`: a number that this court, or that year, does not give. `repealed`: a text known to be so. `claim`: the sentence says of
 * it what its text does not. `lacking`: a decision that is not in the archive that should have it. `back`: *précité* of what was not cited, or of two. `form`: a pinpoint that this court does not number.
 */
export const Remark = z.object({
  kind: z.enum([
    'close',
    'undone',
    'annulled',
    'changed',
    'withdrawn',
    'to-verify',
    'shape',
    'repealed',
    'claim',
    'lacking',
    'back',
    'form',
  ]),
  text: z.string(),
})
export type Remark = z.infer<typeof Remark>

const CitedSource = z.object({ kind: SourceKind, id: Id, label: z.string() })

/** One citation of a draft, live or typed, held against the library. */
export const CheckedCitation = z.object({
  block: Id,
  written: z.string(),
  /** where it stands in its line */
  start: z.int().nonnegative().default(0),
  /** the point it names, where its source has it */
  pin: z.string().optional(),
  live: z.boolean(),
  verdict: Verdict,
  source: CitedSource.optional(),
  /** what it was held against: the text of its source, a record without text, or nothing */
  against: z.enum(['text', 'record', 'nothing']).default('nothing'),
  /** where a source that is not in the library may be fetched; empty when no address can be made */
  address: z.string().default(''),
  /** all that it states, each compared or not: the verdict is the worst of them */
  compared: z.array(Compared).default([]),
  differences: z.array(Difference).default([]),
  remarks: z.array(Remark).default([]),
  /** what could not be compared, or why nothing could */
  unseen: z.array(z.string()).default([]),
})
export type CheckedCitation = z.infer<typeof CheckedCitation>

/** A stretch of a comparison: words of the source left out by the draft, words of the draft the source has not. */
export const Stretch = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export type Stretch = z.infer<typeof Stretch>

/**
 * A passage between guillemets, or a long quotation, held against its source. `cut`: words left out and no `[…]` says so.
 * `elsewhere`: word for word, but at another point or in another wording of the article. `unfound`: nothing like it in the text.
 * `hidden`: word for word, but what a cut leaves out denies it, or limits it.
 */
export const CheckedQuote = z.object({
  block: Id,
  written: z.string(),
  /** where it stands in its line */
  start: z.int().nonnegative().default(0),
  /** set apart from the text, its source named under it */
  long: z.boolean().default(false),
  outcome: z.enum(['same', 'punctuation', 'elsewhere', 'cut', 'altered', 'unfound', 'hidden', 'unread']),
  source: CitedSource.optional(),
  /** its words, and the point and wording it is given for, each compared or not: the verdict is the worst of them */
  compared: z.array(Compared).default([]),
  changes: z.array(Stretch).default([]),
  /** where the words are, or why they could not be compared */
  note: z.string().default(''),
})
export type CheckedQuote = z.infer<typeof CheckedQuote>

/** A citation or a quotation of a text that is in no dossier, in the words of whoever reads the result. */
export const VerifiedItem = z.object({
  kind: z.enum(['citation', 'quotation']),
  text: z.string(),
  verdict: Verdict,
  /** something is to be done before the text is relied on */
  alarm: z.boolean(),
  reason: z.string(),
  /** all that a citation states, each compared or not; what it was held against; where to fetch it when absent */
  compared: z.array(Compared).default([]),
  against: z.enum(['text', 'record', 'nothing']).default('nothing'),
  address: z.string().default(''),
  /** the source it was held against, as it is cited; empty when there is none */
  source: z.string(),
})
export type VerifiedItem = z.infer<typeof VerifiedItem>

/** The citations and quotations of a draft. `day`: the articles were read as in force that day. */
export const CiteCheck = z.object({
  day: Day,
  citations: z.array(CheckedCitation),
  quotes: z.array(CheckedQuote),
})
export type CiteCheck = z.infer<typeof CiteCheck>

/** Typed words of a block, and the source whose live citation is to take their place. */
export interface Correction {
  readonly block: string
  readonly written: string
  readonly source: SourceRef
}
