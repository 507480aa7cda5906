import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../french/dates.ts'
import { addDays } from '../../kernel/days.ts'
import type { History, Link } from '../events/history.ts'
import { rulesOn } from '../rules/all.ts'
import { readingsOf } from './applicable.ts'
import { count } from './count.ts'
import { day, type Interruption, withoutInterruption } from './interruption.ts'
import { NEVER, type Reading } from './reading.ts'

/** The opinion n° 504677 was published: the year of a request for reasons runs from then at the earliest. */
const REASONS_CHANGE = '2025-10-08'

/** Applies legal aid to a limit: asked before its end, it makes the same time run again from what the decree says. */
export function byLegalAid(event: Event, readings: readonly Reading[], history: History): Interruption {
  const [request] = history.after(event, 'legal-aid')
  if (!request) return withoutInterruption(readings)
  const secondRequestDay = againOf(request.event, history.after(event, 'legal-aid').slice(1), history)
  // what answers a second request, made once the first was decided, changes nothing
  const links = history
    .after(request.event, ...outcomes)
    .filter(one => secondRequestDay === undefined || one.event.date < secondRequestDay)
  const since = (kind: string) => links.map(one => one.event).filter(one => one.kind === kind)
  const isSure = request.sure && links.some(one => one.sure)
  const [provisional] = since('legal-aid-provisional')
  const decisions = since('legal-aid-decided')
  const starts: [Event, string, string][] = provisional
    ? [[provisional, provisional.date, 'de l’admission provisoire']]
    : [
        ...decisions.flatMap((one): [Event, string, string][] => [
          [one, one.date, 'compté de la notification de la décision (prudent)'],
          [one, addDays(one.date, 15), 'quinze jours après la notification'],
        ]),
        ...since('legal-aid-appeal').map((one): [Event, string, string] => [
          one,
          one.date,
          'de la décision sur le recours contre le rejet',
        ]),
        ...since('counsel-appointed').map((one): [Event, string, string] => [
          one,
          one.date,
          'de la désignation de l’auxiliaire de justice',
        ]),
        ...since('legal-aid-lapsed').map((one): [Event, string, string] => [
          one,
          one.date,
          'de la caducité de la demande',
        ]),
      ]
  let keptCount = 0
  let isTimely = false
  const results = readings.flatMap(reading => {
    const { rule } = reading
    const timely =
      rule.interruptedBy.includes('legal-aid') &&
      reading.last !== NEVER &&
      day(request.event) >= reading.event.date &&
      day(request.event) <= reading.last
    if (timely) isTimely = true
    const restarts = timely ? starts.flatMap(start => runAnew(reading, start, history)) : []
    if (restarts.length > 0 && isSure) return restarts
    keptCount += 1
    return [reading, ...restarts]
  })
  const awaitedEvent = isTimely && starts.length === 0 ? 'décision du bureau d’aide juridictionnelle' : ''
  return {
    ...withoutInterruption(results),
    awaitedEvent,
    ...(keptCount === 0 && { by: request.event }),
    because: !isTimely
      ? `L’aide juridictionnelle a été demandée après la fin du délai (${longDayText(day(request.event))}) : elle ne l’a pas interrompu.`
      : keptCount === 0
        ? 'L’aide juridictionnelle demandée avant la fin du délai l’a interrompu.'
        : awaitedEvent
          ? 'L’aide juridictionnelle demandée avant la fin du délai l’a interrompu, si la demande est recevable : un nouveau délai de même durée courra de la décision. Jusque-là, retenez le délai initial.'
          : 'L’aide juridictionnelle peut avoir interrompu ce délai : la date la plus proche est à retenir.',
  }
}

/** Kinds of events from which the time runs again. */
const outcomes: readonly string[] = [
  'legal-aid-provisional',
  'legal-aid-decided',
  'legal-aid-appeal',
  'counsel-appointed',
  'legal-aid-lapsed',
]

/** The day of a second request, made once the first one was decided. */
function againOf(first: Event, otherRequests: readonly Link[], history: History): string | undefined {
  const [decision] = history.after(first, 'legal-aid-decided', 'legal-aid-lapsed')
  return otherRequests.find(({ event }) => decision !== undefined && event.date >= decision.event.date)?.event
    .date
}

function runAnew(
  { rule }: Reading,
  [event, from, label]: [Event, string, string],
  { place }: History,
): Reading[] {
  const { count: how } = rule
  const source =
    event.date < '2021-01-01'
      ? ({ text: 'art. 38 du décret n° 91-1266', mark: 'recalled', to: '2020-12-31' } as const)
      : ({ text: 'art. 43 du décret n° 2020-1717', mark: 'read', from: '2021-01-01' } as const)
  const restartedRule = {
    ...rule,
    reading: label,
    interruptedBy: rule.interruptedBy.filter(one => one === 'recourse'),
    sources: [...rule.sources, source],
    ...((how.kind === 'months' || how.kind === 'days') && {
      count: { ...how, distance: how.distance === 'none' ? ('none' as const) : ('debated' as const) },
    }),
  }
  return count(restartedRule, event, from, place)
}

/** Applies a request for the reasons of an implicit refusal to the limit to attack it. */
export function byReasons(event: Event, readings: readonly Reading[], history: History): Interruption {
  const { place } = history
  const request = history
    .after(event, 'reasons-asked')
    .filter(({ event: one }) => readings.some(r => one.date >= r.from))[0]
  if (!request || place.answers.has('motivation-not-due')) return withoutInterruption(readings)
  const start = [request.event.date, REASONS_CHANGE].toSorted().at(-1)!
  const ceiling = readingsOf(
    rulesOn('reasons-asked').filter(rule => rule.key === 'reasons'),
    request.event,
    start,
    place,
  ).slice(0, 1)
  const cap = ceiling[0]
  if (!cap) return withoutInterruption(readings)
  const reply = history.after(request.event, 'reasons-given')[0]?.event
  const replyReadings = reply ? readingsOf(rulesOn('reasons-given'), reply, reply.date, place) : []
  const restarts = reply ? replyReadings.map(one => (one.last > cap.last ? cap : one)) : ceiling
  let keptCount = 0
  let isTimely = false
  const results = readings.flatMap(reading => {
    const timely =
      reading.rule.interruptedBy.includes('reasons') &&
      request.event.date >= reading.from &&
      request.event.date <= reading.last
    if (timely) isTimely = true
    if (timely && request.sure && place.answers.has('motivation-due')) return restarts
    keptCount += 1
    return timely ? [reading, ...restarts] : [reading]
  })
  return {
    ...withoutInterruption([...new Set(results)]),
    ...(keptCount === 0 && { by: request.event }),
    because: !isTimely
      ? 'Les motifs ont été demandés après la fin du délai : la demande est sans effet.'
      : keptCount === 0
        ? 'Les motifs demandés dans le délai le prorogent, dans la limite d’un an de la demande.'
        : 'La demande de motifs ne proroge le délai que si la motivation était due : sans cela, la date la plus proche est à retenir.',
  }
}
