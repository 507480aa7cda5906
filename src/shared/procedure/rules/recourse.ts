import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../drafts/words.ts'
import type { TimeLimit } from '../deadline-model.ts'
import { birth, doubtful, monthsLimit, noLimit, type Place, type Rule } from '../limits.ts'
import { type History, told } from './history.ts'

/** An action before the judge that has a limit, and what may run it anew. */
export interface Action {
  readonly rule: Rule
  readonly months: number
  /** false: a recours administratif does not interrupt it */
  readonly interrupted?: boolean
}

/**
 * A limit to sue from a day, then what each administrative appeal and request for legal aid made of it. The first limit is always
 * shown; the last one is the one that runs.
 */
export function suing(
  event: Event,
  from: string,
  action: Action,
  history: History,
  place: Place,
): TimeLimit[] {
  const first = limitOf(event, from, action, place)
  const aided = legalAid(event, [first], action, history, place)
  return action.interrupted === false ? aided : administrative(event, aided, action, history, place)
}

/** The limit itself; one year, to be held as not *franc*, where the remedies were not told. */
export function limitOf(event: Event, from: string, action: Action, place: Place): TimeLimit {
  const months = action.months + place.distance
  const rule =
    place.distance > 0
      ? { ...action.rule, articles: [...action.rule.articles, 'art. R. 421-7 CJA'], caveat: distanceCaveat }
      : action.rule
  if (!told(event, 'no-remedies')) return monthsLimit(event, from, months, rule, place)
  return doubtful(event, from, 12, { ...action.rule, ...reasonable }, place)
}

const distanceCaveat = 'Le texte en vigueur de l’article R. 421-7 CJA (délai de distance) est à relire.'

/** Without remedies told, one does not sue for ever (CE, Ass., 13 July 2016, n° 387763). */
export const reasonable = {
  articles: ['art. R. 421-5 CJA', 'CE, Ass., 13 juillet 2016, n° 387763'],
  caveat:
    'Délai raisonnable d’un an : son caractère franc est à vérifier, et il ne vaut pas pour les actes réglementaires.',
}

const recourse: Rule = {
  key: 'gracieux',
  title: 'Le recours administratif est implicitement rejeté',
  articles: ['art. L. 411-2 CRPA', 'art. R. 421-2 CJA'],
}

/** A recours gracieux or hiérarchique received within the limit makes it run anew from its rejection; the later rejection, of two. */
function administrative(
  event: Event,
  so: readonly TimeLimit[],
  action: Action,
  history: History,
  place: Place,
): TimeLimit[] {
  const running = so.at(-1)
  if (!running?.lastDay) return [...so]
  const asked = history.after(event, 'gracieux', 'hierarchique')
  const seen = new Set<string>()
  const heard = asked.filter(one => {
    const again = seen.has(one.kind) || told(one, 'second')
    seen.add(one.kind)
    return !again && one.date <= running.lastDay!
  })
  const late = asked.filter(one => one.date > running.lastDay!)
  const first = heard[0]
  if (!first)
    return late.length === 0 ? [...so] : [...so.slice(0, -1), { ...running, because: tooLate(late[0]!) }]
  const refusals = heard.map(one => refusalOf(one, history, place))
  const inTime = refusals.toSorted((a, b) => a.day.localeCompare(b.day)).at(-1)!
  const anewFrom = ({ event: origin, day, options }: Refusal) => ({
    ...limitOf({ ...origin, options: [...options] }, day, action, place),
    key: `${action.rule.key}:${origin.id}:${event.id}`,
  })
  let last = inTime
  const confirmatory: Event[] = []
  // an express rejection that comes after the silence counts while the time that silence opened still runs, never after it
  for (const one of refusals
    .flatMap(({ later }) => later ?? [])
    .toSorted((a, b) => a.date.localeCompare(b.date)))
    if (one.date > anewFrom(last).lastDay!) confirmatory.push(one)
    else if (one.date > last.day) last = { day: one.date, event: one, options: one.options, limits: [] }
  return [
    ...so.slice(0, -1),
    replaced(
      running,
      first,
      'Un recours administratif reçu dans le délai l’a interrompu : un nouveau délai entier court de son rejet.',
    ),
    ...refusals.flatMap(one => one.limits),
    ...(last === inTime
      ? []
      : [
          replaced(
            anewFrom(inTime),
            last.event,
            `Rejet exprès notifié le ${longDayText(last.day)}, avant la fin du délai : un nouveau délai court de cette date.`,
          ),
        ]),
    ...legalAid(last.event, [anewFrom(last)], action, history, place),
    ...confirmatory.map(one => confirms(one, action.rule, place)),
  ]
}

