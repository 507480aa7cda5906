import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { hold } from '../../../kernel/database/hold.ts'
import type { Library } from '../../../kernel/library.ts'

/** The end of the last turn asked for in this program, by library. */
const lastTurns = new WeakMap<Library, Promise<unknown>>()

/**
 * Runs a meeting or a change of members once those asked for before it in this program have ended: a page that meets a space when it is
 * opened makes nobody wait for a press. Refused where another program is long at one on the same library.
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

/** How long a meeting of another program is waited for: most are over by then. */
const MAX_WAIT_MS = 1_500
const RETRY_MS = 100

/** Takes the work once the other program has ended its own; undefined where it is still at it after a while. */
async function holdWhenFree(folder: string): Promise<(() => void) | undefined> {
  const until = Date.now() + MAX_WAIT_MS
  for (;;) {
    const release = hold(folder, 'office')
    if (release || Date.now() >= until) return release
    await sleep(RETRY_MS)
  }
}

async function holdOffice<T>({ folder }: Library, act: () => Promise<T>): Promise<T> {
  const release = await holdWhenFree(folder)
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
