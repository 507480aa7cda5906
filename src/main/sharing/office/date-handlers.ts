import type { Handlers } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { SharedThing, SpaceDate } from '../../../shared/sharing/office/dates-contract.ts'
import { campaigns } from '../../campaign/campaigns/store.ts'
import { dossiers } from '../../dossiers/store.ts'
import type { Context } from '../../kernel/context.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { spaceCalendar } from './practice/calendar.ts'
import { addTask, assign, changeTask, practiceOf, removeTask } from './practice/practice.ts'
import { datesOfThing, type LimitsOf } from './practice/thing-dates.ts'
import { namedSpace } from './spaces/named-space.ts'
import { officeLog } from './spaces/store.ts'

/** Messages about the dates and the tasks of a practice. `limitsOf`: the limits that run in dossiers, the nearest first. */
export function officeDateHandlers({ library }: Context, limitsOf: LimitsOf) {
  const { db } = library

  const spacesNamed = (name: string | undefined) =>
    name === undefined ? officeLog(db).logs() : [namedSpace(db, name)]

  /** The dossiers and campaigns of one space, or of all, that are here; one of two spaces comes twice. */
  async function things(name: string | undefined): Promise<SharedThing[]> {
    const spaces = spacesNamed(name)
    if (spaces.length === 0) return []
    const { officeStore } = await import('./desk/store.ts')
    const all = spaces.flatMap(({ space, title: spaceTitle }) =>
      officeStore(db)
        .standings(space)
        .flatMap(({ kind, id }): SharedThing[] => {
          if (kind !== 'dossier' && kind !== 'campaign') return []
          const title = (kind === 'dossier' ? dossiers(db).find(id) : campaigns(db).find(id))?.title
          return title === undefined ? [] : [{ space, spaceTitle, kind, id, title }]
        }),
    )
    return all.toSorted((a, b) => a.title.localeCompare(b.title, 'fr'))
  }

  async function dates(name: string | undefined, since: string): Promise<SpaceDate[]> {
    const all = await things(name)
    if (all.length === 0) return []
    const { membersOf } = await import('./spaces/member-names.ts')
    const members = new Map<string, Awaited<ReturnType<typeof membersOf>>>()
    for (const { space } of all) if (!members.has(space)) members.set(space, await membersOf(library, space))
    return all
      .flatMap(thing => {
        const { assignees = {} } = practiceOf(db, thing)
        return datesOfThing(db, thing, since, limitsOf).map(one => {
          const key = assignees[one.key]
          return key
            ? { ...one, assignee: members.get(thing.space)?.get(key) ?? { key, name: '', isOwn: false } }
            : one
        })
      })
      .toSorted((a, b) => momentOf(a).localeCompare(momentOf(b)))
  }

  /** Refuses a dossier or a campaign that nobody shares: its tasks would be in no list. */
  async function inSpace<T extends Pick<SharedThing, 'kind' | 'id'>>(input: T): Promise<T> {
    if ((await things(undefined)).some(one => one.kind === input.kind && one.id === input.id)) return input
    throw new AppError(
      'refused',
      'Les tâches sont celles des dossiers et des campagnes d’un espace\u00a0: partagez d’abord celui-ci. Rien n’a été ajouté.',
    )
  }

  return {
    'office.dates': ({ space, since }) => dates(space, since),
    'office.things': ({ space }) => things(space),
    'office.assign': input => {
      assign(db, input)
      return {}
    },
    'office.addTask': async input => ({ task: addTask(db, await inSpace(input)) }),
    'office.changeTask': input => {
      changeTask(db, input)
      return {}
    },
    'office.removeTask': input => {
      removeTask(db, input)
      return {}
    },
    'office.calendar': async ({ space }) => {
      const due = await dates(space, localDay(new Date()))
      const title = space === undefined ? 'espaces' : (spacesNamed(space)[0]?.title ?? space)
      const file = spaceCalendar(
        due,
        new Date(),
        space === undefined ? 'Prétoire : espaces partagés' : `Prétoire : ${title}`,
      )
      return keepExport(library.folder, nameOf(`echeances ${title}`, 'ics'), Buffer.from(file))
    },
  } satisfies Partial<Handlers>
}

/** A text by which dates are sorted: what has no day comes last. */
const momentOf = ({ day = '9999', time = '' }: SpaceDate): string => `${day} ${time}`
