import type { Draw } from '../fixtures/mutate.ts'

/** The outcome of a trial: how much of it was tried, and what did not hold. */
export interface TrialOutcome {
  /** what was tried, in a few words: « 20 pages, 10 days » */
  readonly extent: string
  readonly trials: number
  readonly faults: readonly string[]
  /** what was seen, for the report */
  readonly seen: string
}

export interface TrialOptions {
  /** a folder of its own, that the caller removes */
  readonly folder: string
  readonly dice: Draw
  /** how many times it is tried */
  readonly count: number
  readonly say: (line: string) => void
}
