import { laterByHours } from '../../../../shared/procedure/calendar/hours.ts'
import type { Due } from '../../../../shared/procedure/reminders.ts'
import type { SpaceDate } from '../../../../shared/sharing/office/dates-contract.ts'
import { thingName } from '../../../../shared/sharing/office/dates-words.ts'
import { calendarFile, type PlainDate } from '../../../procedure/calendar-file.ts'

/** Writes the dates of a space as a calendar file: what has a day and is not done, its limits as those of a dossier. */
export function spaceCalendar(dates: readonly SpaceDate[], at: Date, name: string): string {
  const ahead = dates.filter(one => !one.isDone)
  return calendarFile(
    ahead.flatMap((one): Due[] => {
      const { of, affaire, limit, assignee } = one
      return limit ? [{ dossier: of.id, title: of.title, affaire, limit, assignee: assignee?.name }] : []
    }),
    at,
    name,
    ahead.flatMap(one => (one.limit || one.day === undefined ? [] : [plainDate(one, one.day)])),
  )
}

function plainDate(date: SpaceDate, day: string): PlainDate {
  const { type, key, title, of, time, certainty, assignee } = date
  const doubt = certainty === 'to-verify' ? '[à vérifier] ' : ''
  return {
    id: `${key}@${of.id}.pretoire`,
    day,
    ...(time && { instant: parisInstant(day, time) }),
    summary: `${doubt}${type === 'task' ? 'À faire : ' : ''}${title} — ${thingName(date)}${assignee?.name ? ` (${assignee.name})` : ''}`,
    description: [
      ...(assignee?.name ? [`Qui s’en occupe : ${assignee.name}`] : []),
      `${of.kind === 'campaign' ? 'Campagne' : 'Dossier'} : ${thingName(date)}`,
    ].join('\n'),
  }
}

/** The instant that the clocks of Paris show so. */
function parisInstant(day: string, time: string): Date {
  const { offset } = laterByHours(day, time, 0)
  return new Date(`${day}T${time}:00${offset.slice(0, 3)}:${offset.slice(3)}`)
}
