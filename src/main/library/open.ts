import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { type Library, writeWhole } from '../kernel/library.ts'
import { columnFills } from '../search/fill-columns.ts'
import { asLoss, refuseOlder, refuseVanished } from './marker.ts'
import { copyOwn } from './own.ts'

/** Opens (or makes) a library file, brought up to date. `cache`: megabytes of its pages kept in memory. */
export const openDb = (file: string, cache?: number): Database =>
  openDatabase(file, { fills: columnFills, copyOwn }, cache)

/** The name that no file bears. */
const NO_FILE = 'aucun'
/** The name of a file kept by its content. An exhibit saved or received says its own: a name that would lead out of the folder is that of no file. */
const leafName = (sha256: string): string => (/^[\w-]*$/.test(sha256) ? sha256 : NO_FILE)

/** Opens the database of a folder, unless it is gone, empty, damaged or older than its marker says. */
function openMarked(folder: string, cache: number | undefined): Database {
  refuseVanished(folder)
  let db: Database | undefined
  try {
    db = openDb(join(folder, 'library.db'), cache)
    refuseOlder(folder, db)
    return db
  } catch (error) {
    db?.close()
    throw asLoss(error)
  }
}

/** Opens the library of a folder (made private to the user, with what it needs, when it is not there). */
export function openLibrary(folder: string, cache?: number): Library {
  const [files, exports, backups] = ['files', 'exports', 'backups'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ]
  guarded(() => {
    for (const place of [folder, files, exports, backups]) {
      mkdirSync(place, { recursive: true, mode: 0o700 })
      chmodSync(place, 0o700)
    }
  })
  const db = openMarked(folder, cache)
  const file = (sha256: string) => join(files, leafName(sha256).slice(0, 2), leafName(sha256))
  return {
    db,
    folder,
    file,
    keep: bytes => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (!existsSync(file(sha256))) guarded(() => writeWhole(file(sha256), bytes))
      return { sha256, size: bytes.byteLength }
    },
    exports,
    backups,
    close: () => db.close(),
  }
}
