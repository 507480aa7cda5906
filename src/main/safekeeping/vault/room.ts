import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { databaseState, hasRoomForSeals } from '../../kernel/database/engine.ts'
import { filesIn } from '../../kernel/files/wiping.ts'
import { manifestOf } from '../manifest.ts'
import { isSealingInPlace, LOTS_BYTES } from './seal-in-place.ts'

/** Room left to the rest of the computer, and to what a file takes beside its own bytes. */
const SPARE_BYTES = 64 * 2 ** 20
/** A rewritten database may be a little larger than the first: each page loses 32 bytes to its seal. */
const GROWTH = 1.05

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** The most that a sealing has on the disk at one moment beside what is there, in bytes. */
export function roomToSeal(folder: string): number {
  const database = join(folder, 'library.db')
  const files = [...filesIn(join(folder, 'files')), ...filesIn(join(folder, 'mises-de-cote'))]
  return Math.max(
    conversionBytes(database),
    ...files.map(sizeOf),
    ...filesIn(join(folder, 'backups'))
      .filter(path => path.endsWith('.zip'))
      .map(backupBytes),
  )
}

/** A database whose pages have room for their seals is sealed where it lies; another is rewritten beside. */
function conversionBytes(database: string): number {
  const isInPlace =
    isSealingInPlace(database) || (databaseState(database) === 'clear' && hasRoomForSeals(database))
  return isInPlace ? LOTS_BYTES : sizeOf(database) * GROWTH
}

/** A backup is unpacked, sealed, and packed again before it takes the place of the clear one. */
function backupBytes(path: string): number {
  const manifest = manifestOf(path)
  if (!manifest || manifest.vault) return sizeOf(path)
  const database = manifest.bytes ?? 0
  const files = (manifest.files ?? []).reduce((sum, { size }) => sum + size, 0)
  return 2 * (database * GROWTH + files) + database
}

/** The most that putting a library in clear again has on the disk beside what is there; its database is rewritten where it lies. */
export const roomToUnseal = (folder: string): number =>
  Math.max(
    LOTS_BYTES,
    ...filesIn(join(folder, 'files')).map(sizeOf),
    ...filesIn(join(folder, 'mises-de-cote')).map(sizeOf),
  )

/** Refuses, before anything is changed, a piece of work that the disk has no room for. */
export function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const needed = Math.ceil(bytes) + SPARE_BYTES
  const free = bavail * bsize
  if (free < needed)
    throw new AppError(
      'full',
      `Il faut ${megabytes(needed)} libres pour cela, et il n’y en a que ${megabytes(free)}\u00a0: ce qui est réécrit l’est à côté avant de prendre sa place. Rien n’a été changé\u00a0: libérez de la place, puis recommencez.`,
    )
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20).toLocaleString('fr-FR')}\u00a0Mo`
