import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/kernel/errors.ts'
import type { SafetyNotice } from '../../shared/safekeeping/model.ts'
import { databaseState, endsSealed } from '../kernel/database/engine.ts'
import { isHeld } from '../kernel/database/hold.ts'
import { type Database, openDatabase } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { makeFolder } from '../kernel/files/durable-names.ts'
import { placeExports } from '../kernel/files/exports.ts'
import { keepOthersOut } from '../kernel/files/rights.ts'
import { sealedFor } from '../kernel/files/stored.ts'
import { sweepSystemTemporary, systemTemporary } from '../kernel/files/system-temporary.ts'
import { sweepTemporary } from '../kernel/files/temporary.ts'
import { type Library, writeWhole } from '../kernel/library.ts'
import { MOVE_LOCK, refuseMoved } from '../kernel/moved.ts'
import { forgetKeys, keysFor, sealedName, shareKeys } from '../kernel/vault/keys.ts'
import { refuseLocked } from '../kernel/vault/locked.ts'
import { vaultPath } from '../kernel/vault/vault-file.ts'
import { columnFills } from '../search/column-writer.ts'
import { closeOffice } from './corpus/desk/office-lines.ts'
import { closeFunds, placeFunds } from './funds/attached.ts'
import { refuseLeased } from './lease.ts'
import { asLoss, hasLostJournal, refuseOlder, refuseVanished, settleMarker } from './marker.ts'
import { copyOwn } from './own.ts'
import { DISK_SENTENCE, hasDatabase, protectionOf, refuseUnreadable } from './protected.ts'
import { synchroniserOf } from './synchronised.ts'

/** Opens (or makes) a library file, brought up to date. `cache`: megabytes of its pages kept in memory. */
export const openDb = (file: string, cache?: number): Database =>
  closingFunds(openDatabase(file, { fills: columnFills, copyOwn }, cache))

/** A database that closes with it the funds it was read with. */
function closingFunds(db: Database): Database {
  const close = db.close.bind(db)
  db.close = () => {
    closeFunds(db)
    closeOffice(db)
    return close()
  }
  return db
}

/** Refuses a library whose files are being copied to another folder. */
function refuseMoving(folder: string): void {
  if (isHeld(folder, MOVE_LOCK))
    throw new AppError(
      'refused',
      'Cette bibliothèque est en cours de déplacement, dans une autre fenêtre ou par une commande. Rien n’a été changé : attendez la fin, puis recommencez.',
    )
}

/** The name that no file bears. */
const NO_FILE = 'aucun'
/** The name of a file kept by its content. An exhibit saved or received says its own: a name that would lead out of the folder is that of no file. */
const leafName = (sha256: string): string => (/^[\w-]*$/.test(sha256) ? sha256 : NO_FILE)

/** Where a file kept by its content lies: in a sealed library under a name that does not tell which content. */
function storedPath(files: string, sha256: string): string {
  const leaf = leafName(sha256)
  const keys = keysFor(files)
  const name = keys ? sealedName(keys, leaf) : leaf
  return join(files, name.slice(0, 2), name)
}

/** Refuses a database in clear where the vault says that it is sealed: what is typed into it would be read by anyone. */
function refuseUnsealed(folder: string): void {
  if (!existsSync(vaultPath(folder)) && endsSealed(join(folder, 'library.db')))
    throw new AppError(
      'damaged',
      '«\u00a0library.db\u00a0» est scellé en partie, et le coffre qui l’ouvre, «\u00a0vault.json\u00a0», n’est pas à côté\u00a0: ce dossier est une copie qui n’est pas finie, ou son coffre lui a été ôté. Rien n’a été modifié\u00a0: attendez la fin de la copie, ou remettez «\u00a0vault.json\u00a0» dans le dossier.',
    )
  if (keysFor(folder) && databaseState(join(folder, 'library.db')) === 'clear')
    throw new AppError(
      'damaged',
      'Le fichier «\u00a0library.db\u00a0» de cette bibliothèque scellée est en clair\u00a0: il a été remplacé hors de Prétoire, ou c’est celui d’avant le scellement, dans un dossier dont la copie n’est pas finie. Il n’a pas été modifié.',
    )
}

