import type { Exhibit } from '../../../shared/exhibits/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Library } from '../../kernel/library.ts'
import { remoteOf } from './file-place.ts'
import type { RemoteFile } from './remote-files.ts'

/** Asks spaces for files and keeps them; rejects where one of them did not come. */
export type FetchRemote = (files: readonly RemoteFile[]) => Promise<void>

const fetchers = new WeakMap<Library, FetchRemote>()

/** From now on the files that stayed in spaces are asked for by this function. */
export const fetchRemoteBy = (library: Library, fetch: FetchRemote): void => void fetchers.set(library, fetch)

/** Asks for the files of some exhibits that stayed in a space; how many came. Rejects where one of them did not. */
export async function bringFiles(library: Library, list: readonly Exhibit[]): Promise<number> {
  const files = remoteOf(library, list)
  const [first] = files
  if (!first) return 0
  const fetch = fetchers.get(library)
  if (!fetch)
    throw new AppError(
      'refused',
      `Un fichier est resté dans l’espace «\u00a0${first.title}\u00a0», et ce programme n’y a pas accès. Rien n’a été changé.`,
    )
  await fetch(files)
  return files.length
}
