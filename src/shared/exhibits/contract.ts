import { z } from 'zod'
import { Problem } from '../dossiers/problem.ts'
import { Day, Id } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, one } from '../kernel/endpoint.ts'
import { OneLine } from '../kernel/one-line.ts'
import { Exhibit, Sheets } from './model.ts'

/** The pool of exhibits of a dossier. */
export const exhibits = {
  /** in the order of the series of a case, the main one where none is named; then those it does not produce */
  'exhibits.list': endpoint({
    input: z.object({ dossier: Id, affaire: Id.optional() }),
    output: z.array(Exhibit),
  }),
  'exhibits.add': endpoint({
    input: z.object({
      dossier: Id,
      /** the case that alone produces it, where that is not the main one */
      affaire: Id.optional(),
      file: FileRef,
      name: OneLine.optional(),
      label: OneLine.optional(),
      /** what the template calls it: its label where the file's name tells nothing */
      expected: z.string().optional(),
      date: Day.optional(),
    }),
    output: Exhibit,
    changes: 'exhibits',
  }),
  /** what is wrong with their files: missing, left in a space, damaged, locked, twice there */
  'exhibits.check': endpoint({
    input: z.object({ dossier: Id, affaire: Id.optional() }),
    output: z.array(Problem),
  }),
  /**
   * asks spaces for the files that stayed there, of one exhibit or of all of the dossier: how many came, and how many stay there because it
   * was stopped. `run` names the request, told by `progress`; asked again, it goes on with those that are not here
   */
  'exhibits.fetch': endpoint({
    input: z.object({ dossier: Id, exhibit: Id.optional(), run: Id.optional() }),
    output: z.object({ files: z.int(), remaining: z.int() }),
    changes: 'exhibits',
  }),
  'exhibits.stopFetch': endpoint({ input: z.object({ run: Id }), output: done }),
  /** of exhibits that are expected, the files of the dossier that may be them by their names and first pages, the likeliest first */
  'exhibits.match': endpoint({
    input: z.object({
      dossier: Id,
      affaire: Id.optional(),
      expectations: z.array(z.object({ key: z.string(), label: OneLine })).max(100),
    }),
    output: z.array(
      z.object({ key: z.string(), matches: z.array(z.object({ exhibit: Id, reason: z.string() })) }),
    ),
  }),
  'exhibits.save': endpoint({ input: z.object({ exhibit: Exhibit }), output: Exhibit, changes: 'exhibits' }),
  'exhibits.order': endpoint({
    input: z.object({ dossier: Id, affaire: Id.optional(), ids: z.array(Id) }),
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
} satisfies Record<string, Endpoint>
