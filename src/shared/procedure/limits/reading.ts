import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../french/dates.ts'
import { eventKindOf } from '../events/kinds.ts'
import type { LimitRule } from '../rules/record.ts'

/** Label of a reading that counts the days off of the court's own territory. */
export const LOCAL_DAYS = 'avec les jours fériés locaux'

/** Label of a reading that counts a limit as franc, where no text says so. */
export const FRANC_READING = 'si le délai est franc'

/** Later than any day: a reading by which no limit runs. */
export const NEVER = '9999-12-31'

/** One reading of a limit: a rule counted from an event. */
export interface Reading {
  readonly rule: LimitRule
  readonly event: Event
  /** the day it is counted from */
  readonly from: string
  /** what tells it from the governing count of the same rule; empty for that one */
  readonly label: string
  readonly term: string
  /** the day to keep by this reading */
  readonly keep: string
  readonly last: string
  /** the last day without distance: until then an administrative appeal interrupts */
  readonly bare: string
  /** the rule in a few words */
  readonly name: string
  readonly steps: readonly string[]
  readonly caveat: string
  readonly time?: string
  /** why no limit runs, or why the step is closed */
  readonly reason?: string
}

/** A reading whose term, last day and day to keep are one. */
export const readingOn = (
  base: Pick<Reading, 'rule' | 'event' | 'from' | 'label' | 'caveat'>,
  day: string,
  name: string,
  ...steps: readonly string[]
): Reading => ({
  ...{ ...base, term: day, keep: day, last: day, bare: day, name },
  steps: [startStep(base.event, base.from), ...steps],
})

/** The step that says where the count starts. */
export const startStep = (event: Event, from: string): string =>
  `Point de départ : ${(eventKindOf(event.kind)?.label ?? event.label).replace(/^[A-ZÀÉ](?=[a-zà-ÿ])/, one => one.toLowerCase())}, le ${longDayText(event.date)}${from === event.date ? '' : ` ; délai compté du ${longDayText(from)}`}.`

const words: Readonly<Record<number, string>> = {
  1: 'un',
  2: 'deux',
  3: 'trois',
  4: 'quatre',
  5: 'cinq',
  6: 'six',
  7: 'sept',
  8: 'huit',
  10: 'dix',
  15: 'quinze',
  30: 'trente',
  31: 'trente et un',
  40: 'quarante',
}
/** `deux mois`, `quinze jours`. */
export const spelt = (n: number, unit: string) =>
  `${words[n] ?? n} ${unit}${n > 1 && unit !== 'mois' ? 's' : ''}`
