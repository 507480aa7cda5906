import { createWriteStream, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ErasureTarget } from '../../../shared/safekeeping/erasure.ts'
import { openSqlite } from '../../kernel/database/engine.ts'
import type { Database } from '../../kernel/database/open.ts'
import { schemaVersion } from '../../kernel/database/open.ts'
import { unusedPictures } from '../../kernel/files/collecting.ts'
import { hashFile } from '../../kernel/files/keep-file.ts'
import { pictureFiles } from '../../kernel/files/picture-store.ts'
import { type Entry, readZip, writeZip } from '../../kernel/files/zip.ts'
import type { Library } from '../../kernel/library.ts'
import { keysFor } from '../../kernel/vault/keys.ts'
import { VAULT_NAME, vaultPath } from '../../kernel/vault/vault-file.ts'
import { openDb } from '../../library/open-library.ts'
import { inTemporary, verifyBackup } from '../backup.ts'
import { labelledFiles } from '../kept-files.ts'
import { BACKUP_FORMAT, MANIFEST_NAME, type Manifest, SEALED_FORMAT } from '../manifest.ts'
import { proveFile } from '../proof-thread.ts'
import { unpack } from '../restore.ts'
import { entryName, withoutLabel } from '../vault/sealed-backup.ts'
import { scrub } from './scrub.ts'
import { eraseTarget, targetFiles } from './store.ts'

/** Takes a target out of a database, with the pictures that nothing names without it. Returns the files it named. */
export function eraseFrom(db: Database, target: ErasureTarget): string[] {
  db.pragma('secure_delete = ON')
  const candidates = targetFiles(db, target)
  const pictures = pictureFiles(db)
  // one that nothing names yet was just put in a text that is not saved
  const unsaved = new Set(unusedPictures(db, pictures))
  eraseTarget(db, target)
  const drop = db.prepare('DELETE FROM pictures WHERE sha256 = ?')
  for (const sha256 of unusedPictures(db, pictures)) if (!unsaved.has(sha256)) drop.run(sha256)
  const stillNamed = new Set(labelledFiles(db).map(({ sha256 }) => sha256))
  return candidates.filter(sha256 => !stillNamed.has(sha256))
}

/** Writes a backup again without a target: proven and read back before it takes the place of the other, whose number and date it keeps. */
export function rewriteBackup(library: Library, file: string, target: ErasureTarget): Promise<void> {
  return inTemporary(library, async folder => {
    const { manifest, database, missing } = await unpack(file, folder)
    const db = openDb(database)
    try {
      eraseFrom(db, target)
      scrub(db)
      db.pragma('journal_mode = DELETE')
    } finally {
      db.close()
    }
    const keys = keysFor(library.folder)
    // a backup made in clear before the library was sealed would be made anew half sealed
    if (keys && !manifest.vault) throw new Error('the backup lies in clear beside a sealed library')
    const names = new Set([...filesNamedIn(database)].map(sha256 => entryName(keys, sha256)))
    const entries = await takeFiles(file, folder, names)
    const proof = await proveFile(database)
    if (proof.faults.length > 0) throw new Error(`the rewritten backup is not sound: ${proof.faults[0]}`)
    const sound = entries.filter(({ name }) => name.startsWith('files/'))
    const next: Manifest = {
      ...manifest,
      version: schemaVersion,
      format: keys ? SEALED_FORMAT : BACKUP_FORMAT,
      sha256: (await hashFile(database)) ?? '',
      bytes: statSync(database).size,
      counts: proof.counts,
      lastChange: proof.lastChange,
      tables: { ...proof.tables },
      files: sound.map(({ name, asStored }) => ({ sha256: basename(name), size: statSync(asStored).size })),
      missing: missing
        .filter(({ sha256 }) => names.has(entryName(keys, sha256)))
        .map(one => (keys ? { ...withoutLabel(one), sha256: entryName(keys, one.sha256) } : one)),
      unreadable: proof.unreadable.length,
    }
    const all: Entry[] = [
      { name: MANIFEST_NAME, bytes: Buffer.from(JSON.stringify(next)) },
      ...(keys ? [{ name: VAULT_NAME, asStored: vaultPath(library.folder) }] : []),
      { name: 'library.db', asStored: database },
      ...entries,
    ]
    await writeZip(file, all, beside => verifyBackup(beside, next, keys))
  })
}

function filesNamedIn(database: string): ReadonlySet<string> {
  const db = openDb(database)
  try {
    return new Set(labelledFiles(db).map(({ sha256 }) => sha256))
  } finally {
    db.pragma('journal_mode = DELETE')
    db.close()
  }
}

/** Takes the files still named out of a backup. */
async function takeFiles(
  file: string,
  folder: string,
  names: ReadonlySet<string>,
): Promise<{ name: string; asStored: string }[]> {
  const entries: { name: string; asStored: string }[] = []
  for (const kind of ['files', 'altered']) mkdirSync(join(folder, kind), { mode: 0o700 })
  await readZip(file, async (name, open) => {
    const [, kind = '', sha256 = ''] = /^(files|altered)\/([0-9a-f]{64})$/.exec(name) ?? []
    if (!names.has(sha256)) return
    const path = join(folder, kind, sha256)
    await pipeline(await open(), createWriteStream(path, { mode: 0o600 }))
    entries.push({ name, asStored: path })
  })
  return entries
}

/** Databases that lie beside the library's own: copies of an older format, and those that were set aside. */
export function databasesBeside(folder: string): string[] {
  const aside = join(folder, 'mises-de-cote')
  return [
    ...readdirSync(folder)
      .filter(name => /^library\.db\.avant-v\d+$/.test(name))
      .map(name => join(folder, name)),
    ...(existsSync(aside) ? readdirSync(aside) : [])
      .filter(name => name.endsWith('.db'))
      .map(name => join(aside, name)),
  ]
}

/** Takes a target out of a database that is not the library's, in the format it has. Throws where it does not read. */
export function eraseBeside(file: string, target: ErasureTarget): void {
  const db = openSqlite(file, { fileMustExist: true, timeout: 10_000 })
  try {
    db.pragma('secure_delete = ON')
    db.transaction(() => eraseTarget(db, target)).immediate()
    db.exec('VACUUM')
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
}
