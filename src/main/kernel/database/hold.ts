import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { isBusy, refusal } from './refusals.ts'

const WORK_NAME = /^[\w-]{1,80}$/

/**
 * How long a lock that is there is tried for. `isHeld` takes one for an instant to look, in another thread or another program: this
 * is much longer, and short enough to wait.
 */
const LOOK_MS = 30
/** On a disk that numbers its files anew at each look, the lock is taken as it comes. */
const MAX_ATTEMPTS = 20

/**
 * Holds a piece of work of this library, so that no other program takes it up; undefined when one has it. It is a lock of the
 * system on a file: it goes with the program, however that ends. Throws the sentence of a disk that takes no lock.
 */
export function hold(folder: string, work: string): (() => void) | undefined {
  if (!WORK_NAME.test(work)) return undefined
  const place = join(folder, 'held')
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const file = join(place, work)
  for (let attempt = 1; ; attempt += 1) {
    const before = fileNumber(file)
    const lock = new Sqlite(file, { timeout: LOOK_MS })
    // a lock on a file that another removed meanwhile keeps nobody out, or fails; one made by this opening is looked at again
    const isOfName = () => attempt === MAX_ATTEMPTS || (before !== undefined && before === fileNumber(file))
    try {
      lock.exec('BEGIN EXCLUSIVE')
      if (isOfName()) return () => release(lock, file)
    } catch (error) {
      if (isOfName()) {
        lock.close()
        if (isBusy(error)) return undefined
        throw refusal(error)
      }
    }
    lock.close()
  }
}

/** The number the system knows a file by; undefined where there is none. While a file is open, no other has its number. */
const fileNumber = (file: string): bigint | undefined =>
  statSync(file, { bigint: true, throwIfNoEntry: false })?.ino

/** The name goes before the lock: who opened that file meanwhile then sees that it is no longer the one of the name. */
function release(lock: Sqlite.Database, file: string): void {
  if (process.platform !== 'win32') removeName(file)
  lock.close()
  // Windows removes no file that is open, be it by another
  if (process.platform === 'win32') removeName(file)
}

function removeName(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // it stays, free to be taken
  }
}

/** Whether some program is at that work. */
export function isHeld(folder: string, work: string): boolean {
  if (!WORK_NAME.test(work) || !existsSync(join(folder, 'held', work))) return false
  try {
    const release = hold(folder, work)
    release?.()
    return release === undefined
  } catch {
    // a disk without room: whoever had the lock would have been met first
    return false
  }
}
