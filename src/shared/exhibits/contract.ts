import { z } from 'zod'
import { Problem } from '../drafts/problem.ts'
import { Filing } from '../filings/model.ts'
import { Day, Id } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Made, one, Token } from '../kernel/endpoint.ts'
import { PagesCheck } from '../word/pages-check.ts'
import { BundleReport, BundleWish } from './bundle.ts'
import { Exhibit, Sheets } from './model.ts'

/** Exhibits, the bundle made of them, and its deposit. */
export const exhibits = {
  'exhibits.list': endpoint({ input: z.object({ dossier: Id }), output: z.array(Exhibit) }),
  'exhibits.add': endpoint({
    input: z.object({
      dossier: Id,
      file: FileRef,
      name: z.string().optional(),
      label: z.string().optional(),
      /** what the template calls it: its label where the file's name tells nothing */
      expected: z.string().optional(),
      date: Day.optional(),
    }),
    output: Exhibit,
    changes: 'exhibits',
  }),
  /** what is wrong with their files: missing, damaged, locked, twice there */
  'exhibits.check': endpoint({ input: z.object({ dossier: Id }), output: z.array(Problem) }),
  /**
   * a copy of a text, as it would be filed, among the exhibits of its dossier; refused while something blocks it. `key`: what it
   * answers; `run` names the verification of its pages, so that it can be stopped: the copy is then joined as it is
   */
  'exhibits.fromDraft': endpoint({
    input: z.object({ draft: Id, key: z.string(), label: z.string().optional(), run: Id.optional() }),
    output: z.object({ exhibit: Exhibit, pages: PagesCheck }),
    changes: 'exhibits',
  }),
  'exhibits.save': endpoint({ input: z.object({ exhibit: Exhibit }), output: Exhibit, changes: 'exhibits' }),
  'exhibits.order': endpoint({
    input: z.object({ dossier: Id, ids: z.array(Id) }),
    output: z.array(Exhibit),
    changes: 'exhibits',
  }),
  /** the order of the dates, or of the first calls in the texts */
  /** `first`: the text whose set is numbered before the others */
  'exhibits.arrange': endpoint({
    input: z.object({ dossier: Id, by: z.enum(['date', 'citation']), first: Id.optional() }),
    output: z.array(Exhibit),
    changes: 'exhibits',
  }),
  /** its pages, which are fetched at GET /sheets/<id>/<page>-<width>.png */
  'exhibits.view': endpoint({ input: one, output: Sheets }),
  'exhibits.text': endpoint({
    input: one.extend({ page: z.int().positive() }),
    output: z.object({ text: z.string() }),
  }),
  'exhibits.remove': endpoint({ input: one, output: done, changes: 'exhibits' }),
  'exhibits.restore': endpoint({ input: one, output: done, changes: 'exhibits' }),
  /** the files to be filed, in a zip, or in the folder `to` that the user chose; `run` names the request, told by `progress` */
  'bundles.make': endpoint({
    input: BundleWish.extend({
      run: Id,
      author: z.string().default(''),
      to: Token.optional(),
    }),
    output: BundleReport.extend({ zip: Made.optional() }),
  }),
  'bundles.stop': endpoint({ input: z.object({ run: Id }), output: done }),
  'filings.list': endpoint({ input: z.object({ dossier: Id }), output: z.array(Filing) }),
  /**
   * Notes a deposit: the texts become read-only, the exhibits not yet sent keep their numbers, the dossier gets the event from which
   * limits run. `event`: its kind; that of the texts' template where none is given
   */
  'filings.file': endpoint({
    input: z.object({
      dossier: Id,
      drafts: z.array(Id).min(1).max(20),
      date: Day,
      caseNumber: z.string().max(60).default(''),
      note: z.string().default(''),
      receipt: FileRef.optional(),
      event: z.string().optional(),
    }),
    output: Filing,
    changes: 'dossiers',
  }),
  /** the case number, the note, the receipt; nothing of what was sent */
  'filings.save': endpoint({
    input: z.object({ filing: Filing, receipt: FileRef.optional() }),
    output: Filing,
    changes: 'dossiers',
  }),
  /** a deposit noted by mistake, the last one of its dossier */
  'filings.undo': endpoint({ input: one, output: done, changes: 'dossiers' }),
} satisfies Record<string, Endpoint>
