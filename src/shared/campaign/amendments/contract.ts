import { z } from 'zod'
import { Id } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Made, one } from '../../kernel/endpoint.ts'
import { OneLine } from '../../kernel/one-line.ts'
import { Amendment } from './model.ts'

/** The outcome of reading a file of amendments: a line for each record that could not be read. */
export const AmendmentImport = z.object({
  read: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** of those read, how many dispositifs were understood: the others keep their words alone */
  understood: z.int(),
  /** those whose dispositif was not understood, the first of them, with how it begins */
  left: z.array(z.object({ what: z.string(), words: z.string() })),
  format: z.string(),
  refused: z.array(z.object({ what: z.string(), reason: z.string() })),
})

/** Amendments: written, imported, kept together, printed. What they do is computed by `shared/campaign/amendment`. */
export const amendments = {
  'amendments.list': endpoint({ input: z.object({ bill: Id.optional() }), output: z.array(Amendment) }),
  'amendments.get': endpoint({ input: one, output: Amendment }),
  'amendments.save': endpoint({
    input: z.object({ amendment: Amendment }),
    output: Amendment,
    changes: 'library',
  }),
  'amendments.remove': endpoint({
    input: z.object({ ids: z.array(Id).min(1) }),
    output: done,
    changes: 'library',
  }),
  'amendments.restore': endpoint({
    input: z.object({ ids: z.array(Id).min(1) }),
    output: done,
    changes: 'library',
  }),
  'amendments.import': endpoint({
    input: z.object({ file: FileRef, bill: Id.optional(), text: Id.optional() }),
    output: AmendmentImport,
    changes: 'library',
  }),
  /** a Word file of some amendments, one a page; several: with a table first */
  /** `model`: the Word model whose paper it is printed on; left out, the one chosen for briefings, `''` for none */
  'amendments.export': endpoint({
    input: z.object({
      ids: z.array(Id).min(1).max(2000),
      title: OneLine.default(''),
      model: z.string().optional(),
    }),
    output: Made,
  }),
  /** as drafts of an advocacy dossier, to be edited there; without one, a dossier is made */
  'amendments.toDraft': endpoint({
    input: z.object({
      ids: z.array(Id).min(1).max(2000),
      dossier: Id.optional(),
      title: OneLine.default(''),
    }),
    output: z.object({ dossier: Id, draft: Id }),
    changes: 'drafts',
  }),
} satisfies Record<string, Endpoint>
