import { z } from 'zod'
import { OneLine } from '../../kernel/one-line.ts'
import { Variant } from '../../library/model.ts'
import { NextStep } from '../../procedure/guide/model.ts'
import { Style } from '../../word/style.ts'

/**
 * `fact`: true when that fact is given and, with `is`, equal to one of the values; `not` reverses. What the parties say is a fact
 * too, `oui` or `non`: `claimants.association`, `claimants.person`, `claimants.several`, `counsel`.
 */
export const Condition = z.object({
  fact: z.string(),
  is: z.array(z.string()).optional(),
  not: z.boolean().default(false),
})

/** One condition, or several that all hold. */
export const When = z.union([Condition, z.array(Condition)])

/** A question asked once per dossier; its answer fills the slots of the same key. */
export const FactSpec = z.object({
  key: z.string(),
  label: OneLine,
  /** the same as a plain question, for a volunteer */
  question: z.string().default(''),
  help: z.string().default(''),
  type: z.enum(['text', 'long', 'date', 'amount', 'choice', 'court', 'department']).default('text'),
  choices: z.array(z.object({ value: z.string(), label: OneLine })).default([]),
  required: z.boolean().default(false),
  default: z.string().default(''),
  /** asked only where the answers to other questions make it useful */
  when: When.optional(),
  /** the answer decides a sentence of every text that asks it or uses its slots: without it, no version is final */
  decides: z.object({ message: z.string(), law: z.string().default(''), when: When.optional() }).optional(),
})
export type FactSpec = z.infer<typeof FactSpec>

/** Whether a question is asked, by the answers to those it depends on, or their defaults; always where the template does not ask them. */
export function isAsked(
  { when }: FactSpec,
  specs: readonly FactSpec[],
  facts: Readonly<Record<string, string>>,
): boolean {
  return [when ?? []].flat().every(({ fact, is, not }) => {
    const spec = specs.find(one => one.key === fact)
    if (!spec) return true
    const answer = facts[fact]?.trim() || spec.default
    return (answer !== '' && (!is || is.includes(answer))) !== not
  })
}

/**
 * A block of the template, its text in our markup (drafts/text/markup.ts). `argument` inserts a variant of a library argument, linked;
 * `texts` the other texts of the campaign, under `text` as their title.
 *
 * `each` names what was chosen (`measures`, `arguments`...: campaign/briefs/things.ts): a table makes the rows that name it once for
 * each, a list its items, an argument is inserted for each; of other blocks, neighbours with the same `each` are made together, once
 * for each. `{{measure.title}}` is then what that measure says, as plain text that may be edited.
 */
export const TemplateBlock = z.object({
  kind: z.enum(['heading', 'paragraph', 'list', 'table', 'break', 'generated', 'argument', 'texts']),
  level: z.int().min(1).max(5).optional(),
  numbered: z.boolean().optional(),
  style: z.string().optional(),
  text: z.string().optional(),
  items: z.array(z.string()).optional(),
  rows: z.array(z.array(z.string())).optional(),
  widths: z.array(z.number()).optional(),
  what: z.string().optional(),
  argument: z.string().optional(),
  variant: Variant.optional(),
  /** the place it holds, for the checks: `facts`, `ground-external`, `claims`... */
  slot: z.string().optional(),
  each: z.string().optional(),
  /** of `each`: which of them, counted from 1; all where they are not said */
  from: z.int().min(1).optional(),
  most: z.int().min(1).optional(),
  /** of `each`: the gap printed where nothing was chosen; nothing is printed without it */
  none: z.string().optional(),
  when: When.optional(),
})
export type TemplateBlock = z.infer<typeof TemplateBlock>

/**
 * A check that only this kind of text is held to, told without a program. `needs` is what must be there: the fact, exhibit, party or
 * place of that `name`, a text of that template in the same set, or one of the `words`; `no-words`: none of them. Words are looked for in the conclusions (`name`: `claims`),
 * in the blocks of another place, or in the whole text where `name` is empty; for an exhibit they may be those of its label.
 */
export const TemplateRule = z.object({
  code: z.string(),
  severity: z.enum(['blocking', 'warning', 'information']).default('blocking'),
  needs: z.enum(['fact', 'exhibit', 'party', 'place', 'text', 'words', 'no-words']),
  name: OneLine.default(''),
  /** for an exhibit: the template of the text of the same dossier that it may be a copy of */
  from: z.string().default(''),
  words: z.array(z.string()).default([]),
  message: z.string(),
  law: z.string().default(''),
  when: When.optional(),
})
export type TemplateRule = z.infer<typeof TemplateRule>

/** How long a text may be. Beyond `pages`, `words` or `characters` it is not a version to send; `seconds` aloud are a warning. */
export const LengthLimit = z.object({
  pages: z.int().min(1).optional(),
  words: z.int().min(1).optional(),
  /** of its text as it is pasted, spaces and addresses included */
  characters: z.int().min(1).optional(),
  seconds: z.int().min(1).optional(),
})
export type LengthLimit = z.infer<typeof LengthLimit>

/** The place in a bench book of a text whose kind gives none: before its table of members, which is last. */
export const UNRANKED_IN_BENCH = 9

