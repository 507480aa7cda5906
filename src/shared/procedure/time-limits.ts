import type { Event } from '../dossiers/model.ts'
import type { TimeLimit } from './deadline-model.ts'
import type { Place } from './limits.ts'
import * as courts from './rules/courts.ts'
import * as decisions from './rules/decisions.ts'
import { afterReferral, documents } from './rules/documents.ts'
import { type History, historyOf } from './rules/history.ts'
import * as others from './rules/others.ts'

type Rule = (event: Event, history: History, place: Place) => TimeLimit[]

/** The rule of each kind of event that opens a limit by itself. */
const rules: Readonly<Record<string, Rule>> = {
  notified: decisions.decision,
  published: decisions.decision,
  unpublished: decisions.unpublished,
  known: decisions.known,
  'permit-displayed': decisions.permit,
  'contract-published': decisions.contract,
  request: decisions.request,
  refused: decisions.decision,
  'cada-request': documents,
  'cada-registered': afterReferral,
  'liberte-order': courts.liberteOrder,
  'suspension-order': courts.suspensionOrder,
  'utiles-order': courts.utilesOrder,
  judgment: courts.judgment,
  'appeal-judgment': courts.ruling,
  invited: courts.invited,
  'formal-notice': courts.formalNotice,
  'recap-asked': courts.recapAsked,
  'memoir-announced': courts.announced,
  'closing-set': courts.closing,
  crystallised: courts.crystallised,
  hearing: courts.hearing,
  served: courts.served,
  'cnil-complaint': others.complaint,
  'law-referred': others.referral,
  sitting: others.sitting,
}

const decided = [
  'notified',
  'published',
  'permit-displayed',
  'contract-published',
  'refused',
  'request',
  'judgment',
  'appeal-judgment',
]

/** What each kind of event answers: the last one before it of these kinds, unless it names another. */
const callers: Readonly<Record<string, readonly string[]>> = {
  refused: ['request'],
  known: ['request'],
  'reasons-asked': ['request'],
  'reasons-given': ['reasons-asked'],
  gracieux: decided,
  hierarchique: decided,
  'recourse-refused': ['gracieux', 'hierarchique'],
  'legal-aid': decided,
  'legal-aid-decided': ['legal-aid'],
  'cada-refused': ['cada-request'],
  'cada-registered': ['cada-request'],
  'cada-confirmed': ['cada-registered'],
  filed: [...decided, 'cada-registered', 'cada-confirmed'],
}

/** The events that one of this kind may answer: those before it that fit, the last of which it answers unless it names another. */
export const answerable = (kind: string, date: string, events: readonly Event[]): Event[] =>
  events
    .filter(one => callers[kind]?.includes(one.kind) && one.date <= date)
    .toSorted((a, b) => b.date.localeCompare(a.date))

/** Kinds that open nothing of their own once the event they answer is known: its limits tell theirs. */
const within: ReadonlySet<string> = new Set(['refused', 'known', 'cada-registered'])

/** Every time limit of a dossier, from its events, in the order of the days they end. */
export function timeLimits(events: readonly Event[], place: Place): TimeLimit[] {
  const history = historyOf(events, callers)
  const answered = new Set(
    history.events.flatMap(event =>
      [...within].flatMap(kind => history.after(event, kind).map(one => one.id)),
    ),
  )
  const limits = history.events
    .filter(event => !answered.has(event.id))
    .flatMap(event => rules[event.kind]?.(event, history, place) ?? [])
  return filed(limits, history)
    .map((limit, at) => ({ limit, at }))
    .toSorted((a, b) => (a.limit.lastDay ?? '9999').localeCompare(b.limit.lastDay ?? '9999') || a.at - b.at)
    .map(({ limit }) => limit)
}

/** A limit to sue that was met: what was filed on its last day at the latest. A posted filing counts from its posting. */
function filed(limits: readonly TimeLimit[], history: History): TimeLimit[] {
  const suits = /^(rep|contract|urba|cada-suit|appeal|cassation|motifs|known|unacknowledged):/
  return limits.map(limit => {
    if (!suits.test(limit.key) || limit.fate !== 'running' || limit.kind !== 'limit') return limit
    const origin = history.events.find(one => one.id === limit.event)
    const done = origin && history.after(origin, 'filed').find(one => one.date <= limit.lastDay!)
    return done ? { ...limit, fate: 'done' as const, by: done.id, because: 'Déposé dans le délai.' } : limit
  })
}
