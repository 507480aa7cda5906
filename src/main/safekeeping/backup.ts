import { createHash, randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Backup } from '../../shared/safekeeping/model.ts'
import { hold, isHeld } from '../kernel/database/hold.ts'
import { schemaVersion } from '../kernel/database/open.ts'
import { refusal } from '../kernel/database/refusals.ts'
import { hashFile } from '../kernel/files/keep-file.ts'
import type { Place } from '../kernel/files/path-tokens.ts'
import { inTemporary } from '../kernel/files/temporary.ts'
import { type Entry, readEntry, readZip, writeZip } from '../kernel/files/zip.ts'
import type { Library } from '../kernel/library.ts'
import { keysFor, sealedName, type VaultKeys } from '../kernel/vault/keys.ts'
import { readVault } from '../kernel/vault/vault-file.ts'
import { adopting } from '../library/funds/adopt.ts'
import { identityOf } from '../library/identity.ts'
import { ownTables } from '../library/own.ts'
import { copyDb, copyOwnDb } from './copy.ts'
import { checkFiles, labelledFiles } from './kept-files.ts'
import { AUTOMATIC_END, backups, PARTIAL_MARK } from './list.ts'
import { BACKUP_FORMAT, MANIFEST_NAME, type Manifest, parseManifest, SEALED_FORMAT } from './manifest.ts'
import { openReadOnly, type Proof, rowCounts } from './proof.ts'
import { proveFile } from './proof-thread.ts'
import { noteState, readState } from './state.ts'
import { openedEntry, vaultEntry, withoutLabel } from './vault/sealed-backup.ts'

/** Locks of the backups being made: what is erased meanwhile would be in them. */
export const BACKUP_LOCK = 'sauvegarde-'
/** The lock of an erasure under way: until its pages are rebuilt, a copy would have what it took. */
export const ERASURE_LOCK = 'effacement'

/**
 * Makes one file of the whole library while it is in use, or of what is the user's own in it (`partial`, unless a pack is half
 * written). Before it bears its name, the database in it passes every check, has the rows of the library, and each file is read
 * against its SHA-256; what is missing is in its manifest. A damaged library is refused.
 */
export async function backup(
  library: Library,
  options: { to?: Place | undefined; automatic?: boolean; partial?: boolean } = {},
): Promise<Backup> {
  const at = new Date().toISOString()
  const { automatic = false } = options
  const to = options.to && elsewhere(options.to)
  const make = async (folder: string): Promise<Backup> => {
    // what texts cite must be in the backup, which holds no fund
    if (!library.isReadOnly) adopting(library.db).cited()
    const copy = join(folder, 'library.db')
    const { partial, proof } = await copyProven(library, copy, options.partial === true).catch(error => {
      const cause = refusal(error)
      throw cause instanceof AppError && cause.code === 'damaged' ? damagedLibrary() : cause
    })
    const { sound, missing, remote } = await checkFiles(library, filesOf(copy))
    const { id } = identityOf(library.db)
    const sequence = nextSequence(library)
    const vault = keysFor(library.folder) && readVault(library.folder)
    const seen = (sha256: string) => (vault ? basename(library.file(sha256)) : sha256)
    const manifest: Manifest = {
      pretoire: 1,
      kind: 'backup',
      at,
      version: schemaVersion,
      sha256: (await hashFile(copy)) ?? '',
      partial,
      format: vault ? SEALED_FORMAT : BACKUP_FORMAT,
      ...(vault && { vault: vault.id }),
      library: id,
      sequence,
      bytes: statSync(copy).size,
      counts: proof.counts,
      lastChange: proof.lastChange,
      tables: { ...proof.tables },
      files: sound.map(sha256 => ({ sha256: seen(sha256), size: statSync(library.file(sha256)).size })),
      missing: vault ? missing.map(one => ({ ...withoutLabel(one), sha256: seen(one.sha256) })) : missing,
      remote: remote.length,
      unreadable: proof.unreadable.length,
    }
    const altered = missing.filter(({ state }) => state === 'altered')
    const entries: Entry[] = [
      { name: MANIFEST_NAME, bytes: Buffer.from(JSON.stringify(manifest)) },
      ...(vault ? [vaultEntry(library.folder)] : []),
      { name: 'library.db', asStored: copy },
      ...sound.map(one => ({ name: `files/${seen(one)}`, asStored: library.file(one) })),
      // not what it was, but maybe the only one left: kept apart
      ...altered.map(({ sha256: one }) => ({ name: `altered/${seen(one)}`, asStored: library.file(one) })),
    ]
    const stamp = at.slice(0, 19).replaceAll(':', '').replace('T', '-')
    const end = automatic ? AUTOMATIC_END : '.zip'
    const name = `pretoire-${stamp}-${randomUUID().slice(0, 4)}${partial ? PARTIAL_MARK : ''}${end}`
    const file = to ?? join(library.backups, name)
    const bytes = await writeZip(file, entries, {
      verify: beside => verifyBackup(beside, manifest, keysFor(library.folder)),
    })
    noteState(library.backups, { sequence })
    const { counts, lastChange, unreadable } = manifest
    const state = unreadable > 0 ? 'unproven' : 'proven'
    return {
      name: basename(file),
      file,
      at,
      bytes,
      automatic,
      partial,
      sequence,
      proof: state,
      missing,
      remote: remote.length,
      counts,
      lastChange,
      library: id,
    }
  }
  return inTemporary(library, async folder => {
    const release = hold(library.folder, `${BACKUP_LOCK}${randomUUID()}`)
    if (isHeld(library.folder, ERASURE_LOCK)) {
      release?.()
      throw new AppError(
        'refused',
        'Un effacement est en cours : la sauvegarde n’a pas été faite, et les précédentes sont gardées. Recommencez quand il sera fini.',
      )
    }
    try {
      return await make(folder)
    } finally {
      release?.()
    }
  })
}

