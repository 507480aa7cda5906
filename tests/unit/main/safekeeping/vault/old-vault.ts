import { hkdfSync, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sodium from 'libsodium-wrappers-sumo'

// Writes `vault.json` as the versions of format 1 did, with nothing of the program. It is not changed when the format is.

const [PASSES, MEMORY_BYTES, KEY_BYTES] = [2, 64 * 2 ** 20, 32]

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

function wrap(id: string, kind: string, key: Uint8Array, master: Uint8Array) {
  const nonce = randomBytes(24)
  const context = `pretoire vault ${id} ${kind}`
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(master, context, null, nonce, key)
  return { nonce: base64(nonce), key: base64(sealed) }
}

/** Puts a vault of format 1 in a folder: its state is written beside its slots, and nothing proves it. */
export async function writeOldVault(
  folder: string,
  vault: {
    readonly id: string
    readonly master: Uint8Array
    readonly passphrase: string
    readonly state: 'sealing' | 'sealed' | 'unsealing'
  },
): Promise<void> {
  await sodium.ready
  const { id, master, passphrase, state } = vault
  const salt = randomBytes(16)
  const key = sodium.crypto_pwhash(
    KEY_BYTES,
    passphrase.normalize('NFC'),
    salt,
    PASSES,
    MEMORY_BYTES,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  )
  const recoverySalt = randomBytes(16)
  const recoveryKey = new Uint8Array(
    hkdfSync('sha256', randomBytes(20), recoverySalt, 'pretoire vault recovery', KEY_BYTES),
  )
  const kdf = { name: 'argon2id13', opslimit: PASSES, memlimit: MEMORY_BYTES }
  const content = {
    ...{ pretoire: 1, kind: 'vault', format: 1, id, state, at: '2026-11-28T18:00:00.000Z' },
    slots: [
      { kind: 'passphrase', kdf, salt: base64(salt), ...wrap(id, 'passphrase', key, master) },
      { kind: 'recovery', salt: base64(recoverySalt), ...wrap(id, 'recovery', recoveryKey, master) },
    ],
  }
  writeFileSync(join(folder, 'vault.json'), `${JSON.stringify(content, null, 1)}\n`)
}
