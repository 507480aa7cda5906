import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../drafts/words.ts'
import { rollBack, rollForward } from '../calendar.ts'
import { addMonths } from '../deadline.ts'
import type { TimeLimit } from '../deadline-model.ts'
import { addDays } from '../holidays.ts'
import { base, daysLimit, fixedDay, monthsLimit, type Place, type Rule, startStep } from '../limits.ts'
import { type History, told } from './history.ts'
import { suing } from './recourse.ts'

/** An order in référé-liberté: appeal to the Conseil d’État. */
export const liberteOrder = (event: Event, _: History, place: Place): TimeLimit[] => [
  daysLimit(
    event,
    event.date,
    15,
    {
      key: 'ref-lib-appeal',
      title: 'Appel devant le juge des référés du Conseil d’État',
      articles: ['art. L. 523-1 CJA'],
    },
    place,
  ),
]

const pourvoi: Rule = {
  key: 'ref-pourvoi',
  title: 'Pourvoi en cassation contre l’ordonnance',
  articles: ['art. R. 523-1 CJA'],
}

/** An order in référé-suspension: the appeal on points of law, and the claim to be confirmed when no serious doubt was found. */
export const suspensionOrder = (event: Event, _: History, place: Place): TimeLimit[] => [
  ...(told(event, 'no-serious-doubt')
    ? [
        {
          ...monthsLimit(
            event,
            event.date,
            1,
            {
              key: 'ref-confirm',
              title:
                'Confirmer le maintien de la requête au fond, sous peine de désistement d’office (sauf pourvoi)',
              articles: ['art. R. 612-5-2 CJA'],
              caveat: 'Une cour a jugé ce délai franc : tenez-vous à la date prudente.',
            },
            place,
          ),
        },
      ]
    : []),
  daysLimit(event, event.date, 15, pourvoi, place),
]

/** An order in référé mesures utiles. */
export const utilesOrder = (event: Event, _: History, place: Place): TimeLimit[] => [
  daysLimit(event, event.date, 15, pourvoi, place),
]

const cassation: Rule = { key: 'cassation', title: 'Pourvoi en cassation', articles: ['art. R. 821-1 CJA'] }
const appeal: Rule = {
  key: 'appeal',
  title: 'Appel devant la cour administrative d’appel',
  articles: ['art. R. 811-2 CJA'],
}

/** A judgment: appeal, or cassation where there is none; enforcement may be asked three months later. */
export const judgment = (event: Event, history: History, place: Place): TimeLimit[] => [
  ...suing(
    event,
    event.date,
    told(event, 'last-instance')
      ? {
          rule: { ...cassation, articles: ['art. R. 811-1, 2° CJA', ...cassation.articles] },
          months: 2,
          interrupted: false,
        }
      : { rule: appeal, months: 2, interrupted: false },
    history,
    place,
  ),
  enforcement(event, place),
]

/** A ruling on appeal: cassation. */
export const ruling = (event: Event, history: History, place: Place): TimeLimit[] => [
  ...suing(event, event.date, { rule: cassation, months: 2, interrupted: false }, history, place),
  enforcement(event, place),
]

function enforcement(event: Event, place: Place): TimeLimit {
  const opens = addMonths(event.date, 3)
  return {
    ...base(
      event,
      event.date,
      { key: 'enforcement', title: 'Demande d’exécution possible', articles: ['art. R. 921-1-1 CJA'] },
      place,
    ),
    kind: 'opens',
    rule: 'pas avant trois mois',
    term: opens,
    lastDay: opens,
    prudent: opens,
    steps: [startStep(event, event.date), `Trois mois après : ${longDayText(opens)}.`],
  }
}

const courtSets = 'Le greffe fixe le délai, d’un mois au moins : lisez-le dans le courrier.'
const oneMonth =
  (rule: Rule) =>
  (event: Event, _: History, place: Place): TimeLimit[] => [
    monthsLimit(event, event.date, 1, { ...rule, caveat: courtSets }, place),
  ]

