import { type Calendar, calendarOf, type DayOff } from './calendar/calendar.ts'

/** Territories whose court had three months (art. R. 421-6 and R. 811-4 CJA, repealed on 18 October 2015). */
const threeMonthCourts: ReadonlySet<string> = new Set([
  'mayotte',
  'polynesie',
  'wallis-et-futuna',
  'nouvelle-caledonie',
])

interface DisputedDays {
  readonly label: string
  readonly days: readonly DayOff[]
}

/** Days off that another text gives in place of those of the labour code, which are shown first. */
const disputedDays: Partial<Readonly<Record<Calendar['zone'], DisputedDays>>> = {
  'saint-martin': {
    label: 'avec le 28 mai férié à Saint-Martin (décret de 2012, de mémoire)',
    days: [{ zone: '', day: '05-28', name: 'Abolition de l’esclavage' }],
  },
}

/** Where a dossier stands, for all its limits. */
export interface Place {
  /** of the court's days off */
  readonly calendar: Calendar
  /** the same court read without its local days, where they may not count */
  readonly national?: Calendar
  /** other lists of its local days that are argued for, each with what tells its readings */
  readonly otherCalendars?: readonly { readonly calendar: Calendar; readonly label: string }[]
  /** months added for distance (art. R. 421-7 CJA) */
  readonly distance: number
  /** what the dossier answers to the questions about it */
  readonly answers: ReadonlySet<string>
}

/** The place of a dossier: its court's zone, the days added, the distance, the answers. */
export function placeOf(
  zone: Calendar['zone'],
  daysOff: Parameters<typeof calendarOf>[1],
  distance: number,
  answers: readonly string[] = [],
): Place {
  const disputedList = disputedDays[zone]
  return {
    calendar: calendarOf(zone, daysOff),
    ...(zone === 'metropole' ? {} : { national: calendarOf('metropole', daysOff) }),
    ...(disputedList && {
      otherCalendars: [
        {
          calendar: calendarOf('metropole', [...(daysOff ?? []), ...disputedList.days]),
          label: disputedList.label,
        },
      ],
    }),
    distance,
    answers: new Set([...answers, ...(threeMonthCourts.has(zone) ? ['three-month-court'] : [])]),
  }
}
