import { z } from 'zod'
import { Affaire } from '../dossiers/model.ts'
import { Exhibit } from '../exhibits/model.ts'
import { Day, Id } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Made, one, Token } from '../kernel/endpoint.ts'
import { OneLine } from '../kernel/one-line.ts'
import { BundleReport, BundleWish } from './bundle.ts'
import { DossierLine } from './line/model.ts'
import { Filing } from './model.ts'
import { Preflight, PreflightWish } from './preflight.ts'
import { FilingHere } from './remote-exhibits.ts'

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
    changes: 'exhibits',
  }),
  'bundles.stop': endpoint({ input: z.object({ run: Id }), output: done }),
  /** looks at a deposit before anything is made, or noted where `date` is given: nothing is printed, nothing is written */
  'filings.preflight': endpoint({ input: PreflightWish, output: Preflight }),
  'filings.list': endpoint({ input: z.object({ dossier: Id }), output: z.array(FilingHere) }),
  /**
   * Notes a deposit: the texts become read-only, the exhibits not yet sent keep their numbers, the dossier gets the event from which
   * limits run. `event`: its kind; that of the texts' template where none is given. An exhibit whose space does not answer is held by its
   * digest, and asked for at each meeting until it came (`remote`)
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
    output: FilingHere,
    changes: 'dossiers',
  }),
  /** the case number, the note, the receipt; nothing of what was sent */
  'filings.save': endpoint({
    input: z.object({ filing: Filing, receipt: FileRef.optional() }),
    output: Filing,
    changes: 'dossiers',
  }),
  /** a file that a deposit keeps: one of its texts as it was sent, its receipt */
  'filings.fetch': endpoint({ input: one.extend({ sha256: z.string() }), output: Made }),
  /** a deposit noted by mistake, the last one of its case */
  'filings.undo': endpoint({ input: one, output: done, changes: 'dossiers' }),
  /** the steps of each case of a dossier, and the one thing to do next on each; `at`: the day they are looked at */
  'line.get': endpoint({ input: z.object({ dossier: Id, at: Day.optional() }), output: DossierLine }),
  /** the moyens of the claim that a reply in that case answers */
  'line.grounds': endpoint({
    input: z.object({ dossier: Id, affaire: Id.optional() }),
    output: z.object({
      draft: Id.optional(),
      grounds: z.array(z.object({ family: z.string(), title: z.string() })),
    }),
  }),
  /**
   * Prepares the text of a step of a case, in that case; a référé, an appeal, a pourvoi get one of their own. `defence`: the day the
   * defence came and what it says of each moyen, by its title: noted with the reply that it calls for
   */
  'line.prepare': endpoint({
    input: z.object({
      dossier: Id,
      template: Id,
      affaire: Id.optional(),
      defence: z
        .object({
          date: Day,
          answers: z.array(z.object({ ground: z.string(), words: z.string().max(4000) })).max(200),
        })
        .optional(),
    }),
    output: z.object({ draft: Id, affaire: Id.optional() }),
    changes: 'everything',
  }),
  /** a case beside the main one; its series begins as that of these texts stands, so that no call changes its number */
  'affaires.add': endpoint({
    input: z.object({ dossier: Id, title: OneLine.trim().min(1).max(200), drafts: z.array(Id).max(20) }),
    output: Affaire,
    changes: 'everything',
  }),
  /** its title, its court and its number */
  'affaires.save': endpoint({
    input: z.object({ dossier: Id, affaire: Affaire.omit({ exhibits: true }) }),
    output: Affaire,
    changes: 'everything',
  }),
  /** a case without a deposit; its texts go back to the main one */
  'affaires.remove': endpoint({
    input: z.object({ dossier: Id, affaire: Id }),
    output: done,
    changes: 'everything',
  }),
  /** a text put into another case of its dossier, the main one where none is named */
  'affaires.place': endpoint({
    input: z.object({ draft: Id, affaire: Id.optional() }),
    output: done,
    changes: 'everything',
  }),
  /** an exhibit of the pool taken into the series of a case, or out of it */
  'exhibits.produce': endpoint({
    input: z.object({ exhibit: Id, affaire: Id.optional(), isProduced: z.boolean() }),
    output: done,
    changes: 'everything',
  }),
  /**
   * the copy of a text among the exhibits of the case of another, `to`: a link, printed from the version that is filed. `key`: the
   * exhibit it answers. Where both were of one case, `to` gets its own
   */
  'exhibits.fromDraft': endpoint({
    input: z.object({ draft: Id, key: z.string(), label: OneLine.optional(), to: Id.optional() }),
    output: Exhibit,
    changes: 'everything',
  }),
} satisfies Record<string, Endpoint>
