import { type Calendar, calendarOf } from './calendar.ts'

/** Where a dossier stands, for all its limits. */
export interface Place {
  /** of the court's days off */
  readonly calendar: Calendar
  /** the same court read without its local days, where they may not count */
  readonly national?: Calendar
  /** months added for distance (art. R. 421-7 CJA) */
  readonly distance: number
  /** what the dossier answers to the questions about it */
  readonly answers: ReadonlySet<string>
}

/** The place of a dossier: its court's zone, the days added, the distance, the answers. */
export function placeOf(
  zone: Calendar['zone'],
  added: Parameters<typeof calendarOf>[1],
  distance: number,
  answers: readonly string[] = [],
): Place {
  return {
    calendar: calendarOf(zone, added),
    ...(zone === 'metropole' ? {} : { national: calendarOf('metropole', added) }),
    distance,
    answers: new Set(answers),
  }
}
