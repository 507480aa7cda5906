import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { dailyBackup } from '../../src/main/safekeeping/daily.ts'
import { examine } from '../../src/main/safekeeping/doctor.ts'
import { fileAt, loopback, program } from '../contract/program.ts'
import { settle, zeroPage } from '../fixtures/damage.ts'
import type { TrialOptions, TrialOutcome } from './trial.ts'

const DAYS = 10
const PAGE_BYTES = 4096
const FIRST_DAY = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000
/** Days by which the clock of one trial in four goes back, half way. */
const CLOCK_BACK_DAYS = 400

/**
 * Zeroes a page of a library that has one good backup, then lets days pass, each with its own backup, the clock put back in one of
 * four. Whatever the page, a proven backup must be left, and put back from the window give every text as it was: from its first screen
 * where the library does not open, else from the settings, by the messages that the page sends over HTTP.
 */
export async function damagesTrial({ folder, dice, count, say }: TrialOptions): Promise<TrialOutcome> {
  const whole = join(folder, 'entiere')
  await prepare(whole)
  const words = textsOf(whole)
  const pages = Math.floor(statSync(join(whole, 'library.db')).size / PAGE_BYTES)
  const faults: string[] = []
  let [harmed, byScreen, clocks] = [0, 0, 0]
  for (let n = 0; n < count; n += 1) {
    const page = 1 + dice.below(pages)
    const copy = join(folder, 'abimee')
    rmSync(copy, { recursive: true, force: true })
    cpSync(whole, copy, { recursive: true })
    zeroPage(join(copy, 'library.db'), page)
    if (!isSound(copy)) harmed += 1
    const back = dice.below(4) === 0 ? CLOCK_BACK_DAYS : 0
    if (back > 0) clocks += 1
    for (let day = 1; day <= DAYS; day += 1)
      await passDay(copy, new Date(FIRST_DAY + (day - (day > DAYS / 2 ? back : 0)) * DAY_MS))
    const restored = await restoreByWindow(copy)
    if (restored.by === 'screen') byScreen += 1
    const fault = restored.fault ?? (await faultOf(copy, words))
    if (fault) {
      faults.push(`page ${page}: ${fault}`)
      say(faults.at(-1) ?? '')
    }
  }
  return {
    extent: `${count} pages of ${pages}, ${DAYS} days each`,
    trials: count,
    faults,
    seen: `${harmed} were seen by SQLite, the clock went back in ${clocks}; a proven backup was put back ${count - faults.length} times from the window, ${byScreen} of them from its first screen`,
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

interface Restored {
  readonly by: 'screen' | 'settings'
  readonly fault?: string
}

/** Puts the newest proven backup back as the window does. */
async function restoreByWindow(folder: string): Promise<Restored> {
  // a page that is none: the program serves it where the library opens
  const page = join(folder, 'fenetre')
  mkdirSync(page)
  writeFileSync(join(page, 'index.html'), '<!doctype html>')
  const window = await loopback(folder, page)
  try {
    const first = await window.get('/')
    if (first.status !== 503) {
      const proven = (await window.call['backups.list']({})).find(one => one.proof === 'proven')
      if (!proven) return { by: 'settings', fault: 'no proven backup is left' }
      const file = { backup: proven.name }
      // the page looks into it first
      await window.call['backups.preview']({ file })
      await window.call['backups.restore']({ file })
      return { by: 'settings' }
    }
    const rows = (await first.text()).split('<li>').slice(1)
    const row = rows.find(one => one.includes('relue quand elle a été faite'))
    const name = /data-name="([^"]+)"/.exec(row ?? '')?.[1]
    if (name === undefined) return { by: 'screen', fault: 'its screen offers no proven backup' }
    const headers = { cookie: window.cookie, origin: window.served.origin }
    const address = `${window.served.origin}/opening/restore`
    const answer: unknown = await (await fetch(address, { method: 'POST', headers, body: name })).json()
    if (typeof answer !== 'object' || answer === null || !('done' in answer))
      return { by: 'screen', fault: `its screen refuses the backup: ${JSON.stringify(answer)}` }
    const { status } = await window.get('/')
    return status === 503 ? { by: 'screen', fault: 'its screen stays after the backup' } : { by: 'screen' }
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? ` (${String(error.cause)})` : ''
    return { by: 'settings', fault: `the proven backup is refused: ${String(error)}${cause}` }
  } finally {
    await window.served.close()
  }
}

async function faultOf(folder: string, words: string): Promise<string | undefined> {
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
