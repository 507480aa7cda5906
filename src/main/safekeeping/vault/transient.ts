import { readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { sweepTemporary } from '../../kernel/files/temporary.ts'
import { uploadsOf } from '../../kernel/files/uploads.ts'
import { filesIn, wipe } from '../../kernel/files/wiping.ts'
import { dropMemoryFolders } from '../../kernel/office/memory-folder.ts'
import { keysFor } from '../../kernel/vault/keys.ts'

/** Files younger than this may be of a command that runs beside the window. */
const UNDER_WAY_MS = 120_000

/**
 * Wipes, in a sealed library, what stands in clear for a while: exports, what a page sent, work cut short. Files of imports that may
 * be taken up again stay, and so does what is younger than `minAgeMs`.
 */
export function wipeTransient(
  folder: string,
  filesInUse: readonly { readonly path: string }[] = [],
  minAgeMs = UNDER_WAY_MS,
): void {
  if (!keysFor(folder)) return
  const isOld = (path: string) =>
    Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= minAgeMs
  dropMemoryFolders(folder, isOld)
  const inUse = new Set(uploadsOf(folder, filesInUse))
  for (const name of ['exports', 'uploads'])
    for (const path of filesIn(join(folder, name))) {
      const place = resolve(dirname(path))
      if (inUse.has(place) || !isOld(path)) continue
      wipe(path)
      if (dirname(place) === resolve(join(folder, name)) && readdirSync(place).length === 0)
        rmSync(place, { recursive: true, force: true })
    }
  sweepTemporary(folder)
}
