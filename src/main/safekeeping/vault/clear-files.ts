import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** The end of the second name of a clear file, under which it is wiped once the sealed one has its place. */
export const CLEAR_END = '.clair'
const WIPE_BYTES = 1 << 20

/** Overwrites a file with zeros, then removes it. A disk that writes elsewhere, as those without moving parts do, keeps the old blocks. */
export function wipe(path: string): void {
  if (!existsSync(path)) return
  const handle = openSync(path, 'r+')
  try {
    const zeros = Buffer.alloc(WIPE_BYTES)
    const { size } = fstatSync(handle)
    for (let at = 0; at < size; at += WIPE_BYTES)
      writeSync(handle, zeros, 0, Math.min(WIPE_BYTES, size - at), at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  rmSync(path, { force: true })
}

/** Wipes every file of a folder, and removes the folders in it. */
export function wipeFolder(folder: string): void {
  for (const path of filesIn(folder)) wipe(path)
  if (existsSync(folder))
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
}

/** Every file under a folder; none where it is not there. */
export function filesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

/** Gives a file the name of another, whose content is then wiped. A kill leaves one of the two under the name, never none. */
export function replaceAndWipe(next: string, path: string): void {
  const waiting = `${path}${CLEAR_END}`
  rmSync(waiting, { force: true })
  try {
    linkSync(path, waiting)
  } catch {
    // a disk without links: the old blocks are freed, not overwritten
  }
  renameSync(next, path)
  flushFolder(dirname(path))
  wipe(waiting)
}

/** Makes the names of a folder outlast a power cut, before what they replace is overwritten. Windows flushes them with the rename. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Writes a file through a transformation at another place, whole and flushed, then wipes the first. The place has its name once it
 * is whole: where it is there already, the first was being wiped when the program was ended, and holds nothing to be read.
 */
export async function moveThrough(from: string, to: string, change: Transform): Promise<void> {
  if (!existsSync(to)) {
    renameSync(await writeThrough(from, to, change), to)
    flushFolder(dirname(to))
  }
  wipe(from)
}

/** The same under the same name. */
export async function changeInPlace(path: string, change: Transform): Promise<void> {
  replaceAndWipe(await writeThrough(path, path, change), path)
}

/** Writes a file through a transformation beside another, flushed. Returns where. */
export async function writeThrough(from: string, to: string, change: Transform): Promise<string> {
  const beside = `${to}.part`
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  rmSync(beside, { force: true })
  await pipeline(createReadStream(from), change, createWriteStream(beside, { mode: 0o600, flags: 'wx' }))
  const file = await open(beside, 'r+')
  await file.sync().finally(() => file.close())
  return beside
}
