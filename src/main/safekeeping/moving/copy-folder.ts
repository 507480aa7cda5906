import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, readdirSync, statSync, utimesSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../../shared/kernel/errors.ts'
import { hashFile } from '../../kernel/files/keep-file.ts'
import { MOVE_FILES } from '../../kernel/moved.ts'

/** Files of a program that has the library open, or that a kill left half written; the databases are closed. */
const isPassing = (path: string): boolean =>
  /^(?:held$|tmp-|bail\.json$|library\.db-(?:shm|wal)$)/.test(path) ||
  path.endsWith('.part') ||
  MOVE_FILES.has(path)

/** The files of a library that a move takes, by their paths in its folder, with their sizes. */
export function filesToMove(folder: string): { readonly path: string; readonly bytes: number }[] {
  const files: { path: string; bytes: number }[] = []
  const walk = (place: string) => {
    for (const name of readdirSync(join(folder, place))) {
      const path = join(place, name)
      if (isPassing(path)) continue
      // a link of the user's is followed: the copy stands by itself
      const stats = statSync(join(folder, path), { throwIfNoEntry: false })
      if (stats?.isDirectory()) walk(path)
      else if (stats?.isFile()) files.push({ path, bytes: stats.size })
    }
  }
  walk('')
  return files
}

/** Copies files of a folder into another, each flushed to the disk and read back: what was written has the hash of what was read. */
export async function copyFiles(from: string, to: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const target = join(to, path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const hash = createHash('sha256')
    const hashing = new Transform({
      transform: (chunk: Buffer, _encoding, next) => {
        hash.update(chunk)
        next(null, chunk)
      },
    })
    await pipeline(createReadStream(join(from, path)), hashing, createWriteStream(target, { mode: 0o600 }))
    const file = await open(target, 'r+')
    await file.sync().finally(() => file.close())
    if ((await hashFile(target)) !== hash.digest('hex'))
      throw new AppError(
        'damaged',
        `«\u00a0${basename(path)}\u00a0», relu après sa copie, n’est pas ce qui a été écrit : la bibliothèque n’a pas été déplacée, et elle est intacte. Vérifiez le disque de «\u00a0${to}\u00a0», ou choisissez-en un autre.`,
      )
    const { atime, mtime } = statSync(join(from, path))
    utimesSync(target, atime, mtime)
  }
}

/** The files of a folder that its copy has not, or has of another size: they came or changed meanwhile. */
export const differences = (from: string, to: string): string[] => {
  const copied = new Map(filesToMove(to).map(one => [one.path, one.bytes]))
  return filesToMove(from)
    .filter(({ path, bytes }) => copied.get(path) !== bytes)
    .map(({ path }) => path)
}
