import { z } from 'zod'

/** A situation in the terms of the trade: events with what is told of each, facts, and the day that is asked. */
export const Situation = z.object({
  id: z.string().default(''),
  family: z.string().default(''),
  events: z.array(z.object({ type: z.string(), date: z.string().default('') }).catchall(z.unknown())),
  facts: z.record(z.string(), z.unknown()).default({}),
  ask: z.string().default(''),
})
export type Situation = z.infer<typeof Situation>

/** Several of them, or one alone, or a file that holds them under `vectors`. */
export const Situations = z.union([
  z.array(Situation),
  z.object({ vectors: z.array(Situation) }).transform(one => one.vectors),
  z.object({ cases: z.array(Situation) }).transform(one => one.cases),
  Situation.transform(one => [one]),
])

/** The answer to one situation. */
export interface ComputedLimit {
  readonly id: string
  /** the day to keep: the earliest of the readings */
  readonly keep: string | null
  readonly last_day: string | null
  readonly readings: readonly { readonly reading: string; readonly day: string }[]
  /** no time limit runs; its reason is in `reason` */
  readonly no_limit: boolean
  readonly reason: string
  /** the day a decision is born of silence */
  readonly born: string | null
  /** the first day something may be asked */
  readonly opens: string | null
  /** an hour, with its offset from universal time */
  readonly at: string | null
  /** false: the step is closed */
  readonly admissible: boolean
  readonly pending: string
  readonly remedy: string
  /** who judges, where the regime says it */
  readonly judge: string
  /** what was not told, and is counted as the shortest it may be */
  readonly assumes: string
  /** the day to keep if a special text rules an act of which no word tells what it decides */
  readonly shortest: string | null
  readonly next: string
  readonly articles: readonly string[]
  /** what is left out of the count: events, lines of an event, facts, the question; each with its reason in French */
  readonly unread: readonly string[]
}
