import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { intakeFile } from '../../../../src/main/exhibits/exhibit-files.ts'
import { exhibits } from '../../../../src/main/exhibits/store.ts'
import { exhibitWorkerClient } from '../../../../src/main/exhibits/worker-client.ts'
import { findExport } from '../../../../src/main/kernel/files/exports.ts'
import { readStored } from '../../../../src/main/kernel/files/stored.ts'
import { readEntry, readZip } from '../../../../src/main/kernel/files/zip.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { foreignReaderClient } from '../../../../src/main/kernel/readers/foreign-reader.ts'
import { endReaders } from '../../../../src/main/kernel/readers/worker-queue.ts'
import { dropKeys } from '../../../../src/main/kernel/vault/keys.ts'
import { vaultRefusalOf } from '../../../../src/main/kernel/vault/locked.ts'
import { markLibrary } from '../../../../src/main/library/marker.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { backup } from '../../../../src/main/safekeeping/backup.ts'
import { dailyBackup } from '../../../../src/main/safekeeping/daily.ts'
import { examine } from '../../../../src/main/safekeeping/doctor.ts'
import { backups } from '../../../../src/main/safekeeping/list.ts'
import { adoptVault, rescueRestore } from '../../../../src/main/safekeeping/rescue/rescue.ts'
import { salvageLibrary } from '../../../../src/main/safekeeping/rescue/salvage.ts'
import { preview, restore } from '../../../../src/main/safekeeping/restore.ts'
import { sealLibrary } from '../../../../src/main/safekeeping/vault/seal.ts'
import { unsealLibrary } from '../../../../src/main/safekeeping/vault/unseal.ts'
import { changePassphrase, renewRecovery, unlockVault } from '../../../../src/main/safekeeping/vault/vault.ts'
import { exportDossier } from '../../../../src/main/sharing/dossier-file/export-dossier.ts'
import { importDossier } from '../../../../src/main/sharing/dossier-file/import.ts'
import { ownKey, ownPublicKey } from '../../../../src/main/sharing/keys/own-key.ts'
import { provenBackup } from '../../../../src/main/updates/proven-backup.ts'
import { temporary } from '../../../contract/program.ts'
import { aDossier, anExhibit } from '../../../fixtures/builders.ts'
import { zeroPage } from '../../../fixtures/damage.ts'
import { eachOf, putOneOfEach } from '../../../fixtures/one-of-each.ts'

const PASSPHRASE = 'quatre mots sans rapport'
/** In a title, in a file and in the name of a file. */
const SECRETS = ['SecretDuTitre', 'SecretDeLaPiece', 'SecretDuNom']
const letter = Buffer.from(`La lettre du maire. ${'SecretDeLaPiece '.repeat(9000)}`)
const letterHash = createHash('sha256').update(letter).digest('hex')

let place: ReturnType<typeof temporary>
let folder: string
let library: Library | undefined

/** Every file of the library's folder that holds one of the secrets, or whose name tells what it holds; zips are looked into. */
async function speaking(secrets: readonly string[] = [...SECRETS, letterHash]): Promise<string[]> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter(one => one.isFile())
  const isSpeaking = (name: string, bytes: Buffer) =>
    secrets.some(one => name.includes(one) || bytes.includes(one))
  const all: string[] = []
  for (const { name, parentPath } of files) {
    const path = join(parentPath, name)
    if (isSpeaking(name, readFileSync(path))) all.push(name)
    if (!name.endsWith('.zip')) continue
    await readZip(path, async (entry, openEntry) => {
      if (isSpeaking(entry, await readEntry(openEntry()))) all.push(`${name}/${entry}`)
    })
  }
  return all
}

const open = () => {
  library ??= openLibrary(folder)
  return library
}
const close = () => {
  library?.close()
  library = undefined
}
const lock = () => {
  close()
  dropKeys(folder)
}

beforeEach(() => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  const { db, keep } = open()
  if (library) putOneOfEach(library)
  dossiers(db).save(aDossier({ id: 'secret', title: 'SecretDuTitre' }))
  const { sha256, size } = keep(letter)
  const file = { name: 'SecretDuNom.txt', sha256, size, type: 'text/plain', signed: false }
  exhibits(db).save(anExhibit({ id: 'e', dossier: 'secret', file }))
})
afterEach(() => {
  lock()
  place.remove()
})

