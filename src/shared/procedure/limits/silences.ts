import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../french/dates.ts'
import { addDays, daysBetween } from '../../kernel/days.ts'
import type { History, Link } from '../events/history.ts'
import { rulesBornOf, rulesOn } from '../rules/all.ts'
import { actionsOf, confirms } from './actions.ts'
import { readingsOf } from './applicable.ts'
import { assemble, replaceLimit } from './assemble.ts'
import type { OpenLimit } from './fulfilment.ts'
import { NEVER, type Reading } from './reading.ts'
import { afterTerm, termOf } from './terms.ts'

/**
 * Effect of an express answer that comes once silence has refused. `reopens`: while the time runs, it runs anew. `debated`: the
 * first date is to be kept. `nothing`: it changes nothing. `owns`: the answer opens its own limit, in place of the first one while
 * that runs. `withdraws`: it may withdraw the refusal, whose date is still to be kept.
 */
type LateAnswer = 'reopens' | 'debated' | 'nothing' | 'owns' | 'withdraws'

/** A silence: the rule that bears the decision, the limit it opens, and the kinds of answers with their effect once it is born. */
interface Silence {
  readonly kinds: readonly string[]
  readonly birth: string
  readonly limit: string
  readonly answers: Readonly<Record<string, LateAnswer>>
}

const silences: readonly Silence[] = [
  {
    kinds: ['request', 'misdirected', 'money-claim'],
    birth: 'implicit',
    limit: 'rep',
    answers: { refused: 'reopens' },
  },
  {
    kinds: ['cada-request'],
    birth: 'cada-silence',
    limit: 'cada-seize',
    answers: { 'cada-refused': 'nothing' },
  },
  {
    kinds: ['cada-registered'],
    birth: 'cada-confirm',
    limit: 'cada-suit',
    answers: { 'cada-confirmed': 'debated' },
  },
  {
    kinds: ['cnil-complaint'],
    birth: 'cnil-silence',
    limit: 'cnil-suit',
    answers: { 'cnil-informed': 'withdraws', 'cnil-closed': 'owns' },
  },
  {
    kinds: ['prior-recourse'],
    birth: 'prior-silence',
    limit: 'rep',
    answers: { 'prior-refused': 'debated' },
  },
]

/** The decision born of the silence kept on an event, and the limit it opens; undefined where the event calls for no answer. */
export function silenceLimits(event: Event, history: History): OpenLimit[] | undefined {
  const silence = silences.find(one => one.kinds.includes(event.kind))
  if (!silence) return undefined
  const { place } = history
  const birthReadings = births(event, silence, history)
  const [first] = birthReadings
  if (!first) return []
  const birth: OpenLimit = {
    root: event,
    rule: first.rule,
    readings: birthReadings,
    limit: assemble(birthReadings, { key: `${silence.birth}:${event.id}` }, place),
  }
  const express = history.after(event, ...Object.keys(silence.answers))
  const before = express.find(one => one.event.date <= first.last)
  const openedBy = (link: Link) =>
    readingsOf(rulesOn(link.event.kind), link.event, link.event.date, place).filter(
      one => one.rule.key === silence.limit,
    )
  if (before?.sure) {
    const { event: answer } = before
    const day = longDayText(answer.date)
    const answerReadings = silence.answers[answer.kind] === 'owns' ? [] : openedBy(before)
    return [
      {
        ...birth,
        limit: replaceLimit(
          birth.limit,
          answer,
          `Réponse expresse reçue le ${day}, avant la fin du silence.`,
        ),
      },
      ...actionsOf(answer, silence.limit, answerReadings, history),
    ]
  }
  const silent = birthReadings.flatMap(one =>
    readingsOf(rulesBornOf(silence.birth), event, one.last, place).map(reading => ({
      ...reading,
      ...(one.label && { rule: { ...reading.rule, reading: one.label } }),
    })),
  )
  const acceptances = silent.filter(one => one.rule.key !== silence.limit)
  const ownReadings = silent.filter(one => one.rule.key === silence.limit)
  // the year of general law opens nothing where the regime of the act opens nothing
  const readings = ownReadings.length > 0 ? [...ownReadings, ...knowledge(event, silence, history)] : []
  if (readings.length === 0)
    return acceptances.length === 0
      ? [birth]
      : [
          {
            ...birth,
            rule: acceptances[0]!.rule,
            limit: assemble(acceptances, { key: `${silence.birth}:${event.id}` }, place),
          },
        ]
  // one that may answer another request is read both ways
  const perhaps = before ? openedBy(before) : []
  return [
    birth,
    ...afterSilence(
      event,
      silence,
      [...readings, ...perhaps],
      express.filter(one => one !== before),
      history,
    ),
  ]
}

