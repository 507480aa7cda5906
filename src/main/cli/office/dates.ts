import { longDayText } from '../../../shared/french/dates.ts'
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
  'office assign': async (cli, [dossier = '', start = '']) => {
    const dates = await cli.call['office.dates']({ since: '0001-01-01' })
    const own = dates.filter(one => one.dossier === dossier)
    const matches = own.filter(({ limit }) => limit.key.startsWith(start) || limit.title.startsWith(start))
    const date = matches[0]
    if (!date || start === '' || new Set(matches.map(one => one.limit.key)).size > 1)
      throw new UsageError(
        own.length === 0
          ? 'Ce dossier n’est dans aucun espace, ou aucun délai n’y court.'
          : `«\u00a0${start}\u00a0» ne désigne pas une seule échéance de ce dossier : ${own.map(one => one.limit.title).join(' ; ')}.`,
      )
    const { limit, space } = date
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

function dateLines(date: SpaceDate): string {
  const { limit, spaceTitle, assignee } = date
  const last =
    limit.lastDay === limit.prudent ? '' : ` (dernier jour utile : ${longDayText(limit.lastDay ?? '')})`
  const who = assignee ? assignee.name || 'un ancien membre' : 'personne encore'
  return `${longDayText(limit.prudent ?? limit.lastDay ?? '')}${last}\n  ${limit.title} — ${caseName(date)} [${spaceTitle}]\n  Qui s’en occupe : ${who}`
}