/** What a court asks within a month at least. */
export const invited = oneMonth({
  key: 'maintien',
  title: 'Confirmer le maintien de la requête, sous peine de désistement d’office',
  articles: ['art. R. 612-5-1 CJA'],
})
export const formalNotice = oneMonth({
  key: 'formal-notice',
  title: 'Produire, sous peine de désistement ou d’acquiescement aux faits',
  articles: ['art. R. 612-5 CJA', 'art. R. 612-6 CJA'],
})
export const recapAsked = oneMonth({
  key: 'recap',
  title: 'Mémoire récapitulatif : ce qui n’y est pas repris est abandonné',
  articles: ['art. R. 611-8-1 CJA'],
})

const ampliatif: Rule = {
  key: 'ampliatif',
  title: 'Mémoire ampliatif, sous peine de désistement d’office',
  articles: ['art. R. 611-22 CJA'],
}

/** A summary request before the Conseil d’État that announces a memoir; against an order in référé, fifteen days. */
export const announced = (event: Event, _: History, place: Place): TimeLimit[] => [
  told(event, 'refere')
    ? daysLimit(
        event,
        event.date,
        15,
        {
          ...ampliatif,
          articles: [...ampliatif.articles, 'art. R. 611-23 CJA'],
          caveat:
            'Contre une ordonnance de référé, quinze jours, rappelés de mémoire : relire l’article R. 611-23 CJA.',
        },
        place,
      )
    : monthsLimit(event, event.date, 3, ampliatif, place),
]

/** A day the court fixed. */
export const closing = (event: Event, _: History, place: Place): TimeLimit[] => [
  fixedDay(
    event,
    {
      key: 'closing',
      title: 'Clôture de l’instruction : dernier jour pour produire',
      articles: ['art. R. 613-1 CJA'],
      caveat: 'L’heure de la clôture est celle de l’ordonnance.',
    },
    place,
    [`L’ordonnance fixe la clôture au ${longDayText(event.date)}.`],
  ),
]
export const crystallised = (event: Event, _: History, place: Place): TimeLimit[] => [
  fixedDay(
    event,
    { key: 'crystallised', title: 'Derniers moyens nouveaux', articles: ['art. R. 611-7-1 CJA'] },
    place,
    [`L’ordonnance fixe ce jour au ${longDayText(event.date)} : passé ce jour, aucun moyen nouveau.`],
  ),
]

/** A hearing: without an order, the investigation closes three clear days before. */
export function hearing(event: Event, _: History, place: Place): TimeLimit[] {
  const term = addDays(event.date, -4)
  const worked = rollBack(term, place.calendar)
  return [
    {
      ...base(
        event,
        event.date,
        {
          key: 'hearing',
          title: 'Dernière production avant la clôture de l’instruction (sans ordonnance de clôture)',
          articles: ['art. R. 613-2 CJA'],
          caveat: 'Le décompte des trois jours francs avant l’audience est à vérifier.',
        },
        place,
      ),
      kind: 'limit',
      rule: 'trois jours francs avant l’audience',
      term,
      lastDay: worked.day,
      prudent: rollBack(addDays(worked.day, -1), place.calendar).day,
      steps: [
        startStep(event, event.date),
        `Trois jours francs avant l’audience : l’instruction reste ouverte jusqu’au ${longDayText(term)}.`,
        ...(worked.over.length > 0
          ? [`${longDayText(term)} n’est pas travaillé : retenir le ${longDayText(worked.day)}.`]
          : []),
      ],
    },
  ]
}

/** A writing put in Télérecours: deemed received after two working days. */
export function served(event: Event, _: History, place: Place): TimeLimit[] {
  const first = rollForward(addDays(event.date, 1), place.calendar).day
  const day = rollForward(addDays(first, 1), place.calendar).day
  return [
    {
      ...base(
        event,
        event.date,
        {
          key: 'served',
          title: 'L’écriture est réputée reçue, si elle n’a pas été ouverte avant',
          articles: ['art. R. 611-8-6 CJA'],
          caveat: 'Le délai de deux jours ouvrés est à vérifier.',
        },
        place,
      ),
      kind: 'birth',
      rule: 'deux jours ouvrés',
      term: day,
      lastDay: day,
      prudent: event.date,
      steps: [
        startStep(event, event.date),
        `Deux jours ouvrés après : ${longDayText(day)}. Par prudence, comptez depuis la mise à disposition.`,
      ],
    },
  ]
}
