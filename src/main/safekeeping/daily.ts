import { rmSync } from 'node:fs'
import { DAY_MS, utcDay } from '../../shared/kernel/days.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { safely } from '../kernel/database/refusals.ts'
import type { Library } from '../kernel/library.ts'
import { markLibrary } from '../library/marker.ts'
import { backup } from './backup.ts'
import { counts, LARGE_BYTES, sizeOf } from './copy.ts'
import { checkFiles, labelledFiles } from './kept-files.ts'
import { backups } from './list.ts'
import { proveFile } from './proof-thread.ts'
import { readsWhole } from './restore.ts'
import { expiredBackup } from './rotation.ts'
import { copyToSecondPlace } from './second-place.ts'
import { noteState, readState } from './state.ts'

/**
 * Once a day, a backup made by itself, proven, and copied to the second place. An empty library has nothing to lose; one larger
 * than `maxBytes` keeps what is the user's own, for the publishers have the rest. One that fails takes no place: the others
 * stay, and the reason stands in the window until one succeeds.
 */
export async function dailyBackup(library: Library, now = new Date(), maxBytes = LARGE_BYTES): Promise<void> {
  const today = utcDay(now)
  const isMade = backups(library).some(
    ({ automatic, at, proof }) => automatic && proof === 'proven' && at.slice(0, 10) === today,
  )
  await safely(async () => {
    if (!isMade && !isEmpty(library)) {
      await attempt(library, now, maxBytes)
      markLibrary(library)
    }
    await copyToSecondPlace(library)
  })
}

/** One that cannot be counted is not. */
function isEmpty({ db }: Library): boolean {
  try {
    const { sources, dossiers } = counts(db)
    return sources + dossiers === 0
  } catch {
    return false
  }
}

async function attempt(library: Library, now: Date, maxBytes: number): Promise<void> {
  const at = now.toISOString()
  const record = (daily: Partial<NonNullable<ReturnType<typeof readState>['daily']>>) =>
    noteState(library.backups, { daily: { at, unreadable: 0, missing: [], ...daily } })
  try {
    const latest = await backup(library, { automatic: true, partial: sizeOf(library.db) > maxBytes })
    const isProven = latest.proof === 'proven'
    record({ missing: latest.missing, unreadable: isProven ? 0 : 1 })
    // of those that are not proven, the newest is enough
    for (const one of backups(library))
      if (one.automatic && one.proof === 'unproven' && one.name !== latest.name)
        rmSync(one.file, { force: true })
    if (isProven) await rotate(library)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    record({ failure: error.message })
    throw error
  }
}

/** Between two examinations that the program makes by itself. */
const EXAMINE_EVERY_MS = 7 * DAY_MS

/**
 * Once a week, reads the whole library while nobody waits for it: its database in a thread, and each file against its name. What
 * it finds stands in the window until the next one, or until the doctor finds nothing.
 */
export async function weeklyExamination(library: Library, now = new Date()): Promise<boolean> {
  const last = readState(library.backups).doctor
  if (last && Math.abs(now.getTime() - Date.parse(last.at)) < EXAMINE_EVERY_MS) return false
  const { faults, unreadable } = await proveFile(library.db.name)
  const missing = faults.length > 0 ? [] : (await checkFiles(library, labelledFiles(library.db))).missing
  const problems = faults.length + unreadable.length + missing.length
  noteState(library.backups, { doctor: { at: now.toISOString(), problems } })
  return true
}

/** One of the older format is read a day, so that it counts or does not; then one that has no place goes. */
async function rotate(library: Library): Promise<void> {
  const unread = backups(library).find(({ automatic, proof }) => automatic && proof === 'unread')
  if (unread) {
    const sound = await readsWhole(library, unread.file)
    const { readings } = readState(library.backups)
    noteState(library.backups, {
      readings: { ...readings, [unread.name]: { bytes: unread.bytes, sound } },
    })
  }
  const expired = expiredBackup(backups(library))
  if (expired) rmSync(expired.file, { force: true })
}
