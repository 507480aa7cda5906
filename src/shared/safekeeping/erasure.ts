import { z } from 'zod'
import { Id, Instant } from '../kernel/common.ts'

/**
 * Things that can be erased for good: a dossier, an exhibit that was not filed, the log of the calls to a member, a campaign (a
 * bill that is followed), a party of a dossier.
 */
export const ErasureTarget = z.union([
  z.object({ kind: z.enum(['dossier', 'exhibit', 'calls', 'campaign']), id: Id }),
  z.object({ kind: z.literal('party'), id: Id, dossier: Id }),
])
export type ErasureTarget = Readonly<z.infer<typeof ErasureTarget>>

/** Choice for a place that names a person: left as it is, the name alone masked, or the whole thing erased. */
export const MentionChoice = z.enum(['keep', 'mask', 'erase'])
export type MentionChoice = z.infer<typeof MentionChoice>

/** How many of a thing, named for a sentence. */
export const ErasedCount = z.object({ words: z.string(), count: z.int() })
export type ErasedCount = Readonly<z.infer<typeof ErasedCount>>

/** Extent of an erasure, told before anything is changed. */
export const ErasurePreview = z.object({
  target: ErasureTarget,
  /** the name to type to confirm */
  title: z.string(),
  counts: z.array(ErasedCount),
  /** sentences on what others rest on, and on what an erasure cannot reach */
  warnings: z.array(z.string()),
  /** backups to be written again */
  backups: z.int(),
  /** titles of the spaces that hold it, to whose members this desk does not propose to erase it yet */
  unproposedSpaces: z.array(z.string()),
})
export type ErasurePreview = Readonly<z.infer<typeof ErasurePreview>>

/** An erasure that was made: dated, counted, and without anything of the content. */
export const ErasureRecord = z.object({
  /** `person`: what names a person, under an identifier made for this record */
  target: z.object({ kind: z.enum(['dossier', 'exhibit', 'calls', 'campaign', 'party', 'person']), id: Id }),
  library: z.string(),
  at: Instant,
  /** the last copy was written again */
  endedAt: Instant,
  counts: z.array(ErasedCount),
  /** files of the library that nothing names any more */
  files: z.int(),
  /** backups written again and read back, by their names */
  backups: z.array(z.string()),
  /** files that may still hold what was erased, and why */
  remains: z.array(z.string()),
  /** places that name the person and were left, and why */
  kept: z.array(z.string()).default([]),
})
export type ErasureRecord = Readonly<z.infer<typeof ErasureRecord>>
