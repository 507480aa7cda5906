import { createCipheriv, hkdfSync } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import sodium from 'libsodium-wrappers-sumo'
import { z } from 'zod'

// Reads a vault as docs/formats/vault.md says, with nothing of the program: libsodium and node:crypto alone.

const KEY_BYTES = 32
const PAGE_BYTES = 4096
const SEAL_BYTES = 32
const NONCE_BYTES = 16
/** Of the first page, the bytes that are not sealed: the salt in the place of SQLite's first words, then the shape of the file. */
const FIRST_BYTES = 24

const Header = z.strictObject({
  pretoire: z.literal(1),
  kind: z.literal('vault'),
  format: z.literal(2),
  id: z.string(),
  state: z.enum(['sealing', 'sealed']),
  at: z.string(),
  slots: z.array(
    z.object({
      kind: z.string(),
      kdf: z.object({ name: z.string(), opslimit: z.number(), memlimit: z.number() }).optional(),
      salt: z.string(),
      nonce: z.string(),
      key: z.string(),
      secret: z.string().optional(),
    }),
  ),
})
const Vault = Header.extend({ proof: z.object({ nonce: z.string(), sealed: z.string() }) })
const Proven = Header.extend({ unsealing: z.string().optional() })

export interface Keys {
  readonly database: Buffer
  readonly files: Buffer
  readonly names: Buffer
}

const bytes = (text: string) => Buffer.from(text, 'base64')
const derive = (key: Uint8Array, salt: Uint8Array, info: string) =>
  Buffer.from(hkdfSync('sha256', key, salt, info, KEY_BYTES))

/** The keys of a vault, by its passphrase. */
export async function openVault(text: string, passphrase: string): Promise<Keys> {
  await sodium.ready
  const { proof, ...header } = Vault.parse(JSON.parse(text))
  const { id, slots } = header
  const slot = slots.find(one => one.kind === 'passphrase')
  if (!slot?.kdf) throw new Error('no passphrase')
  const wrapping = sodium.crypto_pwhash(
    KEY_BYTES,
    passphrase.normalize('NFC'),
    bytes(slot.salt),
    slot.kdf.opslimit,
    slot.kdf.memlimit,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  )
  const master = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    null,
    bytes(slot.key),
    `pretoire vault ${id} passphrase`,
    bytes(slot.nonce),
    wrapping,
  )
  const proven = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    null,
    bytes(proof.sealed),
    `pretoire vault ${id} header`,
    bytes(proof.nonce),
    derive(master, Buffer.alloc(0), 'pretoire vault header'),
  )
  const { unsealing, ...written } = Proven.parse(JSON.parse(Buffer.from(proven).toString('utf8')))
  if (!isDeepStrictEqual(written, header)) throw new Error('the header was touched')
  if (unsealing !== undefined) throw new Error('half in clear')
  const part = (purpose: string) => derive(master, Buffer.alloc(0), `pretoire vault ${purpose}`)
  return { database: part('database'), files: part('files'), names: part('names') }
}

/** A sealed file, in clear. */
export function openFile(sealed: Buffer, { files }: Keys): Buffer {
  if (sealed.toString('latin1', 0, 16) !== 'pretoire sealed\n') throw new Error('not sealed')
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(sealed.subarray(16, 40), files)
  const parts: Uint8Array[] = []
  for (let at = 40; at < sealed.length; at += 65_553) {
    const chunk = sodium.crypto_secretstream_xchacha20poly1305_pull(
      state,
      sealed.subarray(at, at + 65_553),
      null,
    )
    if (!chunk) throw new Error('broken seal')
    parts.push(chunk.message)
    const isLast = at + 65_553 >= sealed.length
    if ((chunk.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL) !== isLast)
      throw new Error('cut')
  }
  return Buffer.concat(parts)
}

const chacha20 = (key: Buffer, nonce: Buffer, counter: number, data: Buffer): Buffer => {
  const iv = Buffer.alloc(16)
  iv.writeUInt32LE(counter >>> 0, 0)
  nonce.copy(iv, 4, 0, 12)
  return createCipheriv('chacha20', key, iv).update(data)
}

/** A sealed database, in clear; each page is authenticated. */
export function openDatabase(sealed: Buffer, { database }: Keys): Buffer {
  const clear = Buffer.alloc(sealed.length)
  for (let at = 0, number = 1; at < sealed.length; at += PAGE_BYTES, number += 1) {
    const page = sealed.subarray(at, at + PAGE_BYTES)
    const end = PAGE_BYTES - SEAL_BYTES
    const nonce = page.subarray(end, end + NONCE_BYTES)
    const counter = (nonce.readUInt32LE(12) ^ number) >>> 0
    const oneTime = chacha20(database, nonce, counter, Buffer.alloc(64))
    const tag = sodium.crypto_onetimeauth(page.subarray(0, end + NONCE_BYTES), oneTime.subarray(0, 32))
    if (!page.subarray(end + NONCE_BYTES).equals(tag)) throw new Error(`page ${number}`)
    const from = number === 1 ? FIRST_BYTES : 0
    chacha20(oneTime.subarray(32), nonce, counter + 1, page.subarray(from, end)).copy(clear, at + from)
    if (number > 1) continue
    clear.write('SQLite format 3\0', at, 'latin1')
    page.copy(clear, at + 16, 16, FIRST_BYTES)
  }
  return clear
}
