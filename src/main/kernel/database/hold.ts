import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { isBusy, refusal } from './refusals.ts'

const WORK_NAME = /^[\w-]{1,80}$/

/** A lock that each passes to take or to release any other; its file stays. */
const DOOR = '.porte'
/** Far above what the one inside needs; below what a user takes for a program that hangs. */
const DOOR_MS = 10_000

/**
 * Holds a piece of work of this library, so that no other program takes it up; undefined when one has it. It is a lock of the
 * system on a file: it goes with the program, however that ends. Throws the sentence of a disk that takes no lock.
 */
export function hold(folder: string, work: string): (() => void) | undefined {
  if (!WORK_NAME.test(work)) return undefined
  const place = join(folder, 'held')
  mkdirSync(place, { recursive: true, mode: 0o700 })
  try {
    const lock = throughDoor(place, () => lockFile(join(place, work), 0))
    return lock && (() => release(place, work, lock))
  } catch (error) {
    throw refusal(error)
  }
}

/**
 * Runs something while no other takes or releases a lock of this folder. A file that one opens while another removes it would be
 * locked by both, each under a name of its own, or answer with an error of the disk.
 */
function throughDoor<T>(place: string, run: () => T): T {
  const door = lockFile(join(place, DOOR), DOOR_MS)
  if (!door) throw Object.assign(new Error('The door of the locks is held'), { code: 'SQLITE_BUSY' })
  try {
    return run()
  } finally {
    door.close()
  }
}

/** Locks a file, which is made where it is missing; undefined where it is locked, and still is after so many milliseconds. */
function lockFile(file: string, waitMs: number): Sqlite.Database | undefined {
  const lock = new Sqlite(file, { timeout: waitMs })
  try {
    // nothing is written: no journal is laid beside
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (isBusy(error)) return undefined
    throw error
  }
}

function release(place: string, work: string, lock: Sqlite.Database): void {
  try {
    throughDoor(place, () => remove(place, work, lock))
  } catch {
    // the file stays, free to be taken, or went with its folder
    lock.close()
  }
}

function remove(place: string, work: string, lock: Sqlite.Database): void {
  // Windows removes no file that is open
  lock.close()
  rmSync(join(place, work), { force: true })
}

/** Whether some program is at that work. Who looks keeps nobody from taking it up. */
export function isHeld(folder: string, work: string): boolean {
  const place = join(folder, 'held')
  if (!WORK_NAME.test(work) || !existsSync(join(place, work))) return false
  try {
    return throughDoor(place, () => {
      const lock = lockFile(join(place, work), 0)
      if (lock) remove(place, work, lock)
      return lock === undefined
    })
  } catch (error) {
    // a disk without room: whoever had the lock would have been met first
    return isBusy(error)
  }
}
