import { z } from 'zod'
import { Dismissal, Problem } from '../dossiers/problem.ts'
import { Exhibit } from '../exhibits/model.ts'
import { Day, Id, Instant, Revision } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Listed, Made, one } from '../kernel/endpoint.ts'
import { OneLine } from '../kernel/one-line.ts'
import { DrawnPage } from '../word/drawn-page.ts'
import { Keep, TextFormat } from '../word/keep.ts'
import { PagesCheck } from '../word/pages-check.ts'
import { Style, TitleNumbering } from '../word/style.ts'
import { GroundCard, GroundNotice } from './arguments/ground-card.ts'
import { Gathered } from './gathered.ts'
import { Choices } from './merge/conflict.ts'
import { Draft, DraftEdit } from './model.ts'
import { Mask } from './privacy/mask.ts'
import { Remnant } from './templates/remnants.ts'
import { Template } from './templates/template.ts'
import { RecoveredText, TypingEntry, Writer } from './typing.ts'
import { CiteCheck, VerifiedItem } from './verify/cite-check.ts'
import { DraftVersion, LinkedInsertion, Reassembly, Renewal } from './version.ts'
import { WordChoice, WordPreview, WordReview } from './word-review.ts'

const MadePages = Made.extend({
  pages: z.int(),
  /** places of the file where something is missing, highlighted there */
  gaps: z.int(),
  problems: z.array(Problem),
})
/** `keep` is for the version to be filed, `comments` for a working copy, which keeps all the rest */
const Printing = z.object({
  id: Id,
  final: z.boolean().default(false),
  author: z.string().default(''),
  keep: Keep.prefault({}),
  comments: z.boolean().default(false),
  /** a Word model for this file alone, in place of the draft's */
  model: Id.optional(),
})

/** How a text is printed: `numbering` of its titles, and whether words are cut, are left as they are where it is not said */
const Presentation = z.object({
  id: Id,
  style: Style,
  letterhead: z.boolean().default(false),
  model: Id.optional(),
  numbering: TitleNumbering.optional(),
  hyphenated: z.boolean().optional(),
})

