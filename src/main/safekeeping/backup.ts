import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { AppError } from '../../shared/kernel/errors.ts'
import { hold } from '../kernel/database/hold.ts'
import { schemaVersion } from '../kernel/database/open.ts'
import { safely } from '../kernel/database/refusals.ts'
import { hashFile, keepStream } from '../kernel/files/files.ts'
import type { Place } from '../kernel/files/path-tokens.ts'
import { type Entry, readEntry, readZip, writeZip } from '../kernel/files/zip.ts'
import type { Library } from '../kernel/library.ts'
import { packJournal } from '../sharing/packs/journal.ts'
import { copyDb, copyOwnDb, counts, inspectDb, keptFiles, replaceDb, sizeOf } from './copy.ts'
import { restoreOwn } from './restore-own.ts'

const DAILY_BACKUPS = 10
/** A library larger than this, in bytes, keeps its imported texts out of the backups it makes by itself: they would fill the disk. */
const large = 200 * 2 ** 20

/** In the name of a partial backup. */
const sansTextes = '-sans-textes'

/** The first entry of a backup: what it is, the SHA-256 of its database, and whether that is the user's own alone (`partial`). */
const Manifest = z.object({
  pretoire: z.literal(1),
  kind: z.literal('backup'),
  at: z.string(),
  version: z.int(),
  sha256: z.string(),
  partial: z.boolean().default(false),
})
type Manifest = z.infer<typeof Manifest>

/** A backup on the disk. */
export interface Backup {
  readonly name: string
  readonly file: string
  readonly at: string
  readonly bytes: number
  readonly automatic: boolean
  /** without the texts that were only imported, nor the index: what is the user's own */
  readonly partial: boolean
}

/**
 * Makes one file of the whole library while it is in use, or of what is the user's own in it (`partial`, unless a pack is half
 * written), and reads it back before saying it is there.
 */
export async function backup(
  library: Library,
  options: { to?: Place | undefined; automatic?: boolean; partial?: boolean } = {},
): Promise<Backup> {
  const at = new Date().toISOString()
  const { automatic = false } = options
  const to = options.to && elsewhere(options.to)
  return inTemporary(library, async folder => {
    const copy = join(folder, 'library.db')
    // a pack in the middle of which it is made can only be ended, once put back, where all of it is there
    const partial = options.partial === true && copyOwnDb(library.db, copy)
    if (!partial) await copyDb(library.db, copy)
    const stamp = at.slice(0, 19).replaceAll(':', '').replace('T', '-')
    const name = `pretoire-${stamp}-${randomUUID().slice(0, 4)}${partial ? sansTextes : ''}${automatic ? '-auto' : ''}.zip`
    const file = to ?? join(library.backups, name)
    const sha256 = (await hashFile(copy)) ?? ''
    const manifest: Manifest = { pretoire: 1, kind: 'backup', at, version: schemaVersion, sha256, partial }
    const files = keptFiles(library.db).filter(one => existsSync(library.file(one)))
    const entries: Entry[] = [
      { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) },
      { name: 'library.db', path: copy },
      ...files.map(one => ({ name: `files/${one}`, path: library.file(one) })),
    ]
    const bytes = await writeZip(file, entries, verify)
    return { name: basename(file), file, at, bytes, automatic, partial }
  })
}

/** Where a backup goes outside the library: in a folder that is there, over a file only where the user agreed to lose it. */
function elsewhere({ path, replace }: Place): string {
  const to = resolve(path)
  if (!existsSync(dirname(to)))
    throw new AppError(
      'not-found',
      `Le dossier « ${dirname(to)} » n’existe pas : la sauvegarde n’a pas été faite.`,
    )
  if (!replace && existsSync(to))
    throw new AppError(
      'refused',
      `« ${to} » existe déjà : la sauvegarde n’a pas été faite. Choisissez un autre nom.`,
    )
  return to
}

/** The backups of the library's own folder, newest first. */
export function backups(library: Library): Backup[] {
  return readdirSync(library.backups)
    .filter(name => name.endsWith('.zip'))
    .map(name => {
      const file = join(library.backups, name)
      const stats = statSync(file)
      return {
        name,
        file,
        at: stats.mtime.toISOString(),
        bytes: stats.size,
        automatic: name.endsWith('-auto.zip'),
        partial: name.includes(sansTextes),
      }
    })
    .sort((a, b) => b.at.localeCompare(a.at))
}

/** The file of a backup of the list, by its name. */
export function listedBackup(library: Library, name: string): string {
  const match = backups(library).find(one => one.name === name)
  if (match) return match.file
  throw new AppError(
    'not-found',
    `La sauvegarde « ${name} » n’est plus dans la bibliothèque. Rien n’a été changé : prenez-en une autre.`,
  )
}

/**
 * Once a day, a backup made by itself; the ten last are kept. An empty library has nothing to lose; one larger than `most`
 * keeps what is the user's own, for the publishers have the rest.
 */
