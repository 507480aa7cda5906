import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../drafts/words.ts'
import type { TimeLimit } from '../deadline-model.ts'
import {
  birth,
  daysLimit,
  doubtful,
  limitless,
  monthsLimit,
  noLimit,
  type Place,
  type Rule,
} from '../limits.ts'
import { type History, told } from './history.ts'
import { type Action, confirms, limitOf, reasonable, replaced, suing } from './recourse.ts'

const annulment: Rule = {
  key: 'rep',
  title: 'Requête en annulation devant le tribunal administratif',
  articles: ['art. R. 421-1 CJA'],
}
const action: Action = { rule: annulment, months: 2 }

/** A decision notified, published, displayed or revealed. */
export const decision = (event: Event, history: History, place: Place): TimeLimit[] =>
  suing(event, event.date, action, history, place)

/** A regulatory act never published: no time runs against it. */
export const unpublished = (event: Event, _: History, place: Place): TimeLimit[] => [
  noLimit(
    event,
    { ...annulment, caveat: 'Moyen à soutenir : faites établir l’absence de publication régulière.' },
    place,
    'Non déclenché : sans publication régulière, aucun délai ne court contre un acte réglementaire, et le délai raisonnable d’un an ne le vise pas.',
  ),
]

/** A decision known without having been notified: one year. */
export const known = (event: Event, _: History, place: Place): TimeLimit[] => [
  doubtful(event, event.date, 12, { ...annulment, key: 'known', ...reasonable }, place),
]

/**
 * A permit: an administrative appeal does not make its limit run anew, since the law of 26 November 2025; a claim, like an
 * administrative appeal, is notified to the town and to the holder within fifteen days.
 */
export const permit = (event: Event, history: History, place: Place): TimeLimit[] => [
  ...suing(
    event,
    event.date,
    {
      rule: {
        key: 'urba',
        title: 'Requête contre le permis (le recours gracieux ne proroge pas ce délai)',
        articles: ['art. R. 600-2 C. urb.', 'art. L. 600-12-2 C. urb.'],
        caveat: 'L’application dans le temps de la loi n° 2025-1129 est à vérifier pour ce permis.',
      },
      months: 2,
      interrupted: false,
    },
    history,
    place,
  ),
  ...history
    .after(event, 'filed', 'gracieux', 'hierarchique')
    .map(one => daysLimit(one, one.date, 15, notify, place)),
]

const notify: Rule = {
  key: 'urba-notify',
  title:
    'Notifier le recours au maire et au titulaire du permis, par lettre recommandée, sous peine d’irrecevabilité',
  articles: ['art. R. 600-1 C. urb.'],
  caveat: 'Rappelé de mémoire : relire la rédaction en vigueur. Comptez depuis l’envoi du recours.',
}

/** A contract: full jurisdiction, from its publicity. */
export const contract = (event: Event, history: History, place: Place): TimeLimit[] =>
  suing(
    event,
    event.date,
    {
      rule: {
        key: 'contract',
        title: 'Recours en contestation de la validité du contrat',
        articles: ['CE, Ass., 4 avril 2014, n° 358994'],
        caveat: 'La mesure de publicité doit être appropriée ; l’obligation de l’avocat est à vérifier.',
      },
      months: 2,
      interrupted: false,
    },
    history,
    place,
  )

const silence: Rule = {
  key: 'implicit',
  title: 'Le silence de l’administration vaut refus',
  articles: ['art. L. 231-4 CRPA', 'art. R. 421-2 CJA'],
}

/** A request: two months of silence, then what the refusal opens. */
export function request(event: Event, history: History, place: Place): TimeLimit[] {
  if (told(event, 'accepts'))
    return [
      noLimit(
        event,
        { key: 'implicit', title: 'Le silence vaut acceptation', articles: ['art. L. 231-1 CRPA'] },
        place,
        'Pour une telle demande, deux mois de silence valent acceptation : il n’y a pas de refus à attaquer.',
      ),
    ]
  const born = birth(event, event.date, 2, silence, place)
  const refused = history.after(event, 'refused')[0]
  if (refused && refused.date <= born.lastDay!)
    return [
      replaced(
        born,
        refused,
        `Refus exprès notifié le ${longDayText(refused.date)}, avant la fin des deux mois.`,
      ),
      ...suing(refused, refused.date, action, history, place),
    ]
  return [born, ...afterBirth(event, born, refused, history, place)]
}

function afterBirth(
  event: Event,
  born: TimeLimit,
  refused: Event | undefined,
  history: History,
  place: Place,
): TimeLimit[] {
  const day = born.lastDay!
  const collegiate = told(event, 'collegiate')
  const first = collegiate
    ? limitless(
        event,
        day,
        { ...annulment, articles: ['art. R. 421-3 CJA'] },
        place,
        'Seul un refus exprès notifié fait courir le délai contre le refus d’une mesure qui relève d’une assemblée ou d’un organe collégial.',
      )
    : told(event, 'unacknowledged')
      ? unacknowledged(event, day, history, place)
      : limitOf(event, day, action, place)
  const open = first.lastDay === undefined || (refused && refused.date <= first.lastDay)
  if (refused && open)
    return [
      replaced(
        first,
        refused,
        `Refus exprès notifié le ${longDayText(refused.date)} : un nouveau délai court de cette date.`,
      ),
      ...suing(
        refused,
        refused.date,
        { ...action, rule: { ...annulment, articles: ['art. R. 421-2 CJA'] } },
        history,
        place,
      ),
    ]
  const so = first.lastDay === undefined ? [first] : suingAfter(event, first, history, place)
  return refused ? [...so, confirms(refused, annulment, place)] : so
}

/** Without a full acknowledgement: one year from the day the refusal is proved to be known. */
function unacknowledged(event: Event, day: string, history: History, place: Place): TimeLimit {
  const learnt = history.after(event, 'known')[0]
  if (!learnt)
    return limitless(
      event,
      day,
      { ...annulment, key: 'unacknowledged', ...reasonable },
      place,
      'Sans accusé de réception complet, le délai de deux mois ne court pas. Un an court du jour où l’administration prouve que vous connaissiez le refus.',
    )
  return doubtful(
    learnt,
    learnt.date,
    12,
    {
      ...annulment,
      key: 'unacknowledged',
      articles: ['art. L. 112-6 CRPA', 'CE, 18 mars 2019, n° 417270'],
      caveat: reasonable.caveat,
    },
    place,
  )
}

/** The limit opened by an implicit refusal: run anew by an administrative appeal, or kept open by a request for its reasons. */
function suingAfter(event: Event, first: TimeLimit, history: History, place: Place): TimeLimit[] {
  const asked = history.after(event, 'reasons-asked')[0]
  if (!asked || asked.date > first.lastDay!)
    return suing(event, first.from, action, history, place).map((one, n) =>
      n === 0 && first.certainty === 'to-verify' ? first : one,
    )
  const given = history.after(asked, 'reasons-given')[0]
  const rule: Rule = { key: 'motifs', title: annulment.title, articles: ['art. L. 232-4 CRPA'] }
  return [
    replaced(
      first,
      asked,
      'Les motifs demandés dans le délai le prorogent jusqu’à deux mois après leur communication.',
    ),
    given
      ? monthsLimit(given, given.date, 2 + place.distance, rule, place)
      : limitless(
          asked,
          asked.date,
          rule,
          place,
          'Les motifs ne sont pas encore communiqués : le délai courra de leur communication. Un mois sans réponse rend le refus illégal.',
        ),
  ]
}
