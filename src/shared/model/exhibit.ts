import { z } from 'zod'
import { Day, Id, Revision } from './common.ts'

/** A piece produced. Its number is its place in the dossier's list: never stored, so calls and inventory cannot disagree. */
export const Exhibit = z.object({
  id: Id,
  dossier: Id,
  label: z.string(),
  nature: z.string().default(''),
  date: Day.optional(),
  author: z.string().default(''),
  /** pages, where the file says so */
  pages: z.int().positive().optional(),
  file: z
    .object({ name: z.string(), sha256: z.string(), size: z.int().nonnegative(), type: z.string() })
    .optional(),
  revision: Revision.default(0),
})
export type Exhibit = z.infer<typeof Exhibit>
