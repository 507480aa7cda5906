import type { Event } from '../../dossiers/model.ts'
import { addMonths, daysBetween } from '../deadline.ts'
import { type Place, placeOf } from '../place.ts'
import { zoneOf } from '../zones.ts'
import type { Situation } from './format.ts'
import { kindsByWords } from './kinds.ts'

type Told = Situation['events'][number]

/** A text without case, accents nor typographic apostrophes. */
const plain = (text: unknown): string =>
  typeof text === 'string'
    ? text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").replaceAll('œ', 'oe')
    : ''
/** A word that leaves the question open. */
const isOpen = (text: string) => text === '' || /inconnu|non renseigne|ne sais? pas/.test(text)
const isNegative = (text: string) =>
  /^(non|sans|aucun|absent)|\b(pas|non) (mention|indiqu|inform)|\bsans\b|non mention|non indiqu|incomplet|absent/.test(
    text,
  )

const days: Readonly<Record<string, number>> = {
  un: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  huit: 8,
  dix: 10,
  quinze: 15,
  vingt: 20,
  trente: 30,
  quarante: 40,
  'quarante-cinq': 45,
  soixante: 60,
}

/** `quarante jours` as `40d`, `un mois` as `1m`. */
function spanOf(text: string): string | undefined {
  const [, word = '', unit = ''] = /([\w-]+) (jour|mois|semaine)/.exec(text) ?? []
  const n = days[word] ?? Number(word)
  if (!unit || !Number.isFinite(n) || n <= 0) return undefined
  if (unit === 'semaine') return `${n * 7}d`
  return `${n}${unit === 'jour' ? 'd' : 'm'}`
}

const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}/.test(text)

/** A situation as events and a place. */
export interface ReadSituation {
  readonly events: readonly Event[]
  readonly place: Place
}

/** Reads a situation told in the terms of the trade. What is not told stays open. */
export function readSituation(situation: Situation): ReadSituation {
  const facts = Object.fromEntries(
    Object.entries(situation.facts).map(([key, value]) => [plain(key), plain(value)]),
  )
  const ask = plain(situation.ask)
  const read = situation.events.map((told, at) => eventOf(told, at, facts, ask))
  const events = withDates(joinPostings(read.flatMap(one => (one ? [one] : []))), situation)
  return { events, place: placeOfFacts(facts, events) }
}

const rulings: readonly string[] = ['judgment', 'appeal-judgment', 'council-decision']

function kindOf(
  type: string,
  ask: string,
  facts: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>>,
): string {
  const special = more['delai mentionne'] ?? ''
  const unnotified = more['notification au tiers'] ?? more.notification ?? facts.notification ?? ''
  const kind = kindsByWords.find(([words]) => words.test(type))?.[1] ?? 'other'
  if (/notifier (le|son|la)/.test(ask) && ['gracieux', 'hierarchique', 'filed'].includes(kind))
    return 'notify-permit'
  if (kind === 'contract-published' && /contractuel/.test(ask)) return 'award-published'
  if (kind === 'contract-made' && !/contractuel/.test(ask) && facts.publicite) return 'contract-known'
  if (kind === 'filed' && /permis/.test(facts.matiere ?? '') && /statue/.test(ask)) return 'permit-filed'
  if (/tierce opposition/.test(ask) && rulings.includes(kind))
    return /aucune|absen|^non|pas/.test(unnotified) ? 'third-informed' : 'third-notified'
  if (/interpretation/.test(ask) && rulings.includes(kind)) return 'interpretation-asked'
  if (/sursis/.test(ask) && rulings.includes(kind)) return 'stay-asked'
  if (/rectification/.test(ask) && kind === 'judgment') return 'rectification-asked'
  if (kind === 'permit-defence' && !/moyen|cristallis|suspension/.test(ask)) return 'other'
  return kind === 'judgment' && /texte special|un mois/.test(special) ? 'special-judgment' : kind
}

