import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../french/dates.ts'
import type { History } from '../events/history.ts'
import { rulesOn } from '../rules/all.ts'
import type { LimitRule } from '../rules/record.ts'
import { readingsOf } from './applicable.ts'
import { assemble, replaceLimit } from './assemble.ts'
import { count } from './count.ts'
import type { OpenLimit } from './fulfilment.ts'
import type { Interruption } from './interruption.ts'
import { byLegalAid, byReasons } from './interruptions.ts'
import type { Reading } from './reading.ts'
import { byRecourse } from './recourses.ts'

type ApplyInterruption = (event: Event, readings: readonly Reading[], history: History) => Interruption

const interruptions: readonly { readonly kinds: readonly string[]; readonly apply: ApplyInterruption }[] = [
  { kinds: ['gracieux', 'hierarchique'], apply: byRecourse },
  { kinds: ['legal-aid'], apply: byLegalAid },
  { kinds: ['reasons-asked'], apply: byReasons },
  { kinds: ['papers-requested'], apply: byPapers },
]

/**
 * A limit to act, and what each interruption made of it, in the order of time. A date that was replaced stays, with the reason;
 * the last limit is the one that runs.
 */
export function actionsOf(
  event: Event,
  key: string,
  first: readonly Reading[],
  history: History,
): OpenLimit[] {
  const { place } = history
  const [governing] = first
  if (!governing) return []
  const { rule } = governing
  const openLimits: OpenLimit[] = []
  let readings = capAtWorks(event, first, history)
  let name = `${key}:${event.id}`
  let because = ''
  let awaitedEvent = ''
  const make = (some: readonly Reading[]): OpenLimit => ({
    root: event,
    rule,
    readings: some,
    limit: assemble(
      some,
      { key: name, because, awaitedEvent, ...(some !== first && { title: rule.title }) },
      place,
    ),
  })
  const stages = interruptions
    .flatMap(({ kinds, apply }) =>
      history
        .after(event, ...kinds)
        .slice(0, 1)
        .map(link => ({ at: link.event.date, apply })),
    )
    .toSorted((a, b) => a.at.localeCompare(b.at))
  for (const { apply } of stages) {
    const result = apply(event, readings, history)
    if (result.by) {
      const before = make(readings)
      openLimits.push({
        ...before,
        limit: replaceLimit({ ...before.limit, pending: '' }, result.by, result.because),
      })
      name = `${key}:${result.by.id}:${event.id}`
      because = ''
    } else because = [because, result.because].filter(Boolean).join(' ')
    awaitedEvent = result.awaitedEvent
    readings = result.readings
    for (const one of result.recourses) openLimits.push(...silenceOf(one, history))
    for (const one of result.late) openLimits.push(confirms(one, rule, event, history))
  }
  return [...openLimits, make(readings), ...notices(event, rule, history)]
}

/** The day silence rejects a recours administratif. */
function silenceOf(recourse: Event, history: History): OpenLimit[] {
  const { place } = history
  return readingsOf(rulesOn(recourse.kind), recourse, recourse.date, place)
    .filter(one => one.rule.key === 'gracieux')
    .map(one => {
      const limit = assemble([one], { key: `gracieux:${recourse.id}` }, place)
      const [express] = history.after(recourse, 'recourse-refused')
      const before = express?.sure && express.event.date <= one.last ? express.event : undefined
      return {
        root: recourse,
        rule: one.rule,
        readings: [one],
        limit: before
          ? replaceLimit(limit, before, `Rejet exprès notifié le ${longDayText(before.date)}.`)
          : limit,
      }
    })
}

/** A refusal that comes once the time to sue is over: it confirms the first one and opens nothing. */
export function confirms(refusal: Event, rule: LimitRule, root: Event, { place }: History): OpenLimit {
  const confirming: LimitRule = {
    ...rule,
    key: 'confirmatory',
    interruptedBy: [],
    answeredBy: [],
    suit: false,
    caveat: '',
    sources: [{ text: 'art. R. 421-2 CJA', mark: 'read' }],
    count: {
      kind: 'none',
      reason:
        'Ce refus, venu après la fin du délai ouvert par le refus implicite, est confirmatif : il ne rouvre rien.',
      noCeiling: '',
    },
  }
  const readings = count(confirming, refusal, refusal.date, place)
  return {
    root: refusal,
    rule: confirming,
    readings,
    limit: assemble(readings, { key: `confirmatory:${refusal.id}:${root.id}` }, place),
  }
}

/** Six months after the works are completed, no panel keeps the time open (art. R. 600-3 C. urb.). */
function capAtWorks(event: Event, readings: readonly Reading[], history: History): readonly Reading[] {
  const [works] = history.after(event, 'works-completed')
  if (!works) return readings
  const [cap] = readingsOf(rulesOn('works-completed'), works.event, works.event.date, history.place)
  if (!cap) return readings
  return readings.some(one => one.last > cap.last)
    ? [...readings.filter(one => one.last <= cap.last), { ...cap, rule: { ...cap.rule, interruptedBy: [] } }]
    : readings
}

/** A request of the prefect for papers, within the time, makes it run from the day they are received or refused. */
function byPapers(event: Event, readings: readonly Reading[], history: History): Interruption {
  const [request] = history.after(event, 'papers-requested')
  const [reply] = history.after(event, 'papers-received', 'papers-refused')
  const base = { recourses: [], late: [], awaitedEvent: '' }
  if (!request || !readings.some(one => request.event.date <= one.last))
    return { ...base, readings, because: 'Les pièces ont été demandées après la fin du délai.' }
  if (!reply)
    return {
      ...base,
      readings,
      because:
        'Des pièces ont été demandées : le délai courra de leur réception ou du refus de les transmettre.',
      awaitedEvent: 'réception des pièces par le préfet, ou refus',
    }
  const restarts = readingsOf(rulesOn(reply.event.kind), reply.event, reply.event.date, history.place)
  const sure = request.sure && reply.sure
  return {
    ...base,
    readings: sure ? restarts : [...readings, ...restarts],
    because: 'La demande de pièces a fait courir le délai de leur réception ou du refus.',
    ...(sure && { by: request.event }),
  }
}

/** Limits to notify each recours against a permit to the town and to its holder. */
function notices(event: Event, rule: LimitRule, history: History): OpenLimit[] {
  if (rule.key !== 'urba') return []
  const { place } = history
  return history.after(event, 'filed', 'gracieux', 'hierarchique').flatMap(({ event: one }) =>
    rulesOn('notify-permit').map((notify): OpenLimit => {
      const readings = count(notify, one, one.sent ?? one.date, place)
      return {
        root: one,
        rule: notify,
        readings,
        limit: assemble(readings, { key: `urba-notify:${one.id}:${event.id}` }, place),
      }
    }),
  )
}
