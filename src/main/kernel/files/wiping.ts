import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

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

/** Every file under a folder; none where it is not there. Walked by hand: the first versions of Node 20 name no folder of an entry. */
export function filesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return entry.isFile() ? [path] : []
  })
}
