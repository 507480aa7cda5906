import { z } from 'zod'
import { ExhibitFile } from './model.ts'

/** A mail, as it is shown and printed. */
export const Mail = z.object({
  from: z.string(),
  to: z.string(),
  cc: z.string(),
  /** ISO 8601, empty when it has none */
  date: z.string(),
  subject: z.string(),
  text: z.string(),
  attachments: z.array(z.object({ name: z.string(), size: z.number() })),
})
export type Mail = z.infer<typeof Mail>

/** Facts that the inspection of a file yields. */
export const FileFacts = ExhibitFile.pick({ kind: true, type: true, flaw: true, signed: true })
  .required({ kind: true })
  .extend({
    pages: z.int().positive().optional(),
    /** the beginning of what it says, from which a label is proposed */
    text: z.string().default(''),
    mail: Mail.optional(),
  })
export type FileFacts = z.infer<typeof FileFacts>
