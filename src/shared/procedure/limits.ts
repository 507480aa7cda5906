import type { Event } from '../dossiers/model.ts'
import { longDayText } from '../drafts/words.ts'
import { type Calendar, calendarOf, type Rolled } from './calendar.ts'
import { addMonths, type Counted, countDays, countMonths } from './deadline.ts'
import type { TimeLimit } from './deadline-model.ts'
import { happeningOf } from './happenings.ts'
import { addDays, partlyKnown } from './holidays.ts'

/** What a rule says of a limit beside its dates. */
export interface Rule {
  readonly key: string
  readonly title: string
  readonly articles: readonly string[]
  /** why it is to be verified; empty where it is sure */
  readonly caveat?: string
}

/** Where the dossier stands, for all its limits. */
export interface Place {
  /** of the court's days off */
  readonly calendar: Calendar
  /** the same court read without its local days, where they may not count */
  readonly national?: Calendar
  /** months added for distance (art. R. 421-7 CJA) */
  readonly distance: number
}

/** `2` as `deux`: the numbers of months and days that the texts write in words. */
const words: Readonly<Record<number, string>> = {
  1: 'un',
  2: 'deux',
  3: 'trois',
  4: 'quatre',
  5: 'cinq',
  8: 'huit',
  12: 'douze',
  15: 'quinze',
}
const counted = (n: number, unit: string) => `${words[n] ?? n} ${unit}`

/** A limit in full months, *franc*: the last day is the day after the term, carried over days off. */
export function monthsLimit(event: Event, from: string, months: number, rule: Rule, place: Place): TimeLimit {
  const name = counted(months, 'mois')
  const count = countMonths(from, months, place.calendar)
  const exact = Number(count.term.slice(8)) === Number(from.slice(8))
  return francLimit(
    event,
    from,
    count,
    {
      rule: `${name} franc${months > 1 ? 's' : ''}`,
      step: exact
        ? `${capital(name)} après, le même quantième : ${longDayText(count.term)} (échéance).`
        : `${capital(name)} après, le quantième manque : dernier jour du mois, ${longDayText(count.term)} (échéance).`,
    },
    rule,
    place,
    calendar => countMonths(from, months, calendar).lastDay,
  )
}

/** A limit in days, *franc*. */
export function daysLimit(event: Event, from: string, days: number, rule: Rule, place: Place): TimeLimit {
  const name = counted(days, 'jours')
  const count = countDays(from, days, place.calendar)
  return francLimit(
    event,
    from,
    count,
    { rule: `${name} francs`, step: `${capital(name)} après : ${longDayText(count.term)} (échéance).` },
    rule,
    place,
    calendar => countDays(from, days, calendar).lastDay,
  )
}

function francLimit(
  event: Event,
  from: string,
  count: Counted,
  told: { readonly rule: string; readonly step: string },
  rule: Rule,
  place: Place,
  lastDayBy: (calendar: Calendar) => string,
): TimeLimit {
  const readings: TimeLimit['readings'] = []
  if (count.otherReading !== count.lastDay)
    readings.push({ label: 'compté depuis le lendemain de l’événement', day: count.otherReading })
  const national = place.national ? lastDayBy(place.national) : count.lastDay
  if (national !== count.lastDay) readings.push({ label: 'sans les jours fériés locaux', day: national })
  const lastDay = [national, count.lastDay].sort()[0]!
  const local = national !== count.lastDay
  if (local) readings.push({ label: 'avec les jours fériés locaux', day: count.lastDay })
  return {
    ...base(
      event,
      from,
      rule,
      place,
      local
        ? 'L’effet des jours fériés locaux sur les délais de ce tribunal est à vérifier : tenez-vous à la date la plus proche.'
        : '',
    ),
    kind: 'limit',
    rule: told.rule,
    term: count.term,
    lastDay,
    prudent: [count.prudent, lastDay].sort()[0]!,
    readings: local ? readings : readings.filter(one => one.day !== lastDay),
    steps: [
      startStep(event, from),
      told.step,
      `Délai franc, l’échéance ne compte pas : ${longDayText(addDays(count.term, 1))}.`,
      ...rolledSteps(count.rolled),
    ],
  }
}

