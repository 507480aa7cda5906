import { existsSync } from 'node:fs'
import { countOf, inGuillemets } from '../../../../shared/french/wording.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { type RemoteFile, remoteFiles } from '../../../exhibits/remote/remote-files.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import type { Library } from '../../../kernel/library.ts'
import type { OfficeSpaces, SpaceLink } from '../desk/space-link.ts'
import { officeStore } from '../desk/store.ts'
import { takeOfficeTurn } from '../spaces/office-turn.ts'
import { fileNames } from './files-left.ts'

/** Fetches what stayed in a space, where this desk keeps its exhibits again; a file that its host has not stays for the next time. */
export async function fetchLeft(library: Library, space: string, link: SpaceLink): Promise<void> {
  if (officeStore(library.db).leavesFiles(space)) return
  for (const file of remoteFiles(library.db).ofSpace(space)) await bringFile(library, link, file)
}

/** Takes a file from its space; whether it came. */
async function bringFile(library: Library, link: SpaceLink, { sha256, space }: RemoteFile): Promise<boolean> {
  const { db } = library
  const isHere = () => existsSync(library.file(sha256))
  const ids = isHere() ? [] : remoteFiles(db).exhibitsNaming(sha256)
  for (const name of new Set(ids.flatMap(id => fileNames(db, space, 'exhibit', id, sha256)))) {
    const bytes = await link.getFile(name)
    if (bytes) library.keep(bytes)
    if (isHere()) break
  }
  if (isHere()) guarded(() => remoteFiles(db).drop(sha256))
  return isHere()
}

/** Asks spaces for files that stayed there. Rejects where one did not come; the others are kept, and `onFile` is told of each. */
export const fetchRemote = (
  library: Library,
  spaces: OfficeSpaces,
  files: readonly RemoteFile[],
  onFile: () => void,
): Promise<void> =>
  takeOfficeTurn(library, async () => {
    for (const space of new Set(files.map(one => one.space))) {
      const ofSpace = files.filter(one => one.space === space)
      const count = await bringAll(library, spaces, space, ofSpace, onFile)
      if (count < ofSpace.length)
        throw new AppError(
          'not-found',
          `Le bureau de l’espace ${inGuillemets(ofSpace[0]?.title ?? space)} n’a pas ${countOf(ofSpace.length - count, 'fichier')} de pièces\u00a0: pas encore arrivés, ou plus là. Recommencez plus tard, ou demandez à la personne qui les y a mis d’ouvrir son poste.`,
        )
    }
  })

/** Takes files of one space; how many came. */
async function bringAll(
  library: Library,
  spaces: OfficeSpaces,
  space: string,
  files: readonly RemoteFile[],
  onFile: () => void,
): Promise<number> {
  try {
    const link = await spaces.open(space)
    try {
      let count = 0
      for (const file of files) {
        if (!(await bringFile(library, link, file))) continue
        count += 1
        onFile()
      }
      return count
    } finally {
      await link.close()
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, detail } = error
    throw new AppError(
      code,
      `Le fichier est resté dans l’espace ${inGuillemets(files[0]?.title ?? space)}, et n’a pas pu être demandé\u00a0: ${message}`,
      detail,
    )
  }
}
