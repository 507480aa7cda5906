import { z } from 'zod'
import { MAX_SEED } from '../campaign/calls/deal.ts'
import { ListDeal } from '../campaign/members/model.ts'
import { FileOfImport, ImportRecord, Job, Outcome, ReportLine, WorkEffect } from '../imports/job.ts'
import { Id } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Made, nothing, one } from '../kernel/endpoint.ts'
import { OneLine } from '../kernel/one-line.ts'
import { CutPack, EndingPack, PackPreview, Sending, TakenPack } from './model.ts'
import { Review, ReviewChoice } from './review.ts'

/** The name and keys a library signs its packs with. */
const Identity = z.object({
  fingerprint: z.string().optional(),
  author: z.string(),
  others: z.array(z.string()),
})
/** Messages that bring things into the library or out of it: imports, jobs, packs, signing keys. */
export const exchange = {
  'imports.start': endpoint({
    /** `onlyCited`: takes only what the library cites and lacks */
    input: z.object({ files: z.array(FileRef).min(1), onlyCited: z.boolean().default(false) }),
    output: Job,
    changes: 'none',
  }),
  'imports.starter': endpoint({ input: nothing, output: Job, changes: 'none' }),
  /** the newest first; one that no program is at any more is `interrupted` */
  'imports.list': endpoint({ input: nothing, output: z.array(ImportRecord) }),
  /** from the last batch committed */
  'imports.resume': endpoint({ input: one, output: Job, changes: 'none' }),
  /** what became of the records, unchanged ones apart */
  'imports.report': endpoint({
    input: one.extend({
      outcome: Outcome.optional(),
      text: z.string().max(200).optional(),
      limit: z.int().min(1).max(500).default(100),
      offset: z.int().nonnegative().default(0),
    }),
    output: z.object({ lines: z.array(ReportLine), total: z.int() }),
  }),
  /** what each file was and what was taken of it, in the order they were read */
  'imports.files': endpoint({
    input: one.extend({
      limit: z.int().min(1).max(500).default(100),
      offset: z.int().nonnegative().default(0),
    }),
    output: z.object({ files: z.array(FileOfImport), total: z.int() }),
  }),
  /** what it changed in what the user's texts, cards and collections rest on */
  'imports.effects': endpoint({ input: one, output: z.array(WorkEffect) }),
  'imports.saveReport': endpoint({
    input: one.extend({ outcome: Outcome.optional(), text: z.string().max(200).optional() }),
    output: Made,
  }),
  'jobs.get': endpoint({ input: one, output: Job }),
  'jobs.list': endpoint({ input: nothing, output: z.array(Job) }),
  'jobs.pause': endpoint({ input: one, output: done }),
  'jobs.resume': endpoint({ input: one, output: done }),
  /** stops a job, or gives up an import that was interrupted */
  'jobs.cancel': endpoint({ input: one, output: done, changes: 'none' }),
  'packs.prepare': endpoint({ input: z.object({ what: Sending }), output: PackPreview }),
  /** `notes`: the sources whose private note is to be sent; none unless named. The same title makes a new version of the same pack */
  'packs.send': endpoint({
    input: z.object({
      what: Sending,
      title: OneLine.trim().min(1).max(200),
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
      projects: z.array(Id).default([]),
    }),
    output: Made,
    changes: 'settings',
  }),
  /** a list dealt out among volunteers: a signed pack for each, with the bill and the arguments linked to it; the deal is kept with the list */
  'packs.shares': endpoint({
    input: z.object({
      list: Id,
      volunteers: z.int().min(2).max(50),
      /** the number of the draw; drawn where none is given */
      seed: z.int().min(0).max(MAX_SEED).optional(),
      author: z.string().trim().min(1).max(120),
    }),
    output: z.object({
      deal: ListDeal,
      /** whom the list names and who is in no share: not to be called any more, or no longer seated */
      left: z.int(),
      /** one file a share, in the order of the deal */
      files: z.array(Made),
    }),
    changes: 'everything',
  }),
  /** writes nothing; the review is kept by its id until it is applied */
  'packs.review': endpoint({ input: z.object({ file: FileRef }), output: Review }),
  /** a review given up: nothing is kept of it */
  'packs.drop': endpoint({ input: one, output: done }),
  'packs.apply': endpoint({
    input: z.object({
      id: Id,
      choices: z.record(Id, ReviewChoice).default({}),
      trust: z.boolean().optional(),
    }),
    output: z.object({ act: Id, added: z.int(), changed: z.int(), kept: z.int() }),
    changes: 'library',
  }),
  /** `id`: the act of taking it; what was changed since is left as it is, and told */
  'packs.undo': endpoint({
    input: one,
    output: z.object({
      restored: z.int(),
      left: z.array(z.object({ label: z.string(), reason: z.string() })),
    }),
    changes: 'library',
  }),
  'packs.list': endpoint({ input: nothing, output: z.array(TakenPack) }),
  /** ends what the end of the program cut short, and tells it until it was read */
  'packs.cut': endpoint({ input: nothing, output: z.array(CutPack) }),
  /** those being ended while one waits for `packs.cut`; answers at once */
  'packs.ending': endpoint({ input: nothing, output: z.array(EndingPack) }),
  'packs.told': endpoint({ input: one, output: done }),
  /** whom packs are signed as; `others`: the fingerprints of the keys used before */
  'identity.get': endpoint({ input: nothing, output: Identity }),
  /** the key as a file locked by a passphrase; made if the library has never signed */
  'identity.export': endpoint({ input: z.object({ passphrase: z.string().max(1000) }), output: Made }),
  /** signs with the key of that file from now on; `previous`: the one it takes the place of, kept */
  'identity.import': endpoint({
    input: z.object({ file: FileRef, passphrase: z.string().max(1000) }),
    output: Identity.extend({ previous: z.string().optional(), same: z.boolean() }),
    changes: 'settings',
  }),
  /** goes back to a key used before */
  'identity.use': endpoint({
    input: z.object({ fingerprint: z.string().max(60) }),
    output: Identity,
    changes: 'settings',
  }),
} satisfies Record<string, Endpoint>
