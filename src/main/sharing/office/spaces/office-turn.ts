import { AppError } from '../../../../shared/kernel/errors.ts'
import { hold } from '../../../kernel/database/hold.ts'
import type { Library } from '../../../kernel/library.ts'

/** The end of the last turn asked for in this program, by library. */
const lastTurns = new WeakMap<Library, Promise<unknown>>()

/**
 * Runs a meeting or a change of members once those asked for before it in this program have ended: a page that meets a space when it is
 * opened makes nobody wait for a press. Refused while another program is at one on the same library.
 */
export function takeOfficeTurn<T>(library: Library, act: () => Promise<T>): Promise<T> {
  const before = lastTurns.get(library) ?? Promise.resolve()
  const turn = before.then(() => holdOffice(library, act))
  lastTurns.set(
    library,
    turn.catch(() => undefined),
  )
  return turn
}

async function holdOffice<T>({ folder }: Library, act: () => Promise<T>): Promise<T> {
  const release = hold(folder, 'office')
  if (!release)
    throw new AppError(
      'refused',
      'Une rencontre est en cours dans un autre programme ouvert sur cette bibliothèque. Rien n’a été changé : attendez sa fin, puis recommencez.',
    )
  try {
    return await act()
  } finally {
    release()
  }
}
