import type { Handlers } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Due } from '../../../shared/procedure/reminders.ts'
import type { SpaceDate } from '../../../shared/sharing/office/dates-contract.ts'
import { dossiers } from '../../dossiers/store.ts'
import type { Context } from '../../kernel/context.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { calendarFile } from '../../procedure/calendar-file.ts'
import { officeLog } from './spaces/store.ts'

/** Messages about the dates of a practice. `limitsOf`: the limits that run in dossiers, the nearest first. */
export function officeDateHandlers(
  { library }: Context,
  limitsOf: (dossiers: readonly string[]) => readonly Due[],
) {
  const { db } = library

  /** The limits of the dossiers of one space, or of all; a dossier of two spaces has them in both. */
  async function dates(name: string | undefined, since: string): Promise<SpaceDate[]> {
    const spaces = officeLog(db).logs()
    const chosen = name === undefined ? spaces : spaces.filter(one => [one.space, one.title].includes(name))
    if (name !== undefined && chosen.length === 0)
      throw new AppError(
        'not-found',
        `Cette bibliothèque n’est pas membre de l’espace «\u00a0${name}\u00a0».`,
      )
    if (chosen.length === 0) return []
    const [{ officeStore }, { membersOf }] = await Promise.all([
      import('./desk/store.ts'),
      import('./spaces/member-names.ts'),
    ])
    const all: SpaceDate[] = []
    for (const { space, title: spaceTitle } of chosen) {
      const ids = officeStore(db)
        .standings(space)
        .flatMap(one => (one.kind === 'dossier' && dossiers(db).find(one.id) ? [one.id] : []))
      const members = await membersOf(library, space)
      for (const { dossier, title, affaire, limit } of limitsOf(ids)) {
        if ((limit.lastDay ?? '') < since) continue
        const key = dossiers(db).get(dossier).assignees?.[limit.key]
        const assignee = key ? (members.get(key) ?? { key, name: '', isOwn: false }) : undefined
        all.push({
          ...{ space, spaceTitle, dossier, title, limit },
          ...(affaire && { affaire }),
          ...(assignee && { assignee }),
        })
      }
    }
    return all.toSorted((a, b) => (a.limit.prudent ?? '').localeCompare(b.limit.prudent ?? ''))
  }

  return {
    'office.dates': ({ space, since }) => dates(space, since),
    'office.assign': ({ dossier: id, limit, member }) => {
      const dossier = dossiers(db).get(id)
      const { [limit]: _before, ...others } = dossier.assignees ?? {}
      dossiers(db).save({ ...dossier, assignees: { ...others, ...(member && { [limit]: member }) } })
      return {}
    },
    'office.calendar': async ({ space }) => {
      const due = await dates(space, localDay(new Date()))
      const title = space === undefined ? 'espaces' : (due[0]?.spaceTitle ?? space)
      const file = calendarFile(
        due.map(one => ({ ...one, assignee: one.assignee?.name })),
        new Date(),
        space === undefined ? 'Prétoire : espaces partagés' : `Prétoire : ${title}`,
      )
      return keepExport(library.folder, nameOf(`delais ${title}`, 'ics'), Buffer.from(file))
    },
  } satisfies Partial<Handlers>
}