/** A refusal that came once the time to sue was over: it confirms the first one and opens nothing. */
export const confirms = (refusal: Event, rule: Rule, place: Place): TimeLimit =>
  noLimit(
    refusal,
    { ...rule, key: 'confirmatory', articles: ['art. R. 421-2 CJA'] },
    place,
    'Ce refus, venu après la fin du délai ouvert par le refus implicite, est confirmatif : il ne rouvre rien.',
  )

const tooLate = (late: Event) =>
  `Le recours administratif du ${longDayText(late.date)} est arrivé après la fin du délai : il ne l’a pas interrompu.`

/** The rejection of an administrative appeal, and an express one that came after the silence. */
interface Refusal {
  readonly day: string
  readonly event: Event
  readonly options: readonly string[]
  readonly limits: readonly TimeLimit[]
  readonly later?: Event
}

/** Express if it came first, else born of two months of silence. */
function refusalOf(asked: Event, history: History, place: Place): Refusal {
  const silent = birth(asked, asked.date, 2, recourse, place)
  const wanted = asked.kind === 'hierarchique'
  const express = history
    .after(asked, 'recourse-refused')
    .find(one => told(one, 'hierarchique') === wanted || one.of === asked.id)
  const implicit: Refusal = { day: silent.lastDay!, event: asked, options: [], limits: [silent] }
  if (!express) return implicit
  if (express.date > silent.lastDay!) return { ...implicit, later: express }
  const because = `Rejet exprès notifié le ${longDayText(express.date)}.`
  return {
    day: express.date,
    event: express,
    options: express.options,
    limits: [replaced(silent, express, because)],
  }
}

/** Legal aid asked before the end makes the same limit run anew once it is decided (art. 43 of the decree of 28 December 2020). */
function legalAid(
  event: Event,
  so: readonly TimeLimit[],
  action: Action,
  history: History,
  place: Place,
): TimeLimit[] {
  const running = so.at(-1)
  const asked = history.after(event, 'legal-aid')[0]
  if (!running?.lastDay || !asked || asked.date > running.lastDay) return [...so]
  const waiting = replaced(
    running,
    asked,
    'L’aide juridictionnelle demandée avant la fin du délai l’a interrompu.',
  )
  const decided = history.after(asked, 'legal-aid-decided').at(-1)
  const articles = [...action.rule.articles, 'art. 43 du décret n° 2020-1717']
  if (!decided) {
    return [
      ...so.slice(0, -1),
      waiting,
      {
        ...running,
        key: `${running.key}:aj`,
        kind: 'none',
        event: asked.id,
        from: asked.date,
        term: undefined,
        lastDay: undefined,
        prudent: undefined,
        readings: [],
        articles,
        rule: 'délai interrompu',
        reason:
          'Un nouveau délai de même durée courra de la décision définitive sur l’aide, ou de la désignation de l’auxiliaire de justice si elle est plus tardive.',
        steps: [],
      },
    ]
  }
  const anew = limitOf(
    { ...decided, options: event.options },
    decided.date,
    { ...action, rule: { ...action.rule, articles } },
    place,
  )
  return [...so.slice(0, -1), waiting, anew]
}

/** A limit that another replaced. */
export const replaced = (limit: TimeLimit, by: Event, because: string): TimeLimit => ({
  ...limit,
  fate: 'replaced',
  by: by.id,
  because,
})
