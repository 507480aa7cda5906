import { AppError } from '../../../../shared/kernel/errors.ts'
import { NO_SPACE } from '../../../../shared/sharing/office/desk-words.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { officeLog, type SpaceLog } from './store.ts'

/** Refusal of an act on spaces by a library that is in none. */
export const noSpaceRefusal = (): AppError => new AppError('refused', `${NO_SPACE} Rien n’a été changé.`)

/** Refusal of a space that this library is not in; `name`: as the user wrote it. */
export const notInSpaceRefusal = (name?: string): AppError =>
  new AppError(
    'not-found',
    `Cette bibliothèque n’est pas membre de ${name === undefined ? 'cet espace' : `l’espace «\u00a0${name}\u00a0»`}. Rien n’a été changé.`,
  )

/** A space by its id, or by its title where one alone bears it. */
export function namedSpace(db: Database, name: string): SpaceLog {
  const logs = officeLog(db).logs()
  if (logs.length === 0) throw noSpaceRefusal()
  const matches = logs.filter(one => one.space === name || one.title === name)
  const [space, other] = matches
  if (!space) throw notInSpaceRefusal(name)
  if (!other) return space
  throw new AppError(
    'not-found',
    `Plusieurs espaces s’appellent «\u00a0${name}\u00a0». Rien n’a été changé : donnez l’identifiant de celui que vous voulez (${matches.map(one => one.space).join(', ')}).`,
  )
}
