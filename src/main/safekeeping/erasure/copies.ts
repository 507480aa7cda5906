import { createWriteStream, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { schemaVersion } from '../../kernel/database/open.ts'
import { hashFile } from '../../kernel/files/keep-file.ts'
import { inTemporary } from '../../kernel/files/temporary.ts'
import { type Entry, readZip, writeZip } from '../../kernel/files/zip.ts'
import type { Library } from '../../kernel/library.ts'
import { keysFor } from '../../kernel/vault/keys.ts'
import { verifyBackup } from '../backup.ts'
import { BACKUP_FORMAT, MANIFEST_NAME, type Manifest, SEALED_FORMAT } from '../manifest.ts'
import { proveFile } from '../proof-thread.ts'
import { unpack } from '../restore.ts'
import { entryName, vaultEntry, withoutLabel } from '../vault/sealed-backup.ts'
import { inErasureThread } from './erasure-thread.ts'
import type { ErasureScope } from './scope.ts'

/** Writes a backup again without a scope: proven and read back before it takes the place of the other, whose number and date it keeps. */
export function rewriteBackup(library: Library, file: string, scope: ErasureScope): Promise<void> {
  return inTemporary(library, async folder => {
    const { manifest, database, missing } = await unpack(file, folder)
    const keys = keysFor(library.folder)
    // a backup made in clear before the library was sealed would be made anew half sealed
    if (keys && !manifest.vault) throw new Error('the backup lies in clear beside a sealed library')
    const { files } = await inErasureThread({ erasure: 'backup', file: database, scope })
    const names = new Set(files.map(sha256 => entryName(keys, sha256)))
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
      ...(keys ? [vaultEntry(library.folder)] : []),
      { name: 'library.db', asStored: database },
      ...entries,
    ]
    await writeZip(file, all, { verify: beside => verifyBackup(beside, next, keys) })
  })
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
