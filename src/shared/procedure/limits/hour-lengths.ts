import { longDayText } from '../../french/dates.ts'
import { addDays } from '../../kernel/days.ts'
import { laterByHours } from '../calendar/hours.ts'
import { type Reading, readingOn } from './reading.ts'

const HOURS_OF_DAY = 24

/** Counts real hours from a notification. `isLimit`: one has to act before their end, so that an hour not noted brings the day forward. */
export function countHours(
  base: Pick<Reading, 'rule' | 'event' | 'from' | 'label' | 'caveat'>,
  hours: number,
  isLimit: boolean,
): Reading[] {
  const { event, from } = base
  if (isLimit && !event.time) {
    const day = addDays(from, Math.floor(hours / HOURS_OF_DAY))
    const reading = readingOn(
      base,
      day,
      `${hours} heures, d’heure à heure`,
      `${hours} heures depuis l’heure de la notification, qui n’est pas notée : elles finissent le ${longDayText(day)}, à cette heure-là.`,
    )
    return [{ ...reading, keep: addDays(day, -1) }]
  }
  const end = laterByHours(from, event.time ?? '00:00', hours)
  return [
    {
      ...readingOn(
        base,
        end.day,
        `${hours} heures réelles`,
        `Jusqu’au ${longDayText(end.day)}, ${end.time}, heure de Paris.`,
      ),
      time: end.time,
    },
  ]
}
