import type { Affaire, Dossier, Event } from '../dossiers/model.ts'
import { isDay } from '../kernel/days.ts'
import { caseOfEvent, eventsOfCase } from './by-affaire.ts'
import { DayOff } from './calendar/calendar.ts'
import { zoneOf } from './calendar/zones.ts'
import { eventKindOf } from './events/kinds.ts'
import { type QuestionKey, questions } from './events/questions.ts'
import { TimeLimit } from './limits/model.ts'
import type { OpenQuestion } from './limits/open-questions.ts'
import { timeLimits } from './limits/time-limits.ts'
import { type Place, placeOf } from './place.ts'
import { natureValues } from './regimes/natures.ts'

/** The fact that says how far the claimants live from the court: months added to the limits. */
export const distanceFact = 'limits.distance'

/** A fact of the dossier by its key, with the template's default. */
export type FactOf = (key: string) => string | undefined

/**
 * Every time limit of a dossier: from its events, and from the dates its questions ask for. Each case has those that its own events
 * open or move, counted before its own court; the main one has all the others, so that none is lost between two.
 */
export function limitsOf(dossier: Dossier, fact: FactOf, daysOff: readonly DayOff[] = []): TimeLimit[] {
  const main = [
    ...impossibleDays(eventsOfDossier(dossier, fact)),
    ...timeLimits(...situationOf(dossier, undefined, fact, daysOff)),
  ]
  const others = (dossier.affaires ?? []).flatMap(affaire => {
    const own = new Set(
      dossier.events.filter(one => caseOfEvent(dossier, one) === affaire.id).map(one => one.id),
    )
    const isOwn = ({ key, event }: TimeLimit) => own.has(event) || key.split(':').some(id => own.has(id))
    if (own.size === 0) return []
    return timeLimits(...situationOf(dossier, affaire, fact, daysOff))
      .filter(isOwn)
      .map(limit => ({ ...limit, affaire: affaire.id }))
  })
  if (others.length === 0) return main
  const keys = new Set(others.map(one => one.key))
  return [...main.filter(one => !keys.has(one.key)), ...others].toSorted((a, b) =>
    (a.lastDay ?? '9999').localeCompare(b.lastDay ?? '9999'),
  )
}

/** The events and the place that the limits of a case are counted from; of the main one where none is named. */
export function situationOf(
  dossier: Dossier,
  affaire: Affaire | undefined,
  fact: FactOf,
  daysOff: readonly DayOff[] = [],
): [Event[], Place] {
  const court = affaire?.court
  return [
    eventsOfCase(dossier, eventsOfDossier(dossier, fact), affaire?.id).filter(isOnCalendar),
    placeOfDossier(key => (key === 'court' && court ? court : fact(key)), daysOff),
  ]
}

/** Whether the days of an event exist; older programs let in some that do not. */
const isOnCalendar = ({ date, sent }: Event): boolean => isDay(date) && (sent === undefined || isDay(sent))

/** Says of each event whose day does not exist that nothing is counted from it, so that no limit goes missing in silence. */
const impossibleDays = (events: readonly Event[]): TimeLimit[] =>
  events
    .filter(one => eventKindOf(one.kind) && !isOnCalendar(one))
    .map(({ id, label, date, sent }) => {
      const day = isDay(date) ? (sent ?? date) : date
      return TimeLimit.parse({
        ...{
          key: `impossible:${id}`,
          kind: 'none',
          event: id,
          from: date,
          rule: '',
          articles: [],
          steps: [],
        },
        title: `Date à corriger\u00a0: ${label}`,
        reason: `Le calendrier n’a pas de ${day}\u00a0: aucun délai n’est compté depuis cette date.`,
      })
    })

/** Where a dossier stands: the zone of its court, the distance, what it answers. */
export function placeOfDossier(fact: FactOf, daysOff: readonly DayOff[] = []): Place {
  const distance = Number(fact(distanceFact) ?? 0)
  return placeOf(
    zoneOf(fact('court') ?? ''),
    daysOff,
    [1, 2].includes(distance) ? distance : 0,
    answersIn(fact),
  )
}

/** The fact that keeps the answer to a question about the dossier. */
export const answerFact = (question: QuestionKey): string => `limits.${question}`

/** Tells what is wrong with a fact about limits given by hand; undefined where it moves dates, or is about something else. */
export function limitFactProblem(key: string, value: string): string | undefined {
  if (!key.startsWith('limits.')) return undefined
  const allowedValues =
    key === distanceFact
      ? ['0', '1', '2']
      : Object.entries(questions)
          .filter(([question]) => key === answerFact(question as QuestionKey))
          .flatMap(([, { values }]) => Object.keys(values))
  if (allowedValues.length === 0)
    return `«\u00a0${key}\u00a0» : aucun délai ne dépend de cette réponse ; elle est gardée, sans emploi.`
  return allowedValues.includes(value)
    ? undefined
    : `«\u00a0${key}=${value}\u00a0» : attendu ${allowedValues.join(', ')} ; la réponse est gardée, et la question reste ouverte.`
}

/** Reads the answers of a dossier to the questions about it. The refusal to repeal a regulation is attacked for excess of power. */
function answersIn(fact: FactOf): string[] {
  const answers = Object.entries(questions).flatMap(([key, { about, values }]) => {
    const answer = about === 'dossier' ? fact(answerFact(key as QuestionKey)) : undefined
    return answer !== undefined && answer in values ? [answer] : []
  })
  const repeal = fact('decision.type') === 'abrogation' && !answers.includes('full')
  return [...answers, ...natureOf(fact), ...(repeal ? ['excess-of-power'] : [])]
}

