import { statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/kernel/errors.ts'
import { isOpenTo } from '../kernel/files/rights.ts'

/** The folder of a library, then its database with its journals. */
const DATABASE = ['', 'library.db', 'library.db-wal', 'library.db-shm']
const nameOf = (place: string): string => (place ? `«\u00a0${place}\u00a0»` : 'son dossier')

/** Whether a library lies in a folder. */
export const hasDatabase = (folder: string): boolean =>
  Boolean(statSync(join(folder, 'library.db'), { throwIfNoEntry: false })?.size)

/** Refuses a library that this account may not read: what it lacks is a right, which is not Prétoire's to give. */
export function refuseUnreadable(folder: string): void {
  const place = DATABASE.find(name => !isOpenTo(join(folder, name), 'read'))
  if (place === undefined) return
  throw new AppError(
    'refused',
    `Ce compte n’a pas le droit de lire la bibliothèque (${nameOf(place)})\u00a0: rien n’a été changé. Rendez-lui ce droit, ou ouvrez-la depuis le compte qui l’a.`,
  )
}

const readOnlySentence = (why: string, cure: string): string =>
  `La bibliothèque est ouverte pour être lue seulement\u00a0: ${why}. Vous pouvez lire, chercher et exporter\u00a0; rien de ce que vous écrivez ne s’enregistre. ${cure}, puis rouvrez Prétoire.`
export const DISK_SENTENCE = readOnlySentence(
  'son disque est plein, ou protégé contre l’écriture',
  'Libérez de la place ou ôtez la protection',
)

/** Names the part of a library that this account may not write, as a sentence goes on to say it. Undefined where it may write all. */
function protectedPart(folder: string): string | undefined {
  if (!hasDatabase(folder)) return undefined
  const place = [...DATABASE, 'files', 'exports'].find(name => !isOpenTo(join(folder, name), 'write'))
  return place === undefined ? undefined : `${nameOf(place)} est protégé contre l’écriture pour ce compte`
}

/** Why the library of a folder opens to be read alone. Undefined where this account may write all of it. */
export function protectionOf(folder: string): string | undefined {
  const part = protectedPart(folder)
  return part && readOnlySentence(part, 'Aucun droit n’a été changé\u00a0: rendez celui d’écrire')
}

/** Refuses what rewrites a whole library, before it begins, where this account may not write all of it. */
export function refuseProtected(folder: string): void {
  const part = protectedPart(folder)
  if (part)
    throw new AppError(
      'refused',
      `La bibliothèque ne peut pas être changée\u00a0: ${part}. Rien n’a été changé, ni aucun droit\u00a0: rendez celui d’écrire, puis recommencez.`,
    )
}
