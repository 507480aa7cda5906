import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmdirSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { BundleReport } from '../../shared/filings/bundle.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { UNFILED_FOLDER } from '../exhibits/bundle-writer.ts'
import { guarded, refusal, safely } from '../kernel/database/refusals.ts'
import { nameOnDisk } from '../kernel/files/named-place.ts'
import type { Place } from '../kernel/files/path-tokens.ts'
import { sealedFor } from '../kernel/files/stored.ts'
import { writeZip } from '../kernel/files/zip.ts'

/** Moves a finished folder to its place. An existing one is replaced only with the user's consent, and restored if the move fails. */
export async function moveIntoPlace(from: string, { path, replace }: Place): Promise<string> {
  const to = resolve(path)
  const exists = guarded(() => existsSync(to))
  if (exists && !replace)
    throw new AppError(
      'refused',
      `«\u00a0${to}\u00a0» existe déjà : rien n’a été écrit. Choisissez un autre nom.`,
    )
  const old = `${to}.${randomUUID().slice(0, 8)}.ancien`
  await safely(async () => {
    if (exists) await rename(to, old)
    try {
      await rename(from, to)
    } catch (error) {
      if (exists) await rename(old, to)
      throw error
    }
    if (exists) await rm(old, { recursive: true, force: true })
  })
  return to
}

/** Where a folder is written before it is given its name: beside it, on the same disk. */
export function partialFolder(target: string): string {
  const to = resolve(target)
  if (!guarded(() => existsSync(dirname(to))))
    throw new AppError(
      'not-found',
      `Le dossier «\u00a0${dirname(to)}\u00a0» n’existe pas : rien n’a été écrit.`,
    )
  const place = `${to}.${randomUUID().slice(0, 8)}.part`
  // tried at once, not after minutes of work; and the library is not what refuses
  try {
    mkdirSync(place, { mode: 0o700 })
    rmdirSync(place)
  } catch (error) {
    const failure = refusal(error)
    if (failure instanceof AppError && failure.code === 'full') throw failure
    throw new AppError(
      'refused',
      `Rien ne peut être écrit dans « ${dirname(to)} » : rien n’a été enregistré. Choisissez un autre dossier, ou vérifiez ses droits.`,
    )
  }
  return place
}

/** Packs the bundle as one zip; returns its size in bytes. */
export async function writeBundleZip(from: string, { files }: BundleReport, to: string): Promise<number> {
  const names = [
    ...files.map(one => one.name),
    join(UNFILED_FOLDER, 'empreintes-sha256.txt'),
    join(UNFILED_FOLDER, 'rapport.txt'),
  ]
  return writeZip(
    to,
    names.map(name => ({ name: name.replaceAll('\\', '/'), path: join(from, nameOnDisk(from, name)) })),
    { isSealed: true },
  )
}

/** Writes a file of a bundle in its folder: in that of a sealed library, sealed, under a name that tells nothing. Returns its path. */
export async function writePart(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, nameOnDisk(folder, name))
  await writeFile(path, sealedFor(path, bytes), { mode: 0o600 })
  return path
}
