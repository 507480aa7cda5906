import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { databaseState } from '../../kernel/database/engine.ts'
import { isSealedFile, sealingFor } from '../../kernel/files/stored.ts'
import { dropKeys, keysFor, sealedName } from '../../kernel/vault/keys.ts'
import { vaultPath } from '../../kernel/vault/vault-file.ts'
import { CLEAR_END, changeInPlace, filesIn, moveThrough, wipe, wipeFolder } from './clear-files.ts'
import { alone, closeJournal, convertDatabase, requireRoom } from './convert-database.ts'
import { sealBackups } from './seal-backups.ts'
import { createVault, requirePassphrase, requireVault, writeVault } from './vault.ts'

/** Hears what is being sealed. */
export type OnStep = (message: string) => void

const CONTENT_NAME = /^[0-9a-f]{64}$/

/**
 * Seals the library of a folder that nothing has open, in place. Returns its recovery key, which is shown once. A kill at any moment
 * leaves a library that the passphrase takes up again (`finishSealing`).
 */
export async function sealLibrary(
  folder: string,
  passphrase: string,
  onStep: OnStep = () => undefined,
): Promise<string> {
  return alone(folder, async () => {
    requirePassphrase(passphrase)
    if (existsSync(vaultPath(folder)))
      throw new AppError('refused', 'Cette bibliothèque est déjà scellée. Rien n’a été changé.')
    if (databaseState(join(folder, 'library.db')) !== 'clear')
      throw new AppError(
        'not-found',
        'Il n’y a pas encore de bibliothèque à sceller dans ce dossier. Ouvrez Prétoire d’abord.',
      )
    requireRoom(folder)
    closeJournal(join(folder, 'library.db'))
    const recovery = await createVault(folder, passphrase)
    try {
      await seal(folder, onStep)
    } catch (error) {
      // nothing was sealed yet: the library stays as it was
      if (databaseState(join(folder, 'library.db')) === 'clear') {
        rmSync(vaultPath(folder), { force: true })
        dropKeys(folder)
      }
      throw error
    }
    return recovery
  })
}

/** Takes up a sealing that was stopped in the middle; nothing to do where it was not. The vault is unlocked. */
export async function finishSealing(folder: string, onStep: OnStep = () => undefined): Promise<boolean> {
  if (requireVault(folder).state !== 'sealing') return false
  await alone(folder, () => seal(folder, onStep))
  return true
}

async function seal(folder: string, onStep: OnStep): Promise<void> {
  onStep('La base de données')
  convertDatabase(join(folder, 'library.db'), true)
  onStep('Les pièces et les images')
  await sealContents(folder)
  onStep('Les clés et ce qui est mis de côté')
  for (const path of besideDatabase(folder)) await sealInPlace(path)
  onStep('Les sauvegardes')
  await sealBackups(folder)
  // made for the user, or under way: none is needed to read a library
  for (const name of ['exports', 'uploads']) wipeFolder(join(folder, name))
  for (const name of readdirSync(folder).filter(one => one.startsWith('tmp-'))) {
    wipeFolder(join(folder, name))
    rmSync(join(folder, name), { recursive: true, force: true })
  }
  writeVault(folder, { ...requireVault(folder), state: 'sealed', at: new Date().toISOString() })
}

/** Seals each file kept by its content under a name that does not tell which. */
async function sealContents(folder: string): Promise<void> {
  const files = join(folder, 'files')
  const keys = keysFor(folder)
  if (!keys) throw new Error('no vault is unlocked here')
  for (const path of filesIn(files)) {
    if (path.endsWith('.part')) {
      wipe(path)
      continue
    }
    if (isSealedFile(path)) continue
    const [, content = '', end = ''] = /^([0-9a-f]{64})(.*)$/.exec(basename(path)) ?? []
    if (!CONTENT_NAME.test(content)) {
      await sealInPlace(path)
      continue
    }
    const name = sealedName(keys, content)
    await moveThrough(path, join(files, name.slice(0, 2), `${name}${end}`), sealingFor(files))
  }
}

/** Seals a file under its own name, or ends what was begun of it. */
async function sealInPlace(path: string): Promise<void> {
  if (!existsSync(path)) return
  const place = path.endsWith(CLEAR_END) ? path.slice(0, -CLEAR_END.length) : path
  if (!isSealedFile(place) && databaseState(place) !== 'sealed') await changeInPlace(place, sealingFor(place))
  wipe(`${place}${CLEAR_END}`)
}

const BESIDE_NAME = /^(?:signature.*\.pem|library\.db\.avant-v\d+)(?:\.clair)?$/

/** The signing keys, the copies made before an update and the databases set aside. */
export const besideDatabase = (folder: string): string[] => [
  ...readdirSync(folder)
    .filter(name => BESIDE_NAME.test(name))
    .map(name => join(folder, name)),
  ...filesIn(join(folder, 'mises-de-cote')).filter(path => !path.endsWith('.part')),
]
