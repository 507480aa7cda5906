import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../french/dates.ts'
import { capital } from '../../french/wording.ts'
import { addDays, addMonths } from '../../kernel/days.ts'
import { type Calendar, rollForward } from '../calendar/calendar.ts'
import type { Place } from '../place.ts'
import type { LimitRule } from '../rules/record.ts'
import { countHours } from './hour-lengths.ts'
import { FRANC_READING, LOCAL_DAYS, type Reading, spelt, startStep } from './reading.ts'
import { afterTerm, type Term, termOf } from './terms.ts'

type Length = Extract<LimitRule['count'], { kind: 'months' | 'days' }>

/** The length the court or the decision set, where the event keeps one that holds. */
function lengthOf(how: Length, event: Event): Term {
  const ruleTerm: Term = { n: how.n, unit: how.kind === 'months' ? 'm' : 'd' }
  const term = how.set && termOf(event.span)
  if (!term) return ruleTerm
  return how.set === true || afterTerm(term, event.date) < afterTerm(ruleTerm, event.date) ? term : ruleTerm
}

type Base = Pick<Reading, 'rule' | 'event' | 'from' | 'label' | 'caveat'>

export function countLength(base: Base, how: Length, place: Place): Reading[] {
  const { n, unit } = lengthOf(how, base.event)
  if (unit === 'h') return countHours(base, n, true)
  const kind = unit === 'm' ? 'months' : 'days'
  const plainReadings = francs(base, { ...how, kind, n }, 0, place)
  if (place.distance === 0 || how.distance === 'none') return plainReadings
  const distantReadings = francs(
    { ...base, caveat: 'Le texte en vigueur de l’article R. 421-7 CJA (délai de distance) est à relire.' },
    { ...how, kind, n },
    place.distance,
    place,
  )
  if (how.distance === 'debated')
    return [
      ...plainReadings,
      ...distantReadings
        .slice(0, 1)
        .map(one => ({ ...one, label: 'avec le délai de distance', bare: plainReadings[0]!.bare })),
    ]
  return distantReadings.map((one, at) => ({ ...one, bare: (plainReadings[at] ?? plainReadings[0]!).bare }))
}

/** A limit in months or days with months of distance: *franc* and carried over, or held to its term. */
function francs(
  base: Base,
  how: Pick<Length, 'kind' | 'n' | 'franc' | 'early' | 'time'>,
  distance: number,
  place: Place,
): Reading[] {
  const { kind, n, franc } = how
  const inMonths = kind === 'months'
  const total = inMonths ? n + distance : n
  const endFrom = (day: string) => (inMonths ? addMonths(day, total) : addMonths(addDays(day, n), distance))
  const term = endFrom(base.from)
  const isYear = inMonths && total === 12
  const unit = isYear ? 'un an' : spelt(total, inMonths ? 'mois' : 'jour')
  const name = franc === 'franc' ? `${unit} franc${total > 1 ? 's' : ''}` : unit
  const exact = term.slice(8) === base.from.slice(8)
  const termStep = !inMonths
    ? `${capital(unit)} après : ${longDayText(term)} (échéance).`
    : exact
      ? `${capital(unit)} après, le même quantième : ${longDayText(term)} (échéance).`
      : `${capital(unit)} après, le quantième manque : dernier jour du mois, ${longDayText(term)} (échéance).`
  const steps = [startStep(base.event, base.from), termStep]
  if (franc === 'plain')
    return [
      {
        ...base,
        term,
        keep: how.early ? addDays(base.from, how.early) : term,
        last: term,
        bare: term,
        name,
        steps: [...steps, 'Ni franc ni reporté.'],
      },
    ]
  const ends = (calendar: Calendar) => rollForward(addDays(term, 1), calendar)
  if (franc === 'rolled') {
    const carried = rollForward(term, place.national ?? place.calendar)
    const over = carried.over.map(one => `${longDayText(one.day)} (${one.why})`).join(', ')
    return [
      {
        ...base,
        term,
        keep: term,
        last: carried.day,
        bare: carried.day,
        name,
        ...(how.time && { time: how.time }),
        steps: [
          ...steps,
          `Délai non franc : le dernier jour compte${how.time ? `, jusqu’à ${how.time}` : ''}.`,
          ...(over ? [`${over} : report au ${longDayText(carried.day)}.`] : []),
        ],
      },
    ]
  }
  const local = ends(place.calendar)
  if (franc === 'unsettled' || franc === 'disputed') {
    const termReading: Reading = {
      ...base,
      term,
      keep: term,
      last: term,
      bare: term,
      name,
      steps: [...steps, 'Le caractère franc de ce délai n’est pas établi : tenez-vous à l’échéance.'],
    }
    return [
      termReading,
      { ...termReading, last: ends(place.national ?? place.calendar).day, label: FRANC_READING },
    ]
  }
  const national = place.national ? ends(place.national) : local
  const governing = [national, local].toSorted((a, b) => a.day.localeCompare(b.day))[0]!
  const other = endFrom(addDays(base.from, 1))
  const after = rollForward(inMonths ? other : addDays(term, 1), place.national ?? place.calendar).day
  const keep = [term, after].toSorted()[0]!
  const daysOver = governing.over.map(one => `${longDayText(one.day)} (${one.why})`).join(', ')
  const doubtfulLocal =
    national.day === local.day &&
    (place.otherCalendars ?? []).every(one => ends(one.calendar).day === local.day)
      ? ''
      : 'L’effet des jours fériés locaux sur les délais de ce tribunal est à vérifier : tenez-vous à la date la plus proche.'
  const main: Reading = {
    ...base,
    caveat: [base.caveat, doubtfulLocal].filter(Boolean).join(' '),
    term,
    keep,
    last: governing.day,
    bare: governing.day,
    name,
    steps: [
      ...steps,
      `Délai franc, l’échéance ne compte pas : ${longDayText(addDays(term, 1))}.`,
      ...(daysOver ? [`${daysOver} : report au ${longDayText(governing.day)}.`] : []),
    ],
  }
  return [
    main,
    ...(after === main.last || !inMonths
      ? []
      : [{ ...main, last: after, bare: after, label: 'compté depuis le lendemain de l’événement' }]),
    ...[{ calendar: place.calendar, label: LOCAL_DAYS }, ...(place.otherCalendars ?? [])].flatMap(
      ({ calendar, label }) => {
        const { day } = ends(calendar)
        return day === main.last ? [] : [{ ...main, last: day, bare: day, label }]
      },
    ),
  ]
}
