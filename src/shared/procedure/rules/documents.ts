import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../drafts/words.ts'
import type { TimeLimit } from '../deadline-model.ts'
import { birth, doubtful, type Place, type Rule } from '../limits.ts'
import { type History, told } from './history.ts'
import { confirms, limitOf, replaced } from './recourse.ts'

const silence: Rule = {
  key: 'cada-silence',
  title: 'Le silence vaut refus de communiquer',
  articles: ['art. R. 311-12 CRPA', 'art. R. 311-13 CRPA'],
}
const referral: Rule = {
  key: 'cada-seize',
  title: 'Saisine de la CADA, obligatoire avant le juge',
  articles: ['art. R. 343-1 CRPA', 'art. L. 342-1 CRPA'],
  caveat: 'Le caractère franc du délai de saisine de la CADA est à vérifier.',
}
const confirmation: Rule = {
  key: 'cada-confirm',
  title: 'Le silence gardé après la saisine de la CADA confirme le refus',
  articles: ['art. R. 343-5 CRPA'],
}
const suit: Rule = {
  key: 'cada-suit',
  title: 'Requête contre le refus de communication',
  articles: ['art. R. 421-1 CJA', 'art. R. 343-4 CRPA'],
}

/** A request for documents: a month of silence, two months for the CADA, two of silence again, two for the judge. */
export function documents(event: Event, history: History, place: Place): TimeLimit[] {
  const born = birth(event, event.date, 1, silence, place)
  const refused = history.after(event, 'cada-refused')[0]
  const express = refused !== undefined && refused.date <= born.lastDay!
  const from = express ? refused.date : born.lastDay!
  const untold = express ? told(refused, 'no-remedies') : told(event, 'unacknowledged')
  const seize = doubtful(
    event,
    from,
    2,
    untold
      ? {
          ...referral,
          caveat: `${referral.caveat} Il ne vous est pas opposable si ni le refus ni l’accusé de réception ne l’indiquaient : saisissez la CADA sans attendre.`,
        }
      : referral,
    place,
  )
  const registered = history.after(event, 'cada-registered')[0]
  return [
    express
      ? replaced(born, refused, `Refus exprès notifié le ${longDayText(refused.date)}, avant la fin du mois.`)
      : born,
    registered ? seized(seize, registered) : seize,
    ...(registered ? afterReferral(registered, history, place) : []),
  ]
}

/** The limit to seize the CADA once it was: met on its term, the only day that is sure; said to be late after it. */
function seized(limit: TimeLimit, registered: Event): TimeLimit {
  const day = longDayText(registered.date)
  return registered.date <= limit.lastDay!
    ? { ...limit, fate: 'done', by: registered.id, because: `CADA saisie le ${day}.` }
    : {
        ...limit,
        because: `CADA saisie le ${day}, après l’échéance : sauf s’il ne vous est pas opposable (ou, le lendemain, s’il est franc), elle est tardive et l’irrecevabilité ne se régularise pas.`,
      }
}

/** A referral registered: two months, or the refusal confirmed meanwhile, then the judge. */
export function afterReferral(event: Event, history: History, place: Place): TimeLimit[] {
  const born = birth(event, event.date, 2, confirmation, place)
  const confirmed = history.after(event, 'cada-confirmed')[0]
  const action = { rule: suit, months: 2 }
  if (confirmed && confirmed.date <= born.lastDay!)
    return [
      replaced(born, confirmed, `Refus confirmé et notifié le ${longDayText(confirmed.date)}.`),
      limitOf(confirmed, confirmed.date, action, place),
    ]
  const first = limitOf(event, born.lastDay!, action, place)
  if (!confirmed) return [born, first]
  if (confirmed.date > first.lastDay!) return [born, first, confirms(confirmed, suit, place)]
  const anew = limitOf(confirmed, confirmed.date, action, place)
  const day = longDayText(confirmed.date)
  return [
    born,
    replaced(first, confirmed, `Refus exprès notifié le ${day} : un nouveau délai court de cette date.`),
    anew,
  ]
}
