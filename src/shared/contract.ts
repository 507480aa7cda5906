import { z } from 'zod'
import { Choices } from './draft/merge/conflict.ts'
import { Bill } from './model/bill.ts'
import { BundleReport, BundleWish } from './model/bundle.ts'
import { Problem } from './model/check.ts'
import { CiteCheck } from './model/cite-check.ts'
import { Bulk, Collection, Duplicate } from './model/collection.ts'
import { Day, Id, Instant, Revision } from './model/common.ts'
import { CourtProposal, CourtTable } from './model/court.ts'
import { TimeLimit } from './model/deadline.ts'
import { Dossier, Party } from './model/dossier.ts'
import { Draft, DraftEdit, Style } from './model/draft.ts'
import { DrawnPage } from './model/drawn.ts'
import { Exhibit, Sheets } from './model/exhibit.ts'
import { Filing } from './model/filing.ts'
import { Links, MissingPage } from './model/graph.ts'
import { GroundCard, GroundNotice } from './model/ground.ts'
import { Guidance } from './model/guide.ts'
import { ImportRecord, Job, Outcome, ReportLine } from './model/job.ts'
import { Keep, TextFormat } from './model/keep.ts'
import { Letterhead } from './model/letterhead.ts'
import { Mask } from './model/mask.ts'
import { Prepared, Sending, TakenPack } from './model/pack.ts'
import { PagesCheck } from './model/pages-check.ts'
import { WordChoice, WordPreview, WordReview } from './model/returned.ts'
import { Review, ReviewChoice } from './model/review.ts'
import { SavedSearch, SearchInput, SearchOutput } from './model/search.ts'
import { Edit, Hit, Source, SourceKind } from './model/source.ts'
import { Template } from './model/template.ts'
import { DraftVersion, Linked, Reassembly, Renewal } from './model/version.ts'

interface Endpoint {
  readonly input: z.ZodType
  readonly output: z.ZodType
}
const endpoint = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output })

const nothing = z.object({})
const one = z.object({ id: Id })
const done = z.object({})

/** A file given by the user: by path where the host allows it (Electron, command line), else the id of a streamed upload (PUT /files). */
export const FileRef = z.union([z.object({ path: z.string() }), z.object({ upload: Id })])
export type FileRef = z.infer<typeof FileRef>

/** A backup: one of the list, by its name alone, or a file the user chose. */
export const BackupRef = z.union([
  z.object({ backup: z.string().regex(/^[^\\/]+\.zip$/) }),
  ...FileRef.options,
])
export type BackupRef = z.infer<typeof BackupRef>

const Listed = z.object({ id: Id, title: z.string(), updatedAt: Instant })
const Setting = z.record(z.string(), z.string())

/** Everything a draft needs to be assembled, gathered in one read. */
export const Gathered = z.object({
  draft: Draft,
  dossier: Dossier,
  exhibits: z.array(Exhibit),
  /** every source that exists among those the draft refers to */
  sources: z.array(Source),
  /** the one it was made from, where this version knows it: it names what is missing */
  template: Template.optional(),
  /** the other texts of the dossier, and the grounds they raise where this one has to take them up */
  siblings: z
    .array(
      z.object({
        id: Id,
        title: z.string(),
        template: z.string(),
        grounds: z.array(z.object({ id: Id, title: z.string() })),
      }),
    )
    .optional(),
  /** the text was filed that day: it is as it was then, and does not change */
  filed: z.object({ filing: Id, date: Day }).optional(),
})
export type Gathered = z.infer<typeof Gathered>

/** `name` is how the page names it; `file` is where it lies. */
const Backup = z.object({
  name: z.string(),
  file: z.string(),
  at: Instant,
  bytes: z.int(),
  automatic: z.boolean(),
  /** what is the user's own alone, without the imported texts */
  partial: z.boolean().default(false),
})
const Contents = z.object({
  sources: z.int(),
  dossiers: z.int(),
  drafts: z.int(),
  exhibits: z.int(),
  version: z.int(),
})
/** Whom a library signs its packs as. */
const Identity = z.object({
  fingerprint: z.string().optional(),
  author: z.string(),
  others: z.array(z.string()),
})
/** A file made for the user, fetched at GET /exports/<id> or copied by the command line. */
const Made = z.object({ id: Id, name: z.string(), bytes: z.int() })
const MadePages = Made.extend({ pages: z.int(), problems: z.array(Problem) })
/** `keep` is for the version to be filed, `comments` for a working copy, which keeps all the rest */
const Printing = z.object({
  id: Id,
  final: z.boolean().default(false),
  author: z.string().default(''),
  keep: Keep.prefault({}),
  comments: z.boolean().default(false),
})

