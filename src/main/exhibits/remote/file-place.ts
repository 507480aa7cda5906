import { existsSync } from 'node:fs'
import type { Exhibit } from '../../../shared/exhibits/model.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Library } from '../../kernel/library.ts'
import { type RemoteFile, remoteFiles } from './remote-files.ts'

/** Where a file is: in the library, in a space that was not asked for it, or nowhere this library knows. */
export type FilePlace =
  | { readonly kind: 'here' }
  | { readonly kind: 'remote'; readonly file: RemoteFile }
  | { readonly kind: 'lost' }

/** Says where the file of an exhibit is, by its content. */
export function filePlace(library: Library, sha256: string): FilePlace {
  if (guarded(() => existsSync(library.file(sha256)))) return { kind: 'here' }
  const file = remoteFiles(library.db).find(sha256)
  return file ? { kind: 'remote', file } : { kind: 'lost' }
}

/** The files of some exhibits that stayed in a space, each once. */
export function remoteOf(library: Library, list: readonly Exhibit[]): RemoteFile[] {
  const hashes = new Set(list.flatMap(({ file }) => (file ? [file.sha256] : [])))
  return [...hashes].flatMap(sha256 => {
    const place = filePlace(library, sha256)
    return place.kind === 'remote' ? [place.file] : []
  })
}
