import { existsSync } from 'node:fs'
import { ofPerson } from '../../../../shared/french/wording.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { parseJson } from '../../../../shared/kernel/json.ts'
import {
  CHANGE_FORMAT,
  type OfficeFile,
  ThingVersion,
} from '../../../../shared/sharing/office/thing-state.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import { readStored } from '../../../kernel/files/stored.ts'
import type { Library } from '../../../kernel/library.ts'
import { fileNames } from '../remote/files-left.ts'
import { officeLog } from '../spaces/store.ts'
import { writingTimes } from '../writing-times.ts'
import type { Writer } from './local-changes.ts'
import { inSlices } from './slices.ts'
import type { SignedChange, SpaceLink } from './space-link.ts'
import { officeStore, type VersionRow } from './store.ts'
import { authors, filesOf, rowOf, versionHash } from './versions.ts'

/** Length, in characters of JSON, from which a state travels as a file, and beyond which no change grows. */
const LONG_STATE_CHARS = 2_000_000

/** Receives the versions that came since the last time; how many were not known. */
export async function receiveVersions(library: Library, space: string, link: SpaceLink): Promise<number> {
  const store = officeStore(library.db)
  const times = writingTimes(library.db)
  const receivedAt = new Date().toISOString()
  let receptions = 0
  for (;;) {
    const before = store.space(space)
    const { changes, cursor } = await link.receive(before.cursor)
    const rows: Reception[] = []
    const malformed: SignedChange[] = []
    for (const one of changes) {
      const reading = await readChange(space, one, link)
      rows.push(...reading.rows)
      if (!reading.isWhole) malformed.push(one)
    }
    // those received before a cut are known when the same changes come again
    await inSlices(library, rows, ({ row, version, sequence }) => {
      if (store.addVersion(row, version)) {
        times.noteReception(space, row.hash, version.writtenAt ?? '', receivedAt)
        receptions += 1
      }
      store.addTaking(space, row.hash, row.member, sequence)
    })
    if (changes.length === 0 && cursor === before.cursor) return receptions
    const write = library.db.transaction(() => {
      for (const { member, sequence } of malformed)
        officeLog(library.db).addFinding(
          { kind: 'malformed', space, member, from: sequence, upTo: sequence },
          new Date().toISOString(),
        )
      store.setSpace({ ...store.space(space), cursor })
    })
    guarded(() => write.immediate())
    if (changes.length === 0 || cursor === before.cursor) return receptions
  }
}

/** A version received, and the number of its envelope. */
interface Reception {
  readonly row: VersionRow
  readonly version: ThingVersion
  readonly sequence: number
}

/** Reads the versions of a change; those that are not made as they should be are left out. */
async function readChange(space: string, { member, sequence, change }: SignedChange, link: SpaceLink) {
  if (change.format > CHANGE_FORMAT)
    throw new AppError(
      'refused',
      `${change.author} écrit dans cet espace avec une version plus récente de Prétoire. Rien n’est perdu : mettez Prétoire à jour, puis recommencez.`,
    )
  const rows: Reception[] = []
  let isWhole = true
  for (const written of change.things) {
    const whole =
      written.stateBlob === undefined
        ? written
        : { ...written, state: await longState(written.stateBlob, change.author, link) }
    const version = ThingVersion.safeParse(whole).data
    if (!version) {
      isWhole = false
      continue
    }
    const about = { author: authors(change.author, version), member, isSent: true }
    rows.push({ row: rowOf(space, version, versionHash(whole), about), version, sequence })
  }
  return { rows, isWhole }
}

async function longState(blob: string, author: string, link: SpaceLink): Promise<unknown> {
  const bytes = await link.getFile(blob)
  if (!bytes)
    throw new AppError(
      'not-found',
      `Un long texte ${ofPerson(author)} est annoncé et n’est pas encore arrivé. Rien n’est perdu : recommencez plus tard.`,
    )
  return parseJson(Buffer.from(bytes).toString('utf8'))
}

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
  let chars = 0
  for (const row of waiting) {
    const version = await versionToSend(library, space, link, row, blobs)
    if (chars + version.chars > LONG_STATE_CHARS) {
      await flush()
      chars = 0
    }
    batch.push(version)
    chars += version.chars
  }
  await flush()
  return waiting.length
}

interface OutgoingVersion {
  readonly hash: string
  readonly files: readonly OfficeFile[]
  readonly written: ThingVersion
  readonly chars: number
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
    `Le fichier de «\u00a0${label}\u00a0» n’est pas sur ce poste\u00a0: rien n’a été envoyé à cet espace. S’il est resté dans un autre espace, demandez la pièce\u00a0; sinon, ajoutez-le de nouveau ou restaurez une sauvegarde.`,
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
  const json = JSON.stringify(state)
  if (json.length <= LONG_STATE_CHARS) return { hash, files, written: { ...head, state }, chars: json.length }
  const stateBlob = await link.putFile(Buffer.from(json))
  return { hash, files, written: { ...head, state: { value: null, open: [] }, stateBlob }, chars: 0 }
}
