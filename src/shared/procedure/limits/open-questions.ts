import type { Event } from '../../dossiers/model.ts'
import { eventKindOf } from '../events/kinds.ts'
import { answersTo, type QuestionKey, questions } from '../events/questions.ts'
import type { Place } from '../place.ts'
import { timeLimits } from './time-limits.ts'

/** An answer to a question, and what it changes in the dates of the dossier. */
export interface Effect {
  readonly value: string
  readonly label: string
  /** limits whose day to keep would move, or that it would exclude */
  readonly moved: readonly {
    readonly title: string
    readonly from: string
    /** absent: no such limit would run */
    readonly to?: string
  }[]
}

/** A question that changes a date of the dossier, asked once. */
export interface OpenQuestion {
  readonly question: QuestionKey
  readonly label: string
  /** the event it is about; absent: the whole dossier */
  readonly event?: Event
  readonly effects: readonly Effect[]
}

type Kept = ReadonlyMap<string, { readonly title: string; readonly day: string }>

/** The earliest day to keep of each limit that runs, by its rule and where it comes from. */
function keptDays(events: readonly Event[], place: Place): Kept {
  const kept = new Map<string, { title: string; day: string }>()
  for (const { key, title, kind, fate, prudent } of timeLimits(events, place)) {
    if (kind !== 'limit' || fate !== 'running' || !prudent) continue
    const name = `${key.split(':')[0]}:${key.split(':').at(-1)}`
    const before = kept.get(name)
    if (!before || prudent < before.day) kept.set(name, { title, day: prudent })
  }
  return kept
}

const movedFrom = (before: Kept, after: Kept): Effect['moved'] =>
  [...before].flatMap(([name, { title, day }]) => {
    const now = after.get(name)?.day
    return now === day ? [] : [{ title, from: day, ...(now && { to: now }) }]
  })

/** The questions left open whose answer would move a date, and what each answer would do. */
export function openQuestions(events: readonly Event[], place: Place): OpenQuestion[] {
  const before = keptDays(events, place)
  if (before.size === 0) return []
  const asked = (
    question: QuestionKey,
    effectsOf: (value: string) => Effect['moved'],
    event?: Event,
  ): OpenQuestion[] => {
    const effects = Object.entries(questions[question].values).map(([value, label]) => ({
      value,
      label,
      moved: effectsOf(value),
    }))
    return effects.some(one => one.moved.length > 0)
      ? [{ question, label: questions[question].label, ...(event && { event }), effects }]
      : []
  }
  const ofDossier = Object.entries(questions)
    .filter(([, one]) => one.about === 'dossier')
    .map(([key]) => key as QuestionKey)
    .filter(key => answersTo(key, place.answers).length === 0)
    .flatMap(key =>
      asked(key, value =>
        movedFrom(before, keptDays(events, { ...place, answers: new Set([...place.answers, value]) })),
      ),
    )
  const ofEvents = events.flatMap(event =>
    (eventKindOf(event.kind)?.questions ?? [])
      .filter(key => key !== 'repeat' && answersTo(key, new Set(event.options)).length === 0)
      .flatMap(key =>
        asked(
          key,
          value => {
            const told = { ...event, options: [...event.options, value] }
            return movedFrom(
              before,
              keptDays(
                events.map(one => (one === event ? told : one)),
                place,
              ),
            )
          },
          event,
        ),
      ),
  )
  return [...ofDossier, ...ofEvents]
}
