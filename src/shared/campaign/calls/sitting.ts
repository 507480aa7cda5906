import { dateText, weekdayOf } from '../../french/dates.ts'
import { capital } from '../../french/wording.ts'
import { addDays } from '../../kernel/days.ts'
import { holidays } from '../../procedure/calendar/holidays.ts'
import type { SittingDay } from './contract.ts'

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
const dayText = (day: string) => `${weekdayOf(day)} ${dateText(day)}`

/**
 * Whether a day is one to call. Members are in the chamber from Tuesday to Thursday in the ordinary session, from the first working
 * day of October to the last of June (art. 28 of the Constitution): on Monday, Thursday and Friday they are more easily reached,
 * and their assistants are in the office every day. Weeks without sittings are set year by year: not known here.
 */
export function sittingDay(day: string): SittingDay {
  const sitting = sittingDayOf(day)
  if (sitting.kind === 'preferred') return sitting
  let next = day
  for (let n = 0; n < 14 && sittingDayOf(next).kind !== 'preferred'; n += 1) next = addDays(next, 1)
  return { ...sitting, next }
}

function sittingDayOf(day: string): SittingDay {
  const at = weekday(day)
  if (at === 0 || at === 6 || isHoliday(day))
    return { day, kind: 'closed', sentence: `${capital(dayText(day))} : les bureaux sont fermés.` }
  const session = inSession(day)
  const out = session
    ? ''
    : ' Hors session ordinaire (octobre à juin) : le Parlement ne siège qu’en session extraordinaire, à vérifier à l’ordre du jour.'
  if (!session)
    return {
      day,
      kind: 'preferred',
      sentence: `${capital(dayText(day))} : les élus sont le plus souvent dans leur circonscription, leur permanence répond.${out}`,
    }
  if (at === 1 || at === 5)
    return {
      day,
      kind: 'preferred',
      sentence: `${capital(dayText(day))} : bon jour, les élus sont moins dans l’hémicycle et répondent plus facilement.`,
    }
  if (at === 4)
    return {
      day,
      kind: 'preferred',
      sentence: `${capital(dayText(day))} : bon jour, surtout l’après-midi, les séances se terminent souvent le jeudi.`,
    }
  return {
    day,
    kind: 'possible',
    sentence: `${capital(dayText(day))} : jour de séance. Vous pouvez appeler, un assistant répondra sans doute : demandez-lui de transmettre.`,
  }
}

function inSession(day: string): boolean {
  const year = day.slice(0, 4)
  return day >= working(`${year}-10-01`, 1) || day <= working(`${year}-06-30`, -1)
}

/** The first working day from a day on, or before it. */
function working(day: string, step: 1 | -1): string {
  let at = day
  while ([0, 6].includes(weekday(at)) || isHoliday(at)) at = addDays(at, step)
  return at
}

const isHoliday = (day: string): boolean => holidays(Number(day.slice(0, 4))).has(day)
