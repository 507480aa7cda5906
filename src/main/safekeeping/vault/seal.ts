import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { databaseState } from '../../kernel/database/engine.ts'
import { hashFile } from '../../kernel/files/keep-file.ts'
import { isSealedFile, sealingFor } from '../../kernel/files/stored.ts'
import { dropEmptyFolders, sweepTemporary } from '../../kernel/files/temporary.ts'
import { filesIn, wipe, wipeFolder } from '../../kernel/files/wiping.ts'
import { dropKeys, keysFor, sealedName } from '../../kernel/vault/keys.ts'
import { requirePassphrase } from '../../kernel/vault/passphrase-strength.ts'
import { vaultPath } from '../../kernel/vault/vault-file.ts'
import { CLEAR_END, changeInPlace, moveThrough } from './clear-files.ts'
import { alone, closeJournal, isUnderWay, sealDatabase } from './convert-database.ts'
import { requireRoom, roomToSeal } from './room.ts'
import { sealBackups } from './seal-backups.ts'
import { isClearJournal, isSealingInPlace } from './seal-in-place.ts'
import { createVault, requireHeader, writeHeader } from './vault.ts'

/** Hears what is being sealed, then how much of it is done, from 0 to 1. */
export type OnStep = (step: string, part?: number) => void

const CONTENT_NAME = /^[0-9a-f]{64}$/

/**
 * Seals the library of a folder that nothing has open, in place. Returns its recovery key, which is shown once. A kill at any moment
 * leaves a library that the passphrase takes up again (`finishSealing`). `run` does the long part, elsewhere if it wishes.
 */
export async function sealLibrary(
  folder: string,
  passphrase: string,
  onStep: OnStep = () => undefined,
  run: (folder: string, onStep: OnStep) => Promise<void> = sealFolder,
): Promise<string> {
  return alone(folder, async () => {
    await requirePassphrase(passphrase)
    if (existsSync(vaultPath(folder)))
      throw new AppError('refused', 'Cette bibliothèque est déjà scellée. Rien n’a été changé.')
    if (databaseState(join(folder, 'library.db')) !== 'clear')
      throw new AppError(
        'not-found',
        'Il n’y a pas encore de bibliothèque à sceller dans ce dossier. Ouvrez Prétoire d’abord.',
      )
    requireRoom(folder, roomToSeal(folder))
    closeJournal(join(folder, 'library.db'))
    const recovery = await createVault(folder, passphrase)
    try {
      await run(folder, onStep)
    } catch (error) {
      if (isUntouched(folder)) {
        rmSync(vaultPath(folder), { force: true })
        dropKeys(folder)
      }
      throw error
    }
    return recovery
  })
}

/** Whether nothing was sealed yet: the database comes first, and its first page last. */
function isUntouched(folder: string): boolean {
  const database = join(folder, 'library.db')
  return databaseState(database) === 'clear' && !isSealingInPlace(database)
}

/** Whether something of a sealed library lies in clear, as its sealing or its unsealing leaves it on the way. The vault is unlocked. */
export function hasClearRemains(folder: string): boolean {
  const database = join(folder, 'library.db')
  if (databaseState(database) === 'clear' || isUnderWay(database)) return true
  const keys = keysFor(folder)
  if (keys && isClearJournal(database, keys)) return true
  return [...filesIn(join(folder, 'files')), ...besideDatabase(folder)].some(
    path => !isSealedFile(path) && databaseState(path) !== 'sealed',
  )
}

/**
 * Takes up a sealing that was stopped in the middle, and seals what a copy of a sealed library still has in clear; nothing to do where
 * all is sealed. A whole database in clear is left as it is: it would be that of anyone. The vault is unlocked.
 */
export async function finishSealing(
  folder: string,
  onStep: OnStep = () => undefined,
  run: (folder: string, onStep: OnStep) => Promise<void> = sealFolder,
): Promise<boolean> {
  const { state } = requireHeader(folder)
  const isReplaced =
    databaseState(join(folder, 'library.db')) === 'clear' && !isUnderWay(join(folder, 'library.db'))
  if (state !== 'sealing' && (isReplaced || !hasClearRemains(folder))) return false
  await alone(folder, () => run(folder, onStep))
  return true
}

/** Seals what is still in clear in a folder whose vault is unlocked, and which nobody else has open. */
export async function sealFolder(folder: string, onStep: OnStep): Promise<void> {
  onStep('La base de données')
  sealDatabase(join(folder, 'library.db'), part => onStep('La base de données', part))
  onStep('Les pièces et les images')
  await sealContents(folder, part => onStep('Les pièces et les images', part))
  onStep('Les clés et ce qui est mis de côté')
  for (const path of cutBeside(folder)) wipe(path)
  for (const path of besideDatabase(folder)) await sealInPlace(path)
  onStep('Les sauvegardes')
  await sealBackups(folder)
  // made for the user, or under way: none is needed to read a library
  for (const name of ['exports', 'uploads']) wipeFolder(join(folder, name))
  sweepTemporary(folder)
  writeHeader(folder, { ...requireHeader(folder), state: 'sealed', at: new Date().toISOString() })
}

/** Seals each file kept by its content under a name that does not tell which. */
async function sealContents(folder: string, onPart: (part: number) => void): Promise<void> {
  const files = join(folder, 'files')
  const keys = keysFor(folder)
  if (!keys) throw new Error('no vault is unlocked here')
  const paths = filesIn(files)
  for (const [n, path] of paths.entries()) {
    onPart(n / paths.length)
    if (path.endsWith('.part')) {
      wipe(path)
      continue
    }
    // its second name went with its first
    if (!existsSync(path) || isSealedFile(path)) continue
    const [, content = '', end = ''] = /^([0-9a-f]{64})(.*?)(?:\.clair)?$/.exec(basename(path)) ?? []
    if (!CONTENT_NAME.test(content)) {
      await sealInPlace(path)
      continue
    }
    const name = sealedName(keys, content)
    const to = join(files, name.slice(0, 2), `${name}${end}`)
    // one that was being wiped, in a copy that has not the sealed one yet: whole, it is sealed
    if (path.endsWith(CLEAR_END) && !existsSync(to) && (await hashFile(path)) !== content) wipe(path)
    else await moveThrough(path, to, sealingFor(files))
  }
  dropEmptyFolders(files)
}

/** Seals a file under its own name, or ends what was begun of it. */
async function sealInPlace(path: string): Promise<void> {
  if (!existsSync(path)) return
  const place = path.endsWith(CLEAR_END) ? path.slice(0, -CLEAR_END.length) : path
  if (!isSealedFile(place) && databaseState(place) !== 'sealed') await changeInPlace(place, sealingFor(place))
  wipe(`${place}${CLEAR_END}`)
}

/** Files that a conversion that was killed was writing beside the database: maybe in clear. */
const cutBeside = (folder: string): string[] => [
  ...readdirSync(folder)
    .filter(name => name.endsWith('.part') || name === `library.db-wal${CLEAR_END}`)
    .map(name => join(folder, name)),
  ...filesIn(join(folder, 'mises-de-cote')).filter(path => path.endsWith('.part')),
]

const BESIDE_NAME = /^(?:signature.*\.pem|office(?:-permis)?\.json|library\.db\.avant-v\d+)(?:\.clair)?$/

/** The signing keys, the copies made before an update and the databases set aside. */
export const besideDatabase = (folder: string): string[] => [
  ...readdirSync(folder)
    .filter(name => BESIDE_NAME.test(name))
    .map(name => join(folder, name)),
  ...filesIn(join(folder, 'mises-de-cote')).filter(path => !path.endsWith('.part')),
]
