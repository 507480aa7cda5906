import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SafetyNotice } from '../../shared/safekeeping/model.ts'
import { type Database, openDatabase } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { type Library, writeWhole } from '../kernel/library.ts'
import { columnFills } from '../search/fill-columns.ts'
import { refuseLeased } from './lease.ts'
import { asLoss, hasLostJournal, refuseOlder, refuseVanished, settleMarker } from './marker.ts'
import { copyOwn } from './own.ts'
import { synchroniserOf } from './synchronised.ts'

/** Opens (or makes) a library file, brought up to date. `cache`: megabytes of its pages kept in memory. */
export const openDb = (file: string, cache?: number): Database =>
  openDatabase(file, { fills: columnFills, copyOwn }, cache)

/** The name that no file bears. */
const NO_FILE = 'aucun'
/** The name of a file kept by its content. An exhibit saved or received says its own: a name that would lead out of the folder is that of no file. */
const leafName = (sha256: string): string => (/^[\w-]*$/.test(sha256) ? sha256 : NO_FILE)

/** Opens the database of a folder, unless it is gone, empty, damaged or older than its marker says. */
function openMarked(folder: string, cache: number | undefined): Database {
  refuseLeased(folder)
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

/** What the folder tells before it is opened: the tool that copies it, the journal that was taken away. */
function openingWarnings(folder: string): SafetyNotice[] {
  const warnings: SafetyNotice[] = []
  const tool = synchroniserOf(folder)
  if (tool)
    warnings.push({
      code: 'synchronised',
      severity: 'warning',
      message: `La bibliothèque est dans un dossier que ${tool} copie : une copie prise pendant que vous écrivez peut l’abîmer. Plus sûr : la bibliothèque hors de ce dossier, et sa seconde place de sauvegardes dedans.`,
      part: 'place',
    })
  if (hasLostJournal(folder))
    warnings.push({
      code: 'journal',
      severity: 'warning',
      message:
        'Prétoire s’était arrêté sans fermer, et le journal de la bibliothèque (« library.db-wal ») n’est plus là. Si un outil l’a supprimé, vos dernières minutes d’écriture peuvent manquer : vérifiez vos derniers textes.',
      part: 'doctor',
    })
  return warnings
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
  const warnings = openingWarnings(folder)
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
    warnings,
    close: () => {
      db.close()
      guarded(() => settleMarker(folder))
    },
  }
}
