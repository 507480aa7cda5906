import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEntry, readZip } from '../../../../src/main/kernel/files/zip.ts'
import type { Keyring } from '../../../../src/main/kernel/vault/keyring.ts'
import { dropKeys, keysFor } from '../../../../src/main/kernel/vault/keys.ts'
import { readVault } from '../../../../src/main/kernel/vault/vault-file.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { backup } from '../../../../src/main/safekeeping/backup.ts'
import { adoptVault } from '../../../../src/main/safekeeping/rescue/rescue.ts'
import {
  addKeyringSlot,
  removeKeyringSlot,
  unlockByKeyring,
} from '../../../../src/main/safekeeping/vault/keyring-slot.ts'
import { vaultReport } from '../../../../src/main/safekeeping/vault/report.ts'
import { sealLibrary } from '../../../../src/main/safekeeping/vault/seal.ts'
import { changePassphrase, renewRecovery, unlockVault } from '../../../../src/main/safekeeping/vault/vault.ts'
import { temporary } from '../../../contract/program.ts'
import { aKeyring } from './fake-keyring.ts'

const PASSPHRASE = 'quatre mots sans rapport'
let place: ReturnType<typeof temporary>
let folder: string
let keyring: ReturnType<typeof aKeyring>

beforeEach(async () => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  openLibrary(folder).close()
  await sealLibrary(folder, PASSPHRASE)
  keyring = aKeyring()
})
afterEach(() => {
  dropKeys(folder)
  place.remove()
})

const isOpen = () => keysFor(folder) !== undefined
const kinds = () => readVault(folder)?.slots.map(({ kind }) => kind)
async function opens(how: Promise<void>): Promise<boolean> {
  await how
  const outcome = isOpen()
  dropKeys(folder)
  return outcome
}

test('the keyring opens a locked library, and the passphrase still does', async () => {
  await addKeyringSlot(folder, keyring)
  expect(vaultReport(folder, true)).toMatchObject({ hasKeyring: true, opensByKeyring: true })
  dropKeys(folder)
  expect(await opens(unlockByKeyring(folder, keyring))).toBe(true)
  expect(await opens(unlockVault(folder, PASSPHRASE))).toBe(true)
})

test('another passphrase, or another recovery key, leaves the keyring as it is', async () => {
  await addKeyringSlot(folder, keyring)
  await changePassphrase(folder, 'cinq autres mots tout neufs')
  await renewRecovery(folder)
  dropKeys(folder)
  expect(await opens(unlockByKeyring(folder, keyring))).toBe(true)
})

test('taken back, the library opens by its passphrase alone', async () => {
  await addKeyringSlot(folder, keyring)
  removeKeyringSlot(folder)
  expect(kinds()).toEqual(['passphrase', 'recovery'])
  dropKeys(folder)
  await expect(unlockByKeyring(folder, keyring)).rejects.toThrow(/tapez sa phrase de passe/)
  expect(isOpen()).toBe(false)
  expect(await opens(unlockVault(folder, PASSPHRASE))).toBe(true)
})

const failing = async () => {
  throw new Error('org.freedesktop.Secret.Error.IsLocked')
}
const refused: readonly [string, (sound: Keyring) => Keyring | undefined, RegExp][] = [
  ['no keyring is reached', () => undefined, /fenêtre de bureau/],
  [
    'the keyring protects nothing',
    sound => ({ ...sound, isThere: async () => false }),
    /pas de trousseau qui protège/,
  ],
  ['it does not answer', sound => ({ ...sound, isThere: failing }), /pas de trousseau qui protège/],
  ['it seals nothing', sound => ({ ...sound, seal: failing }), /pas de trousseau qui protège/],
  [
    'it gives something else back',
    sound => ({ ...sound, open: async () => new Uint8Array(32) }),
    /pas de trousseau qui protège/,
  ],
]
test.each(refused)('where %s, nothing is changed', async (_why, keyringOf, sentence) => {
  const before = readFileSync(join(folder, 'vault.json'))
  await expect(addKeyringSlot(folder, keyringOf(keyring))).rejects.toThrow(sentence)
  expect(readFileSync(join(folder, 'vault.json')).equals(before)).toBe(true)
})

test.each([
  ['lost its key', () => keyring.lose()],
  ['gives another key', () => keyring.lie()],
  ['is that of another computer', () => Object.assign(keyring, aKeyring())],
])('a keyring that %s opens nothing, says so, and slows no passphrase', async (_what, spoil) => {
  await addKeyringSlot(folder, keyring)
  dropKeys(folder)
  spoil()
  for (let n = 0; n < 5; n += 1)
    await expect(unlockByKeyring(folder, keyring)).rejects.toThrow(/la phrase de passe l’ouvre toujours/)
  expect(isOpen()).toBe(false)
  expect(await opens(unlockVault(folder, PASSPHRASE))).toBe(true)
})

test('a slot whose secret was cut off by an older version opens nothing, and says so', async () => {
  await addKeyringSlot(folder, keyring)
  dropKeys(folder)
  const vault = readVault(folder)
  const slots = vault?.slots.map(({ secret: _secret, ...slot }) => slot)
  writeFileSync(join(folder, 'vault.json'), JSON.stringify({ ...vault, slots }))
  await expect(unlockByKeyring(folder, keyring)).rejects.toThrow(/la phrase de passe l’ouvre toujours/)
})

test('a library locked while the keyring asked the user gets no slot', async () => {
  const slow: Keyring = {
    ...keyring,
    seal: bytes => {
      dropKeys(folder)
      return keyring.seal(bytes)
    },
  }
  await expect(addKeyringSlot(folder, slow)).rejects.toThrow(/verrouillé/)
  expect(kinds()).toEqual(['passphrase', 'recovery'])
})

test('a backup does not have what the keyring opens: it asks for the passphrase', async () => {
  await addKeyringSlot(folder, keyring)
  const library = openLibrary(folder)
  const { file } = await backup(library)
  library.close()
  let text = ''
  await readZip(file, async (name, open) => {
    if (name === 'vault.json') text = (await readEntry(open())).toString('utf8')
  })
  expect(text).toContain('"recovery"')
  expect(text).not.toContain('"system"')
  const elsewhere = join(place.folder, 'ailleurs')
  await adoptVault(elsewhere, file)
  await expect(unlockByKeyring(elsewhere, keyring)).rejects.toThrow(/tapez sa phrase de passe/)
  await unlockVault(elsewhere, PASSPHRASE)
  expect(keysFor(elsewhere)).toBeDefined()
  dropKeys(elsewhere)
})
