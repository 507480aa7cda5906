import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Backup } from '../../shared/safekeeping/model.ts'
import { remoteFiles } from '../exhibits/remote/remote-files.ts'
import { inTemporary } from '../kernel/files/temporary.ts'
import { readZip } from '../kernel/files/zip.ts'
import type { Library } from '../kernel/library.ts'
import { keysFor } from '../kernel/vault/keys.ts'
import { backup } from '../safekeeping/backup.ts'
import { faults, keptFiles } from '../safekeeping/copy.ts'
import { openReadOnly, rowCounts } from '../safekeeping/proof.ts'
import { entryName, openedEntry } from '../safekeeping/vault/sealed-backup.ts'

/** A backup that was opened again and found whole. */
export type ProvenBackup = Backup & { readonly rows: number; readonly files: number }

/**
 * Backs the whole library up, then proves the copy: its database is opened read-only and checked by SQLite, its tables counted
 * against those of the library, and every file it rests on read back against its SHA-256. Throws a sentence when one of these fails;
 * the copy stays in the list.
 */
export async function provenBackup(library: Library, make = backup): Promise<ProvenBackup> {
  const before = rowCounts(library.db)
  const archive = await make(library)
  const after = rowCounts(library.db)
  try {
    return await inTemporary(library, async folder => {
      const database = join(folder, 'library.db')
      const hashes = await readBack(archive.file, database)
      const { rows, files } = prove(database, { before, after, hashes })
      return { ...archive, rows, files }
    })
  } catch (error) {
    if (error instanceof AppError) throw notProven(archive, error.message)
    throw error
  }
}

/** Takes the database out of a backup; the hash of each file's bytes, by the name it has in the backup. */
async function readBack(file: string, database: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  const keys = keysFor(database)
  await readZip(file, async (name, open) => {
    if (name === 'library.db') return pipeline(await open(), createWriteStream(database, { mode: 0o600 }))
    if (!name.startsWith('files/')) return
    const hash = createHash('sha256')
    for await (const chunk of openedEntry(await open(), keys, file)) hash.update(chunk)
    const sha256 = hash.digest('hex')
    if (entryName(keys, sha256) === name.slice('files/'.length)) hashes.set(sha256, sha256)
  })
  return hashes
}

function prove(
  database: string,
  {
    before,
    after,
    hashes,
  }: {
    readonly before: ReadonlyMap<string, number>
    readonly after: ReadonlyMap<string, number>
    readonly hashes: ReadonlyMap<string, string>
  },
) {
  const db = openReadOnly(database)
  try {
    if (faults(db).length > 0) throw new AppError('damaged', 'sa base est endommagée')
    const copyCounts = rowCounts(db)
    for (const [table, first] of before) {
      const second = after.get(table) ?? first
      const count = copyCounts.get(table) ?? -1
      // the library stays in use meanwhile: the copy is of some moment between the two counts
      if (count < Math.min(first, second) || count > Math.max(first, second))
        throw new AppError('damaged', `la table «\u00a0${table}\u00a0» n’y est pas entière`)
    }
    const remote = remoteFiles(db).titles()
    // those that stayed in a space are not on this desk: the backup says so
    const files = keptFiles(db).filter(sha256 => hashes.has(sha256) || !remote.has(sha256))
    const missingCount = files.filter(sha256 => hashes.get(sha256) !== sha256).length
    if (missingCount > 0)
      throw new AppError(
        'damaged',
        missingCount === 1
          ? 'un fichier de vos pièces y manque ou ne se lit plus'
          : `${missingCount} fichiers de vos pièces y manquent ou ne se lisent plus`,
      )
    return { rows: [...copyCounts.values()].reduce((sum, count) => sum + count, 0), files: files.length }
  } finally {
    db.close()
  }
}

const notProven = ({ name }: Backup, why: string) =>
  new AppError(
    'damaged',
    `La mise à jour n’a pas été installée : la sauvegarde faite avant, «\u00a0${name}\u00a0», a été relue et ${why}. Rien n’a été changé. Dans les réglages, «\u00a0Vérifier la bibliothèque\u00a0» dit ce qui est en cause ; remettez-le en état, ou rétablissez une sauvegarde plus ancienne, puis recommencez.`,
  )
