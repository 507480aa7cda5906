import { z } from 'zod'
import { Template } from '../drafts/templates/template.ts'
import { Day, Id } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Listed, Made, nothing, one } from '../kernel/endpoint.ts'
import { CourtProposal, CourtTable } from '../procedure/court-model.ts'
import { Guidance } from '../procedure/guide/model.ts'
import { TimeLimit } from '../procedure/limits/model.ts'
import { Dossier, Party } from './model.ts'

/** Dossiers, the templates they are made from, their courts and time limits. */
export const dossiers = {
  'templates.list': endpoint({ input: nothing, output: z.array(Template) }),
  /** those of the user's own, by their id: received, imported, changed */
  'templates.own': endpoint({ input: nothing, output: z.array(Id) }),
  /** a template written by hand; refused with a sentence for each fault. One of an id that exists takes its place */
  'templates.import': endpoint({
    input: z.object({ file: FileRef }),
    output: z.object({ template: Template, replaced: z.boolean() }),
    changes: 'dossiers',
  }),
  'templates.export': endpoint({ input: one, output: Made }),
  /** one of the user's own; the one that ships with the program comes back where there is one */
  'templates.remove': endpoint({ input: one, output: done, changes: 'dossiers' }),
  /** puts back one that was removed */
  'templates.save': endpoint({ input: z.object({ template: Template }), output: done, changes: 'dossiers' }),
  'dossiers.list': endpoint({
    input: nothing,
    output: z.array(Listed.extend({ type: z.enum(['recourse', 'advocacy']) })),
  }),
  'dossiers.get': endpoint({ input: one, output: Dossier }),
  'dossiers.create': endpoint({
    input: z.object({
      template: Id,
      title: z.string().optional(),
      facts: z.record(z.string(), z.string()).default({}),
      parties: z.array(Party).default([]),
    }),
    output: z.object({ id: Id, drafts: z.array(Id) }),
    changes: 'dossiers',
  }),
  /** the worked example of resources/samples, as a dossier one can change */
  'dossiers.sample': endpoint({
    input: z.object({ type: z.enum(['recourse', 'advocacy']) }),
    output: z.object({ id: Id, drafts: z.array(Id) }),
    changes: 'dossiers',
  }),
  'dossiers.save': endpoint({ input: z.object({ dossier: Dossier }), output: Dossier, changes: 'dossiers' }),
  'dossiers.remove': endpoint({ input: one, output: done, changes: 'dossiers' }),
  'dossiers.restore': endpoint({ input: one, output: done, changes: 'dossiers' }),
  'dossiers.export': endpoint({ input: one, output: Made }),
  'dossiers.import': endpoint({
    input: z.object({ file: FileRef }),
    output: z.object({ id: Id, drafts: z.array(Id) }),
    changes: 'dossiers',
  }),
  /** the next plain question, or the text to prepare, why, by when; `at`: the day it is asked; `dossier`: what it says is not asked, but for the facts of `again` */
  'guide.ask': endpoint({
    input: z.object({
      answers: z.record(z.string(), z.string()).default({}),
      at: Day.optional(),
      dossier: Id.optional(),
      again: z.array(z.string()).default([]),
    }),
    output: Guidance,
  }),
  'courts.table': endpoint({ input: nothing, output: CourtTable }),
  /** the court of a department, else of a commune: several where communes bear one name */
  'courts.find': endpoint({
    input: z.object({ commune: z.string().default(''), department: z.string().default('') }),
    output: z.array(CourtProposal),
  }),
  /** from the dossier's events and dates, in the order they end */
  'limits.list': endpoint({ input: z.object({ dossier: Id }), output: z.array(TimeLimit) }),
  /** what runs in all dossiers and ends that day or later, the nearest first */
  'limits.due': endpoint({
    input: z.object({ since: Day }),
    output: z.array(z.object({ dossier: Id, title: z.string(), limit: TimeLimit })),
  }),
  /** a calendar file of what runs, in one dossier or in all */
  'limits.calendar': endpoint({ input: z.object({ dossier: Id.optional() }), output: Made }),
} satisfies Record<string, Endpoint>
