import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { guarded, safely } from '../../kernel/database/refusals.ts'
import { isOwnPath, MANIFEST_PATH } from './published-folder.ts'

/** Files made ready beside the pages, then moved over them. Its name says when all are there: before, they are dropped; after, the move goes on. */
const PARTIAL = '.publication.part'
const READY = '.publication.ready'
/** The pages to remove, in the folder of what is ready. */
const REMOVALS = 'removals.json'

/** A writing in a folder: new files by their paths, and the paths of those that go. */
export interface FolderChange {
  readonly files: ReadonlyMap<string, Buffer>
  readonly removals: readonly string[]
}

/**
 * Writes a publication whole: all its files are flushed beside first, then moved one by one, the manifest last. Stopped in the middle, the
 * next reading of the folder goes on from there, so that no mixture of two publications stays.
 */
export async function writeFolder(folder: string, { files, removals }: FolderChange): Promise<void> {
  await safely(async () => {
    if (!existsSync(dirname(folder)))
      throw new AppError(
        'not-found',
        `Le dossier «\u00a0${dirname(folder)}\u00a0» n’existe pas\u00a0: rien n’a été écrit.`,
      )
    mkdirSync(folder, { recursive: true })
    const partial = join(folder, PARTIAL)
    await rm(partial, { recursive: true, force: true })
    try {
      for (const [path, bytes] of files) {
        mkdirSync(dirname(join(partial, path)), { recursive: true })
        await writeFile(join(partial, path), bytes, { flush: true })
      }
      await writeFile(join(partial, REMOVALS), JSON.stringify(removals), { flush: true })
    } catch (error) {
      await rm(partial, { recursive: true, force: true })
      throw error
    }
    await rename(partial, join(folder, READY))
  })
  await finishWriting(folder)
}

/** Goes on with a publication that was made ready in a folder and not wholly moved; drops one that was not ready. */
export async function finishWriting(folder: string): Promise<void> {
  const ready = join(folder, READY)
  if (!guarded(() => lstatSync(ready, { throwIfNoEntry: false }))?.isDirectory()) return
  await safely(async () => {
    const list = join(ready, REMOVALS)
    const removals: unknown = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
    const paths = readdirSync(ready, { recursive: true, encoding: 'utf8' })
      .map(path => path.replaceAll('\\', '/'))
      .filter(path => isOwnPath(path))
    for (const path of paths) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      await rename(join(ready, path), join(folder, path))
    }
    for (const path of Array.isArray(removals) ? removals : [])
      if (typeof path === 'string' && isOwnPath(path)) await rm(join(folder, path), { force: true })
    if (existsSync(join(ready, MANIFEST_PATH)))
      await rename(join(ready, MANIFEST_PATH), join(folder, MANIFEST_PATH))
    await rm(ready, { recursive: true, force: true })
    for (const name of ['mesures', 'arguments']) dropEmpty(join(folder, name))
  })
}

function dropEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder)
}
