import { createHash } from 'node:crypto'
import { createReadStream, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { makeFolder, nameDurably } from '../../kernel/files/durable-names.ts'
import { isSealedFile } from '../../kernel/files/stored.ts'
import { dropEmptyFolders } from '../../kernel/files/temporary.ts'
import { filesIn, wipeFolder } from '../../kernel/files/wiping.ts'
import { dropKeys, keysFor } from '../../kernel/vault/keys.ts'
import { openStream } from '../../kernel/vault/sealing.ts'
import { vaultPath } from '../../kernel/vault/vault-file.ts'
import { writeThrough } from './clear-files.ts'
import { alone, closeJournal, unsealDatabase } from './convert-database.ts'
import { requireRoom, roomToSeal, roomToUnseal } from './room.ts'
import { besideDatabase, hasClearRemains, type OnStep, sealFolder } from './seal.ts'
import { isUnsealingInPlace } from './seal-in-place.ts'
import { requireHeader, writeHeader } from './vault.ts'

/**
 * The moment at which an unsealing that was stopped in the middle had been asked for; undefined where there is none. One that had put
 * nothing in clear yet is dropped: the library is sealed, whatever an older header put back in its place says. The vault is unlocked.
 */
export function pendingUnsealing(folder: string): string | undefined {
  const { unsealing, ...header } = requireHeader(folder)
  if (unsealing === undefined || hasClearRemains(folder)) return unsealing
  writeHeader(folder, header)
  return undefined
}

/** Seals again a library whose unsealing was stopped in the middle, because somebody chose so. The vault is unlocked. */
export async function resealLibrary(
  folder: string,
  onStep: OnStep = () => undefined,
  run: (folder: string, onStep: OnStep) => Promise<void> = sealFolder,
): Promise<void> {
  const { unsealing: _unsealing, ...header } = requireHeader(folder)
  await alone(folder, async () => {
    requireRoom(folder, roomToSeal(folder))
    writeHeader(folder, { ...header, state: 'sealing' })
    await run(folder, onStep)
  })
}

/**
 * Puts a sealed library that nothing has open in clear again, in place; the vault is unlocked, and goes. Its backups stay sealed: each
 * has its own copy of the vault. What was stopped in the middle is taken up by calling it again.
 */
export async function unsealLibrary(
  folder: string,
  onStep: OnStep = () => undefined,
  run: (folder: string, onStep: OnStep) => Promise<void> = unsealFolder,
): Promise<void> {
  if (!keysFor(folder)) throw locked()
  await alone(folder, async () => {
    requireRoom(folder, roomToUnseal(folder))
    const database = join(folder, 'library.db')
    if (!isUnsealingInPlace(database)) closeJournal(database)
    writeHeader(folder, { ...requireHeader(folder), unsealing: new Date().toISOString() })
    await run(folder, onStep)
    dropKeys(folder)
  })
}

const locked = () =>
  new AppError('refused', 'Le coffre est verrouillé\u00a0: ouvrez-le d’abord. Rien n’a été changé.')

/** Puts in clear what is still sealed in a folder whose vault is unlocked, and which nobody else has open; its vault goes. */
export async function unsealFolder(folder: string, onStep: OnStep): Promise<void> {
  const keys = keysFor(folder)
  if (!keys) throw locked()
  // nothing is put in clear but where the sealed side says that somebody asked for it
  if (requireHeader(folder).unsealing === undefined) throw new Error('no unsealing was asked for')
  onStep('Les pièces et les images')
  for (const path of filesIn(join(folder, 'files'))) await openContent(folder, path, keys.files)
  dropEmptyFolders(join(folder, 'files'))
  onStep('Les clés et ce qui est mis de côté')
  for (const path of besideDatabase(folder))
    if (isSealedFile(path)) nameDurably(await writeThrough(path, path, openStream(keys.files, path)), path)
    else unsealDatabase(path)
  // made for the user, or under way: sealed by a key that goes
  for (const name of ['exports', 'uploads']) wipeFolder(join(folder, name))
  onStep('La base de données')
  unsealDatabase(join(folder, 'library.db'), part => onStep('La base de données', part))
  rmSync(vaultPath(folder), { force: true })
}

/** A file of a broken seal stays as it is, under another end: its key goes with the vault, but each sealed backup has it. */
async function openContent(folder: string, path: string, key: Uint8Array): Promise<void> {
  if (path.endsWith('.part') || !isSealedFile(path)) return
  const end = /(?<=^[0-9a-f]{64}).*$/.exec(basename(path))?.[0] ?? ''
  try {
    const beside = await writeThrough(path, `${path}.ouvert`, openStream(key, path))
    const sha256 = await hashOf(beside)
    const to = join(folder, 'files', sha256.slice(0, 2), `${sha256}${end}`)
    makeFolder(dirname(to))
    nameDurably(beside, to)
    rmSync(path, { force: true })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'damaged') throw error
    if (existsSync(path) && !path.endsWith('.abime')) renameSync(path, `${path}.abime`)
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
