import { z } from 'zod'
import { DAY_SHAPE, isDay, isMinute, MINUTE_SHAPE } from './days.ts'

/** Marks an issue of a schema whose message is a whole sentence, to be said as it is. */
export const SENTENCE = { isSentence: true } as const

let asksRealDays = false

/**
 * Runs a parse in which each `Day` and each `Minute` must be on the calendar: the door does so with all that a user sends. Elsewhere their
 * shape is enough, so that a record written by an older program, or come from another desk, opens with the impossible day it holds.
 */
export function withRealDays<T>(parse: () => T): T {
  asksRealDays = true
  try {
    return parse()
  } finally {
    asksRealDays = false
  }
}

const onCalendar = {
  error: ({ input }: { readonly input?: unknown }) =>
    `Le calendrier n’a pas de ${String(input).replace('T', ' à ')}\u00a0: corrigez cette date, rien n’a été changé.`,
  params: SENTENCE,
}

/** A date as a publisher wrote it: `2025-01-24` in its shape, be it on the calendar or not. */
export const PublishedDay = z.string().regex(DAY_SHAPE, 'une date AAAA-MM-JJ est attendue')
/** A calendar date, `2025-01-24`; no time, no zone. */
export const Day = PublishedDay.refine(day => !asksRealDays || !DAY_SHAPE.test(day) || isDay(day), onCalendar)
/** A minute of a calendar date, Paris: `2025-03-13T17:00`. */
export const Minute = z
  .string()
  .regex(MINUTE_SHAPE, 'une date et une heure AAAA-MM-JJTHH:MM sont attendues')
  .refine(at => !asksRealDays || !MINUTE_SHAPE.test(at) || isMinute(at), onCalendar)
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
  asOf: PublishedDay.optional(),
  /** its title, court, solution… where another publisher of the same text may say them otherwise */
  says: z.record(z.string(), z.string()).optional(),
  /** how many articles, or recitals, the text has in all, where the file that brought this one is the whole of it */
  parts: z.int().positive().optional(),
})
export type Provenance = z.infer<typeof Provenance>

/** SHA-256 of some bytes, in hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
