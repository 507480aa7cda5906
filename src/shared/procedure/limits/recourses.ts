import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../french/dates.ts'
import { addMonths } from '../../kernel/days.ts'
import type { History, Link } from '../events/history.ts'
import { rulesBornOf, rulesOn } from '../rules/all.ts'
import { readingsOf } from './applicable.ts'
import { day, type Interruption, withoutInterruption } from './interruption.ts'
import { NEVER, type Reading } from './reading.ts'

/** From then on a recours gracieux is in time by its posting (CE, 30 June 2025, n° 494573). */
const POSTING_COUNTS = '2025-06-30'
/** Whether an administrative appeal is made in time under a reading; a doubt keeps both outcomes. */
function inTime(recourse: Event, reading: Reading): 'yes' | 'no' | 'perhaps' {
  if (day(recourse) < reading.from || day(recourse) > reading.bare) return 'no'
  const byReceipt = recourse.date <= reading.bare
  if (!byReceipt && recourse.date < POSTING_COUNTS) return 'no'
  const debated = reading.rule.recourseDebatedFrom
  if (debated && recourse.date >= debated) return 'perhaps'
  // a shorter time printed in the decision tells of a special text, under which no recours may interrupt
  if (isPrintedShorter(reading)) return 'perhaps'
  return 'yes'
}

const isPrintedShorter = ({ rule: { count }, event }: Reading) =>
  'set' in count && count.set === 'shorter' && event.span !== undefined

/** Applies recours gracieux and hiérarchique to a limit: from their rejection it runs anew, once. */
export function byRecourse(event: Event, readings: readonly Reading[], history: History): Interruption {
  const all = history.after(event, 'gracieux', 'hierarchique')
  const kindsMet = new Set<string>()
  const first = all.filter(({ event: one }) => {
    const isSecond = kindsMet.has(one.kind) || one.options.includes('second')
    kindsMet.add(one.kind)
    return !isSecond
  })
  if (first.length === 0) return withoutInterruption(readings)
  if (!readings.some(one => one.rule.interruptedBy.includes('recourse')))
    return {
      ...withoutInterruption(readings),
      because: readings[0]?.rule.unmoved ?? 'Un recours administratif ne déplace pas cette date.',
    }
  const timelyRecourses = new Set<Event>()
  const late = new Set<Event>()
  let keptCount = 0
  const isDated = readings.some(one => one.last !== NEVER)
  const results = readings.flatMap(reading => {
    // a limit that may not run at all opens nothing where another reading gives a date
    if (reading.last === NEVER && isDated) return [reading]
    if (!reading.rule.interruptedBy.includes('recourse')) {
      keptCount += 1
      return [reading]
    }
    const timely = first.filter(({ event: one }) => inTime(one, reading) !== 'no')
    for (const one of timely) timelyRecourses.add(one.event)
    const certain = timely.some(one => one.sure && inTime(one.event, reading) === 'yes')
    const restarts = subsets(timely)
      .flatMap(some => readingsOfRejection(some, history, late))
      // the prefect is told no remedies and given no acknowledgement: two months
      .filter(
        one => reading.rule.key !== 'defere' || one.rule.count.kind !== 'months' || one.rule.count.n === 2,
      )
    if (certain) return restarts
    keptCount += 1
    return [reading, ...restarts]
  })
  const [one] = timelyRecourses
  return {
    readings: results,
    recourses: [...timelyRecourses],
    late: [...late],
    awaitedEvent: '',
    ...(one && keptCount === 0 && { by: one }),
    because:
      one && keptCount === 0
        ? 'Un recours administratif formé dans le délai l’a interrompu : un nouveau délai entier court de son rejet.'
        : one
          ? `Le recours administratif du ${longDayText(one.date)} peut avoir interrompu ce délai : tant que ce n’est pas établi, la date la plus proche est à retenir.`
          : `Le recours administratif du ${longDayText(first[0]!.event.date)} est arrivé après la fin du délai : il ne l’a pas interrompu, sauf s’il a été posté avant (notez alors le jour de l’envoi).`,
  }
}

