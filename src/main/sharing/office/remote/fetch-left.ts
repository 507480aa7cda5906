import { existsSync } from 'node:fs'
import {
  type FileDelivery,
  undeliveredSentence,
  unreachedSentence,
} from '../../../../shared/exhibits/remote-words.ts'
import { inGuillemets } from '../../../../shared/french/wording.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import type { FetchWatch } from '../../../exhibits/remote/bring-files.ts'
import { type RemoteFile, remoteFiles } from '../../../exhibits/remote/remote-files.ts'
import { exhibits } from '../../../exhibits/store.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import type { Library } from '../../../kernel/library.ts'
import type { OfficeSpaces, SpaceLink } from '../desk/space-link.ts'
import { officeStore } from '../desk/store.ts'
import { sha256Hex } from '../seal/desk-key.ts'
import { fileNames } from './files-left.ts'

/**
 * Fetches what stayed in a space, where this desk keeps its exhibits again, or what a deposit noted here rests on; a file that its host does
 * not give whole stays for the next time.
 */
export async function fetchLeft(library: Library, space: string, link: SpaceLink): Promise<void> {
  const files = remoteFiles(library.db).ofSpace(space)
  const wanted = officeStore(library.db).leavesFiles(space) ? files.filter(one => one.isAwaited) : files
  for (const file of wanted) await bringFile(library, link, file)
}

/** Takes a file from its space, unless its bytes are not those that its exhibit announces. */
async function bringFile(
  library: Library,
  link: SpaceLink,
  { sha256, space }: RemoteFile,
): Promise<FileDelivery> {
  const { db } = library
  const isHere = () => existsSync(library.file(sha256))
  const ids = isHere() ? [] : remoteFiles(db).exhibitsNaming(sha256)
  let isAltered = false
  for (const name of new Set(ids.flatMap(id => fileNames(db, space, 'exhibit', id, sha256)))) {
    const bytes = await askFor(link, name)
    if (bytes === 'altered' || (bytes && sha256Hex(bytes) !== sha256)) isAltered = true
    else if (bytes) library.keep(bytes)
    if (isHere()) break
  }
  if (isHere()) {
    guarded(() => remoteFiles(db).drop(sha256))
    return 'here'
  }
  return isAltered ? 'altered' : 'absent'
}

/** Bytes of a file by its name in the space: undefined where its host says it has none, `altered` where it gives others. */
async function askFor(link: SpaceLink, name: string): Promise<Uint8Array | 'altered' | undefined> {
  try {
    const bytes = await link.getFile(name)
    if (bytes) return bytes
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged') return 'altered'
    throw error
  }
  const isAbsent = (await link.missingFiles([name])).length > 0
  return isAbsent ? undefined : 'altered'
}

/**
 * Asks spaces for files that stayed there. Rejects where one did not come; the others are kept, and `watch` is told of each. It takes no
 * turn of the office: hundreds of files would make the meetings wait, and a file is the same whoever keeps it first.
 */
export async function fetchRemote(
  library: Library,
  spaces: OfficeSpaces,
  files: readonly RemoteFile[],
  watch: FetchWatch,
): Promise<void> {
  const progress = { done: 0, total: files.length, arrivals: 0 }
  const faults: string[] = []
  for (const space of new Set(files.map(one => one.space))) {
    const ofSpace = files.filter(one => one.space === space)
    const deliveries = await bringAll(library, spaces, ofSpace, { ...watch, progress })
    faults.push(
      ...(['absent', 'altered'] as const).flatMap(
        state => undeliveredSentence(ofSpace[0]?.title ?? space, state, deliveries.get(state) ?? []) ?? [],
      ),
    )
  }
  if (faults.length > 0) throw new AppError('not-found', faults.join(' '))
}

interface Fetching extends FetchWatch {
  readonly progress: { done: number; readonly total: number; arrivals: number }
}

/** Takes files of one space, until it is stopped: the labels of their exhibits, by what became of each. */
async function bringAll(
  library: Library,
  spaces: OfficeSpaces,
  files: readonly RemoteFile[],
  { progress, onFile, signal }: Fetching,
): Promise<Map<FileDelivery, string[]>> {
  const deliveries = new Map<FileDelivery, string[]>()
  const [{ space, title } = { space: '', title: '' }] = files
  try {
    const link = await spaces.open(space)
    try {
      for (const file of files) {
        if (signal?.aborted) break
        const label = labelOf(library, file)
        onFile?.(progress.done, progress.total, label)
        const delivery = await bringFile(library, link, file)
        deliveries.set(delivery, [...(deliveries.get(delivery) ?? []), label])
        progress.done += 1
        if (delivery === 'here') progress.arrivals += 1
      }
      return deliveries
    } finally {
      await link.close()
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError(error.code, unreachedSentence(title, progress.arrivals, error.message), error.detail)
  }
}

/** The name of the exhibit that a file is of. */
function labelOf({ db }: Library, { sha256 }: RemoteFile): string {
  const [id = ''] = remoteFiles(db).exhibitsNaming(sha256)
  const exhibit = exhibits(db).find(id)
  return inGuillemets(exhibit?.label || exhibit?.file?.name || 'sans intitulé')
}
