import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../french/dates.ts'
import { capital } from '../../french/wording.ts'
import { addDays, addMonths } from '../../kernel/days.ts'
import { type Calendar, rollBack, rollForward } from '../calendar/calendar.ts'
import type { Place } from '../place.ts'
import type { LimitRule } from '../rules/record.ts'
import { countHours } from './hour-lengths.ts'
import { countLength } from './lengths.ts'
import { NEVER, type Reading, readingOn, spelt } from './reading.ts'
import { termOf } from './terms.ts'

/** Every reading of a rule from a day: the governing one first, then those the texts leave open. */
export function count(rule: LimitRule, event: Event, from: string, place: Place): Reading[] {
  const how = rule.count
  const base = { rule, event, from, label: '', caveat: '' }
  const plain = (day: string, name: string, ...steps: string[]) => readingOn(base, day, name, ...steps)
  // counted backwards, a local day off would only bring the day forward: it is left out
  const nation = place.national ?? place.calendar
  switch (how.kind) {
    case 'months':
    case 'days':
      return countLength(base, how, place)
    case 'birth':
    case 'opens': {
      // a decree may set the length of a silence
      const term = how.set && termOf(event.span)
      const { n, unit } = term && term.unit !== 'h' ? term : ({ n: how.months, unit: 'm' } as const)
      const length = spelt(n, unit === 'm' ? 'mois' : 'jour')
      const day = unit === 'm' ? addMonths(from, n) : addDays(from, n)
      const name = how.kind === 'birth' ? `${length} de silence` : `pas avant ${length}`
      return [plain(day, name, `${capital(length)}, sans report : ${longDayText(day)}.`)]
    }
    case 'years-end': {
      const day = `${Number(from.slice(0, 4)) + how.years}-12-31`
      return [
        plain(
          day,
          `${spelt(how.years, 'an')}, à partir du 1ᵉʳ janvier suivant`,
          `Jusqu’au ${longDayText(day)}.`,
        ),
      ]
    }
    case 'fixed':
      return [
        {
          ...plain(from, 'jour fixé', `Le jour est fixé : ${longDayText(from)}.`),
          ...(event.time && { time: event.time }),
        },
      ]
    case 'clear-days-before': {
      const term = addDays(from, -how.days - 1)
      const workingDay = rollBack(term, nation)
      return [
        {
          ...plain(
            term,
            `${spelt(how.days, 'jour')} francs avant l’audience`,
            `${capital(spelt(how.days, 'jour'))} francs avant l’audience : l’instruction reste ouverte jusqu’au ${longDayText(term)} à minuit.`,
            ...(workingDay.over.length > 0
              ? [`${longDayText(term)} n’est pas travaillé : retenir le ${longDayText(workingDay.day)}.`]
              : []),
          ),
          term,
          keep: workingDay.day,
        },
      ]
    }
    case 'open-days-before': {
      const { day, steps } = openDaysBefore(from, how.days, nation)
      return [
        {
          ...plain(day, 'troisième jour ouvrable précédent, 17 h', ...steps),
          keep: addDays(day, -1),
          time: how.time,
        },
      ]
    }
    case 'working-days': {
      let day = from
      for (let remaining = how.days; remaining > 0; remaining -= 1)
        day = rollForward(addDays(day, 1), place.calendar).day
      const next = rollForward(addDays(day, 1), place.calendar).day
      const name = `${spelt(how.days, 'jour')} ouvrés`
      const first = plain(
        day,
        name,
        `${capital(name)} après : ${longDayText(day)}. Par prudence, comptez depuis la mise à disposition.`,
      )
      return [
        { ...first, keep: from },
        { ...first, keep: from, last: next, label: 'si ces deux jours sont francs' },
      ]
    }
    case 'hours':
      return countHours(base, how.hours, how.isLimit === true)
    case 'none':
      return [{ ...plain(NEVER, 'aucun délai'), reason: `${how.reason} ${how.noCeiling}` }]
    case 'awaited':
      return [{ ...plain(NEVER, 'délai d’un autre recours'), reason: how.reason }]
    case 'closed':
      return [{ ...plain(NEVER, 'voie fermée'), reason: how.reason }]
  }
}

function openDaysBefore(from: string, days: number, calendar: Calendar): { day: string; steps: string[] } {
  const steps: string[] = []
  let day = from
  for (let remaining = days; remaining > 0; ) {
    day = addDays(day, -1)
    const sunday = new Date(`${day}T00:00:00Z`).getUTCDay() === 0
    const why = calendar.holiday(day) ?? (sunday ? 'dimanche' : undefined)
    if (why === undefined) remaining -= 1
    steps.push(`${longDayText(day)} : ${why ?? `jour ouvrable n° ${days - remaining}`}.`)
  }
  return { day, steps }
}
