import { z } from 'zod'
import { ExhibitFile } from '../exhibits/model.ts'
import { Day, Id, Instant, Revision } from '../kernel/common.ts'

/** A deposit with a court: what was sent, when, and what the court answered. What was sent never changes. */
export const Filing = z.object({
  id: Id,
  dossier: Id,
  /** of the deposit, or of the posting */
  date: Day,
  /** under which the court registered it, once it is known */
  caseNumber: z.string().default(''),
  note: z.string().default(''),
  /** how its citations stood that day: `3 lus, 16 références seules` */
  citations: z.string().optional(),
  receipt: ExhibitFile.optional(),
  drafts: z.array(z.object({ id: Id, title: z.string() })),
  exhibits: z.array(
    z.object({ id: Id, number: z.int().positive(), label: z.string(), sha256: z.string().optional() }),
  ),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type Filing = z.infer<typeof Filing>
