import { z } from 'zod'
import { Resting } from '../campaign/bills/contract.ts'
import { Certainty, Day, Id, SourceKind } from '../kernel/common.ts'

/** Who signed a pack: nobody; someone seen for the first time; the author known under this name; the same name under another key. */
export const Signature = z.enum(['none', 'new-author', 'known', 'changed-key', 'broken'])
export type Signature = z.infer<typeof Signature>

/** One field of a thing received: what it was when last received, what it is here, what it would become. Values as they would be read. */
export const FieldChange = z.object({
  name: z.string(),
  label: z.string(),
  base: z.string().optional(),
  mine: z.string().optional(),
  theirs: z.string().optional(),
  /** both sides changed it, not in the same way */
  conflict: z.boolean(),
  /** which side stands unless one chooses: theirs only where nobody here changed it */
  take: z.enum(['mine', 'theirs']),
  /** what is received is an older state than what is here */
  older: z.boolean().optional(),
  /** a text both sides wrote in: `theirs` is both put together */
  united: z.boolean().optional(),
})
export type FieldChange = z.infer<typeof FieldChange>

export const ReviewItem = z.object({
  id: Id,
  what: z.enum([
    ...SourceKind.options,
    'bill',
    'template',
    'billText',
    'targets',
    'opening',
    'project',
    'campaign',
    'amendment',
    'draft',
    'set',
  ]),
  label: z.string(),
  state: z.enum(['new', 'changed', 'conflict', 'same', 'older']),
  fields: z.array(FieldChange).default([]),
  /** the marks that come with a source */
  certainty: Certainty.optional(),
  withdrawn: Day.optional(),
})
export type ReviewItem = z.infer<typeof ReviewItem>

/** Choice for an item: all of it, nothing of it, or field by field. */
export const ReviewChoice = z.union([
  z.enum(['take', 'keep']),
  z.record(z.string(), z.enum(['mine', 'theirs'])),
])
export type ReviewChoice = z.infer<typeof ReviewChoice>

/** Changes a pack would make, before anything is written. */
export const Review = z.object({
  id: Id,
  title: z.string(),
  author: z.string(),
  version: z.string().default(''),
  licence: z.string(),
  date: Day,
  signature: Signature,
  /** what to say of the signature, in French */
  signed: z.string(),
  items: z.array(ReviewItem),
  rejected: z.array(z.object({ file: z.string(), reason: z.string() })).default([]),
  /** of each bill that is followed here and that it tells of: what moved, and what is written here that would be false */
  moves: z
    .array(
      z.object({
        bill: Id,
        title: z.string(),
        lines: z.array(z.string()),
        /** why the state received is no newer than the one noted; empty where it is */
        behind: z.string(),
        resting: z.array(Resting),
        /** what is to be said of pages published from it; empty where nothing moved */
        pages: z.string(),
      }),
    )
    .default([]),
})
export type Review = z.infer<typeof Review>
