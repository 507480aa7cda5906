import { longDayText } from '../../../shared/french/dates.ts'
import { countOf } from '../../../shared/french/wording.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import type { SpaceDate } from '../../../shared/sharing/office/dates-contract.ts'
import {
  DATE_SECTIONS,
  type DateSection,
  laterLastDay,
  sectionOf,
  thingName,
} from '../../../shared/sharing/office/dates-words.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import type { Runs } from '../verb.ts'
import type { datesVerbs } from './dates-table.ts'
import { memberNamed } from './named-member.ts'
import { dateNamed, taskNamed, thingNamed } from './named-thing.ts'

/** Takes a date away from whoever sees to it. */
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
    cli.print(dates, () => listText(dates, today))
    return 0
  },
  'office assign': async (cli, [thing = '', name = '']) => {
    const { of, key, title } = dateNamed(await allDates(cli.call['office.dates']), thing, name)
    const named = cli.options.to
    const member =
      named === NOBODY ? undefined : await presentMember(cli.call['office.members'], of.space, named)
    await cli.call['office.assign']({ kind: of.kind, id: of.id, key, ...(member && { member: member.key }) })
    cli.print({ kind: of.kind, id: of.id, key, member: member?.key }, () =>
      member
        ? `${member.name} s’occupe de : ${title}. Les autres le sauront à la prochaine rencontre.`
        : `Personne ne s’occupe plus de : ${title}.`,
    )
    return 0
  },
  'office task add': async (cli, [name = '', title = '']) => {
    const { kind, id, space, title: thingTitle } = thingNamed(await cli.call['office.things']({}), name)
    const { for: day, to } = cli.options
    const member = to === undefined ? undefined : await presentMember(cli.call['office.members'], space, to)
    const { task } = await cli.call['office.addTask']({
      ...{ kind, id, title },
      ...(day !== undefined && { day }),
      ...(member && { member: member.key }),
    })
    cli.print(
      { kind, id, task },
      () => `Tâche ajoutée à ${thingTitle}. Les autres la liront à la prochaine rencontre.`,
    )
    return 0
  },
  'office task done': async (cli, [thing = '', name = '']) => {
    const { of, title, task } = taskNamed(await allDates(cli.call['office.dates']), thing, name)
    const isDone = cli.options.not !== true
    await cli.call['office.changeTask']({ kind: of.kind, id: of.id, task, isDone })
    cli.print({ kind: of.kind, id: of.id, task, isDone }, () =>
      isDone ? `Fait : ${title}.` : `De nouveau à faire : ${title}.`,
    )
    return 0
  },
  'office task change': async (cli, [thing = '', name = '']) => {
    const { title, for: day, undated } = cli.options
    if (title === undefined && day === undefined && !undated)
      throw new UsageError('Donnez «\u00a0--title\u00a0», «\u00a0--for\u00a0» ou «\u00a0--undated\u00a0».')
    if (day !== undefined && undated)
      throw new UsageError('Donnez «\u00a0--for\u00a0» ou «\u00a0--undated\u00a0», non les deux.')
    const { of, task, ...before } = taskNamed(await allDates(cli.call['office.dates']), thing, name)
    const change = {
      ...(title !== undefined && { title }),
      ...(day !== undefined && { day }),
      ...(undated && { day: null }),
    }
    await cli.call['office.changeTask']({ kind: of.kind, id: of.id, task, ...change })
    cli.print(
      { kind: of.kind, id: of.id, task, ...change },
      () => `Tâche changée : ${title ?? before.title}.`,
    )
    return 0
  },
  'office task remove': async (cli, [thing = '', name = '']) => {
    const { of, title, task } = taskNamed(await allDates(cli.call['office.dates']), thing, name)
    await cli.call['office.removeTask']({ kind: of.kind, id: of.id, task })
    cli.print({ kind: of.kind, id: of.id, task }, () => `Tâche retirée : ${title}.`)
    return 0
  },
}

/** Reads the dates from today on, and all tasks. */
const allDates = (read: (input: { since: string }) => Promise<SpaceDate[]>): Promise<SpaceDate[]> =>
  read({ since: localDay(new Date()) })

interface Present {
  readonly key: string
  readonly name: string
  readonly role: string
}

/** A member of a space who has not left, named in a command. */
async function presentMember(
  read: (input: { space: string }) => Promise<{ members: Present[] }>,
  space: string,
  name: string,
): Promise<Present> {
  const { members } = await read({ space })
  return memberNamed(
    members.filter(one => one.role !== 'departed'),
    name,
  )
}

/** The dates by sections; of what is done, how much alone. */
function listText(dates: readonly SpaceDate[], today: string): string {
  const sections = (Object.keys(DATE_SECTIONS) as DateSection[]).flatMap(section => {
    const own = dates.filter(one => sectionOf(one, today) === section)
    const isEmpty = own.length === 0
    if (section === 'done') return !isEmpty ? [`${countOf(own.length, 'tâche faite', 'tâches faites')}.`] : []
    if (!isEmpty) return [[`${DATE_SECTIONS[section]} :`, ...own.map(dateLines)].join('\n')]
    return section === 'week' && dates.length > 0 ? ['Rien cette semaine.'] : []
  })
  return sections.join('\n\n') || 'Aucune échéance ni tâche dans les dossiers et les campagnes partagés.'
}

function dateLines(date: SpaceDate): string {
  const { type, day, time, title, key, of, assignee, certainty } = date
  const lastDay = laterLastDay(date)
  const last = lastDay ? ` (dernier jour utile : ${longDayText(lastDay)})` : ''
  const when = day === undefined ? '' : `${longDayText(day)}${time ? `, ${time}` : ''}${last}\n  `
  const doubt = certainty === 'to-verify' ? ' [à vérifier]' : ''
  const who = assignee ? assignee.name || 'un ancien membre' : 'personne encore'
  return `${when || '  '}${type === 'task' ? 'À faire : ' : ''}${title}${doubt} (${key})\n  ${thingName(date)} [${of.spaceTitle}]\n  Qui s’en occupe : ${who}`
}
