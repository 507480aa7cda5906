import { createReadStream, createWriteStream, existsSync, rmSync, statSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Backup, SecondPlace } from '../../shared/safekeeping/model.ts'
import { refusal } from '../kernel/database/refusals.ts'
import { nameDurably } from '../kernel/files/durable-names.ts'
import { hashFile } from '../kernel/files/keep-file.ts'
import type { Library } from '../kernel/library.ts'
import { readIdentity } from '../library/identity.ts'
import { backups, backupsIn } from './list.ts'
import { expiredBackup } from './rotation.ts'
import { changeState, noteState, readState } from './state.ts'

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** The second place of the backups, and whether it is there at this moment. */
export function secondPlace(library: Pick<Library, 'backups'>): SecondPlace | null {
  const { secondPlace: place } = readState(library.backups)
  return place ? { ...place, isThere: isFolder(place.folder) } : null
}

/** Chooses the second place, a folder that is there and not the library's; null: none any more. What was copied there stays. */
export function setSecondPlace(
  library: Pick<Library, 'backups' | 'folder'>,
  path: string | null,
): SecondPlace | null {
  if (path === null) {
    changeState(library.backups, { secondPlace: undefined })
    return null
  }
  const folder = resolve(path)
  if (!isFolder(folder))
    throw new AppError(
      'not-found',
      `Le dossier «\u00a0${folder}\u00a0» n’existe pas : la seconde place n’a pas changé.`,
    )
  if (`${folder}/`.startsWith(`${resolve(library.folder)}/`))
    throw new AppError(
      'refused',
      'Ce dossier est dans la bibliothèque même : une copie s’y perdrait avec elle. La seconde place n’a pas changé.',
    )
  changeState(library.backups, { secondPlace: { folder } })
  return secondPlace(library)
}

/**
 * Copies the last proven backup of the day to the second place, where it is there and has it not: written beside, read back,
 * then given its name. A place that is absent waits. The older copies of this library go as they do here.
 */
export async function copyToSecondPlace(library: Library): Promise<void> {
  const place = secondPlace(library)
  const last = backups(library).find(({ automatic, proof }) => automatic && proof === 'proven')
  if (!place?.isThere || !last) return
  const { folder } = place
  const record = (change: { lastCopy?: string; failure?: string }) =>
    noteState(library.backups, { secondPlace: { folder, lastCopy: place.lastCopy, ...change } })
  try {
    if (statSync(join(folder, last.name), { throwIfNoEntry: false })?.size !== last.bytes)
      await copyProven(last, folder)
    if (place.lastCopy !== last.at || place.failure) record({ lastCopy: last.at })
    const id = readIdentity(library.db)?.id
    const expired = expiredBackup(backupsIn(folder).filter(({ library: of }) => of === id))
    if (expired) rmSync(expired.file, { force: true })
  } catch (error) {
    const cause = refusal(error)
    record({
      failure:
        cause instanceof AppError && cause.code === 'full'
          ? 'La seconde place est pleine : la dernière sauvegarde n’y a pas été copiée.'
          : 'La dernière sauvegarde n’a pas pu être copiée à la seconde place : vérifiez qu’on peut y écrire.',
    })
  }
}

async function copyProven(backup: Backup, folder: string): Promise<void> {
  const to = join(folder, backup.name)
  const beside = `${to}.part`
  try {
    await pipeline(createReadStream(backup.file), createWriteStream(beside, { mode: 0o600 }))
    const file = await open(beside, 'r+')
    await file.sync().finally(() => file.close())
    if ((await hashFile(beside)) !== (await hashFile(backup.file)))
      throw new AppError('damaged', 'La copie relue n’est pas ce qui a été écrit.')
    nameDurably(beside, to)
  } catch (error) {
    if (existsSync(beside)) await rm(beside, { force: true })
    throw error
  }
}
