import { z } from 'zod'
import { Id, Passphrase } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Listed, Made, nothing, one } from '../kernel/endpoint.ts'
import { OneLine } from '../kernel/one-line.ts'
import { Closing, Dossier, Party } from './model.ts'

/** Dossiers: their facts and parties, their copies as one file. */
export const dossiers = {
  'dossiers.list': endpoint({
    input: nothing,
    output: z.array(Listed.extend({ type: z.enum(['recourse', 'advocacy']), closing: Closing.optional() })),
  }),
  'dossiers.get': endpoint({ input: one, output: Dossier }),
  'dossiers.create': endpoint({
    input: z.object({
      template: Id,
      title: OneLine.optional(),
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
  /** sealed by a passphrase where one is given */
  'dossiers.export': endpoint({
    input: one.extend({ passphrase: Passphrase.optional() }),
    output: Made,
  }),
  'dossiers.import': endpoint({
    input: z.object({ file: FileRef, passphrase: Passphrase.optional() }),
    output: z.object({ id: Id, drafts: z.array(Id) }),
    changes: 'dossiers',
  }),
} satisfies Record<string, Endpoint>
