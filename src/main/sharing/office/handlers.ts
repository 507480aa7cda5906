import { changedBy } from '../../../shared/contract/changes.ts'
import type { Handlers } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { equal } from '../../../shared/sharing/compare.ts'
import { fetchRemoteBy } from '../../exhibits/remote/bring-files.ts'
import type { Context } from '../../kernel/context.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { OfficeSpaces } from './desk/space-link.ts'
import { lastStates, setLastStates } from './last-states.ts'

/** Messages about the spaces shared with others. Where there is none, nothing of the office is loaded. */
export function officeDeskHandlers(
  { library, host }: Context,
  openSpaces: () => Promise<OfficeSpaces | undefined>,
) {
  async function required(): Promise<OfficeSpaces> {
    const spaces = await openSpaces()
    if (!spaces)
      throw new AppError(
        'refused',
        'Cette bibliothèque n’est membre d’aucun espace partagé. Rien n’a été changé.',
      )
    return spaces
  }
  async function named(space: string) {
    const spaces = await required()
    const one = (await spaces.list()).find(each => each.id === space || each.title === space)
    if (!one)
      throw new AppError(
        'not-found',
        `Cette bibliothèque n’est pas membre de l’espace «\u00a0${space}\u00a0». Rien n’a été changé.`,
      )
    return { spaces, ...one }
  }
  async function states() {
    const spaces = await openSpaces()
    if (!spaces) return []
    const { spaceStates } = await import('./desk/meet-all.ts')
    return spaceStates(library, spaces)
  }
  fetchRemoteBy(library, async files => {
    const spaces = await required()
    const { fetchRemote } = await import('./remote/fetch-left.ts')
    let count = 0
    await fetchRemote(library, spaces, files, () => {
      count += 1
    }).finally(() => {
      if (count > 0) host.emit({ event: 'changed', data: { what: 'exhibits' } })
    })
  })
  return {
    'office.state': async () => {
      const now = await states()
      const before = lastStates(library)
      // the rail says what the page says
      if (before && !equal(before, now)) {
        setLastStates(library, now)
        host.emit({ event: 'changed', data: { what: 'settings' } })
      }
      return now
    },
    'office.pulse': async () => [...(lastStates(library) ?? (await states()))],
    'office.shares': async ({ kind, id }) => {
      if (!(await openSpaces())) return []
      const [{ officeStore }, { shareable }] = await Promise.all([
        import('./desk/store.ts'),
        import('./desk/read-thing.ts'),
      ])
      const shared = shareable(library.db, kind, id)
      return officeStore(library.db).spacesOf(shared.kind, shared.id)
    },
    'office.share': async ({ kind, id, space }) => {
      const one = await named(space)
      const { shareThing } = await import('./desk/sync.ts')
      return { things: shareThing(library, one.id, kind, id) }
    },
    'office.sync': async ({ space }) => {
      const chosen = space === undefined ? undefined : await named(space)
      const spaces = chosen?.spaces ?? (await required())
      const { meetAll } = await import('./desk/meet-all.ts')
      return meetAll(library, spaces, chosen?.id).catch((error: unknown) => {
        // what came before the failure is in the library, and the state of the space says why it failed
        for (const data of changedBy('office.sync', {})) host.emit({ event: 'changed', data })
        throw error
      })
    },
    'office.refill': async ({ space }) => {
      const { id, spaces } = await named(space)
      const { refillSpace } = await import('./desk/refill-files.ts')
      return refillSpace(library, spaces, id)
    },
    'office.chooseFiles': async ({ space, files }) => {
      const { id } = await named(space)
      const { officeStore } = await import('./desk/store.ts')
      guarded(() => officeStore(library.db).setLeavesFiles(id, files === 'on-demand'))
      return {}
    },
    'office.journal': async ({ space, limit }) => {
      const { id } = await named(space)
      const { spaceJournal } = await import('./desk/journal.ts')
      return spaceJournal(library, id, limit)
    },
    'office.conflicts': async ({ space }) => {
      const spaces = await openSpaces()
      if (!spaces) return []
      const { openConflicts } = await import('./desk/conflicts.ts')
      const all = space === undefined ? await spaces.list() : [await named(space)]
      return all.flatMap(one => openConflicts(library, one.id))
    },
    'office.choose': async ({ space, kind, id, conflict, side }) => {
      const one = await named(space)
      const { settleConflict } = await import('./desk/conflicts.ts')
      const { writerOf } = await import('./desk/sync.ts')
      settleConflict(library, { space: one.id, kind, id }, conflict, side, writerOf(library))
      return {}
    },
    'office.undo': async ({ space, version }) => {
      const one = await named(space)
      const { undoVersion } = await import('./desk/conflicts.ts')
      const { writerOf } = await import('./desk/sync.ts')
      return undoVersion(library, one.id, version, writerOf(library))
    },
  } satisfies Partial<Handlers>
}
