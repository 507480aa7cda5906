import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Numbers by which Linux tells the file systems that lie in memory: tmpfs, ramfs. */
const MEMORY_SYSTEMS: ReadonlySet<number> = new Set([0x01021994, 0x858458f6])
/** Room for a profile of LibreOffice and what it writes. */
const BASE_BYTES = 128 * 2 ** 20
const ROOM_PER_BYTE = 8

const prefixOf = (library: string): string =>
  `pretoire-pdf-${createHash('sha256').update(resolve(library)).digest('hex').slice(0, 16)}-`

/** Where folders in memory may be, of this account alone or of all. */
const places = (): readonly string[] =>
  process.platform === 'linux'
    ? [process.env.XDG_RUNTIME_DIR, '/dev/shm'].flatMap(place => (place ? [place] : []))
    : []

/**
 * Makes a folder in memory, readable by this account alone, for a file that another program must read in clear: nothing of it reaches
 * the disk, unless the system swaps. Undefined where the system has none, or it has no room for `bytes`. The caller removes it.
 */
export function memoryFolder(library: string, bytes: number): string | undefined {
  for (const place of places()) {
    try {
      const { type, bavail, bsize } = statfsSync(place)
      if (!MEMORY_SYSTEMS.has(type) || bavail * bsize < BASE_BYTES + ROOM_PER_BYTE * bytes) continue
      const folder = join(place, `${prefixOf(library)}${randomUUID()}`)
      mkdirSync(folder, { mode: 0o700 })
      return folder
    } catch {
      // not there, or not ours to write
    }
  }
  return undefined
}

/** Removes the folders in memory that a program killed in its work left for a library. */
export function dropMemoryFolders(library: string, isLeft: (path: string) => boolean): void {
  const prefix = prefixOf(library)
  for (const place of places())
    for (const path of namesIn(place)
      .filter(name => name.startsWith(prefix))
      .map(name => join(place, name)))
      if (statSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.() && isLeft(path))
        rmSync(path, { recursive: true, force: true })
}

function namesIn(place: string): string[] {
  try {
    return readdirSync(place)
  } catch {
    return []
  }
}
