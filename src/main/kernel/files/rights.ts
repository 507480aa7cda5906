import { accessSync, chmodSync, constants, existsSync, statSync } from 'node:fs'

/** The bits of a mode that are the rights of every other account. */
const OTHERS = 0o077
/** The bits that chmod sets. */
const RIGHTS = 0o7777

/**
 * Takes the rights of other accounts away from a place of this account's. It gives no right: what an owner protected stays protected.
 * Windows has no such bits.
 */
export function keepOthersOut(place: string): void {
  const { mode, uid } = statSync(place)
  if ((mode & OTHERS) !== 0 && uid === process.getuid?.()) chmodSync(place, mode & RIGHTS & ~OTHERS)
}

/** Whether this account may use a place so; one that is not there hinders nothing. */
export const isOpenTo = (place: string, use: 'read' | 'write'): boolean => {
  if (!existsSync(place)) return true
  const folder = statSync(place).isDirectory() ? constants.X_OK : 0
  try {
    accessSync(place, (use === 'read' ? constants.R_OK : constants.W_OK) | folder)
    return true
  } catch {
    return false
  }
}