/** The day a decision is born, by each reading: missing papers or a transmission may put it off. */
function births(event: Event, { birth }: Silence, history: History): Reading[] {
  const base = readingsOf(rulesOn(event.kind), event, event.date, history.place).filter(
    one => one.rule.key === birth,
  )
  const shiftBirth = (days: number, label: string) =>
    base.map(one => ({ ...one, label, last: addDays(one.last, days), keep: addDays(one.last, days) }))
  const [request] = history.after(event, 'papers-asked')
  const [production] = history.after(event, 'papers-given')
  if (request && production && production.event.date >= request.event.date) {
    const daysTaken = daysBetween(request.event.date, production.event.date)
    // the silence stops for the time that was set to produce them, at most
    const term = termOf(request.event.span)
    const daysAllowed = term
      ? daysBetween(request.event.date, afterTerm(term, request.event.date))
      : daysTaken
    const days = Math.min(daysTaken, daysAllowed)
    return [...base, ...shiftBirth(days, `naissance reportée de ${days} jours (pièces manquantes)`)]
  }
  if (event.kind === 'misdirected' && event.sent)
    return [
      ...base,
      ...readingsOf(rulesOn(event.kind), event, event.sent, history.place)
        .filter(one => one.rule.key === birth)
        .map(one => ({ ...one, label: 'de la réception par l’autorité compétente' })),
    ]
  return base
}

/** Readings without an acknowledgement: a year from the day the refusal is proved to be known. */
function knowledge(event: Event, { limit }: Silence, history: History): Reading[] {
  if (!event.options.includes('unacknowledged')) return []
  const [knowledgeLink] = history.after(event, 'known')
  if (!knowledgeLink) return []
  return readingsOf(rulesOn('known'), knowledgeLink.event, knowledgeLink.event.date, history.place)
    .slice(0, 1)
    .map(one => ({ ...one, rule: { ...one.rule, key: limit, reading: 'connaissance établie plus tard' } }))
}

/** The limit opened by silence, and what an express answer that comes later makes of it. */
function afterSilence(
  event: Event,
  silence: Silence,
  readings: readonly Reading[],
  express: readonly Link[],
  history: History,
): OpenLimit[] {
  const { place } = history
  const [laterAnswer] = express
  const effect = laterAnswer && silence.answers[laterAnswer.event.kind]
  if (!laterAnswer || !effect || effect === 'nothing')
    return actionsOf(event, silence.limit, readings, history)
  if (effect === 'withdraws' || effect === 'owns')
    return actionsOf(event, silence.limit, readings, history).map(one => withLater(one, laterAnswer, effect))
  const { event: answer } = laterAnswer
  const restarts = readingsOf(rulesOn(answer.kind), answer, answer.date, place).filter(
    one => one.rule.key === silence.limit,
  )
  // a limit that may not run at all opens nothing where another reading gives a date
  const datedReadings = readings.filter(one => one.last !== NEVER)
  const open = (datedReadings.length > 0 ? datedReadings : readings).filter(one => answer.date <= one.last)
  const rule = readings[0]!.rule
  if (open.length === 0)
    return [...actionsOf(event, silence.limit, readings, history), confirms(answer, rule, event, history)]
  // on the last day itself, whether it comes within the time is argued over
  const sure = (one: Reading) =>
    effect === 'reopens' &&
    laterAnswer.sure &&
    ((answer.date < one.last && answer.date <= one.term) || one.term === one.last)
  if (
    readings.every(
      one => (one.last === NEVER && datedReadings.length > 0) || (open.includes(one) && sure(one)),
    )
  ) {
    const first = assemble(readings, { key: `${silence.limit}:${event.id}` }, place)
    const because = `Refus exprès notifié le ${longDayText(answer.date)} : un nouveau délai court de cette date.`
    return [
      { root: event, rule, readings, limit: replaceLimit(first, answer, because) },
      ...actionsOf(answer, silence.limit, restarts, history),
    ]
  }
  const earlierReadings = readings.filter(one => one.last !== NEVER && (!open.includes(one) || !sure(one)))
  return actionsOf(event, silence.limit, [...earlierReadings, ...restarts], history)
}

/** The limit opened by the silence of the CNIL, once it goes on investigating or closes the complaint. */
function withLater(
  openLimit: OpenLimit,
  { event: answer, sure }: Link,
  effect: 'withdraws' | 'owns',
): OpenLimit {
  const { limit } = openLimit
  if (limit.fate !== 'running' || limit.kind !== 'limit') return openLimit
  const day = longDayText(answer.date)
  if (effect === 'withdraws')
    return {
      ...openLimit,
      limit: {
        ...limit,
        because: `La CNIL a poursuivi l’instruction (${day}) : le rejet né de son silence peut être regardé comme retiré, et la requête comme sans objet (CE, 31 décembre 2025, n° 491492). Tant que ce n’est pas établi, gardez cette date.`,
      },
    }
  return sure && answer.date <= (limit.term ?? '')
    ? {
        ...openLimit,
        limit: replaceLimit(
          limit,
          answer,
          `Clôture notifiée le ${day} : un nouveau délai court de cette date.`,
        ),
      }
    : openLimit
}
