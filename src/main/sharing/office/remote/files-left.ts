import { countOf, inGuillemets } from '../../../../shared/french/wording.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import type { OfficeKind, ThingState } from '../../../../shared/sharing/office/thing-state.ts'
import { filePlace, remoteOf } from '../../../exhibits/remote/file-place.ts'
import { remoteFiles } from '../../../exhibits/remote/remote-files.ts'
import { exhibits } from '../../../exhibits/store.ts'
import type { Library } from '../../../kernel/library.ts'
import { officeStore, type ThingRow } from '../desk/store.ts'
import { filesOf } from '../desk/versions.ts'
import { officeLog } from '../spaces/store.ts'

/** An exhibit to write in the library, with what the library was brought to of it before. */
interface PendingExhibit {
  readonly kind: OfficeKind
  readonly id: string
  readonly row: ThingRow | undefined
  readonly value: Readonly<Record<string, unknown>> | null
}

/**
 * The files of an exhibit that this desk leaves in the space, as it chose to: those that the space announced and that were never here. Of
 * a dossier that is in another space too, none: its files are sent there.
 */
export function filesLeft(
  { db }: Library,
  space: string,
  { kind, id, row, value }: PendingExhibit,
): string[] {
  const store = officeStore(db)
  if (kind !== 'exhibit' || !store.leavesFiles(space)) return []
  if (store.spacesOf('dossier', String(value?.dossier)).some(one => one !== space)) return []
  const before = new Set(filesOf(kind, row?.value))
  return filesOf(kind, value).filter(
    sha256 =>
      (!before.has(sha256) || remoteFiles(db).find(sha256) !== undefined) &&
      fileNames(db, space, kind, id, sha256).length > 0,
  )
}

/** Notes that files stayed in a space. */
export function noteRemote({ db }: Library, space: string, hashes: readonly string[]): void {
  const title = officeLog(db).log(space)?.title ?? space
  for (const sha256 of hashes) remoteFiles(db).add({ sha256, space, title })
}

/** Notes, of an exhibit set back to another version, the files that the space has and that never came here. */
export function noteAbsentFiles(
  library: Library,
  space: string,
  id: string,
  value: ThingState['value'],
): void {
  const hashes = filesOf('exhibit', value).filter(
    sha256 =>
      filePlace(library, sha256).kind === 'lost' &&
      fileNames(library.db, space, 'exhibit', id, sha256).length > 0,
  )
  noteRemote(library, space, hashes)
}

/** The names that a space gave to a content, in the versions of a thing. */
export const fileNames = (
  db: Library['db'],
  space: string,
  kind: OfficeKind,
  id: string,
  sha256: string,
): string[] => {
  const store = officeStore(db)
  const files = store.versions(space, kind, id).flatMap(({ hash }) => store.files(space, hash))
  return [...new Set(files.flatMap(one => (one.sha256 === sha256 ? [one.blob] : [])))]
}

/** Refuses to share a dossier in another space while files of its exhibits stayed in one: they could not be sent. */
export function requireFilesHere(library: Library, space: string, dossier: string): void {
  const remote = remoteOf(library, exhibits(library.db).list(dossier)).filter(one => one.space !== space)
  const [first] = remote
  if (first)
    throw new AppError(
      'refused',
      `${countOf(remote.length, 'pièce')} de ce dossier n’${remote.length > 1 ? 'ont' : 'a'} pas de fichier sur ce poste, resté dans l’espace ${inGuillemets(first.title)}. Demandez d’abord les pièces du dossier. Rien n’a été partagé.`,
    )
}
