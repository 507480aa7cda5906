import { createPrivateKey, createPublicKey, type KeyObject, scryptSync, sign } from 'node:crypto'
import { blake2b } from '@noble/hashes/blake2.js'
import { printedKeyId } from '../../src/main/updates/minisign.ts'

// The secret key of minisign, read, and signatures in its format, written. Never part of the program.
//   secret key   untrusted comment: …  LF  base64( "Ed" · "Sc" or two zeros · "B2" · salt (32) · operations (8) · memory (8) ·
//                key id (8) · seed (32) · public key (32) · checksum (32) )
// From the key id on, the bytes are mixed (exclusive or) with a scrypt stream of the passphrase, unless the two zeros say
// that there is none.

const SECRET_KEY_BYTES = 158
const SALT = [6, 38] as const
const OPERATIONS_AT = 38
const MEMORY_AT = 46
const MIXED_AT = 54
const MIXED_BYTES = 104
/** The bytes before the 32 bytes of an Ed25519 seed in its DER form (RFC 8410). */
const SEED_DER_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A key that releases are signed with. */
export interface SecretKey {
  readonly id: string
  readonly idBytes: Buffer
  readonly key: KeyObject
  readonly publicBytes: Buffer
}

/** Reads the text of a minisign secret key file, locked by a passphrase or not. Throws a sentence when it cannot be used. */
export function readSecretKey(text: string, passphrase = ''): SecretKey {
  const line = text.split(/\r?\n/).find(one => /^[A-Za-z0-9+/=]{200,}$/.test(one.trim()))
  const bytes = Buffer.from(line?.trim() ?? '', 'base64')
  if (bytes.length !== SECRET_KEY_BYTES || bytes.toString('latin1', 0, 2) !== 'Ed')
    throw new Error('This is not a minisign secret key: make one with « minisign -G ».')
  const locked = bytes.toString('latin1', 2, 4) === 'Sc'
  if (locked && !passphrase)
    throw new Error('The secret key is locked: give its passphrase in PRETOIRE_RELEASE_PASSPHRASE.')
  const plain = locked ? unlock(bytes, passphrase) : bytes.subarray(MIXED_AT)
  const head = Buffer.concat([Buffer.from('Ed'), plain.subarray(0, 8)])
  // minisign leaves the checksum of an unlocked key empty
  if (
    locked &&
    !plain
      .subarray(72, MIXED_BYTES)
      .equals(blake2b(Buffer.concat([head, plain.subarray(8, 72)]), { dkLen: 32 }))
  )
    throw new Error('The secret key does not open: the passphrase is wrong, or the file is damaged.')
  const seed = plain.subarray(8, 40)
  const key = createPrivateKey({ key: Buffer.concat([SEED_DER_HEAD, seed]), format: 'der', type: 'pkcs8' })
  const publicBytes = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  if (!publicBytes.equals(plain.subarray(40, 72)))
    throw new Error('The two halves of the secret key do not match: the file is damaged.')
  return { id: printedKeyId(head), idBytes: head.subarray(2), key, publicBytes }
}

/** Signs a message in the prehashed form of minisign; `comment` is signed with it. */
export function signMessage(message: Uint8Array, comment: string, { key, id, idBytes }: SecretKey): string {
  const signature = sign(null, blake2b(message), key)
  const global = sign(null, Buffer.concat([signature, Buffer.from(comment)]), key)
  const head = Buffer.concat([Buffer.from('ED'), idBytes, signature])
  return [
    `untrusted comment: signature from key ${id}`,
    head.toString('base64'),
    `trusted comment: ${comment}`,
    global.toString('base64'),
    '',
  ].join('\n')
}

/** The public key file of a secret key. */
export const printPublicKey = (
  { id, idBytes, publicBytes }: SecretKey,
  comment = `minisign public key ${id}`,
) =>
  `untrusted comment: ${comment}\n${Buffer.concat([Buffer.from('Ed'), idBytes, publicBytes]).toString('base64')}\n`

function unlock(bytes: Buffer, passphrase: string): Buffer {
  const cost = scryptCost(bytes.readBigUInt64LE(OPERATIONS_AT), bytes.readBigUInt64LE(MEMORY_AT))
  const stream = scryptSync(passphrase, bytes.subarray(...SALT), MIXED_BYTES, {
    ...cost,
    maxmem: 256 * cost.N * cost.r,
  })
  return Buffer.from(bytes.subarray(MIXED_AT)).map((byte, at) => byte ^ (stream[at] ?? 0)) as Buffer
}

/** The parameters that libsodium's scrypt picks from its two limits. */
function scryptCost(operations: bigint, memory: bigint): { N: number; r: number; p: number } {
  const r = 8n
  const limit = operations < 32768n ? 32768n : operations
  const byOperations = limit < memory / 32n
  const most = byOperations ? limit / (r * 4n) : memory / (r * 128n)
  let log = 1n
  while (log < 63n && 1n << log <= most / 2n) log += 1n
  const p = byOperations ? 1n : limit / 4n / (1n << log) / r
  return { N: Number(1n << log), r: Number(r), p: Number(p) }
}