export async function dailyBackup(library: Library, now = new Date(), maxBytes = large): Promise<void> {
  const dailyBackups = backups(library).filter(one => one.automatic)
  const today = dailyBackups.some(one => one.at.slice(0, 10) === now.toISOString().slice(0, 10))
  const { sources, dossiers } = counts(library.db)
  if (today || sources + dossiers === 0) return
  await backup(library, { automatic: true, partial: sizeOf(library.db) > maxBytes })
  for (const old of backups(library)
    .filter(one => one.automatic)
    .slice(DAILY_BACKUPS))
    rmSync(old.file, { force: true })
}

/** Counts the contents of a backup beside those of the library; changes nothing. */
export async function preview(library: Library, file: string) {
  return inTemporary(library, async folder => {
    const { manifest, inside } = await unpack(file, folder)
    return { backup: inside.counts, library: counts(library.db), at: manifest.at, partial: manifest.partial }
  })
}

/**
 * Puts a backup in the place of the library, which is itself backed up first; a partial one in the place of what is the user's
 * own, the texts of the library staying. Refused, untouched, when the backup is damaged or newer, or a partial one while a pack
 * is half written.
 */
export async function restore(library: Library, file: string): Promise<{ previous: string }> {
  return inTemporary(library, async folder => {
    const content = await unpack(file, folder)
    if (!content.manifest.partial) return putBack(library, file, content)
    const release = betweenPacks(library)
    try {
      return await putBack(library, file, content)
    } finally {
      release()
    }
  })
}

async function putBack(library: Library, from: string, { database, inside, manifest }: Unpacked) {
  const { partial } = manifest
  const previous = await backup(library, { partial: partial && sizeOf(library.db) > large })
  const hashes = new Set(inside.files)
  await readZip(from, async (name, open) => {
    const sha256 = /^files\/([0-9a-f]{64})$/.exec(name)?.[1]
    if (!sha256 || !hashes.has(sha256) || existsSync(library.file(sha256))) return
    const { sha256: actual } = await keepStream(library, await open())
    if (actual !== sha256) throw damagedError(from)
  })
  if (partial) restoreOwn(library.db, database)
  else await replaceDb(database, join(library.folder, 'library.db'))
  return { previous: previous.file }
}

type Unpacked = Awaited<ReturnType<typeof unpack>>

/** Takes the database out of a backup and proves it sound. */
async function unpack(file: string, folder: string) {
  const database = join(folder, 'library.db')
  let manifest: Manifest | undefined
  await readZip(file, async (name, open) => {
    if (name === 'manifest.json') manifest = readManifest(await readEntry(open()))
    if (name === 'library.db') await pipeline(await open(), createWriteStream(database, { mode: 0o600 }))
  })
  if (!manifest)
    throw new AppError(
      'damaged',
      `« ${basename(file)} » n’est pas une sauvegarde de Prétoire. Rien n’a été changé.`,
    )
  if (manifest.version > schemaVersion) {
    throw new AppError(
      'refused',
      `« ${basename(file)} » vient d’une version plus récente de Prétoire. Rien n’a été changé : installez-la d’abord.`,
    )
  }
  if ((await hashFile(database)) !== manifest.sha256) throw damagedError(file)
  const inside = inspectDb(database)
  if (inside.faults.length > 0) throw damagedError(file)
  return { manifest, database, inside }
}

/** Reads a backup whole: its database and every file must be what their names and the manifest say. */
async function verify(file: string): Promise<void> {
  let manifest: Manifest | undefined
  let database = ''
  await readZip(file, async (name, open) => {
    if (name === 'manifest.json') {
      manifest = readManifest(await readEntry(open()))
      return
    }
    const sha256 = await hash(await open())
    if (name === 'library.db') database = sha256
    // An exhibit's file changed on the disk is for the doctor to tell; it must not stop the backup of the rest.
  })
  if (!manifest || manifest.sha256 !== database) throw damagedError(file)
}

async function hash(stream: Readable): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of stream) digest.update(chunk as Buffer)
  return digest.digest('hex')
}

function readManifest(bytes: Buffer): Manifest | undefined {
  try {
    return Manifest.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}

const damagedError = (file: string) =>
  new AppError(
    'damaged',
    `La sauvegarde « ${basename(file)} » est endommagée. Rien n’a été changé : prenez-en une autre.`,
  )

async function inTemporary<T>(library: Library, run: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(library.folder, `tmp-${randomUUID()}`)
  try {
    return await safely(async () => {
      mkdirSync(folder, { mode: 0o700 })
      return await run(folder)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Keeps packs from being written until the returned function is called; refused while one is half written. */
function betweenPacks({ folder, db }: Library): () => void {
  const release = hold(folder, 'packs')
  if (release && !packJournal(db).any()) return release
  release?.()
  throw new AppError(
    'refused',
    'Un lot est en train d’être reçu, ou remis comme avant : rien n’a été rétabli. Attendez la fin de ce travail, puis recommencez.',
  )
}
