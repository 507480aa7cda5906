import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keysFor } from '../../src/main/kernel/vault/keys.ts'
import { openDb } from '../../src/main/library/open-library.ts'

/** The bytes of an empty database of today's format, as the migrations make it; made once for all tests of a process. */
let emptyDatabase: Buffer | undefined

function makeEmptyDatabase(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-empty-'))
  try {
    const file = join(folder, 'library.db')
    openDb(file).close()
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Puts an empty database in the folder of a library not begun, for the program to open. Going through all migrations takes
 * nearly half of the work of opening the program on a new library. A folder that holds anything is left as it is.
 */
export function beginLibrary(folder: string): void {
  if (keysFor(folder) || (existsSync(folder) && readdirSync(folder).length > 0)) return
  emptyDatabase ??= makeEmptyDatabase()
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(join(folder, 'library.db'), emptyDatabase, { mode: 0o600 })
  } catch {
    // a folder that cannot be written in: the program says so when it opens it
  }
}
