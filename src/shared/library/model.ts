import { z } from 'zod'
import {
  Certainty,
  Day,
  Id,
  Instant,
  Provenance,
  PublishedDay,
  Revision,
  SourceKind,
} from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'

/** A draft's reference to a source; the printed label is computed from the library. */
export const SourceRef = z.object({ kind: SourceKind, id: Id, pin: z.string().optional() })
export type SourceRef = z.infer<typeof SourceRef>

/** A paragraph of a decision or document. `n` is the number the judgment itself prints before it. */
export const Passage = z.object({
  n: z.int().positive().optional(),
  section: z.enum(['header', 'visas', 'facts', 'reasons', 'ruling', 'annex']).optional(),
  text: z.string(),
})
export type Passage = z.infer<typeof Passage>

/** The act by which someone says they read a source: `J’ai lu ce texte`, initials and day. */
export const Reading = z.object({ by: z.string().trim().min(1).max(20), on: Day })
export type Reading = z.infer<typeof Reading>

const common = {
  id: Id,
  certainty: Certainty.default('verified'),
  /** what exactly is to be verified, in French */
  caveat: z.string().optional(),
  provenance: z.array(Provenance).default([]),
  tags: z.array(z.string()).default([]),
  /** who read its text and when; kept whatever the dossier, never exported */
  readings: z.array(Reading).optional(),
  /** private notes: never exported */
  notes: z.string().default(''),
  /** the citation printed as it stands, for the few that no pattern fits */
  citeAs: z.string().optional(),
  /** the day its publisher's list took it back; it is kept because something of the user's rests on it */
  withdrawn: PublishedDay.optional(),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
}

/** A language by its code of ISO 639; `und` where it was not recognised. */
const LanguageCode = z.string().regex(/^[a-z]{2,3}$/)

/** The text of a decision in another language. */
export const Translation = z.object({
  language: LanguageCode,
  abstract: z.string().optional(),
  text: z.array(Passage),
  certainty: Certainty,
  /** the day of the publisher's state it comes from, where it is known */
  asOf: PublishedDay.optional(),
})
export type Translation = z.infer<typeof Translation>

export const Court = z.enum(['CE', 'CAA', 'TA', 'TC', 'Cass.', 'Cons. const.', 'CJUE', 'CEDH', 'autre'])
export type Court = z.infer<typeof Court>

export const Decision = z.object({
  kind: z.literal('decision'),
  ...common,
  court: Court,
  /** seat, for CAA and TA; the court's full name for `autre` */
  city: z.string().optional(),
  /** as cited: `10e ch.`, `Ass.`, `ord.`, `avis`, `gde ch.`, `2e civ.`, `crim.` */
  formation: z.string().optional(),
  /** `DC`, `QPC`, `avis`... where it belongs to the number or follows the chamber */
  nature: z.string().optional(),
  date: PublishedDay.optional(),
  name: OneLine.optional(),
  /** the respondent State before the European Court of Human Rights */
  state: z.string().optional(),
  numbers: z.array(z.string()).default([]),
  /** there are more numbers than those given (`nos 473506 et autres`) */
  andOthers: z.boolean().optional(),
  /** `Lebon`, `Lebon T.`, `Bull.`, `inédit` */
  publication: z.string().optional(),
  page: z.union([z.int(), z.string()]).optional(),
  ecli: z.string().optional(),
  solution: z.string().optional(),
  /** the publisher's abstract (sommaire, titrage) */
  abstract: z.string().optional(),
  /** what it holds, in our own words */
  holding: z.string().optional(),
  text: z.array(Passage).default([]),
  /** the language of its text and abstract, where it is not French */
  language: LanguageCode.optional(),
  /** its text in other languages, beside the one it is shown in */
  translations: z.array(Translation).optional(),
  /** `damaged`: the publisher lost `?` and guillemets (Conseil d'État open data) */
  punctuation: z.enum(['as-published', 'damaged']).default('as-published'),
})
export type Decision = z.infer<typeof Decision>

/** One wording of an article, in force from `from` (included) to `to` (excluded). */
export const Version = z.object({
  id: z.string(),
  from: PublishedDay.optional(),
  to: PublishedDay.optional(),
  /** the publisher's word: VIGUEUR, MODIFIE, ABROGE, VIGUEUR_DIFF... */
  status: z.string(),
  text: z.string(),
  nota: z.string().optional(),
})
export type Version = z.infer<typeof Version>

/** The text (code, law, regulation...) an article belongs to. */
export const LegalText = z.object({
  nature: z.enum([
    'constitution',
    'convention',
    'traité',
    'charte',
    'règlement UE',
    'directive UE',
    'décision UE',
    'décision-cadre',
    'action commune',
    'loi',
    'loi organique',
    'loi constitutionnelle',
    'ordonnance',
    'code',
    'décret',
    'arrêté',
    'projet de loi',
    'autre',
  ]),
  /** `code de justice administrative`; for a law what follows its date: `relative à l’informatique...` */
  title: OneLine.default(''),
  /** `CJA`, `LIL`, `RGPD` */
  short: z.string().optional(),
  /** `78-17`, `2016/679`, `n° 1215/2012` */
  number: z.string().optional(),
  date: PublishedDay.optional(),
  /** LEGITEXT or JORFTEXT */
  cid: z.string().optional(),
})
export type LegalText = z.infer<typeof LegalText>

