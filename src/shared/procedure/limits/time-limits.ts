import type { Event } from '../../dossiers/model.ts'
import { addMonths } from '../../kernel/days.ts'
import { type History, historyOf } from '../events/history.ts'
import { eventKindOf } from '../events/kinds.ts'
import type { Place } from '../place.ts'
import { naturesIn } from '../regimes/natures.ts'
import { rulesOn } from '../rules/all.ts'
import { closureRules } from '../rules/closures.ts'
import type { LimitRule } from '../rules/record.ts'
import { actionsOf } from './actions.ts'
import { answersOf, readingsOf } from './applicable.ts'
import { assemble } from './assemble.ts'
import { count } from './count.ts'
import { fulfilLimits, type OpenLimit } from './fulfilment.ts'
import type { TimeLimit } from './model.ts'
import type { Reading } from './reading.ts'
import { silenceLimits } from './silences.ts'

export { answerable } from '../events/history.ts'

/** Kinds of events that open nothing of their own once what they answer is in the dossier: its limits tell theirs. */
const answeringKinds: ReadonlySet<string> = new Set([
  'gracieux',
  'hierarchique',
  'refused',
  'known',
  'recourse-refused',
  'cada-refused',
  'cada-confirmed',
  'cnil-informed',
  'prior-refused',
  'papers-received',
  'papers-refused',
  'works-completed',
  'opened',
])
/** Limits that are told with those they change. */
const toldElsewhere: ReadonlySet<string> = new Set(['gracieux', 'reasons', 'reasons-given'])

/** Every time limit of a dossier, from its events, in the order of the days they end. */
export function timeLimits(events: readonly Event[], place: Place): TimeLimit[] {
  const history = historyOf(withNatures(events), place)
  const openLimits = history.events.flatMap(event =>
    answeringKinds.has(event.kind) && history.isAnswer(event) ? [] : openedBy(event, history),
  )
  // a recours that may answer two decisions is told once
  const unique = openLimits.filter(
    (one, at) => openLimits.findIndex(other => other.limit.key === one.limit.key) === at,
  )
  return fulfilLimits([...unique, ...closuresOf(unique, history)], history)
    .map((limit, at) => ({ limit, at }))
    .toSorted((a, b) => (a.limit.lastDay ?? '9999').localeCompare(b.limit.lastDay ?? '9999') || a.at - b.at)
    .map(({ limit }) => limit)
}

/** Kinds of events that follow an act, and have its nature. */
const followingKinds: ReadonlySet<string> = new Set([
  'judgment',
  'prior-recourse',
  'prior-refused',
  'legal-aid-decided',
])

/** Kinds of events whose limits stay their own, whatever the nature of the act. */
const judgedKinds: ReadonlySet<string> = new Set(['judgment', 'legal-aid-decided'])

/** Tells of a judgment or of a prior appeal the nature of the acts it is about, where every act of the dossier says its own. */
function withNatures(events: readonly Event[]): readonly Event[] {
  const acts = events.filter(
    ({ kind }) => !followingKinds.has(kind) && eventKindOf(kind)?.questions.includes('nature'),
  )
  if (acts.length === 0 || acts.some(({ options }) => naturesIn(options).length === 0)) return events
  const natures = acts.flatMap(({ options }) => naturesIn(options))
  return events.map(event =>
    followingKinds.has(event.kind) && naturesIn(event.options).length === 0
      ? { ...event, options: [...event.options, ...new Set(natures)] }
      : event,
  )
}

/** The limits an event opens, limit by limit. */
function openedBy(event: Event, history: History): OpenLimit[] {
  const { place } = history
  const silences = silenceLimits(event, history)
  const isNatureOpen = !judgedKinds.has(event.kind) && naturesIn(answersOf(event, place)).length !== 1
  const byKey = new Map<string, Reading[]>()
  for (const reading of readingsOf(rulesOn(event.kind), event, event.date, place)) {
    const { key: ownKey, count, when } = reading.rule
    // as long as the nature is not told, every regime is a reading of one limit
    const key = isNatureOpen && when.also.nature !== undefined ? 'rep' : ownKey
    if (toldElsewhere.has(key) || (count.kind === 'birth' && silences)) continue
    byKey.set(key, [...(byKey.get(key) ?? []), reading])
  }
  return [
    ...(silences ?? []),
    ...[...byKey].flatMap(([key, readings]) =>
      readings.some(one => one.rule.interruptedBy.length > 0)
        ? actionsOf(event, key, readings, history)
        : plain(event, key, readings, history),
    ),
  ]
}

function plain(event: Event, key: string, readings: readonly Reading[], history: History): OpenLimit[] {
  const readingsNow =
    key === 'served'
      ? readAt(event, readings, history)
      : key === 'debt'
        ? afterClaim(event, readings, history)
        : readings
  return [
    {
      root: event,
      rule: readingsNow[0]!.rule,
      readings: readingsNow,
      limit: assemble(readingsNow, { key: `${key}:${event.id}` }, history.place),
    },
  ]
}

/** A writing is received when it is first opened, under each reading by which it is not deemed received before. */
function readAt(event: Event, readings: readonly Reading[], { after, place }: History): readonly Reading[] {
  const [first] = after(event, 'opened')
  if (!first?.sure) return readings
  const opening = readingsOf(rulesOn('opened'), first.event, first.event.date, place)
  const deemedReadings = readings.filter(one => one.last < first.event.date)
  return deemedReadings.length === readings.length ? readings : [...deemedReadings, ...opening]
}

/** A debt claimed in writing: four years run anew from the first of January that follows (law n° 68-1250, art. 2). */
function afterClaim(
  event: Event,
  readings: readonly Reading[],
  { after, place }: History,
): readonly Reading[] {
  const [claim] = after(event, 'money-claim', 'debt-claimed')
  if (!claim?.sure || readings.every(one => claim.event.date > one.last)) return readings
  return readingsOf(rulesOn(event.kind), event, claim.event.date, place)
}

/** Steps taken before they were open, or once they were closed, as the chronology tells. */
function closuresOf(openLimits: readonly OpenLimit[], { events, place, after }: History): OpenLimit[] {
  const closureOn = (rule: LimitRule, event: Event): OpenLimit => {
    const readings = count(rule, event, event.date, place)
    return {
      root: event,
      rule,
      readings,
      limit: assemble(readings, { key: `${rule.key}:${event.id}` }, place),
    }
  }
  const isEarly = (filing: Event) =>
    openLimits.some(
      ({ root, limit }) =>
        limit.kind === 'birth' &&
        limit.fate === 'running' &&
        filing.date < (limit.lastDay ?? '') &&
        after(root, 'filed').some(link => link.event === filing && link.sure),
    )
  const has = (...kinds: readonly string[]) => events.some(one => kinds.includes(one.kind))
  return events.flatMap(event => {
    if (event.kind === 'filed')
      return [
        ...(isEarly(event) ? [closureOn(closureRules.premature, event)] : []),
        ...(has('prior-notified') && !has('prior-recourse') ? [closureOn(closureRules.prior, event)] : []),
        ...(event.date >= closureRules.unclaimed.valid.from &&
        has('debt', 'public-works') &&
        !has('money-claim', 'refused', 'notified')
          ? [closureOn(closureRules.unclaimed, event)]
          : []),
      ]
    if (event.kind !== 'useful-claim') return []
    const late = events.some(
      one =>
        one.date <= event.date &&
        (one.kind === 'cada-refused' ||
          (one.kind === 'cada-request' && event.date >= addMonths(one.date, 1))),
    )
    return late ? [closureOn(closureRules.useful, event)] : []
  })
}
