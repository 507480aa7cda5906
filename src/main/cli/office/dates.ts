import { longDayText } from '../../../shared/french/dates.ts'
import { fold } from '../../../shared/french/fold.ts'
import { inGuillemets } from '../../../shared/french/wording.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { caseName } from '../../../shared/procedure/reminders.ts'
import type { SpaceDate } from '../../../shared/sharing/office/dates-contract.ts'
import { dueThisWeek } from '../../../shared/sharing/office/dates-words.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import type { Runs } from '../verb.ts'
import type { datesVerbs } from './dates-table.ts'
import { memberNamed } from './named-member.ts'

/** Takes a limit away from whoever sees to it. */
const NOBODY = 'personne'

/** Runs the verbs of its table. */
export const runs: Runs<typeof datesVerbs> = {
  'office dates': async (cli, [space]) => {
    const chosen = space === undefined ? {} : { space }
    const today = localDay(new Date())
    const dates = await cli.call['office.dates']({ ...chosen, since: cli.options.from ?? today })
    const { ics } = cli.options
    if (ics !== undefined) {
      const file = await deliver(cli, (await cli.call['office.calendar'](chosen)).id, ics)
      cli.print({ file, dates: dates.length }, () => `Agenda écrit : ${file}`)
      return 0
    }
    const week = new Set(dueThisWeek(dates, today))
    cli.print(
      dates,
      () =>
        [
          ...(week.size > 0
            ? ['Cette semaine :', ...dates.filter(one => week.has(one)).map(dateLines), '']
            : []),
          ...(week.size < dates.length
            ? [week.size > 0 ? 'Ensuite :' : 'Rien cette semaine. Ensuite :']
            : []),
          ...dates.filter(one => !week.has(one)).map(dateLines),
        ].join('\n') || 'Aucune échéance dans les dossiers partagés.',
    )
    return 0
  },
  'office assign': async (cli, [dossier = '', name = '']) => {
    const dates = await cli.call['office.dates']({ since: '0001-01-01' })
    const { limit, space } = dateNamed(
      dates.filter(one => one.dossier === dossier),
      name,
    )
    const named = cli.options.to
    const { members } = await cli.call['office.members']({ space })
    const member =
      named === NOBODY
        ? undefined
        : memberNamed(
            members.filter(one => one.role !== 'departed'),
            named,
          )
    await cli.call['office.assign']({ dossier, limit: limit.key, ...(member && { member: member.key }) })
    cli.print({ dossier, limit: limit.key, member: member?.key }, () =>
      member
        ? `${member.name} s’occupe de : ${limit.title}. Les autres le sauront à la prochaine rencontre.`
        : `Personne ne s’occupe plus de : ${limit.title}.`,
    )
    return 0
  },
}

/** A date of a dossier named in a command: by words of its title, or the beginning of its key. */
function dateNamed(dates: readonly SpaceDate[], name: string): SpaceDate {
  if (dates.length === 0)
    throw new UsageError('Ce dossier n’est dans aucun espace, ou aucun délai n’y court.')
  const matches = dates.filter(
    ({ limit }) => name !== '' && (limit.key.startsWith(name) || fold(limit.title).includes(fold(name))),
  )
  const [date] = matches
  // a dossier of two spaces has each date twice
  if (date && new Set(matches.map(one => one.limit.key)).size === 1) return date
  const choices = (date ? matches : dates).map(({ limit }) => `${limit.title} (${limit.key})`)
  throw new UsageError(
    `${inGuillemets(name)} désigne ${date ? 'plusieurs échéances' : 'une échéance que ce dossier n’a pas'}. ${date ? 'Elles sont' : 'Il a'} : ${choices.join(' ; ')}.`,
  )
}

function dateLines(date: SpaceDate): string {
  const { limit, spaceTitle, assignee } = date
  const last =
    limit.lastDay === limit.prudent ? '' : ` (dernier jour utile : ${longDayText(limit.lastDay ?? '')})`
  const who = assignee ? assignee.name || 'un ancien membre' : 'personne encore'
  return `${longDayText(limit.prudent ?? limit.lastDay ?? '')}${last}\n  ${limit.title} (${limit.key})\n  ${caseName(date)} [${spaceTitle}]\n  Qui s’en occupe : ${who}`
}
