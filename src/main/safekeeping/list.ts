import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Backup, ProofState } from '../../shared/safekeeping/model.ts'
import type { Library } from '../kernel/library.ts'
import { manifestOf } from './manifest.ts'
import { newestFirst } from './rotation.ts'
import { readState, type SafetyState } from './state.ts'

/** In the name of a backup that the program made by itself, and of a partial one. */
export const AUTOMATIC_END = '-auto.zip'
export const PARTIAL_MARK = '-sans-textes'

/** The backups of the library's own folder, newest first. */
export const backups = (library: Pick<Library, 'backups'>): Backup[] =>
  backupsIn(library.backups, readState(library.backups))

/** The backups of a folder, newest first, as their manifests say; a folder that does not read has none. */
export function backupsIn(folder: string, state: Pick<SafetyState, 'readings'> = { readings: {} }): Backup[] {
  return namesIn(folder)
    .flatMap(name => describeBackup(join(folder, name), name, state) ?? [])
    .sort(newestFirst)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(name => name.endsWith('.zip'))
  } catch {
    return []
  }
}

function describeBackup(
  file: string,
  name: string,
  state: Pick<SafetyState, 'readings'>,
): Backup | undefined {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats?.isFile()) return undefined
  const manifest = manifestOf(file)
  const reading = state.readings[name]
  const isRead = reading?.bytes === stats.size
  const proof: ProofState = isRead
    ? reading.sound
      ? 'proven'
      : 'damaged'
    : !manifest
      ? 'damaged'
      : manifest.format < 2
        ? 'unread'
        : manifest.unreadable > 0
          ? 'unproven'
          : 'proven'
  return {
    name,
    file,
    at: manifest?.at ?? stats.mtime.toISOString(),
    bytes: stats.size,
    automatic: name.endsWith(AUTOMATIC_END),
    partial: manifest?.partial ?? name.includes(PARTIAL_MARK),
    sequence: manifest?.sequence ?? 0,
    proof,
    missing: manifest?.missing ?? [],
    remote: manifest?.remote ?? 0,
    counts: manifest?.counts,
    lastChange: manifest?.lastChange,
    library: manifest?.library,
  }
}

/** The file of a backup of the list, by its name. */
export function listedBackup(library: Library, name: string): string {
  const match = backups(library).find(one => one.name === name)
  if (match) return match.file
  throw new AppError(
    'not-found',
    `La sauvegarde «\u00a0${name}\u00a0» n’est plus dans la bibliothèque. Rien n’a été changé : prenez-en une autre.`,
  )
}
