import { z } from 'zod'
import { Day, Id } from '../model/common.ts'
import { CourtProposal, CourtTable } from '../model/court.ts'
import { TimeLimit } from '../model/deadline.ts'
import { Dossier, Party } from '../model/dossier.ts'
import { Guidance } from '../model/guide.ts'
import { Template } from '../model/template.ts'
import { done, type Endpoint, endpoint, FileRef, Listed, Made, nothing, one } from './endpoint.ts'

/** Dossiers, the templates they are made from, their courts and time limits. */
export const dossiers = {
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
  /** the next plain question, or the text to prepare, why, by when; `at`: the day it is asked; `dossier`: what it says is not asked, but for the facts of `again` */
  'guide.ask': endpoint(
    z.object({
      answers: z.record(z.string(), z.string()).default({}),
      at: Day.optional(),
      dossier: Id.optional(),
      again: z.array(z.string()).default([]),
    }),
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
} satisfies Record<string, Endpoint>
