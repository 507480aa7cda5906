import { type Deadline, daysBetween, implicitRefusal, monthsFranc } from '../../procedure/deadline.ts'
import { longDayText } from '../words.ts'
import { problem, type Rule, type Subject } from './subject.ts'

const isDay = (value: string | undefined): value is string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value ?? '') && !Number.isNaN(Date.parse(value ?? ''))

/** The time limit to sue, from the dates of the dossier; undefined where none runs or its date is not given. */
export function deadlineOf({ fact }: Pick<Subject, 'fact'>): Deadline | undefined {
  if (fact('decision.type') === 'implicite') {
    const received = fact('request.date')
    return isDay(received) ? monthsFranc(implicitRefusal(received)) : undefined
  }
  if (fact('decision.type') === 'revelee') return undefined
  const from = [fact('decision.notified'), fact('decision.published')].find(isDay)
  return from === undefined ? undefined : monthsFranc(from)
}

/** Passed, or less than seven days away: the last day, and the prudent one, written out. */
export const deadline: Rule = subject => {
  const limit = deadlineOf(subject)
  if (!limit) return []
  const filing = subject.fact('filing.date')
  const day = isDay(filing) && filing < subject.today ? filing : subject.today
  const left = daysBetween(day, limit.lastDay)
  if (left >= 7) return []
  const dates = `dernier jour utile : ${longDayText(limit.lastDay)} ; date prudente : ${longDayText(limit.prudent)}`
  const message =
    left < 0
      ? `Le délai de recours de deux mois francs paraît expiré (${dates}). Vérifiez la date et la régularité de la notification ou de la publication.`
      : `Le délai de recours expire ${left === 0 ? 'aujourd’hui' : left === 1 ? 'demain' : `dans ${left} jours`} (${dates}).`
  return [
    problem('warning', left < 0 ? 'deadline-passed' : 'deadline-near', message, 'art. R. 421-1 CJA', {
      fact: 'decision.notified',
    }),
  ]
}