/** The texts: written, versioned, checked, printed to Word and brought back. */
export const drafts = {
  'drafts.list': endpoint({
    input: z.object({ dossier: Id }),
    output: z.array(
      Listed.extend({
        template: z.string(),
        filed: Day.nullish(),
        set: z.string().optional(),
        affaire: z.string().optional(),
      }),
    ),
  }),
  'drafts.create': endpoint({
    input: z.object({ dossier: Id, template: Id, title: OneLine.optional() }),
    output: Draft,
    changes: 'drafts',
  }),
  /** several texts at once from the same facts, those given here first, as one set; what the dossier has already is not made twice, and joins the set */
  'drafts.prepare': endpoint({
    input: z.object({
      dossier: Id,
      templates: z.array(Id).min(1).max(60),
      facts: z.record(z.string(), z.string()).default({}),
    }),
    output: z.object({ drafts: z.array(Id) }),
    changes: 'drafts',
  }),
  'drafts.get': endpoint({ input: one, output: Draft }),
  /** refused as `stale`, with the other version in `detail`, when `draft.revision` is not the last one */
  'drafts.save': endpoint({
    input: z.object({ draft: Draft, writer: Writer.optional() }),
    output: z.object({ revision: Revision, savedAt: Instant }),
    changes: 'drafts',
  }),
  /** the same for a long text: only what changed travels */
  'drafts.edit': endpoint({
    input: DraftEdit.extend({ writer: Writer.optional() }),
    output: z.object({ revision: Revision, savedAt: Instant }),
    changes: 'drafts',
  }),
  /** notes what was typed since the last save, for an interruption; a change of nothing takes the note away, as the next save does */
  'drafts.journal': endpoint({ input: TypingEntry, output: done, changes: 'none' }),
  /** puts back what was typed before an interruption of the program, or of the page that was `writer` */
  'drafts.takeUp': endpoint({
    input: z.object({ writer: Writer.optional() }),
    output: z.array(RecoveredText),
    changes: 'none',
  }),
  'drafts.remove': endpoint({ input: one, output: done, changes: 'drafts' }),
  'drafts.restore': endpoint({ input: one, output: done, changes: 'drafts' }),
  /** `also`: sources that another state of it cites, which is read beside it */
  'drafts.gather': endpoint({ input: one.extend({ also: z.array(Id).default([]) }), output: Gathered }),
  /** what a text was, the newest first */
  'drafts.versions': endpoint({ input: one, output: z.array(DraftVersion) }),
  /** `id`: the version's own */
  'drafts.version': endpoint({ input: one, output: z.object({ version: DraftVersion, draft: Draft }) }),
  /** keeps a text as it is now; with a name it stays for ever. The same text twice is one version */
  'drafts.keep': endpoint({
    input: one.extend({
      kind: DraftVersion.shape.kind.default('sitting'),
      name: OneLine.trim().max(200).default(''),
    }),
    output: DraftVersion,
    changes: 'none',
  }),
  'drafts.nameVersion': endpoint({
    input: one.extend({ name: OneLine.trim().max(200) }),
    output: DraftVersion,
    changes: 'none',
  }),
  /** puts a version in the place of the text, which is kept first; with `blocks`, these passages alone */
  'drafts.restoreVersion': endpoint({
    input: z.object({ version: Id, revision: Revision, blocks: z.array(Id).optional() }),
    output: Draft,
    changes: 'drafts',
  }),
  /** the text made again from its template and the facts, all edits kept; written only with `apply`, the present kept first */
  'drafts.reassemble': endpoint({
    input: one.extend({
      revision: Revision.optional(),
      choices: Choices.default({}),
      apply: z.boolean().default(false),
    }),
    output: Reassembly,
    changes: 'drafts',
  }),
  /** whether the answers would make another text of it, and the blocks it would have then; none where it stays as it is */
  'drafts.behind': endpoint({ input: one, output: z.object({ changed: z.boolean(), blocks: z.array(Id) }) }),
  /** the grounds of the library as cards, external then internal, and what the dates of the dossier say of adding one */
  'drafts.grounds': endpoint({
    input: one,
    /** `campaign`: the dossier is of the campaign, whose grounds are then shown without being asked for */
    output: z.object({ cards: z.array(GroundCard), notices: z.array(GroundNotice), campaign: z.boolean() }),
  }),
  /** linked, each at the end of its family; the present is kept first */
  'drafts.addGrounds': endpoint({
    input: one.extend({ grounds: z.array(Id).min(1), revision: Revision.optional() }),
    output: Draft,
    changes: 'drafts',
  }),
  /** the arguments inserted in a text that have changed at their source, or have gone */
  'drafts.linked': endpoint({ input: one, output: z.array(LinkedInsertion) }),
  /** one of them brought up to date, passage by passage; written only with `apply`, the present kept first */
  'drafts.updateLinked': endpoint({
    input: one.extend({
      group: Id,
      revision: Revision.optional(),
      choices: Choices.default({}),
      apply: z.boolean().default(false),
    }),
    output: Renewal,
    changes: 'drafts',
  }),
  /** how many pages its file would have, and the page of each place that a reference names by its page */
  'drafts.pages': endpoint({
    input: one,
    output: z.object({ pages: z.int(), of: z.record(z.string(), z.int()) }),
  }),
  'drafts.check': endpoint({ input: one, output: z.array(Problem) }),
  /** the warnings of a text that were set aside, each with its reason; those that still would be given */
  'drafts.dismissed': endpoint({ input: one, output: z.array(Dismissal) }),
  'drafts.dismiss': endpoint({
    input: one.extend({ dismissal: Dismissal }),
    output: done,
    changes: 'drafts',
  }),
  'drafts.takeBackDismissal': endpoint({
    input: one.extend({ code: z.string(), message: z.string() }),
    output: done,
    changes: 'drafts',
  }),
  /** every citation and quotation of a text, held against the library */
  'drafts.citations': endpoint({ input: one, output: CiteCheck }),
  /** the citations and quotations of a file (text or Word) that is in no dossier, or of words; one list for each text between lines `---` */
  'drafts.verifyText': endpoint({
    input: z.union([z.object({ file: FileRef }), z.object({ text: z.string().min(1).max(2_000_000) })]),
    output: z.array(z.array(VerifiedItem)),
  }),
  /** all that was checked, found, and not checked, on a day, as a file to keep with the text */
  'drafts.report': endpoint({
    input: one.extend({ format: z.enum(['docx', 'pdf']).default('docx') }),
    output: Made,
  }),
  'drafts.export': endpoint({ input: Printing, output: MadePages, changes: 'none' }),
  /** the same file as LibreOffice prints it, its page numbers verified; `run` names the request, so that it can be stopped */
  'drafts.pdf': endpoint({
    input: Printing.extend({ run: Id, archive: z.boolean().default(false) }),
    output: MadePages.extend({ checked: PagesCheck }),
    changes: 'none',
  }),
  /**
   * the pages of a Word file just exported as LibreOffice prints them: written again under the same id where they differ; or those of
   * the working copy of a text, which is not kept
   */
  'drafts.verify': endpoint({
    input: z.union([z.object({ export: Id, run: Id }), z.object({ draft: Id, run: Id })]),
    output: PagesCheck,
  }),
  /** without pages: plain text, Markdown, or HTML that a mail keeps; a final one is refused as in Word while something blocks */
  'drafts.text': endpoint({
    input: z.object({ id: Id, format: TextFormat, final: z.boolean().default(false) }),
    output: Made,
  }),
  'drafts.plainText': endpoint({ input: one, output: z.object({ title: z.string(), text: z.string() }) }),
  /** reads a Word file given for a dossier: what it is, what was changed in it. Nothing is written; the review is kept by its id */
  'drafts.readDocx': endpoint({ input: z.object({ dossier: Id, file: FileRef }), output: WordReview }),
  'drafts.previewDocx': endpoint({ input: WordChoice, output: WordPreview }),
  /** one save of the text, or a new one in the dossier */
  'drafts.applyDocx': endpoint({
    input: WordChoice,
    output: z.object({ draft: Draft, before: Draft.optional() }),
    changes: 'drafts',
  }),
  /** its first page and a page of text, as they would be printed in a style */
  'drafts.preview': endpoint({
    input: Presentation,
    output: z.object({ pages: z.int(), drawn: z.array(DrawnPage) }),
  }),
  /** the style it is printed in; refused as `stale` like a save */
  'drafts.restyle': endpoint({
    input: Presentation,
    output: z.object({ revision: Revision, savedAt: Instant }),
    changes: 'drafts',
  }),
  /** a working copy whose tracked changes say what differs from an older version, or from a Word file; `to`: of a version, not of today's text */
  'drafts.redline': endpoint({
    input: z.object({
      id: Id,
      from: z.union([z.object({ version: Id }), z.object({ file: FileRef })]),
      to: Id.optional(),
      author: z.string().default(''),
      /** the day the changes bear; today where none is given */
      at: Day.optional(),
    }),
    output: Made,
  }),
  'drafts.stop': endpoint({ input: z.object({ run: Id }), output: done }),
  /** what may tell who someone is, with what would replace it; `numbers`: those of cases too */
  'drafts.identities': endpoint({
    input: one.extend({ numbers: z.boolean().default(false) }),
    output: z.array(Mask),
  }),
  /** a Word file with these words replaced, nothing else in it that names anyone */
  'drafts.pseudonymise': endpoint({ input: one.extend({ masks: z.array(Mask).max(2000) }), output: Made }),
  /** what is left of the first town in the text that `drafts.reuse` would make: to be shown before */
  'drafts.remnants': endpoint({ input: one, output: z.array(Remnant) }),
  /** a new dossier whose text has slots where this one has facts: for another town; `blanks`: words left to be completed */
  'drafts.reuse': endpoint({
    input: one.extend({
      title: OneLine.optional(),
      blanks: z.array(Remnant.shape.words).max(1000).default([]),
    }),
    output: z.object({ id: Id, drafts: z.array(Id) }),
    changes: 'dossiers',
  }),
  /** the writings as a template, its facts slots again; `templates.save` keeps it */
  'drafts.template': endpoint({
    input: one.extend({ title: OneLine.max(200).default('') }),
    output: Template,
  }),
  /** the same text under another id, which can be written in */
  'drafts.copy': endpoint({
    input: one.extend({ title: OneLine.optional() }),
    output: Draft,
    changes: 'drafts',
  }),
  /** keeps a picture for the texts: a PNG or a JPEG, which the window makes of others; refused when damaged or too large */
  'pictures.add': endpoint({
    input: z.object({ file: FileRef }),
    output: z.object({
      hash: z.string(),
      type: z.enum(['png', 'jpeg']),
      size: z.object({ width: z.int(), height: z.int() }),
    }),
    changes: 'none',
  }),
  /** the series of a case by date, or by the first call in the texts; `first`: the text whose set is numbered before the others */
  'exhibits.arrange': endpoint({
    input: z.object({
      dossier: Id,
      affaire: Id.optional(),
      by: z.enum(['date', 'citation']),
      first: Id.optional(),
    }),
    output: z.array(Exhibit),
    changes: 'exhibits',
  }),
} satisfies Record<string, Endpoint>
