import { changedBy } from '../../../shared/contract/changes.ts'
import type { Handlers } from '../../../shared/contract/contract.ts'
import { equal } from '../../../shared/sharing/compare.ts'
import type { SpaceState } from '../../../shared/sharing/office/contract.ts'
import { fetchRemoteBy } from '../../exhibits/remote/bring-files.ts'
import type { Context } from '../../kernel/context.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { OfficeSpaces } from './desk/space-link.ts'
import { lastStates, setLastStates } from './last-states.ts'
import { requireThing } from './present-thing.ts'
import { namedSpace, noSpaceRefusal } from './spaces/named-space.ts'
import { officeLog } from './spaces/store.ts'

/** Messages about the spaces shared with others. Where there is none, nothing of the office is loaded. */
export function officeDeskHandlers(
  { library, host }: Context,
  openSpaces: () => Promise<OfficeSpaces | undefined>,
) {
  async function required(): Promise<OfficeSpaces> {
    const spaces = await openSpaces()
    if (!spaces) throw noSpaceRefusal()
    return spaces
  }
  async function states() {
    const spaces = await openSpaces()
    if (!spaces) return []
    const { spaceStatesSoon } = await import('./desk/meet-all.ts')
    return spaceStatesSoon(library, spaces, tellStates)
  }
  /** Has what shows how the spaces stand read it again. */
  function tellStates(now: readonly SpaceState[]): void {
    if (lastStates(library)) setLastStates(library, now)
    host.emit({ event: 'changed', data: { what: 'settings' } })
  }
  fetchRemoteBy(library, async (files, watch) => {
    const spaces = await required()
    const { fetchRemote } = await import('./remote/fetch-left.ts')
    // those that came before a refusal are here too
    await fetchRemote(library, spaces, files, watch).finally(() =>
      host.emit({ event: 'changed', data: { what: 'exhibits' } }),
    )
  })
  return {
    'office.state': async () => {
      const now = await states()
      const before = lastStates(library)
      // the rail says what the page says
      if (before && !equal(before, now)) tellStates(now)
      return now
    },
    'office.pulse': async () => [...(lastStates(library) ?? (await states()))],
    'office.shares': async ({ kind, id }) => {
      requireThing(library.db, kind, id)
      if (!(await openSpaces())) return []
      const [{ officeStore }, { shareable }] = await Promise.all([
        import('./desk/store.ts'),
        import('./desk/read-thing.ts'),
      ])
      const shared = shareable(library.db, kind, id)
      return officeStore(library.db).spacesOf(shared.kind, shared.id)
    },
    'office.share': async ({ kind, id, space: name }) => {
      const { space } = namedSpace(library.db, name)
      const { shareInSpace } = await import('./desk/meet-all.ts')
      return { things: await shareInSpace(library, { space, kind, id }) }
    },
    'office.sync': async ({ space: name }) => {
      const space = name === undefined ? undefined : namedSpace(library.db, name).space
      const spaces = await required()
      const { meetAll } = await import('./desk/meet-all.ts')
      return meetAll(library, spaces, space).catch((error: unknown) => {
        // what came before the failure is in the library, and the state of the space says why it failed
        for (const data of changedBy('office.sync', {})) host.emit({ event: 'changed', data })
        throw error
      })
    },
    'office.refill': async ({ space: name }) => {
      const { space } = namedSpace(library.db, name)
      const spaces = await required()
      const { refillSpace } = await import('./remote/refill-files.ts')
      return refillSpace(library, spaces, space)
    },
    'office.chooseFiles': async ({ space: name, files }) => {
      const { space } = namedSpace(library.db, name)
      const { officeStore } = await import('./desk/store.ts')
      guarded(() => officeStore(library.db).setLeavesFiles(space, files === 'on-demand'))
      return {}
    },
    'office.journal': async ({ space: name, limit }) => {
      const { space } = namedSpace(library.db, name)
      const { spaceJournal } = await import('./desk/journal.ts')
      return spaceJournal(library, space, limit)
    },
    'office.conflicts': async ({ space: name }) => {
      const logs = officeLog(library.db).logs()
      if (logs.length === 0) return []
      const { openConflicts } = await import('./desk/conflicts.ts')
      const chosen = name === undefined ? logs : [namedSpace(library.db, name)]
      return chosen.flatMap(({ space }) => openConflicts(library, space))
    },
    'office.choose': async ({ space: name, kind, id, conflict, side }) => {
      const { space } = namedSpace(library.db, name)
      const { settleConflict } = await import('./desk/conflicts.ts')
      const { writerOf } = await import('./desk/sync.ts')
      settleConflict(library, { space, kind, id }, conflict, side, writerOf(library))
      return {}
    },
    'office.undo': async ({ space: name, version }) => {
      const { space } = namedSpace(library.db, name)
      const { undoVersion } = await import('./desk/conflicts.ts')
      const { writerOf } = await import('./desk/sync.ts')
      return undoVersion(library, space, version, writerOf(library))
    },
  } satisfies Partial<Handlers>
}
