import type { QuestionKey } from '../events/questions.ts'

/** How sure a source is. `read`: in the text. `recalled`: settled, from memory. `doubtful`: argued over. */
export type Mark = 'read' | 'recalled' | 'doubtful'

/** An article or a decision, as it is cited, and from when to when it is law. */
export interface Source {
  readonly text: string
  readonly mark: Mark
  /** AAAA-MM-JJ; absent: always, as far as is provable */
  readonly from?: string
  readonly to?: string
}

/**
 * Whether the day of the term counts. `unsettled`: the term is the day to keep, the franc reading governs. `disputed`: courts differ, the term
 * is the last day. `rolled`: not franc, but carried over when nobody works on its last day.
 */
export type Franc = 'franc' | 'unsettled' | 'disputed' | 'rolled' | 'plain'
/** Whether months of distance are added (art. R. 421-7 CJA). `debated`: two readings, the shorter to be kept. */
export type Distance = 'added' | 'debated' | 'none'

/** How the days of a rule are counted. */
export type Count =
  | {
      readonly kind: 'months' | 'days'
      readonly n: number
      readonly franc: Franc
      readonly distance: Distance
      /** another length, that the event keeps: of the court (`true`), or printed in the decision, where it is the shorter one */
      readonly set?: true | 'shorter'
      /** the hour the last day ends, where it is before midnight */
      readonly time?: string
      /** days after the trigger by which it is better done */
      readonly early?: number
    }
  /** a decision born of silence, or the day something becomes possible: never carried over */
  | { readonly kind: 'birth' | 'opens'; readonly months: number; readonly set?: true }
  /** the end of a year, some years after the event's own */
  | { readonly kind: 'years-end'; readonly years: number }
  | { readonly kind: 'fixed' }
  | { readonly kind: 'clear-days-before'; readonly days: number }
  | { readonly kind: 'open-days-before'; readonly days: number; readonly time: string }
  | { readonly kind: 'working-days'; readonly days: number }
  /** real hours; `isLimit`: one has to act before their end */
  | { readonly kind: 'hours'; readonly hours: number; readonly isLimit?: true }
  /** no limit: why, and why no ceiling can apply */
  | { readonly kind: 'none'; readonly reason: string; readonly noCeiling: string }
  /** the time is that of another remedy: the event to watch, and why */
  | { readonly kind: 'awaited'; readonly event: string; readonly reason: string }
  /** the step is closed, whatever the date */
  | { readonly kind: 'closed'; readonly reason: string }

/** The conditions that every rule has to declare. `any`: it holds whatever the answer. */
export interface Conditions {
  readonly quality: Condition<'quality'>
  readonly act: Condition<'act'>
  readonly remedies: Condition<'remedies'>
  readonly acknowledged: Condition<'acknowledged'>
  readonly motivated: Condition<'motivated'>
  /** answers that have to be chosen: an open question does not do */
  readonly explicit: readonly string[]
  /** other questions */
  readonly also: Partial<{ readonly [Q in QuestionKey]: readonly string[] }>
}
type Condition<_ extends QuestionKey> = 'any' | readonly string[]

/** Start of a rule: kinds of events, or decisions born of silence, by the rule that bears them. */
export interface Trigger {
  readonly events: readonly string[]
  readonly silences: readonly string[]
}

/** A rule of procedure, as data: all of it is declared, so that none of it is half said. */
export interface LimitRule {
  /** the limit it belongs to: rules of one key are readings of one limit */
  readonly key: string
  readonly title: string
  readonly trigger: Trigger
  readonly when: Conditions
  /** what tells this reading from the others of its key */
  readonly reading: string
  readonly count: Count
  /** what runs it anew, each once */
  readonly interruptedBy: readonly ('recourse' | 'legal-aid' | 'reasons')[]
  /** kinds of events that meet it */
  readonly answeredBy: readonly string[]
  /** it ends by a request to a judge */
  readonly suit: boolean
  /** the ceiling that replaces it where it cannot be opposed; empty where none is needed */
  readonly ceiling: string
  readonly sources: readonly Source[]
  /** of the trigger: the rule is applied as it stood that day; empty: no bound */
  readonly valid: { readonly from: string; readonly to: string }
  readonly caveat: string
  /** what to do next */
  readonly next: string
  /** who judges, where the title does not say it */
  readonly judge?: string
  /** what does not move the limit, as a sentence */
  readonly unmoved?: string
  /** from that day on, whether a recours administratif interrupts it is argued over */
  readonly recourseDebatedFrom?: string
}

/** Conditions that no answer excludes. */
export const whatever: Conditions = {
  quality: 'any',
  act: 'any',
  remedies: 'any',
  acknowledged: 'any',
  motivated: 'any',
  explicit: [],
  also: {},
}
export const always = { from: '', to: '' } as const

/** A rule that holds always and whatever the answer, without reserve, that nothing interrupts and nothing meets: each rule says what differs. */
export const plainRule = {
  when: whatever,
  reading: '',
  interruptedBy: [],
  answeredBy: [],
  suit: false,
  valid: always,
  ceiling: '',
  caveat: '',
} as const

export const on = (...events: readonly string[]): Trigger => ({ events, silences: [] })
export const bornOf = (...silences: readonly string[]): Trigger => ({ events: [], silences })
export const read = (text: string, from?: string, to?: string): Source => ({
  text,
  mark: 'read',
  ...(from && { from }),
  ...(to && { to }),
})
export const recall = (text: string, from?: string, to?: string): Source => ({
  ...read(text, from, to),
  mark: 'recalled',
})
export const doubtful = (text: string, from?: string, to?: string): Source => ({
  ...read(text, from, to),
  mark: 'doubtful',
})
const length = (kind: 'months' | 'days') => (n: number, franc: Franc, distance: Distance) =>
  ({ kind, n, franc, distance }) as const
export const months = length('months')
export const days = length('days')
export const year = months(12, 'unsettled', 'none')