/** The needs of a document for members: none, one or many measures, and how many arguments serve it. */
export const BriefNeeds = z.object({
  /** its name on the command line: `note`, `fiche`, `courriel`... */
  name: OneLine,
  measures: z.enum(['none', 'one', 'many']).default('many'),
  arguments: z.object({ least: z.int().default(0), most: z.int().default(6) }).prefault({}),
  /** the part each argument plays, in their order: `droit`, `efficacité`, `démocratie` */
  parts: z.array(z.string()).default([]),
  /** may be sent to each member of a list */
  personal: z.boolean().default(false),
  /** who reads it: a bench book, opened in a sitting, quotes none of those written for everybody */
  readers: z.enum(['members', 'press', 'everybody']).default('members'),
  /** its place in the list of documents one chooses from, the most asked for first; absent: after those that have one */
  choiceRank: z.int().positive().optional(),
  /** its place in a bench book */
  benchRank: z.int().positive().default(UNRANKED_IN_BENCH),
})
export type BriefNeeds = z.infer<typeof BriefNeeds>

/** The aims of templates: ask, attack a decision, obtain an urgent measure, act in a pending case, have a judgment reviewed or enforced. */
export const TemplateAim = z.enum([
  'ask',
  'attack',
  'urgent',
  'pending',
  'review',
  'convince',
  'constitution',
  'other',
])
export type TemplateAim = z.infer<typeof TemplateAim>

/**
 * Moments of a case, in their order: ask, contest before the administration, bring the claim, obtain an urgent measure, reply, be heard,
 * appeal, go to cassation, have it enforced.
 */
export const CaseMoment = z.enum([
  'demand',
  'recourse',
  'claim',
  'urgent',
  'briefs',
  'closing',
  'appeal',
  'cassation',
  'execution',
])
export type CaseMoment = z.infer<typeof CaseMoment>

/** The matters of acts: any, or a software that analyses the images of cameras (`vsa`), of which the campaign's texts speak. */
export const Matter = z.enum(['any', 'vsa'])
export type Matter = z.infer<typeof Matter>

export const Template = z.object({
  id: z.string(),
  title: OneLine,
  /** what its texts are called, where that is not its title: the first whose condition holds */
  called: z.array(z.object({ title: OneLine, when: When.optional() })).default([]),
  description: z.string().default(''),
  dossier: z.enum(['recourse', 'advocacy']),
  /** who speaks in it: the interveners of the dossier, where it names any, take the place of its claimants, whom they support or oppose */
  speaks: z.enum(['claimant', 'intervener']).default('claimant'),
  audience: z.enum(['lawyer', 'volunteer', 'both']).default('both'),
  /** what one wants to do with it: the list of templates is read by it */
  aim: TemplateAim.default('other'),
  /** the step of a case that its text takes; none where it takes no step: an inventory, a note */
  moment: CaseMoment.optional(),
  /** the acts it holds for: in a dossier of another matter it is not offered */
  matter: Matter.default('any'),
  /** of a template of one matter: the one that serves in its place for any other act */
  generalForm: z.string().optional(),
  style: Style,
  /** the checks its texts are held to, by their names in drafts/checks/check.ts; those of its style where it says none */
  checks: z.array(z.string()).optional(),
  facts: z.array(FactSpec),
  /**
   * Says which of its own facts a question of all texts asks for: `court` is `appeal.court` in an appeal. One dossier, so one set of answers, holds
   * filings that have each their court, their number and their title.
   */
  answers: z.record(z.string(), z.string()).default({}),
  /** the last part of its cover, in our markup, where it is not the decision and the defendant */
  cover: z.object({ heading: z.string(), lines: z.array(z.string()) }).optional(),
  rules: z.array(TemplateRule).default([]),
  length: LengthLimit.optional(),
  /** a document for members, chosen by bill, stage, measures and audience */
  brief: BriefNeeds.optional(),
  /** the document composed from a bill that serves in its place: a campaign offers that one alone, whose sentences follow the measures */
  replacedBy: z.string().optional(),
  /** the regime of the act it attacks, where all its texts attack one kind of act; else the dossier is asked */
  nature: z.string().default(''),
  next: z.array(NextStep).default([]),
  /** the templates prepared with it, from the same facts */
  with: z.array(z.string()).default([]),
  /** what its inventory says where nothing is joined, of a text that may join nothing; a gap where it says nothing */
  noExhibit: z.string().default(''),
  /** exhibits asked from the start, with the check that misses them; `when`: only where that holds */
  exhibits: z
    .array(
      z.object({
        key: z.string(),
        label: OneLine,
        required: z.boolean().default(false),
        when: When.optional(),
      }),
    )
    .default([]),
  blocks: z.array(TemplateBlock),
})
export type Template = z.infer<typeof Template>

/** Every text a template may write, in our markup. */
export const templateTexts = ({ blocks, cover }: Pick<Template, 'blocks' | 'cover'>): string[] => [
  ...blocks.flatMap(({ text, items = [], rows = [], none }) => [
    text ?? '',
    ...items,
    ...rows.flat(),
    none ?? '',
  ]),
  ...(cover ? [cover.heading, ...cover.lines] : []),
]
