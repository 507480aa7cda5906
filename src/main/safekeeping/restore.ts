import { copyFileSync, createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/kernel/errors.ts'
import type { MissingFile, RemoteContent } from '../../shared/safekeeping/model.ts'
import { remoteFiles } from '../exhibits/remote/remote-files.ts'
import { refuseOther } from '../imports/containers/foreign-kind.ts'
import { hold } from '../kernel/database/hold.ts'
import { refusal } from '../kernel/database/refusals.ts'
import { hashFile, keepStream } from '../kernel/files/keep-file.ts'
import { readStoredHead, sealingFor } from '../kernel/files/stored.ts'
import { inTemporary } from '../kernel/files/temporary.ts'
import { readEntry, readZip } from '../kernel/files/zip.ts'
import type { Library } from '../kernel/library.ts'
import { keysFor } from '../kernel/vault/keys.ts'
import { markLibrary, outdateMarker } from '../library/marker.ts'
import { openDb } from '../library/open-library.ts'
import { packJournal } from '../sharing/packs/journal.ts'
import { backup } from './backup.ts'
import { type Counts, counts, inspectDb, LARGE_BYTES, replaceDb, sizeOf } from './copy.ts'
import { type KeptFile, labelledFiles } from './kept-files.ts'
import { MANIFEST_NAME, type Manifest, parseManifest, requireReadable } from './manifest.ts'
import { restoreOwn } from './restore-own.ts'
import { sealDatabase } from './vault/convert-database.ts'
import { entryName, openedEntry, requireVaultOf } from './vault/sealed-backup.ts'

/** A backup taken out of its file, its database proven sound and of the format of this program. */
export interface Unpacked {
  readonly manifest: Manifest
  readonly database: string
  readonly counts: ReturnType<typeof counts>
  readonly files: readonly KeptFile[]
  /** files of the database that the backup has not */
  readonly missing: readonly MissingFile[]
  /** contents that stayed in a space when it was made, and that it has not */
  readonly remote: readonly RemoteContent[]
}

/** Counts the contents of a backup beside those of the library, null where a damaged one cannot be counted; changes nothing. */
export async function preview(library: Library, file: string) {
  return inTemporary(library, async folder => {
    const { manifest, missing, ...inside } = await unpack(file, folder)
    return {
      backup: inside.counts,
      library: countable(library),
      at: manifest.at,
      partial: manifest.partial,
      missing: [...missing],
      remote: inside.remote.filter(one => !existsSync(library.file(one.sha256))),
    }
  })
}

/** The counts of a library; null where it is damaged there, which is why one goes back to a backup. */
function countable({ db }: Library): Counts | null {
  try {
    return counts(db)
  } catch (error) {
    const cause = refusal(error)
    if (cause instanceof AppError && cause.code === 'damaged') return null
    throw error
  }
}

/**
 * Puts a backup in the place of the library, which is itself backed up first; a partial one in the place of what is the user's
 * own, the texts of the library staying. Refused, untouched, when the backup is damaged or newer, or a partial one while a pack
 * is half written. A damaged library is copied as it is.
 */
export async function restore(
  library: Library,
  file: string,
): Promise<{ previous: string; missing: MissingFile[]; remote: RemoteContent[] }> {
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

async function putBack(library: Library, from: string, content: Unpacked) {
  const { database, manifest } = content
  const { partial } = manifest
  const previous = await keepPrevious(library, partial && sizeOf(library.db) > LARGE_BYTES)
  const { missing, remote } = await putFilesBack(library, from, content)
  const copy = openDb(database)
  outdateMarker(library.folder, copy)
  copy.close()
  if (partial) restoreOwn(library.db, database)
  else await replaceDb(database, join(library.folder, 'library.db'))
  markLibrary(library)
  return { previous, missing, remote }
}

/** Backs the library up; where it is damaged, its files are copied as they are. Returns where. */
async function keepPrevious(library: Library, partial: boolean): Promise<string> {
  try {
    return (await backup(library, { partial })).file
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'damaged') throw error
    return copyAside(library.folder)
  }
}

/** Copies the files of a database under a dated name beside it; nothing is removed. */
export function copyAside(folder: string, now = new Date()): string {
  const to = asidePath(folder, now)
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  for (const end of DATABASE_ENDS)
    if (existsSync(join(folder, `library.db${end}`))) copyFileSync(join(folder, `library.db${end}`), to + end)
  return to
}

/** A database is its file and its journal; the index of the journal is made again. */
export const DATABASE_ENDS = ['', '-wal'] as const

/** A name that nothing bears, for a database set aside: « mises-de-cote/library-2026-11-28-093000.db ». */
export function asidePath(folder: string, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')
  const name = (n: number) => join(folder, 'mises-de-cote', `library-${stamp}${n > 0 ? `-${n}` : ''}.db`)
  let n = 0
  while (DATABASE_ENDS.some(end => existsSync(name(n) + end))) n += 1
  return name(n)
}

/** Puts the files of a backup where the library has none; says which are missing from both, and which are to be asked of a space. */
export async function putFilesBack(
  library: Library,
  from: string,
  { files, manifest, remote }: Pick<Unpacked, 'files' | 'manifest' | 'remote'>,
): Promise<{ missing: MissingFile[]; remote: RemoteContent[] }> {
  const keys = manifest.vault ? keysFor(library.folder) : undefined
  const hashes = new Map(files.map(({ sha256 }) => [entryName(keys, sha256), sha256]))
  await readZip(from, async (name, open) => {
    const [, kind, entry = ''] = /^(files|altered)\/([0-9a-f]{64})$/.exec(name) ?? []
    const sha256 = hashes.get(entry)
    if (!kind || !sha256) return
    const place = library.file(sha256)
    if (kind === 'files' && (await hashFile(place)) === sha256) return
    if (kind === 'altered' && existsSync(place)) return
    if (kind === 'files') await keepSound(library, from, sha256, openedEntry(await open(), keys, from))
    else {
      mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
      // a broken seal cannot be opened: its bytes are put back as they are
      const sealing = keys ? new PassThrough() : sealingFor(place)
      await pipeline(await open(), sealing, createWriteStream(place, { mode: 0o600, flags: 'wx' }))
    }
  })
  const missing: MissingFile[] = []
  const toFetch: RemoteContent[] = []
  for (const { sha256, label } of files) {
    const actual = await hashFile(library.file(sha256))
    const left = actual === undefined && remote.find(one => one.sha256 === sha256)
    if (left) toFetch.push(left)
    else if (actual !== sha256)
      missing.push({ sha256, label, state: actual === undefined ? 'absent' : 'altered' })
  }
  return { missing, remote: toFetch }
}

/** Over a file of that name whose bytes are not those, which is renamed. */
async function keepSound(
  library: Library,
  from: string,
  sha256: string,
  stream: Parameters<typeof keepStream>[1],
): Promise<void> {
  const place = library.file(sha256)
  if (existsSync(place)) await rename(place, `${place}.abime`)
  const { sha256: actual } = await keepStream(library, stream)
  if (actual !== sha256) throw damagedError(from)
}

/** Takes the database out of a backup and proves it sound. */
export async function unpack(file: string, folder: string): Promise<Unpacked> {
  refuseOther(readStoredHead(file, 512), basename(file), 'une sauvegarde de Prétoire')
  const database = join(folder, 'library.db')
  const hashes = new Set<string>()
  let manifest: Manifest | undefined
  await readZip(file, async (name, open) => {
    if (name === MANIFEST_NAME) manifest = parseManifest(await readEntry(open()))
    if (name === 'library.db') await pipeline(await open(), createWriteStream(database, { mode: 0o600 }))
    if (name.startsWith('files/')) hashes.add(name.slice('files/'.length))
  })
  const readable = requireReadable(manifest, file)
  requireVaultOf(readable, dirname(folder), file)
  if ((await hashFile(database)) !== readable.sha256) throw damagedError(file)
  // of a sealed library, a backup made before it was is sealed as it is taken out
  if (keysFor(folder)) sealDatabase(database)
  const inside = inspectDb(database)
  if (inside.faults.length > 0) throw damagedError(file)
  const db = openDb(database)
  try {
    const files = labelledFiles(db)
    const titles = remoteFiles(db).titles()
    const keys = readable.vault ? keysFor(folder) : undefined
    const states = new Map(readable.missing.map(one => [one.sha256, one.state]))
    const absent = files.filter(({ sha256 }) => !hashes.has(entryName(keys, sha256)))
    const remote = absent.flatMap(one => {
      const space = titles.get(one.sha256)
      return space === undefined ? [] : [{ ...one, space }]
    })
    const missing = absent
      .filter(({ sha256 }) => !titles.has(sha256))
      .map(one => ({ ...one, state: states.get(entryName(keys, one.sha256)) ?? 'absent' }) as const)
    return { manifest: readable, database, counts: inside.counts, files, missing, remote }
  } finally {
    db.close()
  }
}

/** Whether a backup reads whole: what the older format does not say by itself. */
export async function readsWhole(library: Library, file: string): Promise<boolean> {
  try {
    return await inTemporary(library, async folder => {
      await unpack(file, folder)
      return true
    })
  } catch (error) {
    if (error instanceof AppError && (error.code === 'damaged' || error.code === 'refused')) return false
    throw error
  }
}

const damagedError = (file: string) =>
  new AppError(
    'damaged',
    `La sauvegarde «\u00a0${basename(file)}\u00a0» est endommagée. Rien n’a été changé : prenez-en une autre.`,
  )

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
