import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { hold, isHeld } from '../../kernel/database/hold.ts'
import type { Library } from '../../kernel/library.ts'

/** The locks of the launches that keep a journal of keys. */
const LOCK_PREFIX = 'frappe-'

const launches = new WeakMap<Library, { readonly name: string; readonly release: () => void }>()

/**
 * The name of this launch in the journal. It holds a lock of the system, which goes with the program however that ends: its
 * entries are live as long as it is held.
 */
export function launchOf(library: Library): string {
  const current = launches.get(library)
  if (current) return current.name
  const name = `${LOCK_PREFIX}${randomUUID()}`
  const release = hold(library.folder, name)
  if (!release)
    throw new AppError('refused', 'La frappe n’est pas notée au fur et à mesure. Le texte s’enregistre.')
  launches.set(library, { name, release })
  return name
}

/** Whether the program that wrote an entry still runs. */
export const isLive = (library: Library, program: string): boolean =>
  launches.get(library)?.name === program || isHeld(library.folder, program)

/** Frees the lock of this launch: its library is being closed. */
export function endLaunch(library: Library): void {
  launches.get(library)?.release()
  launches.delete(library)
}

/** Removes the locks of launches that were ended. */
export function sweepLaunches(library: Library): void {
  const place = join(library.folder, 'held')
  if (!existsSync(place)) return
  for (const name of readdirSync(place))
    if (name.startsWith(LOCK_PREFIX) && launches.get(library)?.name !== name) isHeld(library.folder, name)
}
