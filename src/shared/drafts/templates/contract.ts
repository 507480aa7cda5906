import { z } from 'zod'
import { Id } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Made, nothing, one } from '../../kernel/endpoint.ts'
import { Template } from './template.ts'

/** The templates that dossiers and drafts are made from. */
export const templates = {
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
} satisfies Record<string, Endpoint>
