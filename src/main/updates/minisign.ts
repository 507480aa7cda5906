import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { blake2b } from '@noble/hashes/blake2.js'

// The text formats of minisign (https://jedisct1.github.io/minisign/), read and verified by Node alone.
//   public key   untrusted comment: …  LF  base64( "Ed" · key id (8) · Ed25519 public key (32) )
//   signature    untrusted comment: …  LF  base64( "Ed" or "ED" · key id (8) · signature (64) )  LF
//                trusted comment: …    LF  base64( signature (64) of: the signature above · the trusted comment )
// « ED » signs the BLAKE2b-512 digest of the file, the older « Ed » the file itself.

const ALGORITHM_BYTES = 2
const KEY_ID_BYTES = 8
const KEY_BYTES = 32
const SIGNATURE_BYTES = 64
const UNTRUSTED = 'untrusted comment: '
const TRUSTED = 'trusted comment: '
/** DER bytes before the 32 bytes of an Ed25519 public key (RFC 8410). */
const KEY_DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

/** A key that signatures are verified with. */
export interface PublicKey {
  /** 16 hexadecimal digits, as `minisign` prints them */
  readonly id: string
  /** the first line of its file: who publishes with it */
  readonly comment: string
  readonly key: KeyObject
}

/** A signature file, read but not verified. */
interface Signature {
  readonly keyId: string
  readonly isPrehashed: boolean
  readonly bytes: Buffer
  readonly trustedComment: string
  readonly global: Buffer
}

/** The outcome of a verification. Only `valid` lets the trusted comment be believed. */
export type Verification =
  | { readonly state: 'valid'; readonly key: PublicKey; readonly trustedComment: string }
  | { readonly state: 'unknown-key'; readonly keyId: string }
  | { readonly state: 'altered'; readonly key: PublicKey }
  | { readonly state: 'unreadable' }

/** Reads the public keys of a file: two lines each, so that a key can be replaced by the next over several releases. */
export function readPublicKeys(text: string): PublicKey[] {
  const lines = linesOf(text)
  return lines.flatMap((line, at) => {
    const bytes = line.startsWith(UNTRUSTED)
      ? undefined
      : decode(line, ALGORITHM_BYTES + KEY_ID_BYTES + KEY_BYTES)
    if (!bytes || algorithm(bytes) !== 'Ed') return []
    const before = lines[at - 1] ?? ''
    return [
      {
        id: printedKeyId(bytes),
        comment: before.startsWith(UNTRUSTED) ? before.slice(UNTRUSTED.length).trim() : '',
        key: ed25519Key(bytes.subarray(ALGORITHM_BYTES + KEY_ID_BYTES)),
      },
    ]
  })
}

/** Verifies the signature file of a message, and its trusted comment with it, against the keys of the program. */
export function verifySignature(message: Uint8Array, file: string, keys: readonly PublicKey[]): Verification {
  const signature = readSignature(file)
  if (!signature) return { state: 'unreadable' }
  const key = keys.find(({ id }) => id === signature.keyId)
  if (!key) return { state: 'unknown-key', keyId: signature.keyId }
  const content = signature.isPrehashed ? blake2b(message) : message
  const comment = Buffer.concat([signature.bytes, Buffer.from(signature.trustedComment)])
  return verify(null, content, key.key, signature.bytes) && verify(null, comment, key.key, signature.global)
    ? { state: 'valid', key, trustedComment: signature.trustedComment }
    : { state: 'altered', key }
}

function readSignature(text: string): Signature | undefined {
  const [untrustedLine, first, trustedLine, second, ...more] = linesOf(text)
  if (!untrustedLine?.startsWith(UNTRUSTED) || !trustedLine?.startsWith(TRUSTED) || more.length > 0)
    return undefined
  const head = decode(first, ALGORITHM_BYTES + KEY_ID_BYTES + SIGNATURE_BYTES)
  const global = decode(second, SIGNATURE_BYTES)
  if (!head || !global || !['Ed', 'ED'].includes(algorithm(head))) return undefined
  return {
    keyId: printedKeyId(head),
    isPrehashed: algorithm(head) === 'ED',
    bytes: head.subarray(ALGORITHM_BYTES + KEY_ID_BYTES),
    trustedComment: trustedLine.slice(TRUSTED.length),
    global,
  }
}

/** An Ed25519 public key from its 32 bytes. */
export const ed25519Key = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([KEY_DER_HEAD, bytes]), format: 'der', type: 'spki' })

/** A key id as minisign prints it: a little-endian number, in hexadecimal. `bytes` begins with the algorithm. */
export const printedKeyId = (bytes: Buffer): string =>
  bytes.readBigUInt64LE(ALGORITHM_BYTES).toString(16).toUpperCase().padStart(16, '0')

const algorithm = (bytes: Buffer) => bytes.toString('latin1', 0, ALGORITHM_BYTES)

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/)
  while (lines.at(-1) === '') lines.pop()
  return lines
}

/** Strict base64 of exactly so many bytes. */
function decode(line: string | undefined, bytes: number): Buffer | undefined {
  if (!line || !/^[A-Za-z0-9+/]+={0,2}$/.test(line)) return undefined
  const bytesRead = Buffer.from(line, 'base64')
  return bytesRead.length === bytes && bytesRead.toString('base64') === line ? bytesRead : undefined
}
