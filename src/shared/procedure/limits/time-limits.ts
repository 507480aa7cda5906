import type { Event } from '../../dossiers/model.ts'
import { type History, historyOf } from '../events/history.ts'
import type { Place } from '../place.ts'
import { rulesOn } from '../rules/all.ts'
import { actionsOf } from './actions.ts'
import { readingsOf } from './applicable.ts'
import { assemble } from './assemble.ts'
import { closuresOf } from './closures.ts'
import { fulfilLimits, type OpenLimit } from './fulfilment.ts'
import type { TimeLimit } from './model.ts'
import type { Reading } from './reading.ts'
import { silenceLimits } from './silences.ts'

export { answerable } from '../events/history.ts'

/** Kinds of events that open nothing of their own once what they answer is in the dossier: its limits tell theirs. */
const within: ReadonlySet<string> = new Set([
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
  const history = historyOf(events, place)
  const openLimits = history.events.flatMap(event =>
    within.has(event.kind) && history.isAnswer(event) ? [] : openedBy(event, history),
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

/** The limits an event opens, limit by limit. */
function openedBy(event: Event, history: History): OpenLimit[] {
  const { place } = history
  const silences = silenceLimits(event, history)
  const byKey = new Map<string, Reading[]>()
  for (const reading of readingsOf(rulesOn(event.kind), event, event.date, place)) {
    const { key, count } = reading.rule
    if (toldElsewhere.has(key) || (count.kind === 'birth' && silences)) continue
    byKey.set(key, [...(byKey.get(key) ?? []), reading])
  }
  return [
    ...(silences ?? []),
    ...[...byKey].flatMap(([key, readings]) =>
      readings[0]?.rule.interruptedBy.length
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
