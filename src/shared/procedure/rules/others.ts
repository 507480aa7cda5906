import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../drafts/words.ts'
import { addMonths } from '../deadline.ts'
import type { TimeLimit } from '../deadline-model.ts'
import { addDays } from '../holidays.ts'
import { base, birth, monthsLimit, type Place, startStep } from '../limits.ts'
import { type History, told } from './history.ts'

/** A complaint to the CNIL: three months of silence, then the Conseil d’État. */
export function complaint(event: Event, _: History, place: Place): TimeLimit[] {
  const born = birth(
    event,
    event.date,
    3,
    {
      key: 'cnil-silence',
      title: 'Le silence de la CNIL vaut rejet de la plainte',
      articles: ['art. 10 du décret n° 2019-536'],
      caveat: 'Sauf si la CNIL vous a informé entre-temps de l’avancement de la plainte.',
    },
    place,
  )
  return [
    born,
    monthsLimit(
      event,
      born.lastDay!,
      2 + place.distance,
      {
        key: 'cnil-suit',
        title: 'Requête devant le Conseil d’État contre le rejet de la plainte',
        articles: ['art. R. 421-1 CJA'],
      },
      place,
    ),
  ]
}

/** A law referred to the Conseil constitutionnel: the day it rules at the latest; contributions should come in the first ten days. */
export function referral(event: Event, _: History, place: Place): TimeLimit[] {
  const urgent = told(event, 'urgent')
  const day = urgent ? addDays(event.date, 8) : addMonths(event.date, 1)
  const early = addDays(event.date, urgent ? 2 : 10)
  return [
    {
      ...base(
        event,
        event.date,
        {
          key: 'cc-dc',
          title: 'Le Conseil constitutionnel se prononce au plus tard ; contribution extérieure avant',
          articles: ['art. 61 de la Constitution'],
        },
        place,
      ),
      kind: 'limit',
      rule: urgent ? 'huit jours' : 'un mois',
      term: day,
      lastDay: day,
      prudent: early,
      steps: [
        startStep(event, event.date),
        `${urgent ? 'Huit jours' : 'Un mois'} après : ${longDayText(day)}.`,
        `Une contribution extérieure se lit mieux dans les premiers jours : visez le ${longDayText(early)}.`,
      ],
    },
  ]
}

/** A sitting of the Assemblée nationale: amendments before 17:00 on the third *ouvrable* day before; Saturdays are *ouvrables*. */
export function sitting(event: Event, _: History, place: Place): TimeLimit[] {
  const steps: string[] = []
  let day = event.date
  for (let left = 3; left > 0; ) {
    day = addDays(day, -1)
    const sunday = new Date(`${day}T00:00:00Z`).getUTCDay() === 0
    const why = place.calendar.holiday(day) ?? (sunday ? 'dimanche' : undefined)
    if (why === undefined) left -= 1
    steps.push(`${longDayText(day)} : ${why ?? `jour ouvrable n° ${3 - left}`}.`)
  }
  return [
    {
      ...base(
        event,
        event.date,
        {
          key: 'amendments',
          title: 'Dépôt des amendements de séance',
          articles: ['art. 99 du Règlement de l’Assemblée nationale'],
          caveat:
            'La Conférence des présidents peut fixer un autre délai : lisez le feuilleton. Le samedi est compté comme ouvrable.',
        },
        place,
      ),
      kind: 'limit',
      rule: 'troisième jour ouvrable précédent, 17 h',
      term: day,
      lastDay: day,
      prudent: addDays(day, -1),
      time: '17:00',
      steps: [startStep(event, event.date), ...steps],
    },
  ]
}
