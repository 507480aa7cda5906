import ical, { ICalAlarmType } from 'ical-generator'
import { longDayText } from '../../shared/drafts/words.ts'
import type { TimeLimit } from '../../shared/procedure/deadline-model.ts'
import { type Due, reminderDays } from '../../shared/procedure/reminders.ts'

/** The running limits as a calendar file: each ends on a whole day, the prudent date and the way it was found in its description. */
export function calendarFile(due: readonly Due[], at: Date): string {
  const calendar = ical({
    name: 'Prétoire : délais',
    prodId: { company: 'Pretoire', product: 'delais', language: 'FR' },
  })
  for (const { dossier, title, limit } of due) {
    if (!limit.lastDay) continue
    const event = calendar.createEvent({
      id: `${limit.key}@${dossier}.pretoire`,
      start: new Date(`${limit.lastDay}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: at,
      summary: `${limit.certainty === 'to-verify' ? '[à vérifier] ' : ''}${limit.title} — ${title}`,
      description: descriptionOf(limit),
    })
    for (const days of reminderDays)
      event.createAlarm({
        type: ICalAlarmType.display,
        trigger: days * 86_400,
        description: `${limit.title} : ${days === 1 ? 'demain' : `dans ${days} jours`}`,
      })
  }
  return calendar.toString()
}

const descriptionOf = (limit: TimeLimit): string =>
  [
    `Date prudente : ${longDayText(limit.prudent ?? limit.lastDay ?? '')}${limit.time ? `, ${limit.time}` : ''}`,
    `Dernier jour utile : ${longDayText(limit.lastDay ?? '')}`,
    `${limit.rule} (${limit.articles.join(', ')})`,
    ...limit.steps,
    ...(limit.caveat ? [`À vérifier : ${limit.caveat}`] : []),
  ].join('\n')
