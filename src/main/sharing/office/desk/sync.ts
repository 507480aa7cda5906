import { AppError } from '../../../../shared/kernel/errors.ts'
import type { OfficeKind } from '../../../../shared/sharing/office/thing-state.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import type { Library } from '../../../kernel/library.ts'
import { writing } from '../../../library/writing.ts'
import { settings } from '../../../settings/store.ts'
import { authorSetting } from '../../sending/send.ts'
import { erasedThings } from '../erased/erased-things.ts'
import { erasureStances } from '../erased/stances.ts'
import { fetchLeft } from '../remote/fetch-left.ts'
import { requireFilesHere } from '../remote/files-left.ts'
import { refillFiles } from '../remote/refill-files.ts'
import { officeLog } from '../spaces/store.ts'
import { recordChange, recordLocalChanges, type Writer } from './local-changes.ts'
import { takeInNewSources } from './new-sources.ts'
import { takeBackOverruled } from './overruled.ts'
import { sendVersions } from './post.ts'
import { readThing, shareable, thingsWith } from './read-thing.ts'
import { receiveVersions } from './reception.ts'
import { inSlices, isStopping } from './slices.ts'
import type { SpaceLink } from './space-link.ts'
import { officeStore } from './store.ts'
import { fetchFiles, type Intake, takeIn } from './take-in.ts'

/** Outcome of a meeting with a space. */
export interface Meeting extends Intake {
  readonly sent: number
  readonly received: number
}

/** The name this desk signs its versions with. */
export const writerOf = ({ db }: Pick<Library, 'db'>, at = new Date().toISOString()): Writer => ({
  author: settings(db).get()[authorSetting]?.trim() || 'Sans nom',
  at,
})

/**
 * Puts a thing in a space, with all that goes with it, the thing itself first; it is sent at the next meeting, which also goes on with what a
 * cut left. How many things were put there.
 */
export async function shareThing(
  library: Library,
  space: string,
  kind: OfficeKind,
  id: string,
  writer = writerOf(library),
): Promise<number> {
  const { db } = library
  const shared = shareable(db, kind, id)
  if (!readThing(db, shared.kind, shared.id))
    throw new AppError('not-found', 'Ceci n’est plus dans la bibliothèque : rien n’a été partagé.', { id })
  if (shared.kind === 'dossier') requireFilesHere(library, space, shared.id)
  const things = [shared, ...(await thingsWith(db, shared.kind, shared.id))]
  guarded(() => {
    const ids = things.map(one => one.id)
    erasedThings(db).forget(ids)
    erasureStances(db).takeBack(space, ids)
  })
  let count = 0
  await inSlices(library, things, one => {
    if (recordChange(library, space, one.kind, one.id, writer)) count += 1
  })
  return count
}

/**
 * Meets a space: receives what others sent, merges it with what changed here, and sends that. `isUnchanged`: nothing was written in this
 * library since the last meeting, so that one without news reads nothing of it.
 */
export async function meetSpace(
  library: Library,
  space: string,
  link: SpaceLink,
  writer = writerOf(library),
  isUnchanged = false,
): Promise<Meeting> {
  const store = officeStore(library.db)
  try {
    const receptions = await receiveVersions(library, space, link)
    await fetchFiles(library, space, link)
    await fetchLeft(library, space, link)
    const isQuiet = isUnchanged && receptions === 0 && store.standings(space).every(one => !one.refusal)
    const newSources = isQuiet ? 0 : await takeInNewSources(library, space)
    const intake = isQuiet ? { things: 0, refusals: [] } : await mergeSpace(library, space, writer)
    const sent = await sendVersions(library, space, link, writer)
    await link.tellSeen()
    if (wasEmptied(library, space)) await refillFiles(library, space, link)
    return { ...intake, things: intake.things + newSources, sent, received: receptions }
  } catch (error) {
    noteFailure(library, space, error)
    throw error
  }
}

/** Whether the host had nothing left of a space, and is not yet read again whole. */
const wasEmptied = ({ db }: Library, space: string): boolean =>
  officeLog(db)
    .findings(space)
    .some(({ finding, isOver }) => finding.kind === 'emptied' && !isOver)

/** Merges what came with what changed here, and writes it in the library: in short transactions, so that the user's saves come between. */
async function mergeSpace(library: Library, space: string, writer: Writer): Promise<Intake> {
  await recordLocalChanges(library, space, writer)
  guarded(() => writing(library.db, () => takeBackOverruled(library, space, writer)))
  return takeIn(library, space, writer)
}

/** Remembers that a space was met, and forgets why the meeting before failed. */
export function noteMeeting({ db }: Library, space: string, metAt: string): void {
  guarded(() => officeStore(db).setSpace({ ...officeStore(db).space(space), metAt, failure: '' }))
}

/** Remembers why a meeting failed, until the next one; one that the end of the program stopped did not fail. */
export function noteFailure({ db }: Library, space: string, error: unknown): void {
  if (isStopping()) return
  const failure = error instanceof AppError ? error.message : 'Une erreur imprévue est au journal.'
  const before = officeStore(db).space(space)
  if (before.failure !== failure) officeStore(db).setSpace({ ...before, failure })
}