/** The groups of recours that may count together: an uncertain one is in or out. */
function subsets(links: readonly Link[]): Event[][] {
  const groups = links.reduce<Event[][]>(
    (subsetsSoFar, { event, sure }) => [
      ...subsetsSoFar.map(one => [...one, event]),
      ...(sure ? [] : subsetsSoFar),
    ],
    [[]],
  )
  return groups.filter(one => one.length > 0)
}

/** The readings opened by the rejection of these recours: each rejection is tried on each recours it could answer. */
function readingsOfRejection(recourses: readonly Event[], history: History, late: Set<Event>): Reading[] {
  const refusals = [
    ...new Set(recourses.flatMap(one => history.after(one, 'recourse-refused').map(link => link.event))),
  ]
  return assignments(recourses, refusals, history).flatMap(express =>
    outcome(recourses, express, history, late),
  )
}

type Express = ReadonlyMap<string, Event>

function assignments(recourses: readonly Event[], refusals: readonly Event[], history: History): Express[] {
  return refusals.slice(0, 4).reduce<Express[]>(
    (assignmentsSoFar, refusal) =>
      assignmentsSoFar.flatMap(express => {
        const kind = ['gracieux', 'hierarchique'].find(one => refusal.options.includes(one))
        const open = recourses.filter(
          one =>
            one.date <= refusal.date &&
            !express.has(one.id) &&
            (refusal.of === undefined ? kind === undefined || one.kind === kind : refusal.of === one.id),
        )
        const answersAnother =
          refusal.of === undefined &&
          history.events.some(
            one =>
              ['gracieux', 'hierarchique'].includes(one.kind) &&
              (kind === undefined || one.kind === kind) &&
              one.date <= refusal.date &&
              !one.options.includes('second') &&
              !recourses.includes(one) &&
              !sameStep(one, recourses),
          )
        return [
          ...open.map(one => new Map([...express, [one.id, refusal] as const])),
          ...(open.length === 0 || answersAnother ? [express] : []),
        ]
      }),
    [new Map()],
  )
}

/** A second recours of a kind already made against the same decision: its rejection confirms. */
const sameStep = (one: Event, recourses: readonly Event[]) =>
  recourses.some(other => other.kind === one.kind && other.date <= one.date && one.of === other.of)

interface Rejection {
  readonly recourse: Event
  readonly day: string
  readonly express?: Event
  readonly laterAnswer?: Event
}

function outcome(
  recourses: readonly Event[],
  express: Express,
  history: History,
  late: Set<Event>,
): Reading[] {
  const { place } = history
  const rejections = recourses
    .map((recourse): Rejection => {
      const silent = addMonths(recourse.date, 2)
      const answer = express.get(recourse.id)
      if (!answer) return { recourse, day: silent }
      return answer.date <= silent
        ? { recourse, day: answer.date, express: answer }
        : { recourse, day: silent, laterAnswer: answer }
    })
    .toSorted((a, b) => a.day.localeCompare(b.day))
  const readingsFrom = ({ recourse, day: from, express: answer, laterAnswer }: Rejection): Reading[] => {
    if (answer) return readingsOf(rulesOn('recourse-refused'), answer, from, place)
    const silent = readingsOf(rulesBornOf('gracieux'), recourse, from, place)
    if (!laterAnswer) return silent
    const open = silent.some(one => laterAnswer.date <= one.last)
    if (!open) late.add(laterAnswer)
    return open
      ? [...silent, ...readingsOf(rulesOn('recourse-refused'), laterAnswer, laterAnswer.date, place)]
      : silent
  }
  const last = rejections.at(-1)!
  // an appeal made once the other was rejected: whether it still runs the time anew is argued over
  const before = rejections.filter(one => one !== last && one.day < day(last.recourse))
  return [...before.flatMap(readingsFrom), ...readingsFrom(last)]
}
