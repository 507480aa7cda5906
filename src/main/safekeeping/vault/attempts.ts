import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/kernel/errors.ts'
import { refusal } from '../../kernel/database/refusals.ts'
import { writeWhole } from '../../kernel/library.ts'

const ATTEMPTS_NAME = 'vault-attempts.json'
/** Wrong passphrases that cost nothing but the time of each. */
const FREE_FAILURES = 3
const FIRST_WAIT_MS = 2000
const MAX_WAIT_MS = 10 * 60_000

const Attempts = z.object({ failures: z.int().min(0), at: z.string() })
type Attempts = z.infer<typeof Attempts>

/** Kept beside the vault, so that closing the program gives no new tries. */
function readAttempts(folder: string): Attempts {
  try {
    return Attempts.parse(JSON.parse(readFileSync(join(folder, ATTEMPTS_NAME), 'utf8')))
  } catch {
    return { failures: 0, at: new Date(0).toISOString() }
  }
}

/** How long one must still wait before another try, in milliseconds: twice as long after each wrong one. */
export function waitBeforeTry(folder: string, now = Date.now()): number {
  const { failures, at } = readAttempts(folder)
  if (failures < FREE_FAILURES) return 0
  const wait = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES))
  const elapsed = now - Date.parse(at)
  // a clock put back gives no more than the whole wait
  return elapsed < 0 ? wait : Math.max(0, wait - elapsed)
}

export function refuseHurried(folder: string, now = Date.now()): void {
  const seconds = Math.ceil(waitBeforeTry(folder, now) / 1000)
  if (seconds > 0)
    throw new AppError(
      'refused',
      `Trop d’essais de suite\u00a0: attendez ${seconds > 90 ? `${Math.ceil(seconds / 60)}\u00a0minutes` : `${seconds}\u00a0seconde${seconds > 1 ? 's' : ''}`}, puis recommencez. Rien n’a été changé.`,
    )
}

/** Counts a wrong one, where the folder takes writing: one that is only read says all the same that it was wrong. */
export function noteFailure(folder: string, now = new Date()): void {
  const attempts: Attempts = { failures: readAttempts(folder).failures + 1, at: now.toISOString() }
  unlessProtected(() => writeWhole(join(folder, ATTEMPTS_NAME), Buffer.from(JSON.stringify(attempts))))
}

export const forgetFailures = (folder: string): void =>
  unlessProtected(() => rmSync(join(folder, ATTEMPTS_NAME), { force: true }))

function unlessProtected(write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!(refusal(error) instanceof AppError)) throw error
  }
}
