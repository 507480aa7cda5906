import { existsSync } from 'node:fs'
import { AppError } from '../../../../shared/kernel/errors.ts'
import {
  CHANGE_FORMAT,
  type OfficeFile,
  type ThingVersion,
} from '../../../../shared/sharing/office/thing-state.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import { readStored } from '../../../kernel/files/stored.ts'
import type { Library } from '../../../kernel/library.ts'
import { faultOf } from '../aside/faults.ts'
import { refuse } from '../aside/refusal.ts'
import { fileNames } from '../remote/files-left.ts'
import { writingTimes } from '../writing-times.ts'
import type { Writer } from './local-changes.ts'
import type { SpaceLink } from './space-link.ts'
import { officeStore, type VersionRow } from './store.ts'
import { filesOf } from './versions.ts'

/** Length, in bytes of JSON, from which a state travels as a file, and beyond which no change grows. */
const LONG_STATE_BYTES = 2_000_000

/** Sends the versions that the space has not yet; how many. */
export async function sendVersions(
  library: Library,
  space: string,
  link: SpaceLink,
  { author, at }: Writer,
): Promise<number> {
  const store = officeStore(library.db)
  const blobs = new Map<string, string>()
  const waiting = store.unsent(space)
  let batch: OutgoingVersion[] = []
  const flush = async () => {
    if (batch.length === 0) return
    await link.send({ format: CHANGE_FORMAT, at, author, things: batch.map(one => one.written) })
    const write = library.db.transaction(() => {
      for (const { hash, files, written } of batch) store.markSent(space, hash, files, written.stateBlob)
    })
    guarded(() => write.immediate())
    batch = []
  }
  let [bytes, count] = [0, 0]
  for (const row of waiting) {
    const version = await versionToSend(library, space, link, row, blobs).catch((error: unknown) =>
      leaveUnsent(library, space, row, error),
    )
    if (!version) continue
    if (bytes + version.bytes > LONG_STATE_BYTES) {
      await flush()
      bytes = 0
    }
    batch.push(version)
    bytes += version.bytes
    count += 1
  }
  await flush()
  return count
}

/** Leaves a version that cannot be sent for another meeting, and says why of its thing; the others go. Throws where the host refuses. */
function leaveUnsent(
  library: Library,
  space: string,
  { kind, id, hash }: VersionRow,
  error: unknown,
): undefined {
  if (error instanceof AppError && error.code !== 'not-found' && error.code !== 'damaged') throw error
  const reason = `il n’a pas été envoyé\u00a0: ${faultOf(error)}`
  guarded(() => refuse(library, space, { kind, id, heads: [hash] }, reason))
}

interface OutgoingVersion {
  readonly hash: string
  readonly files: readonly OfficeFile[]
  readonly written: ThingVersion
  readonly bytes: number
}

/** Gives a file to a space; the name it has there. One that stayed there has the name it came with. */
async function giveFile(
  library: Library,
  space: string,
  link: SpaceLink,
  { kind, id, label }: Pick<VersionRow, 'kind' | 'id' | 'label'>,
  sha256: string,
): Promise<string> {
  const path = library.file(sha256)
  if (existsSync(path)) return link.putFile(readStored(path))
  const [name] = fileNames(library.db, space, kind, id, sha256)
  if (name !== undefined) return name
  throw new AppError(
    'not-found',
    `Le fichier de «\u00a0${label}\u00a0» n’est pas sur ce poste. S’il est resté dans un autre espace, demandez la pièce\u00a0; sinon, ajoutez-le de nouveau ou restaurez une sauvegarde.`,
  )
}

/** A version as it is sent, its files first: whoever learns of it can have them. */
async function versionToSend(
  library: Library,
  space: string,
  link: SpaceLink,
  { kind, id, label, at, parents, hash }: VersionRow,
  blobs: Map<string, string>,
): Promise<OutgoingVersion> {
  const store = officeStore(library.db)
  const state = store.state(space, hash)
  for (const parent of parents)
    for (const file of store.files(space, parent)) blobs.set(file.sha256, file.blob)
  const files: OfficeFile[] = []
  for (const sha256 of filesOf(kind, state.value)) {
    const blob = blobs.get(sha256) ?? (await giveFile(library, space, link, { kind, id, label }, sha256))
    blobs.set(sha256, blob)
    files.push({ sha256, blob })
  }
  const others = store.others(space, hash)
  const { writtenAt } = writingTimes(library.db).of(space, hash)
  const head = {
    ...{ kind, id, label, at, parents: [...parents], files },
    ...(others && { others: [...others] }),
    ...(writtenAt && { writtenAt }),
  }
  const json = Buffer.from(JSON.stringify(state))
  const written = { ...head, state }
  const bytes = json.length + Buffer.byteLength(JSON.stringify(head))
  if (bytes <= LONG_STATE_BYTES) return { hash, files, written, bytes }
  const stateBlob = await link.putFile(json)
  return {
    ...{ hash, files, bytes: bytes - json.length },
    written: { ...head, state: { value: null, open: [] }, stateBlob },
  }
}
