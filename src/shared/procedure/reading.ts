import type { Event } from '../dossiers/model.ts'
import { longDayText } from '../drafts/slots/words.ts'
import { type Calendar, rollBack, rollForward } from './calendar.ts'
import { addMonths } from './deadline.ts'
import { happeningOf } from './happenings.ts'
import { addDays } from './holidays.ts'
import { laterByHours } from './hours.ts'
import type { Place } from './place.ts'
import type { LimitRule } from './rules/record.ts'

/** Label of a reading that counts the days off of the court's own territory. */
export const LOCAL_DAYS = 'avec les jours fériés locaux'

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

const words: Readonly<Record<number, string>> = {
  1: 'un',
  2: 'deux',
  3: 'trois',
  4: 'quatre',
  5: 'cinq',
  6: 'six',
  8: 'huit',
  10: 'dix',
  15: 'quinze',
  31: 'trente et un',
  40: 'quarante',
}
const spelt = (n: number, unit: string) => `${words[n] ?? n} ${unit}${n > 1 && unit !== 'mois' ? 's' : ''}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The step that says where the count starts. */
export const startStep = (event: Event, from: string): string =>
  `Point de départ : ${(happeningOf(event.kind)?.label ?? event.label).replace(/^[A-ZÀÉ](?=[a-zà-ÿ])/, one => one.toLowerCase())}, le ${longDayText(event.date)}${from === event.date ? '' : ` ; délai compté du ${longDayText(from)}`}.`

/** Every reading of a rule from a day: the governing one first, then those the texts leave open. */
export function count(rule: LimitRule, event: Event, from: string, place: Place): Reading[] {
  const how = rule.count
  const start = startStep(event, from)
  const base = { rule, event, from, label: '', caveat: '' }
  const plain = (day: string, name: string, ...steps: string[]): Reading => ({
    ...base,
    term: day,
    keep: day,
    last: day,
    bare: day,
    name,
    steps: [start, ...steps],
  })
  // counted backwards, a local day off would only bring the day forward: it is left out
  const nation = place.national ?? place.calendar
  switch (how.kind) {
    case 'months':
    case 'days':
      return counted(base, how, place)
    case 'birth':
    case 'opens': {
      // a decree may set the length of a silence
      const set = how.set ? /^(\d{1,2})m$/.exec(event.span ?? '')?.[1] : undefined
      const length = spelt(Number(set ?? how.months), 'mois')
      const day = addMonths(from, Number(set ?? how.months))
      const name = how.kind === 'birth' ? `${length} de silence` : `pas avant ${length}`
      return [plain(day, name, `${capital(length)}, sans report : ${longDayText(day)}.`)]
    }
    case 'years-end': {
      const day = `${Number(from.slice(0, 4)) + how.years}-12-31`
      return [
        plain(
          day,
          `${spelt(how.years, 'an')}, à partir du 1ᵉʳ janvier suivant`,
          `Jusqu’au ${longDayText(day)}.`,
        ),
      ]
    }
    case 'fixed':
      return [
        {
          ...plain(from, 'jour fixé', `Le jour est fixé : ${longDayText(from)}.`),
          ...(event.time && { time: event.time }),
        },
      ]
    case 'clear-days-before': {
      const term = addDays(from, -how.days - 1)
      const worked = rollBack(term, nation)
      return [
        {
          ...plain(
            worked.day,
            `${spelt(how.days, 'jour')} francs avant l’audience`,
            `${capital(spelt(how.days, 'jour'))} francs avant l’audience : l’instruction reste ouverte jusqu’au ${longDayText(term)}.`,
            ...(worked.over.length > 0
              ? [`${longDayText(term)} n’est pas travaillé : retenir le ${longDayText(worked.day)}.`]
              : []),
          ),
          term,
          keep: rollBack(addDays(worked.day, -1), nation).day,
        },
      ]
    }
    case 'open-days-before': {
      const { day, steps } = openDaysBefore(from, how.days, nation)
      return [
        {
          ...plain(day, 'troisième jour ouvrable précédent, 17 h', ...steps),
          keep: addDays(day, -1),
          time: how.time,
        },
      ]
    }
    case 'working-days': {
      let day = from
      for (let left = how.days; left > 0; left -= 1) day = rollForward(addDays(day, 1), place.calendar).day
      const next = rollForward(addDays(day, 1), place.calendar).day
      const name = `${spelt(how.days, 'jour')} ouvrés`
      const first = plain(
        day,
        name,
        `${capital(name)} après : ${longDayText(day)}. Par prudence, comptez depuis la mise à disposition.`,
      )
      return [
        { ...first, keep: from },
        { ...first, keep: from, last: next, label: 'si ces deux jours sont francs' },
      ]
    }
    case 'hours': {
      const end = laterByHours(from, event.time ?? '00:00', how.hours)
      return [
        {
          ...plain(
            end.day,
            `${how.hours} heures réelles`,
            `Jusqu’au ${longDayText(end.day)}, ${end.time}, heure de Paris.`,
          ),
          time: end.time,
        },
      ]
    }
    case 'none':
      return [{ ...plain(NEVER, 'aucun délai'), reason: `${how.reason} ${how.noCeiling}` }]
    case 'awaited':
      return [{ ...plain(NEVER, 'délai d’un autre recours'), reason: how.reason }]
    case 'closed':
      return [{ ...plain(NEVER, 'voie fermée'), reason: how.reason }]
  }
}

type Length = Extract<LimitRule['count'], { kind: 'months' | 'days' }>

/** The length the court set, where the event keeps one. */
function lengthOf(how: Length, event: Event): Pick<Length, 'kind' | 'n'> {
  const [, n, unit] = (how.set && /^(\d{1,3})([dm])$/.exec(event.span ?? '')) || []
  return n && unit ? { n: Number(n), kind: unit === 'd' ? 'days' : 'months' } : how
}

type Base = Pick<Reading, 'rule' | 'event' | 'from' | 'label' | 'caveat'>

function counted(base: Base, how: Length, place: Place): Reading[] {
  const { kind, n } = lengthOf(how, base.event)
  const plainReadings = francs(base, { ...how, kind, n }, 0, place)
  if (place.distance === 0 || how.distance === 'none') return plainReadings
  const far = francs(
    { ...base, caveat: 'Le texte en vigueur de l’article R. 421-7 CJA (délai de distance) est à relire.' },
    { ...how, kind, n },
    place.distance,
    place,
  )
  if (how.distance === 'debated')
    return [
      ...plainReadings,
      ...far
        .slice(0, 1)
        .map(one => ({ ...one, label: 'avec le délai de distance', bare: plainReadings[0]!.bare })),
    ]
  return far.map((one, at) => ({ ...one, bare: (plainReadings[at] ?? plainReadings[0]!).bare }))
}

/** A limit in months or days with months of distance: *franc* and carried over, or held to its term. */
function francs(
  base: Base,
  how: Pick<Length, 'kind' | 'n' | 'franc' | 'early'>,
  far: number,
  place: Place,
): Reading[] {
  const { kind, n, franc } = how
  const inMonths = kind === 'months'
  const total = inMonths ? n + far : n
  const reach = (day: string) => (inMonths ? addMonths(day, total) : addMonths(addDays(day, n), far))
  const term = reach(base.from)
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
  const local = ends(place.calendar)
  if (franc === 'unsettled') {
    const held: Reading = {
      ...base,
      term,
      keep: term,
      last: term,
      bare: term,
      name,
      steps: [...steps, 'Le caractère franc de ce délai n’est pas établi : tenez-vous à l’échéance.'],
    }
    return [
      held,
      { ...held, last: ends(place.national ?? place.calendar).day, label: 'si le délai est franc' },
    ]
  }
  const national = place.national ? ends(place.national) : local
  const governing = [national, local].toSorted((a, b) => a.day.localeCompare(b.day))[0]!
  const other = reach(addDays(base.from, 1))
  const after = rollForward(inMonths ? other : addDays(term, 1), place.national ?? place.calendar).day
  const keep = [term, after].toSorted()[0]!
  const rolled = governing.over.map(one => `${longDayText(one.day)} (${one.why})`).join(', ')
  const doubtfulLocal =
    national.day === local.day && (place.others ?? []).every(one => ends(one.calendar).day === local.day)
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
      ...(rolled ? [`${rolled} : report au ${longDayText(governing.day)}.`] : []),
    ],
  }
  return [
    main,
    ...(after === main.last || !inMonths
      ? []
      : [{ ...main, last: after, bare: after, label: 'compté depuis le lendemain de l’événement' }]),
    ...[{ calendar: place.calendar, label: LOCAL_DAYS }, ...(place.others ?? [])].flatMap(
      ({ calendar, label }) => {
        const { day } = ends(calendar)
        return day === main.last ? [] : [{ ...main, last: day, bare: day, label }]
      },
    ),
  ]
}

function openDaysBefore(from: string, days: number, calendar: Calendar): { day: string; steps: string[] } {
  const steps: string[] = []
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, -1)
    const sunday = new Date(`${day}T00:00:00Z`).getUTCDay() === 0
    const why = calendar.holiday(day) ?? (sunday ? 'dimanche' : undefined)
    if (why === undefined) left -= 1
    steps.push(`${longDayText(day)} : ${why ?? `jour ouvrable n° ${days - left}`}.`)
  }
  return { day, steps }
}
