import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { refuseLongPath } from '../../kernel/database/open.ts'
import { copyOf, readOrigin } from '../../kernel/moved.ts'
import { userData } from '../../kernel/places.ts'
import { synchroniserOf } from '../../library/synchronised.ts'

/** Room left beside the copy. */
const SPARE_BYTES = 64 * 2 ** 20
const FOLDER_NAME = 'bibliotheque'

const isFree = (folder: string): boolean => {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return !existsSync(folder)
  }
}

/** A name that nothing bears in a folder: « bibliotheque », else « bibliotheque-2 », and so on. */
function freeFolder(parent: string): string {
  for (let n = 1; ; n += 1) {
    const folder = join(parent, n === 1 ? FOLDER_NAME : `${FOLDER_NAME}-${n}`)
    if (isFree(folder)) return folder
  }
}

/** The folder that a move goes to unless the user chooses another: that of the system for the data of programs. */
export const proposedFolder = (env: NodeJS.ProcessEnv = process.env): string => freeFolder(userData(env))

/** The place of a library in a folder the user chose: that folder where it is empty, else one in it. */
export const placeIn = (choice: string): string => (isFree(choice) ? choice : freeFolder(choice))

/** Refuses a folder where a library cannot go; nothing was changed. */
export function requireDestination(from: string, to: string): void {
  const [source, target] = [resolve(from), resolve(to)]
  const tool = synchroniserOf(target)
  if (tool)
    throw new AppError(
      'refused',
      `«\u00a0${target}\u00a0» est aussi dans un dossier que ${tool} copie : la bibliothèque n’a pas été déplacée. Choisissez un dossier que rien ne synchronise.`,
    )
  if (target === source || target.startsWith(source + sep) || source.startsWith(target + sep))
    throw new AppError(
      'refused',
      'Ce dossier contient la bibliothèque, ou est dedans : elle n’a pas été déplacée. Choisissez un dossier ailleurs.',
    )
  if (!isFree(target))
    throw new AppError(
      'refused',
      `«\u00a0${target}\u00a0» n’est pas vide : la bibliothèque n’a pas été déplacée. Choisissez un dossier vide, ou qui n’existe pas encore.`,
    )
  const copy = copyOf(target)
  // of an attempt that was stopped
  if (existsSync(copy) && !isFree(copy) && readOrigin(copy)?.from !== source)
    throw new AppError(
      'refused',
      `«\u00a0${copy}\u00a0» existe déjà, et n’est pas d’un déplacement de cette bibliothèque : elle n’a pas été déplacée. Choisissez un autre dossier.`,
    )
  refuseLongPath(join(copy, 'library.db'))
}

/** Refuses a disk without room for so many bytes. */
export function requireSpace(to: string, bytes: number): void {
  let place = resolve(to)
  while (!statSync(place, { throwIfNoEntry: false }) && dirname(place) !== place) place = dirname(place)
  const { bavail, bsize } = statfsSync(place)
  if (bavail * bsize < bytes + SPARE_BYTES)
    throw new AppError(
      'full',
      `Il faut ${Math.ceil((bytes + SPARE_BYTES) / 2 ** 20).toLocaleString('fr-FR')} Mo libres dans «\u00a0${place}\u00a0» : la bibliothèque n’a pas été déplacée, et rien n’a été changé.`,
    )
}
