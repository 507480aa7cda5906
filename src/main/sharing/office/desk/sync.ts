import { AppError } from '../../../../shared/kernel/errors.ts'
import type { OfficeFile, OfficeKind, ThingVersion } from '../../../../shared/sharing/office/thing-state.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import { readStored } from '../../../kernel/files/stored.ts'
import type { Library } from '../../../kernel/library.ts'
import { writing } from '../../../library/writing.ts'
import { settings } from '../../../settings/store.ts'
import { authorSetting } from '../../sending/send.ts'
import { recordChange, recordLocalChanges, type Writer } from './local-changes.ts'
import { readThing, thingsWith } from './read-thing.ts'
import type { SpaceLink } from './space-link.ts'
import { officeStore, type VersionRow } from './store.ts'
import { fetchFiles, type Intake, takeIn } from './take-in.ts'
import { filesOf, rowOf, versionHash } from './versions.ts'

/** Outcome of a meeting with a space. */
export interface Meeting extends Intake {
  readonly sent: number
  readonly received: number
}

/** How many versions travel in one change. */
const CHANGE_VERSIONS = 200

/** The name this desk signs its versions with. */
export const writerOf = ({ db }: Pick<Library, 'db'>, at = new Date().toISOString()): Writer => ({
  author: settings(db).get()[authorSetting]?.trim() || 'Sans nom',
  at,
})

/** Puts a thing in a space, with all that goes with it; it is sent at the next meeting. */
export function shareThing(
  library: Library,
  space: string,
  kind: OfficeKind,
  id: string,
  writer = writerOf(library),
): number {
  const { db } = library
  if (!readThing(db, kind, id))
    throw new AppError('not-found', 'Ceci n’est plus dans la bibliothèque : rien n’a été partagé.', { id })
  return guarded(() =>
    writing(
      db,
      () =>
        [{ kind, id }, ...thingsWith(db, kind, id)].filter(one =>
          recordChange(library, space, one.kind, one.id, writer),
        ).length,
    ),
  )
}

/** Meets a space: receives what others sent, merges it with what changed here, and sends that. */
export async function meetSpace(
  library: Library,
  space: string,
  link: SpaceLink,
  writer = writerOf(library),
): Promise<Meeting> {
  const store = officeStore(library.db)
  try {
    const receptions = await receive(library, space, link)
    await fetchFiles(library, space, link)
    const intake = guarded(() =>
      writing(library.db, () => {
        recordLocalChanges(library, space, writer)
        return takeIn(library, space)
      }),
    )
    const sent = await send(library, space, link, writer)
    store.setSpace({ ...store.space(space), metAt: writer.at, failure: '' })
    return { ...intake, sent, received: receptions }
  } catch (error) {
    const failure = error instanceof AppError ? error.message : 'Une erreur imprévue est au journal.'
    store.setSpace({ ...store.space(space), failure })
    throw error
  }
}

async function receive(library: Library, space: string, link: SpaceLink): Promise<number> {
  const store = officeStore(library.db)
  let receptions = 0
  for (;;) {
    const before = store.space(space)
    const { changes, cursor } = await link.receive(before.cursor)
    const write = library.db.transaction(() => {
      for (const { member, change } of changes)
        for (const version of change.things) {
          const about = { author: change.author, member, isSent: true }
          if (store.addVersion(rowOf(space, version, versionHash(version), about), version)) receptions += 1
        }
      store.setSpace({ ...before, cursor })
    })
    guarded(() => write.immediate())
    if (changes.length === 0 || cursor === before.cursor) return receptions
  }
}

async function send(
  library: Library,
  space: string,
  link: SpaceLink,
  { author, at }: Writer,
): Promise<number> {
  const store = officeStore(library.db)
  const all = store.unsent(space)
  const blobs = new Map<string, string>()
  for (let from = 0; from < all.length; from += CHANGE_VERSIONS) {
    const rows = all.slice(from, from + CHANGE_VERSIONS)
    const things: ThingVersion[] = []
    for (const row of rows) things.push(await versionToSend(library, space, link, row, blobs))
    await link.send({ at, author, things })
    guarded(() =>
      library.db
        .transaction(() => {
          for (const [n, { hash }] of rows.entries()) store.markSent(space, hash, things[n]?.files ?? [])
        })
        .immediate(),
    )
  }
  return all.length
}

/** A version as it is sent, its files first: whoever learns of it can have them. */
async function versionToSend(
  library: Library,
  space: string,
  link: SpaceLink,
  { kind, id, label, at, parents, hash }: VersionRow,
  blobs: Map<string, string>,
): Promise<ThingVersion> {
  const store = officeStore(library.db)
  const state = store.state(space, hash)
  for (const parent of parents)
    for (const file of store.files(space, parent)) blobs.set(file.sha256, file.blob)
  const files: OfficeFile[] = []
  for (const sha256 of filesOf(kind, state.value)) {
    const blob = blobs.get(sha256) ?? (await link.putFile(readStored(library.file(sha256))))
    blobs.set(sha256, blob)
    files.push({ sha256, blob })
  }
  return { kind, id, label, at, parents: [...parents], state, files }
}
