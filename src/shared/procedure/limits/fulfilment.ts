import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../french/dates.ts'
import type { History } from '../events/history.ts'
import type { LimitRule } from '../rules/record.ts'
import type { TimeLimit } from './model.ts'
import { NEVER, type Reading } from './reading.ts'

/** A limit, the event it comes from, and the readings it was made of. */
export interface OpenLimit {
  readonly root: Event
  readonly rule: LimitRule
  readonly readings: readonly Reading[]
  readonly limit: TimeLimit
}

/** Whether an act is done before a reading ends; of two hours of the last day, the earlier. */
const isTimely = ({ date, time }: Event, { last, time: end }: Reading): boolean =>
  date < last || (date === last && !(end && time && time > end))

/** Ends the limits that were met. What was filed while several could be answered ends none, until it says which. */
export function fulfilLimits(openLimits: readonly OpenLimit[], { events }: History): TimeLimit[] {
  const limits = new Map(openLimits.map(one => [one, one.limit]))
  for (const event of events) {
    const fits = openLimits.filter(
      one =>
        limits.get(one)?.fate === 'running' &&
        one.limit.kind === 'limit' &&
        one.rule.answeredBy.includes(event.kind) &&
        one.root.date <= event.date,
    )
    const targets =
      event.of === undefined
        ? fits
        : fits.filter(one => event.of === one.root.id || event.of === one.limit.event)
    const open = targets.filter(one => one.readings.some(reading => isTimely(event, reading)))
    if (event.of === undefined && new Set(open.map(one => one.root.id)).size > 1) {
      for (const one of open) limits.set(one, { ...one.limit, because: several(event, one) })
      continue
    }
    for (const one of open) limits.set(one, fulfil(one, event))
    if (open.length === 0) for (const one of targets) limits.set(one, markLate(one, event))
  }
  return openLimits.map(one => limits.get(one) ?? one.limit)
}

/** Names an act and its day in words that agree with any text: a requête, a recours. */
const actOn = ({ kind, date }: Event): string =>
  kind === 'cada-registered' ? `CADA saisie le ${longDayText(date)}` : `Dépôt du ${longDayText(date)}`

function fulfil({ limit, readings }: OpenLimit, event: Event): TimeLimit {
  const surely = readings.every(one => one.last === NEVER || isTimely(event, one))
  if (!surely && event.kind === 'cada-registered') return missedLimit(limit, event)
  return {
    ...limit,
    fate: 'done',
    by: event.id,
    ...(!surely && { late: event.id }),
    because: surely
      ? `${actOn(event)}, dans le délai.`
      : `${actOn(event)} : dans le délai selon une lecture, tardif selon une autre.`,
  }
}

const markLate = ({ limit }: OpenLimit, event: Event): TimeLimit => missedLimit(limit, event)

const missedLimit = (limit: TimeLimit, event: Event): TimeLimit => ({
  ...limit,
  late: event.id,
  because: `${actOn(event)}, après l’échéance : sauf si le délai ne vous est pas opposable (ou, le lendemain, s’il est franc), la démarche est tardive et l’irrecevabilité ne se régularise pas.`,
})

const several = (event: Event, { limit }: OpenLimit) =>
  [
    limit.because,
    `Un dépôt du ${longDayText(event.date)} peut répondre à plusieurs décisions : dites à laquelle.`,
  ]
    .filter(Boolean)
    .join(' ')
