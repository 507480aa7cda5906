import type { Event } from '../../dossiers/model.ts'
import type { Place } from '../place.ts'
import { rules } from '../rules/all.ts'
import type { LimitRule } from '../rules/record.ts'

const triggersOf = (holds: (rule: LimitRule) => boolean): string[] => [
  ...new Set(
    rules
      .filter(holds)
      .flatMap(rule => [
        ...rule.trigger.events,
        ...rule.trigger.silences.filter(one => one !== 'gracieux').flatMap(silentOn),
      ])
      .filter(kind => !['recourse-refused', 'reasons-asked', 'reasons-given', 'known'].includes(kind)),
  ),
]

/** The kinds of events whose silence bears a decision. */
const silentOn = (birth: string): readonly string[] =>
  rules.filter(rule => rule.key === birth && rule.count.kind === 'birth').flatMap(rule => rule.trigger.events)
const requests = ['request', 'misdirected', 'money-claim']

/** Kinds of events that each kind answers, derived from what interrupts and what meets the rules. */
const callers: Readonly<Record<string, readonly string[]>> = {
  refused: requests,
  known: [...requests, 'cada-registered', 'cnil-complaint'],
  'papers-asked': requests,
  'papers-given': requests,
  'reasons-asked': requests,
  'reasons-given': ['reasons-asked'],
  gracieux: triggersOf(rule => rule.interruptedBy.includes('recourse')),
  hierarchique: triggersOf(rule => rule.interruptedBy.includes('recourse')),
  'recourse-refused': ['gracieux', 'hierarchique'],
  'prior-recourse': ['prior-notified'],
  'prior-refused': ['prior-recourse'],
  'legal-aid': triggersOf(rule => rule.interruptedBy.includes('legal-aid')),
  'legal-aid-provisional': ['legal-aid'],
  'legal-aid-decided': ['legal-aid'],
  'legal-aid-appeal': ['legal-aid'],
  'counsel-appointed': ['legal-aid'],
  'legal-aid-lapsed': ['legal-aid'],
  'cada-refused': ['cada-request'],
  'cada-registered': ['cada-request'],
  'cada-confirmed': ['cada-registered'],
  'cnil-informed': ['cnil-complaint'],
  'cnil-closed': ['cnil-complaint'],
  'papers-requested': ['act-transmitted'],
  'papers-received': ['act-transmitted'],
  'papers-refused': ['act-transmitted'],
  'works-completed': ['permit-displayed'],
  'money-claim': ['debt', 'public-works'],
  'debt-claimed': ['debt', 'public-works'],
  confirmed: ['suspension-order', 'order'],
  opened: ['served'],
  filed: triggersOf(rule => rule.answeredBy.includes('filed')),
}

/** An event that answers another: surely, or only perhaps where it could answer several and names none. */
export interface Link {
  readonly event: Event
  readonly sure: boolean
}

/** The events of a dossier in the order of time, and what answers each. */
export interface History {
  readonly events: readonly Event[]
  readonly place: Place
  /** what an event of these kinds says of this one */
  readonly after: (event: Event, ...kinds: readonly string[]) => Link[]
  /** whether an event answers one that is in the dossier */
  readonly isAnswer: (event: Event) => boolean
}

/** The events that one of this kind may answer: those before it that fit, the last one first. */
export const answerable = (kind: string, date: string, events: readonly Event[]): Event[] =>
  events
    .filter(one => callers[kind]?.includes(one.kind) && one.date <= date)
    .toSorted((a, b) => b.date.localeCompare(a.date))

/** Refusals by what they answer: one noted under another name answers the only step that is pending. */
const refusals: readonly string[] = [
  'refused',
  'recourse-refused',
  'prior-refused',
  'cada-refused',
  'cada-confirmed',
]

/** A refusal as the step it answers names it. */
function attachRefusal(event: Event, events: readonly Event[]): Event {
  const pendingFor = (kind: string) =>
    answerable(
      kind,
      event.date,
      // a letter received the day of the refusal is not the one it answers
      events.filter(one => one.id !== event.id && (one.date < event.date || requests.includes(one.kind))),
    )
  if (!refusals.includes(event.kind) || pendingFor(event.kind).length > 0) return event
  const fits = refusals.filter(kind => pendingFor(kind).length > 0)
  return fits.length === 1 ? { ...event, kind: fits[0]! } : event
}

/** The event that one names; where it names a request that was refused in writing, that refusal. */
function throughRefusal(event: Event, targetId: string, otherEvents: readonly Event[]): readonly string[] {
  const request = otherEvents.find(one => one.id === targetId && requests.includes(one.kind))
  const writtenRefusals = otherEvents.filter(
    one =>
      request !== undefined &&
      one.kind === 'refused' &&
      one.date >= request.date &&
      answerable(event.kind, event.date, [one]).length > 0,
  )
  return event.kind === 'filed' || writtenRefusals.length === 0
    ? [targetId]
    : writtenRefusals.map(one => one.id)
}

/** Reads the events of a dossier. One that names none answers every earlier one it could, perhaps. */
export function historyOf(allEvents: readonly Event[], place: Place): History {
  const events = allEvents
    .map(event => attachRefusal(event, allEvents))
    .filter(event => !isExcluded(event, allEvents, place))
    .toSorted((a, b) => a.date.localeCompare(b.date))
  const original = new Map(allEvents.map(event => [event.id, event]))
  const targets = new Map<string, readonly string[]>(
    events.map((event): readonly [string, readonly string[]] => {
      const otherEvents = events.filter(one => one.id !== event.id)
      if (event.of !== undefined) return [event.id, throughRefusal(event, event.of, otherEvents)]
      // a refusal is named by the user under the kind it was noted with
      const byOriginalKind = otherEvents.filter(
        one => answerable(event.kind, event.date, [original.get(one.id) ?? one]).length,
      )
      const candidates = answerable(event.kind, event.date, otherEvents)
        .concat(byOriginalKind)
        .filter((one, at, all) => all.indexOf(one) === at)
      // a request that was refused in writing is attacked through that refusal
      const isRefused = (request: Event) =>
        requests.includes(request.kind) &&
        candidates.some(one => one.kind === 'refused' && one.date >= request.date)
      const open = event.kind === 'filed' ? candidates : candidates.filter(one => !isRefused(one))
      return [event.id, open.map(one => one.id)] as const
    }),
  )
  const after: History['after'] = (event, ...kinds) =>
    events.flatMap(one => {
      const to = targets.get(one.id) ?? []
      if (!kinds.includes(one.kind) || !to.includes(event.id) || one.date < event.date) return []
      return [{ event: one, sure: to.length === 1 }]
    })
  return {
    events,
    place,
    after,
    isAnswer: event => (targets.get(event.id) ?? []).some(id => events.some(one => one.id === id)),
  }
}

/**
 * A recours that is not in French, the notification to another, or the publication that does not open the time of the addressee of an individual decision:
 * where both formalities are known, the one that concerns the claimant.
 */
export function isExcluded(event: Event, events: readonly Event[], { answers }: Place): boolean {
  const has = (kind: string) => events.some(one => one.kind === kind)
  if (event.options.includes('foreign')) return true
  if (event.kind === 'notified') return answers.has('third-party') && has('published')
  const isConcerned = answers.has('addressee') || answers.has('agent')
  return event.kind === 'published' && isConcerned && answers.has('individual') && has('notified')
}
