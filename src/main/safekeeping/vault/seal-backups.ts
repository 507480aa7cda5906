import { createWriteStream, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { hashFile } from '../../kernel/files/keep-file.ts'
import { sealingFor } from '../../kernel/files/stored.ts'
import { inTemporary } from '../../kernel/files/temporary.ts'
import { wipe } from '../../kernel/files/wiping.ts'
import { type Entry, readEntry, readZip, writeZip } from '../../kernel/files/zip.ts'
import { keysFor } from '../../kernel/vault/keys.ts'
import { verifyBackup } from '../backup.ts'
import { MANIFEST_NAME, type Manifest, manifestOf, parseManifest, SEALED_FORMAT } from '../manifest.ts'
import { changeState } from '../state.ts'
import { CLEAR_END, moveThrough, replaceAndWipe } from './clear-files.ts'
import { sealDatabase } from './convert-database.ts'
import { entryName, vaultEntry, withoutLabel } from './sealed-backup.ts'
import { requireVault } from './vault.ts'

/** The end of the name of a backup that does not read: sealed as it is, it may be mended elsewhere. */
const UNREAD_END = '.scelle'
/** A sealed backup before it has its name. */
const NEXT_END = '.nouveau'

/**
 * Makes every backup of a library's folder anew, sealed; the clear one is wiped once the sealed one was read back. One that does not
 * read is sealed as it is, under a name that is no backup's.
 */
export async function sealBackups(folder: string): Promise<void> {
  const backups = join(folder, 'backups')
  for (const name of existsSync(backups) ? readdirSync(backups) : []) {
    const file = join(backups, name)
    if (name.endsWith('.part') || name.endsWith(NEXT_END)) wipe(file)
    // the second name of a clear one whose sealed one may have its place
    if (name.endsWith(CLEAR_END)) settle(file)
  }
  for (const name of existsSync(backups) ? readdirSync(backups) : []) {
    const file = join(backups, name)
    if (!name.endsWith('.zip') || manifestOf(file)?.vault) continue
    if (!(await isResealed(folder, file))) await changeUnread(file)
  }
  changeState(backups, {})
}

/** A clear backup of another name than the sealed one is wiped; of one not yet sealed, only the name goes, or it has its own again. */
function settle(waiting: string): void {
  const file = waiting.slice(0, -CLEAR_END.length)
  if (manifestOf(file)?.vault || existsSync(`${file}${UNREAD_END}`)) wipe(waiting)
  else if (existsSync(file)) rmSync(waiting, { force: true })
  else renameSync(waiting, file)
}

async function changeUnread(file: string): Promise<void> {
  await moveThrough(file, `${file}${UNREAD_END}`, sealingFor(file))
}

/** Whether a clear backup was made anew, sealed, under its name; false where it does not read. */
async function isResealed(folder: string, file: string): Promise<boolean> {
  try {
    return await inTemporary({ folder }, temporary => resealIn(temporary, folder, file))
  } catch {
    return false
  }
}

async function resealIn(temporary: string, folder: string, file: string): Promise<boolean> {
  const keys = keysFor(folder)
  if (!keys) throw new Error('no vault is unlocked here')
  const database = join(temporary, 'library.db')
  const entries: Entry[] = []
  let manifest: Manifest | undefined
  await readZip(file, async (name, open) => {
    if (name === MANIFEST_NAME) manifest = parseManifest(await readEntry(open()))
    else if (name === 'library.db') await pipeline(await open(), createWriteStream(database, { mode: 0o600 }))
    else {
      const [, kind, sha256 = ''] = /^(files|altered)\/([0-9a-f]{64})$/.exec(name) ?? []
      if (!kind) return
      const place = join(temporary, `${entries.length}`)
      await pipeline(await open(), sealingFor(place), createWriteStream(place, { mode: 0o600 }))
      entries.push({ name: `${kind}/${entryName(keys, sha256)}`, asStored: place })
    }
  })
  if (!manifest) return false
  sealDatabase(database)
  const sealed = await sealedManifest(manifest, folder, database, entries)
  const next = `${file}${NEXT_END}`
  await writeZip(
    next,
    [
      { name: MANIFEST_NAME, bytes: Buffer.from(JSON.stringify(sealed)) },
      vaultEntry(folder),
      { name: 'library.db', asStored: database },
      ...entries,
    ],
    { verify: beside => verifyBackup(beside, sealed, keys) },
  )
  replaceAndWipe(next, file)
  return true
}

async function sealedManifest(
  manifest: Manifest,
  folder: string,
  database: string,
  entries: readonly Entry[],
): Promise<Manifest> {
  const keys = keysFor(folder)
  const sizes = new Map(entries.map(one => [one.name, 'asStored' in one ? statSync(one.asStored).size : 0]))
  return {
    ...manifest,
    format: SEALED_FORMAT,
    vault: requireVault(folder).id,
    sha256: (await hashFile(database)) ?? '',
    bytes: statSync(database).size,
    files: [...sizes].flatMap(([name, size]) =>
      name.startsWith('files/') ? [{ sha256: name.slice('files/'.length), size }] : [],
    ),
    missing: manifest.missing.map(one => ({ ...withoutLabel(one), sha256: entryName(keys, one.sha256) })),
  }
}