/** The keys typed since the last save of a text. */
const TYPING_TABLE = 'typing_journal'

/** Copies the database and proves the copy; of a partial one, whose damaged neighbours are not copied, the library too. */
async function copyProven(library: Library, copy: string, wantsPartial: boolean) {
  // the copy bears it too
  identityOf(library.db)
  const before = rowCounts(library.db)
  // a pack in the middle of which it is made can only be ended, once put back, where all of it is there
  const partial = wantsPartial && copyOwnDb(library.db, copy)
  if (!partial) await copyDb(library.db, copy)
  const after = rowCounts(library.db)
  const proof = await proveFile(copy)
  requireSound(proof)
  if (partial) requireSound(await proveFile(library.db.name))
  const names = partial ? ownTables : [...before.keys()]
  for (const name of names) {
    // a row of it comes and goes with each save
    if (name === TYPING_TABLE) continue
    const [first = 0, second = 0, count = 0] = [before.get(name), after.get(name), proof.tables[name]]
    // the library stays in use meanwhile: the copy is of some moment between the two counts
    if (count < Math.min(first, second) || count > Math.max(first, second)) throw damagedLibrary()
  }
  return { partial, proof }
}

function requireSound({ faults }: Proof): void {
  if (faults.length > 0) throw damagedLibrary()
}

const damagedLibrary = () =>
  new AppError(
    'damaged',
    'Le fichier de la bibliothèque est endommagé : la sauvegarde n’a pas été faite, et les précédentes sont gardées. Dans «\u00a0Réglages\u00a0», «\u00a0Sauvegardes\u00a0», rétablissez la dernière ; ou récupérez ce qui se lit encore, par «\u00a0pretoire rescue --salvage\u00a0».',
  )

function filesOf(copy: string) {
  const db = openReadOnly(copy)
  try {
    return labelledFiles(db)
  } finally {
    db.close()
  }
}

/** Numbers go up whatever the clock says, and whatever became of the state. */
const nextSequence = (library: Library): number =>
  1 + Math.max(readState(library.backups).sequence, ...backups(library).map(({ sequence }) => sequence))

/** Where a backup goes outside the library: in a folder that is there, over a file only where the user agreed to lose it. */
function elsewhere({ path, replace }: Place): string {
  const to = resolve(path)
  if (!existsSync(dirname(to)))
    throw new AppError(
      'not-found',
      `Le dossier «\u00a0${dirname(to)}\u00a0» n’existe pas : la sauvegarde n’a pas été faite.`,
    )
  if (statSync(to, { throwIfNoEntry: false })?.isDirectory())
    throw new AppError(
      'refused',
      `«\u00a0${to}\u00a0» est un dossier : la sauvegarde n’a pas été faite. Donnez le nom d’un fichier.`,
    )
  if (!replace && existsSync(to))
    throw new AppError(
      'refused',
      `«\u00a0${to}\u00a0» existe déjà : la sauvegarde n’a pas été faite. Choisissez un autre nom.`,
    )
  return to
}

/** Reads a backup whole: its manifest, its database and every sound file must be what was written. */
export async function verifyBackup(
  file: string,
  written: Manifest,
  keys: VaultKeys | undefined,
): Promise<void> {
  const hashes = new Map<string, string>()
  let manifest: Manifest | undefined
  await readZip(file, async (name, open) => {
    if (name === MANIFEST_NAME) manifest = parseManifest(await readEntry(open()))
    else if (name.startsWith('files/') && keys)
      hashes.set(name, sealedName(keys, await hash(openedEntry(await open(), keys, file))))
    else hashes.set(name, await hash(await open()))
  })
  const isWhole =
    manifest?.sha256 === written.sha256 &&
    hashes.get('library.db') === written.sha256 &&
    written.files?.every(({ sha256 }) => hashes.get(`files/${sha256}`) === sha256)
  if (!isWhole)
    throw new AppError(
      'damaged',
      `La sauvegarde «\u00a0${basename(file).replace(/\.[\da-f]{8}\.part$/, '')}\u00a0» a été relue et n’est pas ce qui a été écrit : elle n’a pas été gardée. Vérifiez le disque, puis recommencez.`,
    )
}

async function hash(stream: Readable): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of stream) digest.update(chunk as Buffer)
  return digest.digest('hex')
}