function eventOf(
  told: Told,
  at: number,
  facts: Readonly<Record<string, string>>,
  ask: string,
): Event | undefined {
  const type = plain(told.type)
  const more = Object.fromEntries(Object.entries(told).map(([key, value]) => [plain(key), plain(value)]))
  const kind = kindOf(type, ask, facts, more)
  const [written = '', time] = told.date.split('T')
  if (!isDay(written)) return undefined
  // a letter fetched late counts from its first presentation, by prudence
  const presented = more['premiere presentation'] ?? more.presentation
  const date = isDay(presented) && presented < written ? presented.slice(0, 10) : written
  const fixed = Object.entries(more).find(([key, value]) => key !== 'date' && isDay(value))?.[1]
  const day = ['closing-set', 'crystallised'].includes(kind) ? (fixed ?? date) : date
  const hour = more.heure ?? time
  const sent = [more.expedie, more.poste, more['expedie le'], more.envoye, more['transmise le']].find(isDay)
  const limit = more['delai imparti']
  const span = [
    isDay(limit) && limit > date ? `${daysBetween(date, limit.slice(0, 10))} jours` : limit,
    more['delai du recours prealable'],
    more['delai de silence'],
    more.delai,
  ]
    .map(one => spanOf(one ?? ''))
    .find(Boolean)
  return {
    id: `e${at}`,
    kind,
    date: day,
    label: told.type,
    options: optionsOf(kind, type, more, facts),
    ...(sent && { sent }),
    ...(span && { span }),
    ...(hour && /^\d{2}:\d{2}/.test(hour) && { time: hour.slice(0, 5) }),
  }
}

/** What an event is told of, as answers; a word that leaves the question open gives none. */
function optionsOf(
  kind: string,
  type: string,
  more: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, string>>,
): string[] {
  const said = (key: string) => more[key] ?? ''
  const answer = (text: string, positive: string, negative: string) =>
    isOpen(text) ? [] : [isNegative(text) ? negative : positive]
  const remedies = said('voies et delais') || said('mention')
  const organ = facts.organe ?? said('organe')
  const all = `${type} ${Object.values(more).join(' ')}`
  const both = `${all} ${Object.entries(facts).flat().join(' ')}`
  const acknowledgement = (ar: string, mentions: string) =>
    isOpen(ar) || isNegative(ar)
      ? answer(isOpen(ar) ? mentions : ar, 'acknowledged', 'unacknowledged')
      : answer(isNegative(mentions) ? mentions : ar, 'acknowledged', 'unacknowledged')
  switch (kind) {
    case 'notified':
    case 'refused':
    case 'prior-refused':
    case 'cada-refused':
    case 'cada-confirmed':
    case 'cnil-closed':
      return answer(remedies, 'remedies', 'no-remedies')
    case 'request':
    case 'misdirected':
    case 'money-claim':
    case 'cada-request':
    case 'cada-registered':
    case 'cnil-complaint':
    case 'prior-recourse':
      return [
        ...acknowledgement(
          said('ar') || said('accuse de reception'),
          said('mentions') || (facts.mentions ?? ''),
        ),
        ...(isOpen(organ)
          ? []
          : [/assemblee|collegi|conseil|jury|commission/.test(organ) ? 'collegiate' : 'single-author']),
        ...(/vaut (acceptation|accord)/.test(both) ? ['accepts'] : []),
      ]
    case 'gracieux':
    case 'hierarchique':
      return [
        ...answer(said('ar') || said('accuse de reception'), 'acknowledged', 'unacknowledged'),
        ...(/second|identique|meme objet/.test(all) ? ['second'] : []),
        ...(isOpen(said('langue')) || /francais/.test(said('langue')) ? [] : ['foreign']),
      ]
    case 'recourse-refused':
      return [
        ...answer(remedies, 'remedies', 'no-remedies'),
        ...['gracieux', 'hierarchique'].filter(one => plain(`${said('de')} ${type}`).includes(one)),
      ]
    case 'order':
      return [...basisOf(`${said('fondement')} ${type}`, both), ...motiveOf(said('motif'))]
    case 'judgment':
      return [
        ...(/dernier ressort|sans appel/.test(both) || /communication de documents/.test(both)
          ? ['last-instance']
          : []),
      ]
    case 'memoir-announced':
      return memoirOf(both)
    case 'law-referred':
      return isOpen(said('urgence')) ? [] : [/^oui|^vrai/.test(said('urgence')) ? 'urgent' : 'ordinary']
    case 'permit-displayed':
      return [
        ...answer(said('panneau'), 'panel-complete', 'panel-incomplete'),
        ...permitOf(facts['date du permis'] ?? said('permis')),
      ]
    case 'prior-notified':
      return /non indique|pas indique|obligation non/.test(all)
        ? ['prior-untold']
        : /indique|mention/.test(all) && !/inconnu/.test(all)
          ? ['prior-told']
          : []
    case 'contract-published':
    case 'contract-known':
      return answer(facts.publicite ?? said('publicite'), 'advert-complete', 'advert-incomplete')
    case 'served':
      return /refere.liberte|un mois au plus|bref delai/.test(both) ? ['urgent-judge'] : []
    case 'subsidy-granted': {
      const conditions = facts.conditions ?? said('conditions')
      return isOpen(conditions)
        ? []
        : [/non|pas|sans/.test(conditions) ? 'conditions-unmet' : 'conditions-met']
    }
    case 'rights-granted': {
      const legality = said('legalite') || (facts.legalite ?? '')
      return [
        ...(/plus favorable/.test(both) ? ['more-favourable'] : []),
        ...(isOpen(legality) ? [] : [/illegal/.test(legality) ? 'unlawful' : 'lawful']),
      ]
    }
    case 'filed':
      return /aucune saisine|sans saisine|sans cada/.test(both) ? ['no-referral'] : []
    default:
      return []
  }
}

