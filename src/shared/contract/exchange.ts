import { z } from 'zod'
import { Id } from '../model/common.ts'
import { ImportRecord, Job, Outcome, ReportLine } from '../model/job.ts'
import { CutPack, EndingPack, Prepared, Sending, TakenPack } from '../model/pack.ts'
import { Review, ReviewChoice } from '../model/review.ts'
import { done, type Endpoint, endpoint, FileRef, Made, nothing, one } from './endpoint.ts'

/** Whom a library signs its packs as. */
const Identity = z.object({
  fingerprint: z.string().optional(),
  author: z.string(),
  others: z.array(z.string()),
})
/** What comes into the library and goes out of it: imports, their jobs, packs, the key they are signed with. */
export const exchange = {
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
      billTexts: z.array(Id).default([]),
      targets: z.array(Id).default([]),
      /** personalised sets, as lists: whom, and the openings that are templates */
      sets: z.array(Id).default([]),
      openings: z.array(Id).default([]),
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
  /** ends what the end of the program cut short, and tells it until it was read */
  'packs.cut': endpoint(nothing, z.array(CutPack)),
  /** those being ended while one waits for `packs.cut`; answers at once */
  'packs.ending': endpoint(nothing, z.array(EndingPack)),
  'packs.told': endpoint(one, done),
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
} satisfies Record<string, Endpoint>