/** One article, all its versions. `number` empty: the text as a whole, or the list kept in `citeAs`. */
export const Article = z.object({
  kind: z.literal('article'),
  ...common,
  of: LegalText,
  /** as printed: `R. 421-1`, `706-73`, `88`, `5` */
  number: z.string().default(''),
  /** path of section titles, outermost first */
  path: z.array(z.string()).default([]),
  /** what it says, in our own words */
  holding: z.string().optional(),
  versions: z.array(Version).default([]),
  /** the first day of its earliest wording, as its publisher lists them all: those that are here may begin later */
  since: PublishedDay.optional(),
  /** the language of its wordings, where it is not French: an act of the Union has several */
  language: LanguageCode.optional(),
  /** its wordings in other languages, beside those it is shown in */
  translations: z.array(z.object({ language: LanguageCode, versions: z.array(Version) })).optional(),
})
export type Article = z.infer<typeof Article>

export const Authority = z.object({
  source: Id,
  pin: z.string().optional(),
  role: z.enum(['support', 'nuance', 'contrary']).default('support'),
})
export type Authority = z.infer<typeof Authority>

/** A ground of annulment (procedure 8.1): the checklist object a filing is built from. */
export const Ground = z.object({
  code: z.string(),
  family: z.enum(['externe', 'interne']),
  /** what has to be asked of the facts */
  test: z.string(),
  /** what has to be produced */
  proof: z.string().default(''),
  publicOrder: z.boolean().default(false),
  /** kinds of attacked act against which it is of no use, e.g. `refusal-to-repeal` */
  inoperative: z.array(z.string()).default([]),
})
export type Ground = z.infer<typeof Ground>

/** The forms an argument is written in: `filing` a court's, `script` what is said on the telephone, `intervention` two minutes in public. */
export const Variant = z.enum(['filing', 'briefing', 'sheet', 'mail', 'intervention', 'script'])
export type Variant = z.infer<typeof Variant>

/** A fact or a figure. `source`: one of the library; `sourceText`: one that is not there, in words; `certainty` absent: nobody said. */
export const SourcedFact = z.object({
  text: z.string(),
  source: Id.optional(),
  sourceText: z.string().default(''),
  date: PublishedDay.optional(),
  /** last day it was true; absent: it is an event of its day, or nobody knows that it ended */
  until: PublishedDay.optional(),
  certainty: Certainty.optional(),
})
export type SourcedFact = z.infer<typeof SourcedFact>

/** Whether a fact is still true on a day. */
export const isTrueOn = ({ until }: Pick<SourcedFact, 'until'>, day: string): boolean =>
  until === undefined || until >= day

/**
 * A thesis with what supports it and what is said against it. Its texts are written in our markup
 * (drafts/text/markup.ts): `{{slot}}`, `[[source id|pin]]`, `**bold**`, `*italic*`, a blank line between paragraphs.
 */
export const Argument = z.object({
  kind: z.literal('argument'),
  ...common,
  title: OneLine,
  thesis: z.string(),
  /** two sentences */
  shortForm: z.string().default(''),
  development: z.string().default(''),
  pairs: z.array(z.object({ objection: z.string(), reply: z.string() })).default([]),
  authorities: z.array(Authority).default([]),
  /** figures and facts, each with where it was read and the day it was true */
  facts: z.array(SourcedFact).default([]),
  variants: z
    .object({
      filing: z.string().optional(),
      briefing: z.string().optional(),
      sheet: z.string().optional(),
      mail: z.string().optional(),
      intervention: z.string().optional(),
      script: z.string().optional(),
    })
    .default({}),
  /** groups (by their short name) or audiences it speaks to */
  targets: z.array(z.string()).default([]),
  /** what does harm when it is said */
  neverSay: z.array(z.string()).default([]),
  /** the measures it is about; `stage`: the state of the bill it was written for */
  measures: z.array(z.object({ bill: Id, measure: Id, stage: z.string().optional() })).default([]),
  /** keys of the facts its slots need */
  needs: z.array(z.string()).default([]),
  ground: Ground.optional(),
  validFrom: PublishedDay.optional(),
  validTo: PublishedDay.optional(),
})
export type Argument = z.infer<typeof Argument>

export const Document = z.object({
  kind: z.literal('document'),
  ...common,
  type: z.enum(['cnil', 'parliament', 'amendment', 'report', 'doctrine', 'book', 'press', 'web', 'other']),
  /** `délib.`, `proposition de loi`, `rapport`, `T.A.` */
  nature: z.string().optional(),
  chamber: z.string().optional(),
  numbers: z.array(z.string()).default([]),
  /** `2024-2025` or `XVIIe législature` */
  session: z.string().optional(),
  /** the bill an amendment bears on, and its article */
  billNumber: z.string().optional(),
  article: z.string().optional(),
  author: z.string().optional(),
  title: OneLine.default(''),
  date: PublishedDay.optional(),
  year: z.int().optional(),
  /** review, newspaper or publisher */
  publisher: z.string().optional(),
  page: z.string().optional(),
  url: z.string().optional(),
  accessed: PublishedDay.optional(),
  holding: z.string().optional(),
  text: z.array(Passage).default([]),
})
export type Document = z.infer<typeof Document>

export const Source = z.discriminatedUnion('kind', [Decision, Article, Argument, Document])
export type Source = z.infer<typeof Source>

/** The manner citations are printed in. */
export const Profile = z.enum(['pretoire', 'reflex'])
export type Profile = z.infer<typeof Profile>

/** One edit of a source, newest first in a history. */
export const Edit = z.object({
  at: Instant,
  revision: Revision,
  by: z.enum(['user', 'import', 'pack']),
  before: Source,
})
export type Edit = z.infer<typeof Edit>