describe('a library sealed in place', () => {
  test('holds no word of what is in it, nor the names of its files, backups and key included', async () => {
    const one = open()
    ownKey(one)
    const key = ownPublicKey(one)
    await backup(one)
    await dailyBackup(one)
    markLibrary(one, true)
    const before = eachOf(one)
    close()
    // of a work that was killed
    mkdirSync(join(folder, 'tmp-reste'))
    writeFileSync(join(folder, 'tmp-reste', 'library.db'), 'SecretDuTitre')
    // the trial sees what lies in clear
    expect((await speaking()).length).toBeGreaterThan(4)
    await sealLibrary(folder, PASSPHRASE)
    expect(await speaking()).toEqual([])
    expect(readFileSync(join(folder, 'signature.pem')).includes('PRIVATE KEY')).toBe(false)
    const again = open()
    expect(eachOf(again)).toEqual(before)
    expect(readStored(again.file(letterHash)).equals(letter)).toBe(true)
    expect(ownPublicKey(again)).toBe(key)
    expect((await examine(again)).filter(({ severity }) => severity === 'blocking')).toEqual([])
    // what is written from now on is sealed too, its journal as well
    dossiers(again.db).save(aDossier({ id: 'later', title: 'SecretEcritApres' }))
    again.keep(Buffer.from('SecretGardeApres'))
    const made = await backup(again)
    expect(made.proof).toBe('proven')
    expect((await provenBackup(again)).files).toBeGreaterThan(0)
    expect(statSync(join(folder, 'library.db-wal')).size).toBeGreaterThan(0)
    expect(await speaking([...SECRETS, letterHash, 'SecretEcritApres', 'SecretGardeApres'])).toEqual([])
    expect(backups(again).map(({ proof }) => proof)).toEqual(['proven', 'proven', 'proven', 'proven'])
  })

  test('takes what comes from elsewhere sealed', async () => {
    close()
    await sealLibrary(folder, PASSPHRASE)
    const one = open()
    const { id } = await exportDossier(one, 'secret')
    const path = join(place.folder, 'dossier.zip')
    // it waits sealed, and is given in clear
    writeFileSync(path, readStored(findExport(folder, id).path))
    rmSync(join(one.exports, id), { recursive: true })
    unlinkSync(one.file(letterHash))
    const read = foreignReaderClient()
    await importDossier(one, read, { path, name: 'dossier.zip' })
    expect(readStored(one.file(letterHash)).equals(letter)).toBe(true)
    const text = place.file('SecretDuNom.txt', 'Une lettre. SecretDeLaPiece')
    const ask = exhibitWorkerClient()
    const { file } = await intakeFile(one, ask, text, 'SecretDuNom.txt')
    // looked into by a worker, where it lies
    expect(file?.kind).toBe('text')
    endReaders()
    expect(await speaking()).toEqual([])
  })

  test('is refused while locked, opens with the passphrase or the recovery key, and not with another', async () => {
    close()
    const recovery = await sealLibrary(folder, PASSPHRASE)
    expect(recovery).toMatch(/^(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}$/)
    lock()
    expect(() => openLibrary(folder)).toThrow(expect.toSatisfy(error => vaultRefusalOf(error) === 'locked'))
    await expect(unlockVault(folder, 'une autre phrase entière')).rejects.toThrow(/pas la phrase de passe/)
    await unlockVault(folder, PASSPHRASE)
    expect(dossiers(open().db).get('secret').title).toBe('SecretDuTitre')
    lock()
    await unlockVault(folder, recovery.toLowerCase().replaceAll('-', ' '))
    expect(dossiers(open().db).get('secret').title).toBe('SecretDuTitre')
  })

  test('slows wrong passphrases, and remembers them', async () => {
    close()
    await sealLibrary(folder, PASSPHRASE)
    lock()
    for (let n = 0; n < 3; n += 1)
      await expect(unlockVault(folder, `une phrase fausse ${n}`)).rejects.toThrow(/pas la phrase/)
    // the right one waits too
    await expect(unlockVault(folder, PASSPHRASE)).rejects.toThrow(/attendez \d/)
  })

  test('takes another passphrase and another recovery key without being rewritten', async () => {
    close()
    const recovery = await sealLibrary(folder, PASSPHRASE)
    const before = readFileSync(join(folder, 'library.db'))
    await changePassphrase(folder, 'cinq autres mots tout neufs')
    const fresh = await renewRecovery(folder)
    expect(readFileSync(join(folder, 'library.db')).equals(before)).toBe(true)
    lock()
    await expect(unlockVault(folder, PASSPHRASE)).rejects.toThrow(/pas la phrase/)
    await expect(unlockVault(folder, recovery)).rejects.toThrow(/pas la clé de secours/)
    await unlockVault(folder, fresh)
    lock()
    await unlockVault(folder, 'cinq autres mots tout neufs')
    expect(eachOf(open())).toBeTruthy()
  })

  test('goes back in clear, whole', async () => {
    const before = eachOf(open())
    close()
    await sealLibrary(folder, PASSPHRASE)
    await unsealLibrary(folder)
    expect(existsSync(join(folder, 'vault.json'))).toBe(false)
    const again = open()
    expect(eachOf(again)).toEqual(before)
    expect(readFileSync(again.file(letterHash)).equals(letter)).toBe(true)
  })

  test('is refused while something has it open, and stays as it was', async () => {
    open()
    await expect(sealLibrary(folder, PASSPHRASE)).rejects.toThrow(/ouverte ailleurs/)
    expect(existsSync(join(folder, 'vault.json'))).toBe(false)
    expect(dossiers(open().db).get('secret').title).toBe('SecretDuTitre')
  })

  test('refuses a database in clear put in its place', async () => {
    close()
    const clear = readFileSync(join(folder, 'library.db'))
    await sealLibrary(folder, PASSPHRASE)
    rmSync(join(folder, 'library.db-wal'), { force: true })
    writeFileSync(join(folder, 'library.db'), clear)
    expect(() => openLibrary(folder)).toThrow(/est en clair/)
  })
})

