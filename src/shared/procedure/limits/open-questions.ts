import type { Event } from '../../dossiers/model.ts'
import { dayText } from '../../french/dates.ts'
import { eventKindOf } from '../events/kinds.ts'
import { answersTo, type QuestionKey, questions } from '../events/questions.ts'
import type { Place } from '../place.ts'
import { nextNatureStep } from '../regimes/natures.ts'
import { answersOf } from './applicable.ts'
import { answerable, timeLimits } from './time-limits.ts'

/** An answer to a question, and what it changes in the dates of the dossier. */
export interface Effect {
  readonly value: string
  readonly label: string
  /** limits whose day to keep would move, or that it would exclude */
  readonly changes: readonly {
    readonly title: string
    readonly from: string
    /** absent: no such limit would run */
    readonly to?: string
  }[]
}

/** A question that changes a date of the dossier, asked once. `of`: what an event answers, its values being events. */
export interface OpenQuestion {
  readonly question: QuestionKey | 'of' | 'distance'
  readonly label: string
  /** the event it is about; absent: the whole dossier */
  readonly event?: Event
  readonly effects: readonly Effect[]
}

type DaysToKeep = ReadonlyMap<string, { readonly title: string; readonly day: string }>

/** The earliest day to keep of each limit that runs, by its rule and where it comes from. */
function keptDays(events: readonly Event[], place: Place): DaysToKeep {
  const earliest = new Map<string, { title: string; day: string }>()
  for (const { key, title, kind, fate, prudent } of timeLimits(events, place)) {
    if (kind !== 'limit' || fate !== 'running' || !prudent) continue
    const name = `${key.split(':')[0]}:${key.split(':').at(-1)}`
    const before = earliest.get(name)
    if (!before || prudent < before.day) earliest.set(name, { title, day: prudent })
  }
  return earliest
}

const movedFrom = (before: DaysToKeep, after: DaysToKeep): Effect['changes'] =>
  [...before].flatMap(([name, { title, day }]) => {
    const now = after.get(name)?.day
    return now === day ? [] : [{ title, from: day, ...(now && { to: now }) }]
  })

/** Answers about the domicile, as the dossier keeps them: months of distance. */
export const distances = {
  '0': 'sans éloignement du tribunal',
  '1': 'outre-mer, ou hors du territoire du tribunal d’outre-mer : un mois de plus',
  '2': 'à l’étranger : deux mois de plus',
} as const

/** The questions left open whose answer would move a date, and the effect of each answer. */
export function openQuestions(
  events: readonly Event[],
  place: Place,
  isDistanceKnown = true,
): OpenQuestion[] {
  const before = keptDays(events, place)
  if (before.size === 0) return []
  const ask = (
    question: OpenQuestion['question'],
    label: string,
    values: Readonly<Record<string, string>>,
    daysWith: (value: string) => DaysToKeep,
    event?: Event,
  ): OpenQuestion[] => {
    const effects = Object.entries(values).map(([value, words]) => ({
      value,
      label: words,
      changes: movedFrom(before, daysWith(value)),
    }))
    return effects.some(one => one.changes.length > 0)
      ? [{ question, label, ...(event && { event }), effects }]
      : []
  }
  const replacing = (event: Event, change: Partial<Event>) =>
    keptDays(
      events.map(one => (one === event ? { ...event, ...change } : one)),
      place,
    )
  const ofDossier = Object.entries(questions)
    .filter(([, one]) => one.about === 'dossier')
    .map(([key]) => key as QuestionKey)
    .filter(key => answersTo(key, place.answers).length === 0)
    .flatMap(key =>
      ask(key, questions[key].label, questions[key].values, value =>
        keptDays(events, { ...place, answers: new Set([...place.answers, value]) }),
      ),
    )
  const ofDomicile = isDistanceKnown
    ? []
    : ask('distance', 'Le requérant demeure', distances, value =>
        keptDays(events, { ...place, distance: Number(value) }),
      )
  const ofEvents = events.flatMap(event =>
    (eventKindOf(event.kind)?.questions ?? [])
      .filter(
        key => key !== 'repeat' && key !== 'nature' && answersTo(key, new Set(event.options)).length === 0,
      )
      .flatMap(key =>
        ask(
          key,
          questions[key].label,
          questions[key].values,
          value => replacing(event, { options: [...event.options, value] }),
          event,
        ),
      ),
  )
  const ofLinks = events.flatMap(event => {
    const otherEvents = events.filter(one => one.id !== event.id)
    const fits = event.of === undefined ? answerable(event.kind, event.date, otherEvents) : []
    if (fits.length < 2) return []
    const names = Object.fromEntries(fits.map(one => [one.id, `${one.label}, ${dayText(one.date)}`]))
    return ask('of', 'Décision ou recours visé', names, value => replacing(event, { of: value }), event)
  })
  // the nature of an act is asked first, by steps: the matter, then the regime
  const ofNatures = events.flatMap(event => {
    if (!eventKindOf(event.kind)?.questions.includes('nature')) return []
    const step = nextNatureStep(answersOf(event, place))
    return step
      ? ask(
          'nature',
          step.question,
          step.values,
          value => replacing(event, { options: [...event.options, value] }),
          event,
        )
      : []
  })
  return [...ofNatures, ...ofDossier, ...ofDomicile, ...ofLinks, ...ofEvents]
}
