import { accessSync, constants, readFileSync } from 'node:fs'
import { AppError } from '../../shared/kernel/errors.ts'

const unreadable = (path: string) =>
  new AppError(
    'not-found',
    `Le fichier «\u00a0${path}\u00a0» est introuvable ou illisible. Vérifiez son chemin. Rien n’a été fait.`,
  )

/** Reads a file that a command names; refused in a sentence where it is not there, or may not be read. */
export function readGivenFile(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw unreadable(path)
  }
}

/** Refuses a file that cannot be read, before anything is done. */
export function refuseUnreadable(path: string): void {
  try {
    accessSync(path, constants.R_OK)
  } catch {
    throw unreadable(path)
  }
}
