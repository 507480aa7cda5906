import { daysBetween } from '../../procedure/deadline.ts'
import { suitLimit } from '../../procedure/situation.ts'
import { isDay } from '../limit.ts'
import { longDayText } from '../words.ts'
import { problem, type Rule } from './subject.ts'

/** Passed, or less than seven days away: the last day, and the prudent one, written out. */
export const deadline: Rule = subject => {
  const limit = suitLimit(subject.gathered.dossier, subject.fact)
  if (!limit) return []
  const filing = subject.fact('filing.date')
  const day = isDay(filing) && filing < subject.today ? filing : subject.today
  const left = daysBetween(day, limit.lastDay)
  if (left >= 7) return []
  const dates = `dernier jour utile : ${longDayText(limit.lastDay)} ; date prudente : ${longDayText(limit.prudent)}`
  const message =
    left < 0
      ? `Le délai de recours (${limit.rule}) paraît expiré (${dates}). Vérifiez la date et la régularité de la notification ou de la publication.`
      : `Le délai de recours expire ${left === 0 ? 'aujourd’hui' : left === 1 ? 'demain' : `dans ${left} jours`} (${dates}).`
  return [
    problem('warning', left < 0 ? 'deadline-passed' : 'deadline-near', message, limit.articles.join(', '), {
      fact: limit.event.startsWith('fact:') ? limit.event.slice('fact:'.length) : 'limits',
    }),
  ]
}
