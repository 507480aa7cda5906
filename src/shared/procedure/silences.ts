import type { Event } from '../dossiers/model.ts'
import { longDayText } from '../drafts/slots/words.ts'
import { actionsOf, confirms } from './actions.ts'
import { readingsOf } from './applicable.ts'
import { assemble, replaced } from './assemble.ts'
import { daysBetween } from './deadline.ts'
import { addDays } from './holidays.ts'
import type { History, Link } from './links.ts'
import type { Opened } from './met.ts'
import type { Reading } from './reading.ts'
import { rulesBornOf, rulesOn } from './rules/all.ts'

/** A silence: the rule that bears the decision, the limit it opens, what answers expressly, and what an answer that comes later does. */
interface Silence {
  readonly kinds: readonly string[]
  readonly birth: string
  readonly limit: string
  readonly express: string
  /** `reopens`: while the time runs, it runs anew. `debated`: the first date is to be kept. `nothing`: it changes nothing. */
  readonly later: 'reopens' | 'debated' | 'nothing'
}

const silences: readonly Silence[] = [
  {
    kinds: ['request', 'misdirected', 'money-claim'],
    birth: 'implicit',
    limit: 'rep',
    express: 'refused',
    later: 'reopens',
  },
  {
    kinds: ['cada-request'],
    birth: 'cada-silence',
    limit: 'cada-seize',
    express: 'cada-refused',
    later: 'nothing',
  },
  {
    kinds: ['cada-registered'],
    birth: 'cada-confirm',
    limit: 'cada-suit',
    express: 'cada-confirmed',
    later: 'debated',
  },
  {
    kinds: ['cnil-complaint'],
    birth: 'cnil-silence',
    limit: 'cnil-suit',
    express: 'cnil-informed',
    later: 'nothing',
  },
  {
    kinds: ['prior-recourse'],
    birth: 'prior-silence',
    limit: 'rep',
    express: 'prior-refused',
    later: 'debated',
  },
]

/** The decision born of the silence kept on an event, and the limit it opens; undefined where the event calls for no answer. */
export function silencesOf(event: Event, history: History): Opened[] | undefined {
  const silence = silences.find(one => one.kinds.includes(event.kind))
  if (!silence) return undefined
  const { place } = history
  const born = births(event, silence, history)
  const [first] = born
  if (!first) return []
  const birth: Opened = {
    root: event,
    rule: first.rule,
    readings: born,
    limit: assemble(born, { key: `${silence.birth}:${event.id}` }, place),
  }
  const express = history.after(event, silence.express)
  const before = express.find(one => one.event.date <= first.last)
  const openedBy = (link: Link) =>
    readingsOf(rulesOn(link.event.kind), link.event, link.event.date, place).filter(
      one => one.rule.key === silence.limit,
    )
  if (before?.sure) {
    const { event: answer } = before
    const day = longDayText(answer.date)
    return [
      {
        ...birth,
        limit: replaced(birth.limit, answer, `Réponse expresse reçue le ${day}, avant la fin du silence.`),
      },
      ...actionsOf(answer, silence.limit, openedBy(before), history),
    ]
  }
  const silent = born
    .flatMap(one =>
      readingsOf(rulesBornOf(silence.birth), event, one.last, place).map(reading => ({
        ...reading,
        ...(one.label && { rule: { ...reading.rule, reading: one.label } }),
      })),
    )
    .concat(knowledge(event, history))
  const accepted = silent.filter(one => one.rule.key !== silence.limit)
  const readings = silent.filter(one => one.rule.key === silence.limit)
  if (readings.length === 0)
    return accepted.length === 0
      ? [birth]
      : [
          {
            ...birth,
            rule: accepted[0]!.rule,
            limit: assemble(accepted, { key: `${silence.birth}:${event.id}` }, place),
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
  const moved = (days: number, label: string) =>
    base.map(one => ({ ...one, label, last: addDays(one.last, days), keep: addDays(one.last, days) }))
  const [asked] = history.after(event, 'papers-asked')
  const [given] = history.after(event, 'papers-given')
  if (asked && given && given.event.date >= asked.event.date) {
    const days = daysBetween(asked.event.date, given.event.date)
    return [...base, ...moved(days, `naissance reportée de ${days} jours (pièces manquantes)`)]
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

/** Without an acknowledgement, a year from the day the refusal is proved to be known. */
function knowledge(event: Event, history: History): Reading[] {
  if (!event.options.includes('unacknowledged')) return []
  const [known] = history.after(event, 'known')
  if (!known) return []
  return readingsOf(rulesOn('known'), known.event, known.event.date, history.place)
    .slice(0, 1)
    .map(one => ({ ...one, rule: { ...one.rule, key: 'rep', reading: 'connaissance établie plus tard' } }))
}

/** The limit opened by silence, and what an express answer that comes later makes of it. */
function afterSilence(
  event: Event,
  silence: Silence,
  readings: readonly Reading[],
  express: readonly Link[],
  history: History,
): Opened[] {
  const { place } = history
  const [later] = express
  if (!later || silence.later === 'nothing') return actionsOf(event, silence.limit, readings, history)
  const { event: answer } = later
  const anew = readingsOf(rulesOn(answer.kind), answer, answer.date, place).filter(
    one => one.rule.key === silence.limit,
  )
  const open = readings.filter(one => answer.date <= one.last)
  const rule = readings[0]!.rule
  if (open.length === 0)
    return [...actionsOf(event, silence.limit, readings, history), confirms(answer, rule, event, history)]
  // on the last day itself, whether it comes within the time is argued over
  const sure = (one: Reading) =>
    silence.later === 'reopens' &&
    later.sure &&
    ((answer.date < one.last && answer.date <= one.term) || one.term === one.last)
  if (readings.every(one => open.includes(one) && sure(one))) {
    const first = assemble(readings, { key: `${silence.limit}:${event.id}` }, place)
    const because = `Refus exprès notifié le ${longDayText(answer.date)} : un nouveau délai court de cette date.`
    return [
      { root: event, rule, readings, limit: replaced(first, answer, because) },
      ...actionsOf(answer, silence.limit, anew, history),
    ]
  }
  const kept = readings.filter(one => !open.includes(one) || !sure(one))
  return actionsOf(event, silence.limit, [...kept, ...anew], history)
}