/** Reads what the acts of a dossier are: as it answers, else as it tells by its subject, a software that an authority uses. */
export function natureOf(fact: FactOf): string[] {
  const told = fact(answerFact('nature'))
  if (told !== undefined && told in natureValues) return [told]
  if (fact('decision.type') === 'abrogation') return ['regime-repeal']
  return fact('software') ? ['regime-general'] : []
}

/** The limit to bring the main claim, as it runs now; undefined where none does. */
export function suitLimit(
  dossier: Dossier,
  fact: FactOf,
  daysOff: readonly DayOff[] = [],
): SuitLimit | undefined {
  return limitsOf(dossier, fact, daysOff).find(
    (limit): limit is SuitLimit =>
      /^(rep|urba|contract|contract-end):/.test(limit.key) &&
      limit.fate === 'running' &&
      limit.kind === 'limit' &&
      limit.lastDay !== undefined &&
      limit.prudent !== undefined,
  )
}

/** A limit whose days are known. */
export type SuitLimit = TimeLimit & { readonly lastDay: string; readonly prudent: string }

/** The events of a dossier, with those its facts tell and its list does not. */
export function eventsOfDossier(dossier: Dossier, fact: FactOf): Event[] {
  return [
    ...dossier.events,
    ...toldByFacts(fact)
      .filter(one => !dossier.events.some(other => other.kind === one.kind))
      .map(one => ({ ...one, options: [...one.options, ...answersAbout(one, fact)] })),
  ]
}

/** Reads the dossier’s answers about an event that its facts tell, where the fact itself gives none. */
const answersAbout = ({ kind, options }: Event, fact: FactOf): string[] =>
  (eventKindOf(kind)?.questions ?? []).flatMap(question => {
    const { values } = questions[question]
    const answer = fact(answerFact(question))
    return answer !== undefined && answer in values && !Object.keys(values).some(one => options.includes(one))
      ? [answer]
      : []
  })

function toldByFacts(fact: FactOf): Event[] {
  const event = (
    key: string,
    kind: string,
    option?: { readonly fact: string; readonly means: string },
  ): Event[] => {
    const date = fact(key)
    if (!isDay(date)) return []
    const options = option && fact(option.fact) === 'oui' ? [option.means] : []
    return [{ id: `fact:${key}`, kind, date, label: eventKindOf(kind)?.label ?? '', options }]
  }
  const request = () => event('request.date', 'request', { fact: 'request.collegiate', means: 'collegiate' })
  const decisionEvents = (): Event[] => {
    switch (fact('decision.type')) {
      case 'implicite':
        return request()
      case 'refus':
      case 'abrogation':
        return [...request(), ...event('refusal.date', 'refused')]
      case 'revelee':
        return event('start.date', 'unpublished')
      default: {
        const notification = event('decision.notified', 'notified')
        return notification.length > 0 ? notification : event('decision.published', 'published')
      }
    }
  }
  const attackedInCassation = (): Event[] => {
    switch (fact('cassation.kind')) {
      case 'ordonnance':
        return event('cassation.notified', 'suspension-order')
      case 'jugement':
        return event('cassation.notified', 'judgment').map(one => ({ ...one, options: ['last-instance'] }))
      default:
        return event('cassation.notified', 'appeal-judgment')
    }
  }
  return [
    ...decisionEvents(),
    ...event('documents.date', 'cada-request'),
    ...event('documents.refused', 'cada-refused'),
    ...event('cada.registered', 'cada-registered'),
    ...event('documents.confirmed', 'cada-confirmed'),
    ...attackedInCassation(),
    ...event('summary.date', 'memoir-announced').map(one => ({
      ...one,
      options: fact('cassation.kind') ? [fact('cassation.kind') === 'ordonnance' ? 'refere' : 'merits'] : [],
    })),
    ...event('recap.date', 'recap-asked'),
    ...event('hearing.date', 'hearing'),
    ...event('judgment.notified', 'judgment', { fact: 'judgment.documents', means: 'last-instance' }),
    ...event('order.notified', 'order').map(one => ({
      ...one,
      options: Object.keys(questions.basis.values).filter(basis => basis === fact('order.basis')),
    })),
    ...event('law.referred', 'law-referred', { fact: 'law.urgent', means: 'urgent' }),
  ]
}

/** The days off the user added, as the settings keep them; what cannot be read is left out. */
export function daysOffOf(setting: string | undefined): DayOff[] {
  try {
    const value = JSON.parse(setting || '[]') as unknown
    return Array.isArray(value) ? value.flatMap(one => DayOff.safeParse(one).data ?? []) : []
  } catch {
    return []
  }
}

/** The setting that keeps them. */
export const daysOffSetting = 'limits.daysOff'

/** A dossier with the answer to a question left open: kept by the event it is about, or by the dossier. */
export function withAnswer(
  { events, facts }: Pick<Dossier, 'events' | 'facts'>,
  { question, event }: OpenQuestion,
  value: string,
): Pick<Dossier, 'events' | 'facts'> {
  if (question === 'distance') return { events, facts: { ...facts, [distanceFact]: value } }
  if (event && events.some(one => one.id === event.id)) {
    const change = (one: Event): Event =>
      question === 'of' ? { ...one, of: value } : { ...one, options: [...one.options, value] }
    return { events: events.map(one => (one.id === event.id ? change(one) : one)), facts }
  }
  return question === 'of'
    ? { events, facts }
    : { events, facts: { ...facts, [answerFact(question)]: value } }
}