const rolledSteps = ({ day, over }: Rolled): string[] =>
  over.length === 0
    ? []
    : [
        `${over.map(one => `${longDayText(one.day)} (${one.why})`).join(', ')} : report au ${longDayText(day)}.`,
      ]

/** A decision born of silence, or a limit that is not *franc*: counted to the day, never carried over. */
export function birth(event: Event, from: string, months: number, rule: Rule, place: Place): TimeLimit {
  const term = addMonths(from, months)
  return {
    ...base(event, from, rule, place),
    kind: 'birth',
    rule: `${counted(months, 'mois')} de silence`,
    term,
    lastDay: term,
    prudent: term,
    readings:
      term.slice(8) === from.slice(8)
        ? []
        : [{ label: 'née le lendemain, le quantième manquant', day: addDays(term, 1) }],
    steps: [
      startStep(event, from),
      `${capital(counted(months, 'mois'))} de silence, sans report : ${longDayText(term)}.`,
    ],
  }
}

/** A limit whose *franc* nature is not sure: the prudent date is the term itself. */
export function doubtful(event: Event, from: string, months: number, rule: Rule, place: Place): TimeLimit {
  const made = monthsLimit(event, from, months, rule, place)
  return {
    ...made,
    rule: months === 12 ? 'un an' : counted(months, 'mois'),
    lastDay: made.term,
    prudent: made.term,
    readings: [{ label: 'si le délai est franc', day: made.lastDay! }],
    steps: [
      ...made.steps.slice(0, 2),
      'Le caractère franc de ce délai n’est pas établi : tenez-vous à l’échéance.',
    ],
    certainty: 'to-verify',
    caveat: rule.caveat ?? 'Le caractère franc de ce délai est à vérifier.',
  }
}

/** A day fixed by someone, not computed. */
export function fixedDay(event: Event, rule: Rule, place: Place, steps: readonly string[]): TimeLimit {
  return {
    ...base(event, event.date, rule, place),
    kind: 'limit',
    rule: 'jour fixé',
    term: event.date,
    lastDay: event.date,
    prudent: event.date,
    steps: [...steps],
  }
}

/** No limit runs from a day on, and why. */
export function limitless(event: Event, from: string, rule: Rule, place: Place, reason: string): TimeLimit {
  return {
    ...base(event, from, rule, place),
    kind: 'none',
    rule: 'aucun délai',
    reason,
    steps: [startStep(event, from)],
  }
}

/** No limit runs from the event itself. */
export const noLimit = (event: Event, rule: Rule, place: Place, reason: string): TimeLimit =>
  limitless(event, event.date, rule, place, reason)

/** What every limit says of itself. */
export function base(event: Event, from: string, rule: Rule, place: Place, more = ''): TimeLimit {
  const unknown = partlyKnown.has(place.calendar.zone)
    ? 'Les jours fériés propres à ce territoire ne sont pas tous connus ici : complétez-les dans les réglages.'
    : ''
  const caveat = [rule.caveat, more, unknown].filter(Boolean).join(' ')
  return {
    key: `${rule.key}:${event.id}`,
    title: rule.title,
    kind: 'limit',
    event: event.id,
    from,
    rule: '',
    articles: [...rule.articles],
    steps: [],
    readings: [],
    reason: '',
    proof: happeningOf(event.kind)?.proof ?? '',
    certainty: caveat ? 'to-verify' : 'verified',
    caveat,
    fate: 'running',
    because: '',
  }
}

/** The step that says where the count starts. */
export const startStep = (event: Event, from: string): string =>
  `Point de départ : ${(happeningOf(event.kind)?.label ?? event.label).replace(/^[A-ZÀÉ](?=[a-zà-ÿ])/, one => one.toLowerCase())}, le ${longDayText(event.date)}${from === event.date ? '' : ` ; délai compté du ${longDayText(from)}`}.`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The place of a dossier: its court's zone, the days added, the distance. */
export function placeOf(
  zone: Calendar['zone'],
  added: Parameters<typeof calendarOf>[1],
  distance: number,
): Place {
  return {
    calendar: calendarOf(zone, added),
    ...(zone === 'alsace-moselle' ? { national: calendarOf('metropole', added) } : {}),
    distance,
  }
}