/** Opens the database of a folder, unless it is gone, empty, damaged or older than its marker says. */
function openMarked(folder: string, cache: number | undefined): Database {
  refuseLeased(folder)
  refuseVanished(folder)
  refuseUnsealed(folder)
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

/** Reads the folder before it is opened and warns of the tool that copies it, or of the journal that was taken away. */
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
        'Prétoire s’était arrêté sans fermer, et le journal de la bibliothèque («\u00a0library.db-wal\u00a0») n’est plus là. Si un outil l’a supprimé, vos dernières minutes d’écriture peuvent manquer : vérifiez vos derniers textes.',
      part: 'doctor',
    })
  return warnings
}

/**
 * Opens the library of a folder (made private to the user, with what it needs, when it is not there). One whose files are protected, or
 * whose disk is full or protected, opens for reading: its database from a copy elsewhere, its files where they are, as they are.
 */
export function openLibrary(folder: string, cache?: number): Library {
  refuseUnreadable(folder)
  refuseMoved(folder)
  sweepTemporary(folder)
  sweepSystemTemporary()
  refuseMoving(folder)
  refuseLocked(folder)
  const protection = protectionOf(folder)
  if (protection) return guarded(() => openReadOnly(folder, protection))
  try {
    return openWritable(folder, cache)
  } catch (error) {
    const isOfDisk = !(error instanceof AppError) || error.code !== 'damaged'
    return (isOfDisk ? openProtected(folder) : undefined) ?? raise(error)
  }

  /** A copy is made only where the disk is what refuses. */
  function openProtected(at: string): Library | undefined {
    if (canWrite(at)) return undefined
    try {
      return openReadOnly(at, DISK_SENTENCE)
    } catch {
      return undefined
    }
  }
}

function raise(error: unknown): never {
  throw error
}

/** The room that opening a library takes: its journal and the index of it. */
const OPENING_BYTES = 64 * 1024

/** Whether the folder of a library takes a small file; one that is not there, or has no database, is not judged. */
function canWrite(folder: string): boolean {
  if (!hasDatabase(folder)) return true
  const probe = join(folder, `tmp-${randomUUID()}`)
  try {
    writeFileSync(probe, Buffer.alloc(OPENING_BYTES), { mode: 0o600, flag: 'wx' })
    return true
  } catch {
    return false
  } finally {
    try {
      rmSync(probe, { force: true })
    } catch {
      // a disk that takes nothing
    }
  }
}

/** Opens a copy of the database, in a folder of the system for what is temporary; the files stay where they are. */
function openReadOnly(folder: string, sentence: string): Library {
  const copy = systemTemporary('lecture')
  try {
    for (const name of ['library.db', 'library.db-wal']) {
      if (!existsSync(join(folder, name))) continue
      copyFileSync(join(folder, name), join(copy, name))
      // a copy has the rights of what it was made from
      chmodSync(join(copy, name), 0o600)
    }
    shareKeys(folder, copy)
    const db = openDb(join(copy, 'library.db'))
    db.pragma('query_only = ON')
    placeFunds(db, folder)
    const exports = join(copy, 'exports')
    mkdirSync(exports, { mode: 0o700 })
    placeExports(folder, exports)
    const files = join(folder, 'files')
    return {
      db,
      folder,
      isReadOnly: true,
      file: sha256 => storedPath(files, sha256),
      keep: () => raise(new AppError('refused', sentence)),
      exports,
      backups: join(folder, 'backups'),
      warnings: [{ code: 'read-only', severity: 'blocking', message: sentence, part: 'place' }],
      close: () => {
        db.close()
        placeExports(folder, undefined)
        forgetKeys(copy)
        rmSync(copy, { recursive: true, force: true })
      },
    }
  } catch (error) {
    rmSync(copy, { recursive: true, force: true })
    throw error
  }
}

function openWritable(folder: string, cache: number | undefined): Library {
  const [files, exports, backups] = [join(folder, 'files'), join(folder, 'exports'), join(folder, 'backups')]
  const places = [folder, files, exports, backups]
  guarded(() => {
    for (const place of places) makeFolder(place)
  })
  const warnings = openingWarnings(folder)
  const db = openMarked(folder, cache)
  for (const place of places) keepOthersOut(place)
  const file = (sha256: string) => storedPath(files, sha256)
  return {
    db,
    folder,
    isReadOnly: false,
    file,
    keep: bytes => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (!existsSync(file(sha256))) guarded(() => writeWhole(file(sha256), sealedFor(file(sha256), bytes)))
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
