import { z } from 'zod'
import { DAY_SHAPE } from './days.ts'

/** A calendar date, `2025-01-24`; no time, no zone. */
export const Day = z.string().regex(DAY_SHAPE, 'une date AAAA-MM-JJ est attendue')
/** A moment, ISO 8601 in UTC. */
export const Instant = z.string()
export const Id = z.string().min(1).max(200)
/** Counts the saves of a thing; a save names the revision it was made from. */
export const Revision = z.int().nonnegative()

/** A passphrase or a recovery key, as it was typed. */
export const Passphrase = z.string().max(1000)

/** The kinds of sources. */
export const SourceKind = z.enum(['decision', 'article', 'argument', 'document'])
export type SourceKind = z.infer<typeof SourceKind>

/** `verified`: read in a source. `to-verify`: shown « à vérifier » wherever it appears, never as a fact. */
export const Certainty = z.enum(['verified', 'to-verify'])
export type Certainty = z.infer<typeof Certainty>

/** Where a text comes from, and under what licence it may be used. */
export const Provenance = z.object({
  publisher: z.string(),
  licence: z.string().default(''),
  url: z.string().optional(),
  file: z.string().optional(),
  /** the date of the publisher's state, not of our import */
  asOf: Day.optional(),
  /** its title, court, solution… where another publisher of the same text may say them otherwise */
  says: z.record(z.string(), z.string()).optional(),
})
export type Provenance = z.infer<typeof Provenance>

/** SHA-256 of some bytes, in hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
