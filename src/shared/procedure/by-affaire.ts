import { affaireOf } from '../dossiers/affaire.ts'
import type { Dossier, Event } from '../dossiers/model.ts'
import { answerable } from './events/history.ts'
import { eventKindOf } from './events/kinds.ts'

/** Kinds of steps taken in one case that answer an order given in another: the claim on the merits is confirmed for the judge of the référé. */
const ACROSS_CASES: ReadonlySet<string> = new Set(['confirmed'])

/** Whether a kind of event is a step before one court, which no other case of the dossier shares. */
export const isOfOneCase = (kind: string): boolean => {
  const family = eventKindOf(kind)?.family
  return (family === 'court' || family === undefined) && !ACROSS_CASES.has(kind)
}

/** The id of the case an event is of; undefined for the main one, and where its case is no longer there. */
export const caseOfEvent = (dossier: Pick<Dossier, 'affaires'>, event: Event): string | undefined =>
  affaireOf(dossier, event.affaire)?.id

/**
 * The events that the limits of a case are counted from: its own; those of another that name one of its own as what they answer; and,
 * for a case beside the main one, what all cases start from: the decision, the request, the recourses. The deposit of a référé thus
 * does not end the time to bring the claim, nor the deposit of the claim the time to attack the order of the référé.
 */
export function eventsOfCase(
  dossier: Pick<Dossier, 'affaires'>,
  events: readonly Event[],
  affaire: string | undefined,
): Event[] {
  const own = events.filter(one => caseOfEvent(dossier, one) === affaire)
  const ownIds = new Set(own.map(one => one.id))
  const replies = events.filter(one => !ownIds.has(one.id) && one.of !== undefined && ownIds.has(one.of))
  if (affaire === undefined) return [...own, ...replies]
  const common = events.filter(
    one =>
      caseOfEvent(dossier, one) === undefined &&
      !isOfOneCase(one.kind) &&
      !replies.some(r => r.id === one.id),
  )
  return [...common, ...own.map(one => withinCase(one, own)), ...replies]
}

/** An event that answers the only one of its case that it could: not also what all cases start from. */
function withinCase(event: Event, own: readonly Event[]): Event {
  if (event.of !== undefined) return event
  const [only, second] = answerable(
    event.kind,
    event.date,
    own.filter(one => one.id !== event.id),
  )
  return only && !second ? { ...event, of: only.id } : event
}
