import type { Event } from '../../dossiers/model.ts'
import { addMonths, daysBetween } from '../../kernel/days.ts'
import { zoneOf } from '../calendar/zones.ts'
import { takesTerm } from '../limits/terms.ts'
import { type Place, placeOf } from '../place.ts'
import { distanceOf } from './distance.ts'
import type { Situation } from './format.ts'
import { kindByWords } from './kinds.ts'
import { actText, type NatureTold, natureIn } from './natures.ts'
import { optionsOf, permitOf } from './options.ts'
import { isDay, isOpen, plain, spanOf } from './phrases.ts'
import { unreadDays, withPlainDays } from './told-days.ts'

function placeOfFacts(
  facts: Readonly<Record<string, string>>,
  events: readonly Event[],
  isActUnknown: boolean,
): Place {
  const court = facts.tribunal ?? ''
  const zone = isOpen(court) ? 'metropole' : zoneOf(court)
  const answers: string[] = []
  const quality = facts.requerant ?? facts.qualite ?? ''
  if (/destinataire/.test(quality)) answers.push('addressee')
  else if (/tiers/.test(quality)) answers.push('third-party')
  else if (/agent/.test(quality)) answers.push('agent')
  // an act whose words name no special text is counted under general law, unless one of them is not known
  if (!isActUnknown) answers.push('regime-general')
  const act = facts.acte ?? ''
  if (!isOpen(act))
    answers.push(/^ni /.test(act) ? 'neither' : /reglement/.test(act) ? 'regulatory' : 'individual')
  const reasons = facts.motivation ?? ''
  if (!isOpen(reasons)) answers.push(/non|pas/.test(reasons) ? 'motivation-not-due' : 'motivation-due')
  const litigation = facts.contentieux ?? ''
  if (/exces/.test(litigation)) answers.push('excess-of-power')
  else if (/plein|indemnit|travaux/.test(litigation)) answers.push('full')
  // what is filed with the State's services on the spot has no distance
  const onTheSpot = /services? de l.?etat|prefecture|haut.commissa/.test(facts.depot ?? '')
  const hasNoDistance = onTheSpot || events.some(one => one.kind === 'act-transmitted')
  const distance = hasNoDistance ? 0 : distanceOf(facts.domicile ?? '', court)
  return placeOf(zone, [], distance, answers)
}

type NeutralEvent = Situation['events'][number]

/** A situation as events and a place. */
export interface ReadSituation {
  readonly events: readonly Event[]
  readonly place: Place
  /** ids of the acts whose words tell nothing of what they decide */
  readonly abstractActs: readonly string[]
  /** a sentence for each event that is left out of the count, and why */
  readonly unread: readonly string[]
}

/** Reads a situation told in the terms of the trade. What is not told stays open. */
export function readSituation(told: Situation): ReadSituation {
  const situation = withPlainDays(told)
  const facts = Object.fromEntries(
    Object.entries(situation.facts).map(([key, value]) => [plain(key), plain(value)]),
  )
  const ask = plain(situation.ask)
  const eventsRead = situation.events.flatMap(
    (situationEvent, at) => eventOf(situationEvent, at, facts, ask, actText(situationEvent, situation)) ?? [],
  )
  const isActUnknown = eventsRead.some(one => one.words === 'unknown')
  const datedEvents = eventsRead
    .map(({ event, words }) =>
      isActUnknown && (words === 'general' || words === 'abstract')
        ? { ...event, options: [...event.options, 'regime-general'] }
        : event,
    )
    .toSorted((a, b) => a.date.localeCompare(b.date))
  const events = withDates(joinPostings(datedEvents), situation)
  const unknownActs = eventsRead.filter(one => one.words === 'unknown')
  return {
    events,
    place: placeOfFacts(facts, events, isActUnknown),
    abstractActs: eventsRead.filter(one => one.words === 'abstract').map(one => one.event.id),
    unread: [
      ...situation.events.flatMap(problemsOf),
      ...unreadDays(told),
      ...unknownFacts(situation),
      ...unknownActs.map(
        ({ event }) =>
          `«\u00a0${event.label}\u00a0» : aucun mot n’y est d’une matière connue ici ; tous les régimes restent possibles, et le plus court est compté.`,
      ),
    ],
  }
}

/** Tells why an event is left out; a date that is not told, or told to be unknown, is no mistake. */
function problemsOf({ type, date, ...lines }: NeutralEvent): string[] {
  const [day = ''] = date.split('T')
  if (!isDay(day) && !isOpen(plain(day)))
    return [
      `«\u00a0${type}\u00a0» : la date «\u00a0${date}\u00a0» ne se lit pas (attendu AAAA-MM-JJ) ; l’événement n’est pas compté.`,
    ]
  const kind = kindByWords(plain(type))
  if (kind !== undefined) return unreadLines({ type, date, ...lines }, kind)
  return [`«\u00a0${type}\u00a0» : cet événement n’est pas reconnu ; il n’est pas compté.`]
}

