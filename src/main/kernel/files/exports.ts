import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { slug } from '../../../shared/french/slug.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { guarded, safely } from '../database/refusals.ts'
import { fileIn, type GivenFile, newPlace } from './named-place.ts'
import { sealedFor } from './stored.ts'
import { FILE_ID, safeName } from './uploads.ts'
import { filesIn } from './wiping.ts'

/** Where the exports of a library are made when its own disk takes no write. */
const elsewhere = new Map<string, string>()

/** Has the exports of a library made in another folder; undefined: in its own again. */
export function placeExports(folder: string, to: string | undefined): void {
  if (to === undefined) elsewhere.delete(folder)
  else elsewhere.set(folder, to)
}

/** The folder where the exports of a library are made. */
export const exportsFolder = (folder: string): string => elsewhere.get(folder) ?? join(folder, 'exports')

/** Milliseconds that a file made for the user waits to be fetched, or fetched again. */
const EXPORT_LIFE_MS = 15 * 60_000

/** Exports that this process made, by the folder of their library: they go with it. */
const ownExports = new Map<string, Set<string>>()

/** Makes a place in `exports/` for a file of that name; the caller writes it there, sealed where the library is (stored.ts). */
export function newExport(folder: string, name: string): { id: string; path: string; name: string } {
  const id = randomUUID()
  ownExports.set(folder, (ownExports.get(folder) ?? new Set()).add(id))
  const safe = safeName(name)
  const path = guarded(() => newPlace(join(exportsFolder(folder), id), safe))
  return { id, path, name: safe }
}

/** Keeps bytes as an export, whole or not at all. */
export async function keepExport(folder: string, name: string, bytes: Uint8Array) {
  const file = newExport(folder, name)
  try {
    await keepAt(file.path, bytes)
  } catch (error) {
    await rm(dirname(file.path), { recursive: true, force: true })
    throw error
  }
  return { id: file.id, name: file.name, bytes: bytes.byteLength }
}

/** Puts bytes in the place of an export, under the same id and name. */
export const replaceExport = (folder: string, id: string, bytes: Uint8Array) =>
  keepAt(findExport(folder, id).path, bytes)

const keepAt = (path: string, bytes: Uint8Array) =>
  safely(async () => {
    await writeFile(`${path}.part`, sealedFor(path, bytes), { mode: 0o600, flush: true })
    await rename(`${path}.part`, path)
  })

/** The file made under that id, sealed where the library is. */
export function findExport(folder: string, id: string): GivenFile {
  const file = FILE_ID.test(id) ? fileIn(join(exportsFolder(folder), id)) : undefined
  if (!file)
    throw new AppError(
      'not-found',
      'Ce fichier n’est plus là : il attend un quart d’heure, puis s’efface. Exportez de nouveau.',
    )
  return file
}

/** Has an export wait as if it had just been made: somebody fetches it. */
export function renewExport(folder: string, id: string): void {
  const now = new Date()
  try {
    utimesSync(join(exportsFolder(folder), id), now, now)
  } catch {
    // it goes when it would have
  }
}

/** Removes the exports that have waited their time; one that is still being written stays. */
export function dropOldExports(folder: string, now = Date.now()): void {
  const exports = exportsFolder(folder)
  for (const id of existsSync(exports) ? readdirSync(exports) : [])
    if (FILE_ID.test(id) && now - lastWrite(join(exports, id)) > EXPORT_LIFE_MS) dropExport(folder, id)
}

/** Removes the exports that this process made for a library: it closes. Those of a command that runs beside it stay. */
export function dropOwnExports(folder: string): void {
  for (const id of ownExports.get(folder) ?? []) dropExport(folder, id)
  ownExports.delete(folder)
}

function dropExport(folder: string, id: string): void {
  try {
    rmSync(join(exportsFolder(folder), id), { recursive: true, force: true })
    ownExports.get(folder)?.delete(id)
  } catch {
    // a program reads it, or the disk takes nothing: it goes later
  }
}

/** When a place, or a file in it, was last written. */
const lastWrite = (place: string): number =>
  Math.max(...[place, ...filesIn(place)].map(path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0))

/** A file name made of a title: ASCII letters, figures and hyphens, at most 80 characters. */
export function nameOf(title: string, extension: string): string {
  return `${slug(title, 80) || 'document'}.${extension}`
}