/** Every message of the application: its input and its output. The map of the program. */
export const contract = {
  'library.search': endpoint(SearchInput, SearchOutput),
  'library.get': endpoint(one, Source),
  'library.save': endpoint(z.object({ source: Source }), Source),
  'library.remove': endpoint(one, done),
  'library.restore': endpoint(one, done),
  'library.history': endpoint(one, z.array(Edit)),
  /** puts back what a source was before the edit that made `revision` */
  'library.revert': endpoint(z.object({ id: Id, revision: Revision }), Source),
  'library.count': endpoint(nothing, z.record(z.string(), z.int())),
  /** one act on many sources, undone whole by `library.undo` */
  'library.bulk': endpoint(
    z.object({ ids: z.array(Id).min(1).max(1000), bulk: Bulk }),
    z.object({ act: Id, changed: z.int() }),
  ),
  /** `left`: what has been changed again since, and stays */
  'library.undo': endpoint(z.object({ act: Id }), z.object({ changed: z.int(), left: z.array(z.string()) })),
  'library.duplicates': endpoint(nothing, z.array(Duplicate)),
  /** what the one kept would become */
  'library.joined': endpoint(z.object({ keep: Id, others: z.array(Id).min(1) }), Source),
  'library.merge': endpoint(
    z.object({ keep: Id, others: z.array(Id).min(1) }),
    z.object({ act: Id, source: Source }),
  ),
  'library.unmerge': endpoint(z.object({ act: Id }), done),
  /** these look alike and are not the same: never shown together again */
  'library.distinct': endpoint(z.object({ ids: z.array(Id).min(2) }), done),
  'collections.list': endpoint(nothing, z.array(Collection)),
  'collections.save': endpoint(
    z.object({
      id: z.string().max(200).default(''),
      title: Collection.shape.title,
      note: z.string().default(''),
    }),
    Collection,
  ),
  'collections.remove': endpoint(one, done),
  'collections.restore': endpoint(one, done),
  'collections.add': endpoint(z.object({ id: Id, sources: z.array(Id).min(1).max(1000) }), done),
  'collections.take': endpoint(z.object({ id: Id, sources: z.array(Id).min(1).max(1000) }), done),
  /** its sources, in its order */
  'collections.sources': endpoint(one, z.array(Hit)),
  /** these first, in this order; what is not named stays after */
  'collections.order': endpoint(z.object({ id: Id, sources: z.array(Id).min(1).max(10_000) }), done),
  /** the collections a source is in */
  'collections.of': endpoint(one, z.array(Id)),
  'searches.list': endpoint(nothing, z.array(SavedSearch)),
  /** without `id`, a new one */
  'searches.save': endpoint(
    z.object({ id: Id.optional(), title: SavedSearch.shape.title, search: SavedSearch.shape.search }),
    SavedSearch,
  ),
  'searches.remove': endpoint(one, done),
  /** what a source's text cites, and one page of what cites it */
  'library.links': endpoint(
    one.extend({ limit: z.int().min(1).max(200).default(20), offset: z.int().nonnegative().default(0) }),
    Links,
  ),
  /** what the texts cite and the library has not, most cited first */
  'library.missing': endpoint(
    z.object({
      kind: z.enum(['decision', 'article', 'text', 'document']).optional(),
      limit: z.int().min(1).max(2000).default(50),
      offset: z.int().nonnegative().default(0),
    }),
    MissingPage,
  ),
  /** the sources that citations are of, by the keys they may bear, one answer for each; how each would be printed */
  'library.recognise': endpoint(
    z.object({
      cited: z.array(z.array(z.string().max(300)).max(60)).max(10_000),
      profile: Draft.shape.profile,
    }),
    z.array(z.object({ kind: SourceKind, id: Id, full: z.string(), short: z.string() }).nullable()),
  ),
  /** reads the citations of a batch of the texts that wait for it; the window's program does it by itself */
  'library.trace': endpoint(nothing, z.object({ done: z.int(), left: z.int() })),
  'bills.list': endpoint(nothing, z.array(Bill)),

  'imports.start': endpoint(z.object({ files: z.array(FileRef).min(1) }), Job),
  'imports.starter': endpoint(nothing, Job),
  /** the newest first; one that no program is at any more is `interrupted` */
  'imports.list': endpoint(nothing, z.array(ImportRecord)),
  /** from the last batch committed */
  'imports.resume': endpoint(one, Job),
  /** what became of the records, unchanged ones apart */
  'imports.report': endpoint(
    one.extend({
      outcome: Outcome.optional(),
      text: z.string().max(200).optional(),
      limit: z.int().min(1).max(500).default(100),
      offset: z.int().nonnegative().default(0),
    }),
    z.object({ lines: z.array(ReportLine), total: z.int() }),
  ),
  'imports.saveReport': endpoint(
    one.extend({ outcome: Outcome.optional(), text: z.string().max(200).optional() }),
    Made,
  ),
  'jobs.get': endpoint(one, Job),
  'jobs.list': endpoint(nothing, z.array(Job)),
  'jobs.pause': endpoint(one, done),
  'jobs.resume': endpoint(one, done),
  /** stops a job, or gives up an import that was interrupted */
  'jobs.cancel': endpoint(one, done),

  'packs.prepare': endpoint(z.object({ what: Sending }), Prepared),
  /** `notes`: the sources whose private note is to be sent; none unless named. The same title makes a new version of the same pack */
  'packs.send': endpoint(
    z.object({
      what: Sending,
      title: z.string().trim().min(1).max(200),
      author: z.string().trim().min(1).max(120),
      licence: z.string().max(200).default(''),
      version: z.string().max(60).default(''),
      notes: z.array(Id).default([]),
      tags: z.boolean().default(false),
      bills: z.array(Id).default([]),
      templates: z.array(Id).default([]),
    }),
    Made,
  ),
  /** writes nothing; the review is kept by its id until it is applied */
  'packs.review': endpoint(z.object({ file: FileRef }), Review),
  /** a review given up: nothing is kept of it */
  'packs.drop': endpoint(one, done),
  'packs.apply': endpoint(
    z.object({ id: Id, choices: z.record(Id, ReviewChoice).default({}), trust: z.boolean().optional() }),
    z.object({ act: Id, added: z.int(), changed: z.int(), kept: z.int() }),
  ),
  /** `id`: the act of taking it; what was changed since is left as it is, and told */
  'packs.undo': endpoint(
    one,
    z.object({ restored: z.int(), left: z.array(z.object({ label: z.string(), reason: z.string() })) }),
  ),
  'packs.list': endpoint(nothing, z.array(TakenPack)),

  /** whom packs are signed as; `others`: the fingerprints of the keys used before */
  'identity.get': endpoint(nothing, Identity),
  /** the key as a file locked by a passphrase; made if the library has never signed */
  'identity.export': endpoint(z.object({ passphrase: z.string().max(1000) }), Made),
  /** signs with the key of that file from now on; `previous`: the one it takes the place of, kept */
  'identity.import': endpoint(
    z.object({ file: FileRef, passphrase: z.string().max(1000) }),
    Identity.extend({ previous: z.string().optional(), same: z.boolean() }),
  ),
  /** goes back to a key used before */
  'identity.use': endpoint(z.object({ fingerprint: z.string().max(60) }), Identity),

  'templates.list': endpoint(nothing, z.array(Template)),
  /** those of the user's own, by their id: received, imported, changed */
  'templates.own': endpoint(nothing, z.array(Id)),
  /** a template written by hand; refused with a sentence for each fault. One of an id that exists takes its place */
  'templates.import': endpoint(
    z.object({ file: FileRef }),
    z.object({ template: Template, replaced: z.boolean() }),
  ),
  'templates.export': endpoint(one, Made),
  /** one of the user's own; the one that ships with the program comes back where there is one */
  'templates.remove': endpoint(one, done),
  /** puts back one that was removed */
  'templates.save': endpoint(z.object({ template: Template }), done),
  'dossiers.list': endpoint(nothing, z.array(Listed.extend({ type: z.enum(['recourse', 'advocacy']) }))),
  'dossiers.get': endpoint(one, Dossier),
  'dossiers.create': endpoint(
    z.object({
      template: Id,
      title: z.string().optional(),
      facts: z.record(z.string(), z.string()).default({}),
      parties: z.array(Party).default([]),
    }),
    z.object({ id: Id, drafts: z.array(Id) }),
  ),
  /** the worked example of resources/samples, as a dossier one can change */
  'dossiers.sample': endpoint(
    z.object({ type: z.enum(['recourse', 'advocacy']) }),
    z.object({ id: Id, drafts: z.array(Id) }),
  ),
  'dossiers.save': endpoint(z.object({ dossier: Dossier }), Dossier),
  'dossiers.remove': endpoint(one, done),
  'dossiers.restore': endpoint(one, done),
  'dossiers.export': endpoint(one, Made),
  'dossiers.import': endpoint(z.object({ file: FileRef }), z.object({ id: Id, drafts: z.array(Id) })),

  /** the next plain question, or the text to prepare, why, by when; `at`: the day it is asked */
  'guide.ask': endpoint(
    z.object({ answers: z.record(z.string(), z.string()).default({}), at: Day.optional() }),
    Guidance,
  ),
  'courts.table': endpoint(nothing, CourtTable),
  /** the court of a department, else of a commune: several where communes bear one name */
  'courts.find': endpoint(
    z.object({ commune: z.string().default(''), department: z.string().default('') }),
    z.array(CourtProposal),
  ),

  /** from the dossier's events and dates, in the order they end */
  'limits.list': endpoint(z.object({ dossier: Id }), z.array(TimeLimit)),
  /** what runs in all dossiers and ends that day or later, the nearest first */
  'limits.due': endpoint(
    z.object({ since: Day }),
    z.array(z.object({ dossier: Id, title: z.string(), limit: TimeLimit })),
  ),
  /** a calendar file of what runs, in one dossier or in all */
  'limits.calendar': endpoint(z.object({ dossier: Id.optional() }), Made),

  'drafts.list': endpoint(
    z.object({ dossier: Id }),
    z.array(Listed.extend({ template: z.string(), filed: Day.nullish() })),
  ),
  'drafts.create': endpoint(z.object({ dossier: Id, template: Id, title: z.string().optional() }), Draft),
  /** several texts at once from the same facts, those given here first; what the dossier has already is not made twice */
  'drafts.prepare': endpoint(
    z.object({
      dossier: Id,
      templates: z.array(Id).min(1).max(30),
      facts: z.record(z.string(), z.string()).default({}),
    }),
    z.object({ drafts: z.array(Id) }),
  ),
  'drafts.get': endpoint(one, Draft),
  /** refused as `stale`, with the other version in `detail`, when `draft.revision` is not the last one */
  'drafts.save': endpoint(z.object({ draft: Draft }), z.object({ revision: Revision, savedAt: Instant })),
  /** the same for a long text: only what changed travels */
  'drafts.edit': endpoint(DraftEdit, z.object({ revision: Revision, savedAt: Instant })),
  'drafts.remove': endpoint(one, done),
  'drafts.restore': endpoint(one, done),
  'drafts.gather': endpoint(one, Gathered),
  /** what a text was, the newest first */
  'drafts.versions': endpoint(one, z.array(DraftVersion)),
  /** `id`: the version's own */
  'drafts.version': endpoint(one, z.object({ version: DraftVersion, draft: Draft })),
  /** keeps a text as it is now; with a name it stays for ever. The same text twice is one version */
  'drafts.keep': endpoint(
    one.extend({
      kind: DraftVersion.shape.kind.default('sitting'),
      name: z.string().trim().max(200).default(''),
    }),
    DraftVersion,
  ),
  'drafts.nameVersion': endpoint(one.extend({ name: z.string().trim().max(200) }), DraftVersion),
  /** puts a version in the place of the text, which is kept first; with `blocks`, these passages alone */
  'drafts.restoreVersion': endpoint(
    z.object({ version: Id, revision: Revision, blocks: z.array(Id).optional() }),
    Draft,
  ),
  /** the text made again from its template and the facts, all edits kept; written only with `apply`, the present kept first */
  'drafts.reassemble': endpoint(
    one.extend({
      revision: Revision.optional(),
      choices: Choices.default({}),
      apply: z.boolean().default(false),
    }),
    Reassembly,
  ),
  /** the grounds of the library as cards, external then internal, and what the dates of the dossier say of adding one */
  'drafts.grounds': endpoint(one, z.object({ cards: z.array(GroundCard), notices: z.array(GroundNotice) })),
  /** linked, each at the end of its family; the present is kept first */
  'drafts.addGrounds': endpoint(
    one.extend({ grounds: z.array(Id).min(1), revision: Revision.optional() }),
    Draft,
  ),
  /** the arguments inserted in a text that have changed at their source, or have gone */
  'drafts.linked': endpoint(one, z.array(Linked)),
  /** one of them brought up to date, passage by passage; written only with `apply`, the present kept first */
  'drafts.updateLinked': endpoint(
    one.extend({
      group: Id,
      revision: Revision.optional(),
      choices: Choices.default({}),
      apply: z.boolean().default(false),
    }),
    Renewal,
  ),
  /** how many pages its file would have, and the page of each place that a reference names by its page */
  'drafts.pages': endpoint(one, z.object({ pages: z.int(), of: z.record(z.string(), z.int()) })),
  'drafts.check': endpoint(one, z.array(Problem)),
  /** every citation and quotation of a text, held against the library */
  'drafts.citations': endpoint(one, CiteCheck),
  /** all that was checked, found, and not checked, on a day, as a file to keep with the text */
  'drafts.report': endpoint(one.extend({ format: z.enum(['docx', 'pdf']).default('docx') }), Made),
  'drafts.export': endpoint(Printing, MadePages),
  /** the same file as LibreOffice prints it, its page numbers verified; `run` names the request, so that it can be stopped */
  'drafts.pdf': endpoint(Printing.extend({ run: Id, archive: z.boolean().default(false) }), MadePages),
  /** the pages of a Word file just exported as LibreOffice prints them: written again under the same id where they differ */
  'drafts.verify': endpoint(z.object({ export: Id, run: Id }), PagesCheck),
  /** without pages: plain text, Markdown, or HTML that a mail keeps */
  'drafts.text': endpoint(z.object({ id: Id, format: TextFormat }), Made),
  /** reads a Word file given for a dossier: what it is, what was changed in it. Nothing is written; the review is kept by its id */
  'drafts.readDocx': endpoint(z.object({ dossier: Id, file: FileRef }), WordReview),
  'drafts.previewDocx': endpoint(WordChoice, WordPreview),
  /** one save of the text, or a new one in the dossier */
  'drafts.applyDocx': endpoint(WordChoice, z.object({ draft: Draft, before: Draft.optional() })),
  /** its first page and a page of text, as they would be printed in a style */
  'drafts.preview': endpoint(
    z.object({ id: Id, style: Style, letterhead: z.boolean().default(false) }),
    z.object({ pages: z.int(), drawn: z.array(DrawnPage) }),
  ),
  /** the style it is printed in; refused as `stale` like a save */
  'drafts.restyle': endpoint(
    z.object({ id: Id, style: Style, letterhead: z.boolean().default(false) }),
    z.object({ revision: Revision, savedAt: Instant }),
  ),
  /** a letterhead over a sample letter */
  'letterhead.preview': endpoint(
    z.object({ letterhead: Letterhead, style: Style }),
    z.object({ drawn: z.array(DrawnPage) }),
  ),
  /** a working copy whose tracked changes say what differs from an older version, or from a Word file; `to`: of a version, not of today's text */
  'drafts.redline': endpoint(
    z.object({
      id: Id,
      from: z.union([z.object({ version: Id }), z.object({ file: FileRef })]),
      to: Id.optional(),
      author: z.string().default(''),
      /** the day the changes bear; today where none is given */
      at: Day.optional(),
    }),
    Made,
  ),
  'drafts.stop': endpoint(z.object({ run: Id }), done),
  /** whether this computer has the LibreOffice that makes PDF files */
  'office.find': endpoint(nothing, z.object({ found: z.boolean() })),

  'exhibits.list': endpoint(z.object({ dossier: Id }), z.array(Exhibit)),
  'exhibits.add': endpoint(
    z.object({
      dossier: Id,
      file: FileRef,
      name: z.string().optional(),
      label: z.string().optional(),
      date: Day.optional(),
    }),
    Exhibit,
  ),
  /** what is wrong with their files: missing, damaged, locked, twice there */
  'exhibits.check': endpoint(z.object({ dossier: Id }), z.array(Problem)),
  /** a copy of a text, as it would be filed, among the exhibits of its dossier; refused while something blocks it. `key`: what it answers */
  'exhibits.fromDraft': endpoint(
    z.object({ draft: Id, key: z.string(), label: z.string().optional() }),
    Exhibit,
  ),
  'exhibits.save': endpoint(z.object({ exhibit: Exhibit }), Exhibit),
  'exhibits.order': endpoint(z.object({ dossier: Id, ids: z.array(Id) }), z.array(Exhibit)),
  /** the order of the dates, or of the first calls in the texts */
  'exhibits.arrange': endpoint(z.object({ dossier: Id, by: z.enum(['date', 'citation']) }), z.array(Exhibit)),
  /** its pages, which are fetched at GET /sheets/<id>/<page>-<width>.png */
  'exhibits.view': endpoint(one, Sheets),
  'exhibits.text': endpoint(one.extend({ page: z.int().positive() }), z.object({ text: z.string() })),
  'exhibits.remove': endpoint(one, done),
  'exhibits.restore': endpoint(one, done),
  /** the files to be filed, in a zip, or in the folder `to` where the host allows paths; `run` names the request, told by `progress` */
  'bundles.make': endpoint(
    BundleWish.extend({
      run: Id,
      author: z.string().default(''),
      to: z.string().optional(),
      replace: z.boolean().default(false),
    }),
    BundleReport.extend({ zip: Made.optional(), folder: z.string().optional() }),
  ),
  'bundles.stop': endpoint(z.object({ run: Id }), done),
  'filings.list': endpoint(z.object({ dossier: Id }), z.array(Filing)),
  /**
   * Notes a deposit: the texts become read-only, the exhibits not yet sent keep their numbers, the dossier gets the event from which
   * limits run. `event`: its kind; that of the texts' template where none is given
   */
  'filings.file': endpoint(
    z.object({
      dossier: Id,
      drafts: z.array(Id).min(1).max(20),
      date: Day,
      caseNumber: z.string().max(60).default(''),
      note: z.string().default(''),
      receipt: FileRef.optional(),
      event: z.string().optional(),
    }),
    Filing,
  ),
  /** the case number, the note, the receipt; nothing of what was sent */
  'filings.save': endpoint(z.object({ filing: Filing, receipt: FileRef.optional() }), Filing),
  /** a deposit noted by mistake, the last one of its dossier */
  'filings.undo': endpoint(one, done),
  /** what may tell who someone is, with what would replace it; `numbers`: those of cases too */
  'drafts.identities': endpoint(one.extend({ numbers: z.boolean().default(false) }), z.array(Mask)),
  /** a Word file with these words replaced, nothing else in it that names anyone */
  'drafts.pseudonymise': endpoint(one.extend({ masks: z.array(Mask).max(2000) }), Made),
  /** a new dossier whose text has slots where this one has facts: for another town */
  'drafts.reuse': endpoint(
    one.extend({ title: z.string().optional() }),
    z.object({ id: Id, drafts: z.array(Id) }),
  ),
  /** the same text under another id, which can be written in */
  'drafts.copy': endpoint(one.extend({ title: z.string().optional() }), Draft),
  /** keeps a picture for the texts: a PNG or a JPEG, which the window makes of others; refused when damaged or too large */
  'pictures.add': endpoint(
    z.object({ file: FileRef }),
    z.object({
      hash: z.string(),
      type: z.enum(['png', 'jpeg']),
      size: z.object({ width: z.int(), height: z.int() }),
    }),
  ),

  'settings.get': endpoint(nothing, Setting),
  'settings.save': endpoint(z.object({ values: Setting }), Setting),

  'backups.list': endpoint(nothing, z.array(Backup)),
  'backups.create': endpoint(z.object({ to: z.string().optional() }), Backup),
  /** what a backup holds beside what the library holds, before anything is changed */
  'backups.preview': endpoint(
    z.object({ file: BackupRef }),
    z.object({ backup: Contents, library: Contents, at: Instant, partial: z.boolean().default(false) }),
  ),
  'backups.restore': endpoint(z.object({ file: BackupRef }), z.object({ previous: z.string() })),
  'library.doctor': endpoint(nothing, z.array(Problem)),
} satisfies Record<string, Endpoint>

/** What the hosts tell the window without being asked, over GET /events. */
export const events = {
  job: Job,
  /** how far a request that named itself is */
  progress: z.object({ run: Id, done: z.int(), total: z.int(), message: z.string() }),
  /** something was saved by another window or process */
  changed: z.object({
    what: z.enum(['library', 'dossiers', 'drafts', 'exhibits', 'settings']),
    id: Id.optional(),
  }),
}

export type Contract = typeof contract
export type Channel = keyof Contract
export type Input<C extends Channel> = z.input<Contract[C]['input']>
export type Parsed<C extends Channel> = z.output<Contract[C]['input']>
export type Output<C extends Channel> = z.output<Contract[C]['output']>
/** What a handler may return: parsed on the way out, so defaults may be left out. */
export type Returned<C extends Channel> = z.input<Contract[C]['output']>
export type Handlers = { [C in Channel]: (input: Parsed<C>) => Returned<C> | Promise<Returned<C>> }
export type Client = { [C in Channel]: (input: Input<C>) => Promise<Output<C>> }
export type Events = { [E in keyof typeof events]: z.output<(typeof events)[E]> }
