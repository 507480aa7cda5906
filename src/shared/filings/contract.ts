import { z } from 'zod'
import { Day, Id } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Made, one, Token } from '../kernel/endpoint.ts'
import { BundleReport, BundleWish } from './bundle.ts'
import { Filing } from './model.ts'

/** Deposits with a court, and the bundle of files that is sent. */
export const filings = {
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
