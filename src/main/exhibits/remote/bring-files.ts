import type { Exhibit } from '../../../shared/exhibits/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Library } from '../../kernel/library.ts'
import { remoteOf } from './file-place.ts'
import type { RemoteFile } from './remote-files.ts'

/** Follows the fetching of files one by one, and stops it between two of them. */
export interface FetchWatch {
  /** `done`: files that came, or did not, before this one */
  readonly onFile?: (done: number, total: number, label: string) => void
  readonly signal?: AbortSignal
}

/** Asks spaces for files and keeps them; rejects where one of them did not come, the others being kept. Stopped, it resolves. */
export type FetchRemote = (files: readonly RemoteFile[], watch: FetchWatch) => Promise<void>

const fetchers = new WeakMap<Library, FetchRemote>()

/** From now on the files that stayed in spaces are asked for by this function. */
export const fetchRemoteBy = (library: Library, fetch: FetchRemote): void => void fetchers.set(library, fetch)

/**
 * Asks for the files of some exhibits that stayed in a space; how many came, and how many stay there because it was stopped. Rejects where
 * one of them did not come.
 */
export async function bringFiles(
  library: Library,
  list: readonly Exhibit[],
  watch: FetchWatch = {},
): Promise<{ readonly files: number; readonly remaining: number }> {
  const files = remoteOf(library, list)
  const [first] = files
  if (!first) return { files: 0, remaining: 0 }
  const fetch = fetchers.get(library)
  if (!fetch)
    throw new AppError(
      'refused',
      `Un fichier est resté dans l’espace «\u00a0${first.title}\u00a0», et ce programme n’y a pas accès. Rien n’a été changé.`,
    )
  await fetch(files, watch)
  const remaining = remoteOf(library, list).length
  return { files: files.length - remaining, remaining }
}