function basisOf(basis: string, all: string): string[] {
  if (/522-3/.test(all)) return ['basis-522-3']
  if (isOpen(basis.trim())) return []
  if (/541|provision/.test(basis))
    return [/cour|541-5|dernier ressort|811-1/.test(all) ? 'basis-provision-last' : 'basis-provision']
  if (/521-2|liberte/.test(basis)) return ['basis-521-2']
  if (/521-1|suspension/.test(basis)) return ['basis-521-1']
  if (/521-3|521-4|utiles|modification/.test(basis)) return ['basis-521-3']
  return /53[012]|expertise|constat|instruction/.test(basis) ? ['basis-expertise'] : []
}

function motiveOf(motive: string): string[] {
  if (isOpen(motive)) return []
  if (/doute/.test(motive)) return ['no-serious-doubt']
  return [/suspen|accord|admis/.test(motive) ? 'suspended' : 'no-urgency']
}

function memoirOf(all: string): string[] {
  if (/refere|522-3|521-/.test(all)) return ['refere']
  if (/election|sursis|renvoi/.test(all)) return ['one-month']
  return /arret|jugement|cassation ordinaire|pourvoi contre/.test(all) ? ['merits'] : []
}

/** The law on permits changed on 28 November 2025. */
const permitOf = (day: string): string[] =>
  isDay(day) ? [day < '2025-11-28' ? 'permit-old' : 'permit-new'] : []

/** A posting and a receipt told as two events are one, with two dates. */
function joinPostings(events: readonly Event[]): Event[] {
  return events.flatMap((event, at) => {
    const posted = events[at - 1]
    const next = events[at + 1]
    const isPosting = (one: Event | undefined) =>
      one !== undefined && /post|envoy|expedi/.test(plain(one.label))
    if (isPosting(event) && next?.kind === event.kind && !isPosting(next)) return []
    if (isPosting(posted) && posted?.kind === event.kind && !isPosting(event))
      return [{ ...event, sent: posted.date, options: [...new Set([...posted.options, ...event.options])] }]
    return [event]
  })
}

