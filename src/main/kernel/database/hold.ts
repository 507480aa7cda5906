import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { isBusy, refusal } from './refusals.ts'

const WORK_NAME = /^[\w-]{1,80}$/

/**
 * Holds a piece of work of this library, so that no other program takes it up; undefined when one has it. It is a lock of the
 * system on a file: it goes with the program, however that ends. Throws the sentence of a disk that takes no lock.
 */
export function hold(folder: string, work: string): (() => void) | undefined {
  if (!WORK_NAME.test(work)) return undefined
  const place = join(folder, 'held')
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const file = join(place, work)
  const lock = new Sqlite(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (isBusy(error)) return undefined
    throw refusal(error)
  }
  return () => {
    lock.close()
    rmSync(file, { force: true })
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
