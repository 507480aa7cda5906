import { cpSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { dailyBackup } from '../../src/main/safekeeping/daily.ts'
import { examine } from '../../src/main/safekeeping/doctor.ts'
import { rescueBackups, rescueRestore } from '../../src/main/safekeeping/rescue/rescue.ts'
import { fileAt, program } from '../contract/program.ts'
import { settle, zeroPage } from '../fixtures/damage.ts'
import type { TrialOptions, TrialOutcome } from './trial.ts'

const DAYS = 10
const PAGE_BYTES = 4096
const FIRST_DAY = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000

/**
 * Zeroes a page of a library that has one good backup, then lets days pass, each with its own backup. Whatever the page, a proven
 * backup must be left, and put back give every text as it was.
 */
export async function damagesTrial({ folder, dice, count, say }: TrialOptions): Promise<TrialOutcome> {
  const whole = join(folder, 'entiere')
  await prepare(whole)
  const words = textsOf(whole)
  const pages = Math.floor(statSync(join(whole, 'library.db')).size / PAGE_BYTES)
  const faults: string[] = []
  let harmed = 0
  for (let n = 0; n < count; n += 1) {
    const page = 1 + dice.below(pages)
    const copy = join(folder, 'abimee')
    rmSync(copy, { recursive: true, force: true })
    cpSync(whole, copy, { recursive: true })
    zeroPage(join(copy, 'library.db'), page)
    if (!isSound(copy)) harmed += 1
    for (let day = 1; day <= DAYS; day += 1) await passDay(copy, new Date(FIRST_DAY + day * DAY_MS))
    const fault = await restoreFault(copy, words)
    if (fault) {
      faults.push(`page ${page}: ${fault}`)
      say(faults.at(-1) ?? '')
    }
  }
  return {
    extent: `${count} pages of ${pages}, ${DAYS} days each`,
    trials: count,
    faults,
    seen: `${harmed} were seen by SQLite; a proven backup was put back ${count - faults.length} times`,
  }
}

async function prepare(folder: string): Promise<void> {
  const here = program(folder)
  const { id } = await here.call['dossiers.sample']({ type: 'recourse' })
  await here.call['exhibits.add']({ dossier: id, file: fileAt(join(import.meta.dirname, 'trial.ts')) })
  await dailyBackup(here.library, new Date(FIRST_DAY))
  await here.close()
  settle(folder)
}

/** A day of the program on a library: it may not open, or its backup may fail. Neither may cost a good one. */
async function passDay(folder: string, now: Date): Promise<void> {
  try {
    const library = openLibrary(folder)
    try {
      await dailyBackup(library, now)
    } finally {
      library.close()
    }
  } catch {
    // said to the user elsewhere
  }
}

async function restoreFault(folder: string, words: string): Promise<string | undefined> {
  const proven = rescueBackups(folder).find(one => one.proof === 'proven')
  if (!proven) return 'no proven backup is left'
  try {
    await rescueRestore(folder, proven.file)
  } catch (error) {
    return `the proven backup is refused: ${String(error)}`
  }
  const library = openLibrary(folder)
  const problems = await examine(library).finally(() => library.close())
  const blocking = problems.find(one => one.severity === 'blocking')
  if (blocking) return `what was put back is not sound: ${blocking.message}`
  return textsOf(folder) === words ? undefined : 'what was put back has other texts'
}

/** Every text of a library, as it is kept. */
function textsOf(folder: string): string {
  const db = new Sqlite(join(folder, 'library.db'), { readonly: true })
  try {
    return JSON.stringify(db.prepare('SELECT id, data FROM drafts ORDER BY id').all())
  } finally {
    db.close()
  }
}

function isSound(folder: string): boolean {
  try {
    const db = new Sqlite(join(folder, 'library.db'), { readonly: true })
    try {
      return db.pragma('integrity_check(1)', { simple: true }) === 'ok'
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}
