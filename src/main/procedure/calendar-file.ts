import ical, { ICalAlarmType } from 'ical-generator'
import { longDayText } from '../../shared/french/dates.ts'
import type { TimeLimit } from '../../shared/procedure/limits/model.ts'
import { caseName, type Due, reminderDays } from '../../shared/procedure/reminders.ts'

/** Another date of the calendar, in words of its own; `instant`: when it begins, where it has an hour. */
export interface PlainDate {
  readonly id: string
  readonly day: string
  readonly instant?: Date
  readonly summary: string
  readonly description: string
}

/** Days before another date at which it is recalled. */
const PLAIN_REMINDER_DAYS = [7, 1]

/** The running limits as a calendar file: the day to keep and the last one, each a whole day, the way they were found in the description. `others`: what else has a day. */
export function calendarFile(
  due: readonly Due[],
  at: Date,
  name = 'Prétoire : délais',
  others: readonly PlainDate[] = [],
): string {
  const calendar = ical({
    name,
    prodId: { company: 'Pretoire', product: 'delais', language: 'FR' },
  })
  for (const one of due) {
    const { dossier, limit } = one
    for (const [index, { day, name: dayName, suffix }] of daysOf(limit).entries()) {
      const event = calendar.createEvent({
        id: `${limit.key}${suffix}@${dossier}.pretoire`,
        start: new Date(`${day}T00:00:00Z`),
        allDay: true,
        timezone: 'UTC',
        stamp: at,
        summary: `${limit.certainty === 'to-verify' ? '[à vérifier] ' : ''}${dayName}${limit.title} — ${caseName(one)}${one.assignee ? ` (${one.assignee})` : ''}`,
        description: descriptionOf(one),
      })
      // reminders go by the day to keep, which comes first: twice the same ones would soon be silenced
      if (index > 0) continue
      for (const days of reminderDays)
        event.createAlarm({
          type: ICalAlarmType.display,
          trigger: days * 86_400,
          description: `${limit.title} : ${days === 1 ? 'demain' : `dans ${days} jours`}`,
        })
    }
  }
  for (const { id, day, instant, summary, description } of others) {
    const event = calendar.createEvent({
      ...{ id, summary, description, stamp: at },
      ...(instant
        ? { start: instant }
        : { start: new Date(`${day}T00:00:00Z`), allDay: true, timezone: 'UTC' }),
    })
    for (const days of PLAIN_REMINDER_DAYS)
      event.createAlarm({ type: ICalAlarmType.display, trigger: days * 86_400, description: summary })
  }
  return calendar.toString()
}

/** The day to keep and the last day; one alone where they are the same. */
function daysOf({ prudent, lastDay }: TimeLimit): { day: string; name: string; suffix: string }[] {
  if (!lastDay) return []
  const last = { day: lastDay, suffix: '' }
  return prudent && prudent < lastDay
    ? [
        { day: prudent, name: 'Date à retenir : ', suffix: ':prudent' },
        { ...last, name: 'Dernier jour : ' },
      ]
    : [{ ...last, name: '' }]
}

const descriptionOf = ({ limit, assignee }: Due): string =>
  [
    ...(assignee ? [`Qui s’en occupe : ${assignee}`] : []),
    `Date prudente : ${longDayText(limit.prudent ?? limit.lastDay ?? '')}${limit.time ? `, ${limit.time}` : ''}`,
    `Dernier jour utile : ${longDayText(limit.lastDay ?? '')}`,
    ...limit.readings.map(one => `Autre lecture, ${one.label} : ${longDayText(one.day)}`),
    `${limit.rule} (${limit.articles.join(', ')})`,
    ...limit.steps,
    ...(limit.caveat ? [`À vérifier : ${limit.caveat}`] : []),
  ].join('\n')