/** What one event tells of another: the date of a permit, the start of a time already born. */
function withDates(events: readonly Event[], situation: Situation): Event[] {
  const issued = events.find(one => one.kind === 'permit-issued')
  const favourable = situation.events.some(one => /plus favorable/.test(plain(Object.values(one).join(' '))))
  // the day silence rejects a recours is computed, not told
  const isHeard = events.some(one => one.kind === 'gracieux' || one.kind === 'hierarchique')
  const information = /information/.test(plain(situation.events.map(one => one.type).join(' ')))
  return events
    .filter(one => one.kind !== 'permit-issued' && !(one.kind === 'implicit-born' && isHeard))
    .map(one => {
      if (one.kind === 'permit-displayed' && issued)
        return {
          ...one,
          options: [...one.options.filter(o => !o.startsWith('permit-')), ...permitOf(issued.date)],
        }
      if (one.kind === 'rights-granted' && favourable)
        return { ...one, options: [...one.options, 'more-favourable'] }
      if (one.kind === 'implicit-born') return { ...one, kind: 'request', date: addMonths(one.date, -2) }
      return one.kind === 'cnil-informed' && !information ? { ...one, kind: 'other' } : one
    })
}

const overseas: readonly RegExp[] = [
  /guadeloupe/,
  /guyane/,
  /martinique/,
  /reunion/,
  /saint-barthelemy/,
  /saint-martin/,
  /mayotte/,
  /saint-pierre/,
  /polynesie/,
  /wallis/,
  /caledonie/,
  /terres.australes|antarctique/,
]
const territory = (text: string) =>
  overseas.findIndex(one => one.test(text.replaceAll(' ', '-').replace(/^la-/, '')))
/** Countries, and the word itself: any other domicile is held to be near, so that no month is added by mistake. */
const abroad =
  /etranger|hors de france|allemagne|andorre|argentine|australie|autriche|belgique|bresil|bulgarie|cameroun|canada|chine|chypre|colombie|congo|cote.d.ivoire|croatie|danemark|egypte|espagne|estonie|etats.unis|finlande|gabon|grece|hongrie|inde\b|irlande|israel|italie|japon|lettonie|liban|lituanie|luxembourg|madagascar|mali\b|malte|maroc|mexique|monaco|norvege|pays.bas|pologne|portugal|quebec|roumanie|royaume.uni|russie|senegal|slovaquie|slovenie|suede|suisse|tchequie|tunisie|turquie|ukraine|vietnam|algerie|angleterre|ecosse/

/** Months of distance: none where the domicile is not told, nor where the court that sits near it may be the one. */
function distanceOf(home: string, court: string): number {
  if (isOpen(home)) return 0
  const [lives, sits] = [territory(home), territory(court)]
  if (lives >= 0) return isOpen(court) || lives === sits ? 0 : 1
  if (abroad.test(home)) return 2
  return sits >= 0 && /metropole|france/.test(home) ? 1 : 0
}

function placeOfFacts(facts: Readonly<Record<string, string>>, events: readonly Event[]): Place {
  const court = facts.tribunal ?? ''
  const zone = isOpen(court) ? 'metropole' : zoneOf(court)
  const answers: string[] = []
  const quality = facts.requerant ?? facts.qualite ?? ''
  if (/destinataire/.test(quality)) answers.push('addressee')
  else if (/tiers/.test(quality)) answers.push('third-party')
  else if (/agent/.test(quality)) answers.push('agent')
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
  const near = onTheSpot || events.some(one => one.kind === 'act-transmitted')
  const far = near ? 0 : distanceOf(facts.domicile ?? '', court)
  return placeOf(zone, [], far, answers)
}