/** Lines that may be told of an event. */
const eventLines = new Set(
  'type,date,ar,accuse de reception,mention,mentions,voies et delais,cloture,de,envoi,expedie,expedie le,poste,envoye,transmise le,fondement,heure,langue,legalite,conditions,matiere,objet,motif,note,notification,notification au tiers,panneau,permis,premiere presentation,presentation,publicite,remplacement,urgence,obligation,organe,cada,contre,litige,effet,acte,auteur,code,texte,cahier des charges'.split(
    ',',
  ),
)
const factLines = new Set(
  'acte,cloture,conditions,consultation,contentieux,date du permis,debiteur,depot,designation,domicile,juridiction,matiere,objet,code,texte,fondement,mentions,motivation,organe,procedure,publicite,requerant,qualite,saisine,silence,tribunal,notification,legalite'.split(
    ',',
  ),
)

/** Tells each line of an event that moves nothing because it is not known, or because its time cannot be read. */
function unreadLines(event: NeutralEvent, kind: string): string[] {
  return Object.entries(event).flatMap(([key, value]) => {
    const name = plain(key)
    if (/^(delai|duree)/.test(name)) {
      const isRead =
        spanOf(plain(value)) !== undefined ||
        isDay(plain(value)) ||
        isOpen(plain(value)) ||
        /depart/.test(name)
      if (!isRead)
        return [
          `«\u00a0${key} : ${String(value)}\u00a0» : cette durée ne se lit pas (attendu «\u00a0un mois\u00a0», «\u00a0quinze jours\u00a0», «\u00a0soixante-douze heures\u00a0») ; elle n’est pas comptée.`,
        ]
      return spanOf(plain(value)) === undefined || takesTerm(kind) || kind === 'judgment'
        ? []
        : [
            `«\u00a0${key} : ${String(value)}\u00a0» (${event.type}) : aucun délai d’un tel événement n’est fixé par une durée ; elle n’est pas comptée.`,
          ]
    }
    return eventLines.has(name)
      ? []
      : [
          `«\u00a0${key}\u00a0» (${event.type}) : cette précision n’est pas reconnue ; elle n’est pas comptée.`,
        ]
  })
}

const unknownFacts = ({ facts }: Situation): string[] =>
  Object.keys(facts)
    .filter(key => !factLines.has(plain(key)))
    .map(key => `«\u00a0${key}\u00a0» : ce fait n’est pas reconnu ; il n’est pas compté.`)

const rulings: readonly string[] = ['judgment', 'appeal-judgment', 'council-decision']

function kindOf(
  type: string,
  ask: string,
  facts: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>>,
): string {
  const special = more['delai mentionne'] ?? ''
  const notice = more['notification au tiers'] ?? more.notification ?? facts.notification ?? ''
  const kind = kindByWords(type) ?? 'other'
  if (/notifier (le|son|la)/.test(ask) && ['gracieux', 'hierarchique', 'filed'].includes(kind))
    return 'notify-permit'
  if (kind === 'contract-published' && /contractuel/.test(ask)) return 'award-published'
  if (kind === 'contract-made' && !/contractuel/.test(ask) && facts.publicite) return 'contract-known'
  if (kind === 'filed' && /permis/.test(facts.matiere ?? '') && /statue/.test(ask)) return 'permit-filed'
  if (/tierce opposition/.test(ask) && rulings.includes(kind))
    return /aucune|absen|^non|pas/.test(notice) ? 'third-informed' : 'third-notified'
  if (/interpretation/.test(ask) && rulings.includes(kind)) return 'interpretation-asked'
  if (/sursis/.test(ask) && rulings.includes(kind)) return 'stay-asked'
  if (/rectification/.test(ask) && kind === 'judgment') return 'rectification-asked'
  if (kind === 'permit-defence' && !/moyen|cristallis|suspension/.test(ask)) return 'other'
  return kind === 'judgment' && /texte special|un mois/.test(special) ? 'special-judgment' : kind
}

