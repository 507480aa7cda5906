import { z } from 'zod'
import { Certainty, Id } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Made, nothing, one } from '../../kernel/endpoint.ts'
import { OneLine } from '../../kernel/one-line.ts'
import { BriefChoice, OpeningPhrase, PersonalSet } from './model.ts'

/** An argument that may serve a document, with why it is proposed and whether it is good today. */
export const ProposedArgument = z.object({
  id: Id,
  title: z.string(),
  short: z.string(),
  valid: z.enum(['now', 'expired', 'early']),
  certainty: Certainty,
  /** `porte sur cette mesure`, `choisi pour ce groupe`... */
  reasons: z.array(z.string()),
})
export type ProposedArgument = z.infer<typeof ProposedArgument>

/** A measure as one chooses it: its article and its fate at the stage. */
export const ProposedMeasure = z.object({
  id: Id,
  article: z.string(),
  title: z.string(),
  fate: z.string(),
  certainty: Certainty,
})

/** A document of the campaign, with the stage it was written for. */
export const ListedBrief = z.object({
  draft: Id,
  dossier: Id,
  title: z.string(),
  template: Id,
  /** its choice is its own: it lies in the dossier of its campaign */
  own: z.boolean(),
  bill: Id,
  stage: z.string(),
  /** the bill has gone on since */
  passed: z.boolean(),
})
export type ListedBrief = z.infer<typeof ListedBrief>

/** One member of a personalised set, as it stands. `state`: `copied` where too many members share the opening, which `missing` explains. */
export const SetLine = z.object({
  member: Id,
  name: z.string(),
  group: z.string(),
  state: z.enum(['ready', 'missing', 'copied', 'gone']),
  /** what is missing, each a phrase */
  missing: z.array(z.string()),
})
export type SetLine = z.infer<typeof SetLine>

/** Documents for members, assembled from a bill, and the same text sent to many, each with its own opening. */
export const briefs = {
  /** what a document may be assembled from: the measures with their fate at a stage, the arguments that fit, best first */
  'briefs.propose': endpoint({
    input: z.object({ choice: BriefChoice, most: z.int().min(1).max(200).default(40) }),
    output: z.object({
      stage: z.string(),
      measures: z.array(ProposedMeasure),
      /** the request that fits the measures chosen at the stage; empty where none does */
      request: z.string(),
      /** why nothing can be asked, and what can be done instead; empty where something can */
      impasse: z.string(),
      arguments: z.array(ProposedArgument),
      groups: z.array(z.object({ sigle: z.string(), label: z.string() })),
    }),
  }),
  'briefs.list': endpoint({ input: nothing, output: z.array(ListedBrief) }),
  /** the draft, in the dossier of its campaign, which is begun where the bill has none */
  'briefs.create': endpoint({
    input: z.object({
      template: Id,
      choice: BriefChoice,
      facts: z.record(z.string(), z.string()).default({}),
      title: OneLine.optional(),
    }),
    output: z.object({ dossier: Id, draft: Id }),
    changes: 'dossiers',
  }),
  /**
   * Another stage, other measures or arguments, other answers: of one document of a campaign (`draft`), or of all the texts of a dossier
   * of before campaigns. They are then brought up to date one by one (`drafts.reassemble`).
   */
  'briefs.choose': endpoint({
    input: z.object({
      dossier: Id,
      draft: Id.optional(),
      choice: BriefChoice,
      facts: z.record(z.string(), z.string()).default({}),
    }),
    output: z.object({ drafts: z.array(z.object({ id: Id, title: z.string() })) }),
    changes: 'dossiers',
  }),
  /** what a document, or those of a dossier, were assembled from, and its answers; none for another dossier */
  'briefs.choice': endpoint({
    input: z.object({ dossier: Id, draft: Id.optional() }),
    output: z.object({
      choice: BriefChoice.optional(),
      facts: z.record(z.string(), z.string()),
      template: z.string(),
    }),
  }),
  /**
   * The documents of a campaign written for a step that has passed, each put at the present one and made again; what was written by hand
   * stays. `questions`: both changed the same passage, so that it is left as it was; `closed`: made again, but nothing can be asked any more, which `why` says.
   */
  'briefs.mend': endpoint({
    input: z.object({ bill: Id }),
    output: z.array(
      z.object({
        draft: Id,
        dossier: Id,
        title: z.string(),
        state: z.enum(['mended', 'closed', 'questions']),
        why: z.string(),
      }),
    ),
    changes: 'dossiers',
  }),
  /** a text as a mail: its subject apart, refused while it is too long or has no opening of its own */
  'briefs.mail': endpoint({
    input: z.object({ draft: Id }),
    output: z.object({ subject: z.string(), text: z.string(), html: z.string(), words: z.int() }),
  }),
  /** the same as a file that a mail program opens */
  'briefs.eml': endpoint({ input: z.object({ draft: Id }), output: Made }),

  'sets.list': endpoint({ input: nothing, output: z.array(PersonalSet) }),
  'sets.get': endpoint({ input: one, output: PersonalSet }),
  'sets.save': endpoint({ input: z.object({ set: PersonalSet }), output: PersonalSet, changes: 'drafts' }),
  'sets.remove': endpoint({ input: one, output: done, changes: 'drafts' }),
  'sets.restore': endpoint({ input: one, output: done, changes: 'drafts' }),
  /** each member with what is missing; `refusal`: the sentence that stops the set, where one does */
  'sets.check': endpoint({
    input: z.object({ set: PersonalSet }),
    output: z.object({ lines: z.array(SetLine), refusal: z.string() }),
  }),
  /**
   * One text for each member: Word files or mails in a zip, or all in one Word file. Refused, with the reason, while more than three
   * openings are the same. `run` names the request: its progress is told, and `sets.stop` ends it.
   */
  'sets.write': endpoint({
    input: z.object({
      set: PersonalSet,
      as: z.enum(['docx', 'one', 'eml']).default('docx'),
      author: z.string().default(''),
      run: Id,
    }),
    output: Made.extend({ written: z.int(), left: z.array(SetLine), pages: z.int() }),
  }),
  'sets.stop': endpoint({ input: z.object({ run: Id }), output: done }),
  /** the openings of a set from a CSV file (member, opening), kept in it; those of nobody in its list are told */
  'sets.take': endpoint({
    input: z.object({ id: Id, file: FileRef }),
    output: z.object({ set: PersonalSet, taken: z.int(), lost: z.array(z.string()) }),
    changes: 'drafts',
  }),
  /** the openings of a set as a CSV file: id, name, group, opening, a line for each member, written or not */
  'sets.give': endpoint({ input: one, output: Made }),

  'openings.list': endpoint({ input: nothing, output: z.array(OpeningPhrase) }),
  'openings.save': endpoint({ input: OpeningPhrase, output: OpeningPhrase, changes: 'library' }),
  'openings.remove': endpoint({ input: one, output: done, changes: 'library' }),
  'openings.restore': endpoint({ input: one, output: done, changes: 'library' }),
} satisfies Record<string, Endpoint>