describe('a sealed library that is damaged', () => {
  test('is not taken for a locked one: what still reads is salvaged, sealed', async () => {
    close()
    await sealLibrary(folder, PASSPHRASE)
    const database = join(folder, 'library.db')
    zeroPage(database, 2)
    zeroPage(database, 5)
    lock()
    await unlockVault(folder, PASSPHRASE)
    const { saved } = await salvageLibrary(folder)
    expect(saved.find(({ what }) => what === 'dossier')?.count).toBeGreaterThan(0)
    expect(dossiers(open().db).get('secret').title).toBe('SecretDuTitre')
    expect(await speaking()).toEqual([])
  })

  test('says that its first page is damaged, and takes a backup back', async () => {
    close()
    await sealLibrary(folder, PASSPHRASE)
    const { file } = await backup(open())
    close()
    zeroPage(join(folder, 'library.db'), 1)
    expect(() => openLibrary(folder)).toThrow(/endommag/)
    await rescueRestore(folder, file)
    expect(dossiers(open().db).get('secret').title).toBe('SecretDuTitre')
    expect(await speaking()).toEqual([])
  })

  test('whose vault file is gone says so, and has it back from a backup', async () => {
    close()
    await sealLibrary(folder, PASSPHRASE)
    const { file } = await backup(open())
    lock()
    unlinkSync(join(folder, 'vault.json'))
    expect(() => openLibrary(folder)).toThrow(/«\u00a0vault.json\u00a0», n’est plus à côté/)
    await adoptVault(folder, file)
    await unlockVault(folder, PASSPHRASE)
    expect(dossiers(open().db).get('secret').title).toBe('SecretDuTitre')
  })
})

describe('a backup of a sealed library', () => {
  test('puts everything back, whole or from before it was sealed', async () => {
    const clear = await backup(open())
    close()
    await sealLibrary(folder, PASSPHRASE)
    const one = open()
    const sealed = await backup(one)
    for (const { name } of [clear, sealed]) {
      dossiers(one.db).save({ ...dossiers(one.db).get('secret'), title: 'Autre chose' })
      unlinkSync(one.file(letterHash))
      const file = join(one.backups, name)
      expect((await preview(one, file)).backup.dossiers).toBe(eachOf(one) ? 2 : 0)
      const { missing } = await restore(one, file)
      expect(missing).toEqual([])
      expect(dossiers(one.db).get('secret').title).toBe('SecretDuTitre')
      expect(readStored(one.file(letterHash)).equals(letter)).toBe(true)
    }
    expect(await speaking()).toEqual([])
  })
})
