import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hold } from '../database/hold.ts'
import { safely } from '../database/refusals.ts'
import type { Library } from '../library.ts'
import { dropMemoryFolders } from '../office/memory-folder.ts'
import { vaultPath } from '../vault/vault-file.ts'
import { isSealedFile } from './stored.ts'
import { filesIn, wipe, wipeFolder } from './wiping.ts'

/** Files younger than this, that no lock tells of, may be of a work under way. */
const UNDER_WAY_MS = 120_000

const PREFIX = 'tmp-'

/** LibreOffice is ended before. */
const DRAWING_MS = 600_000

/**
 * Runs something in a folder of its own beside the library, overwritten and removed at the end. A lock of the system says that it is in
 * use: after a kill, whoever opens the library next sweeps it.
 */
export async function inTemporary<T>(
  library: Pick<Library, 'folder'>,
  run: (folder: string) => Promise<T>,
): Promise<T> {
  const name = `${PREFIX}${randomUUID()}`
  const folder = join(library.folder, name)
  return safely(async () => {
    mkdirSync(library.folder, { recursive: true, mode: 0o700 })
    // before the folder: one without its lock is nobody's
    const release = holdNew(library.folder, name)
    try {
      mkdirSync(folder, { mode: 0o700 })
      return await run(folder)
    } finally {
      if (existsSync(vaultPath(library.folder))) wipeFolder(folder)
      rmSync(folder, { recursive: true, force: true })
      release?.()
    }
  })
}

/** Holds a name that nobody else knows; on a disk that takes no lock, its file goes. */
function holdNew(folder: string, name: string): ReturnType<typeof hold> {
  try {
    return hold(folder, name)
  } catch (error) {
    rmSync(join(folder, 'held', name), { force: true })
    throw error
  }
}

/**
 * Overwrites and removes what a work that was killed left in clear in the folder of a library, locked or open: its temporary folders,
 * and, where it is sealed, what LibreOffice was given and made. What is in use stays. A disk that takes nothing is left as it is.
 */
export function sweepTemporary(folder: string): void {
  try {
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      if (name.startsWith(PREFIX)) sweepOne(folder, name)
    if (existsSync(vaultPath(folder))) sweepClear(folder)
    else sweepDrawings(folder)
  } catch {
    // what cannot be removed now is looked for again at the next opening
  }
}

function sweepOne(folder: string, name: string): void {
  const release = hold(folder, name)
  if (!release) return
  try {
    const path = join(folder, name)
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) wipeFolder(path)
    rmSync(path, { recursive: true, force: true })
  } finally {
    release()
  }
}

function sweepClear(folder: string): void {
  const isLeft = (path: string) =>
    Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= UNDER_WAY_MS
  dropMemoryFolders(folder, isLeft)
  for (const path of ['exports', 'uploads'].flatMap(name => filesIn(join(folder, name))))
    if (isLeft(path) && !isSealedFile(path)) wipe(path)
}

/** Removes what LibreOffice was given and made in a library in clear, and what it wrote of its own: each work has a folder. */
function sweepDrawings(folder: string): void {
  const exports = join(folder, 'exports')
  for (const name of existsSync(exports) ? readdirSync(exports) : []) {
    const path = join(exports, name)
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (name.startsWith('pdf-') && age > DRAWING_MS) rmSync(path, { recursive: true, force: true })
  }
}

/** Removes the empty folders of the files of a library: the name of each tells the first byte of a digest. */
export function dropEmptyFolders(files: string): void {
  for (const name of existsSync(files) ? readdirSync(files) : []) dropIfEmpty(join(files, name))
}

/** Removes a folder where nothing is in it. */
export function dropIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // something is in it, or it is a file
  }
}