function eventOf(
  situationEvent: NeutralEvent,
  at: number,
  facts: Readonly<Record<string, string>>,
  ask: string,
  text: string,
): { readonly event: Event; readonly words: NatureTold['words'] | undefined } | undefined {
  const type = plain(situationEvent.type)
  const more = Object.fromEntries(
    Object.entries(situationEvent).map(([key, value]) => [plain(key), plain(value)]),
  )
  const kind = kindOf(type, ask, facts, more)
  const [noticeDay = '', time] = situationEvent.date.split('T')
  if (!isDay(noticeDay)) return undefined
  const told = natureIn(kind, text, `${type} ${wordsOf(more)}`, facts, ask)
  // a letter fetched late counts from its first presentation, by prudence
  const presentationDay = more['premiere presentation'] ?? more.presentation
  const date =
    isDay(presentationDay) && presentationDay < noticeDay ? presentationDay.slice(0, 10) : noticeDay
  const fixedDay = Object.entries(more)
    .find(([key, value]) => key !== 'date' && isDay(value))?.[1]
    .slice(0, 10)
  const day = ['closing-set', 'crystallised'].includes(kind) ? (fixedDay ?? date) : date
  const hour = more.heure ?? time
  const postingDay = [more.expedie, more.poste, more['expedie le'], more.envoye, more['transmise le']]
    .find(isDay)
    ?.slice(0, 10)
  const limit = more['delai imparti']
  const span = [
    isDay(limit) && limit > date ? `${daysBetween(date, limit.slice(0, 10))} jours` : limit,
    more['delai du recours prealable'],
    more['delai de silence'],
    more.delai,
    ...Object.entries(more)
      .filter(([key]) => isPrintedTime(key))
      .map(([, value]) => value),
    ...(decisionKinds.has(kind) ? [more['voies et delais'] ?? ''] : []),
  ]
    .map(one => spanOf(one ?? ''))
    .find(Boolean)
  const event = {
    id: `e${at}`,
    kind,
    date: day,
    label: situationEvent.type,
    options: [...optionsOf(kind, type, more, facts), ...(told?.nature ? [told.nature] : [])],
    ...(postingDay && { sent: postingDay }),
    ...(span && { span }),
    ...(hour && /^\d{2}:\d{2}/.test(hour) && { time: hour.slice(0, 5) }),
  }
  return { event, words: told?.words }
}

const decisionKinds: ReadonlySet<string> = new Set(['notified', 'refused', 'published'])
/** Whether a line tells the time to sue that the decision prints. */
const isPrintedTime = (key: string) => /^(delai (de recours|mentionne|indique|imprime|donne)|duree)/.test(key)
/** Joins the words told of an event beside its days and its times. */
const wordsOf = (more: Readonly<Record<string, string>>) =>
  Object.entries(more)
    .filter(([key]) => !/^(date|type|voies et delais|ar|delai|duree)/.test(key))
    .map(([, value]) => value)
    .join(' ')

/** A posting and a receipt told as two events are one, with two dates. */
function joinPostings(events: readonly Event[]): Event[] {
  return events.flatMap((event, at) => {
    const previous = events[at - 1]
    const next = events[at + 1]
    const isPosting = (one: Event | undefined) =>
      one !== undefined && /post|envoy|expedi/.test(plain(one.label))
    if (isPosting(event) && next?.kind === event.kind && !isPosting(next)) return []
    if (isPosting(previous) && previous?.kind === event.kind && !isPosting(event))
      return [
        { ...event, sent: previous.date, options: [...new Set([...previous.options, ...event.options])] },
      ]
    return [event]
  })
}

/** Applies what one event tells of another: the date of a permit, the start of a time already born. */
function withDates(events: readonly Event[], situation: Situation): Event[] {
  const permitIssue = events.find(one => one.kind === 'permit-issued')
  const favourable = situation.events.some(one => /plus favorable/.test(plain(Object.values(one).join(' '))))
  // the day silence rejects a recours is computed, not told
  const isHeard = events.some(one => one.kind === 'gracieux' || one.kind === 'hierarchique')
  const information = /information/.test(plain(situation.events.map(one => one.type).join(' ')))
  const isDisplayed = events.some(one => one.kind === 'permit-displayed')
  return events
    .map(one => (one.kind === 'permit-issued' && !isDisplayed ? { ...one, kind: 'permit-granted' } : one))
    .filter(one => one.kind !== 'permit-issued' && !(one.kind === 'implicit-born' && isHeard))
    .map(one => {
      if (one.kind === 'permit-displayed' && permitIssue)
        return {
          ...one,
          options: [...one.options.filter(o => !o.startsWith('permit-')), ...permitOf(permitIssue.date)],
        }
      if (one.kind === 'rights-granted' && favourable)
        return { ...one, options: [...one.options, 'more-favourable'] }
      if (one.kind === 'implicit-born') return { ...one, kind: 'request', date: addMonths(one.date, -2) }
      return one.kind === 'cnil-informed' && !information ? { ...one, kind: 'other' } : one
    })
}
