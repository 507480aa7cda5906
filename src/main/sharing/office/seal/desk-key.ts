import { createHash, type KeyObject, sign } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../../../shared/kernel/errors.ts'
import type { Library } from '../../../kernel/library.ts'
import { loadSodium, sodium } from '../../../kernel/vault/sodium.ts'
import { ownKey } from '../../keys/own-key.ts'

/** The key of a desk: it signs envelopes (Ed25519) and opens sealed boxes (the same key, as X25519). */
export interface DeskKey {
  /** public key: 64 hexadecimal figures */
  readonly member: string
  sign(bytes: Uint8Array): Uint8Array
  /** opens a sealed box made for this desk; undefined where it was not, or was changed */
  openBox(box: Uint8Array): Uint8Array | undefined
}

const Jwk = z.object({ d: z.string() })

/** The key the library signs its packs with. Loads libsodium. */
export async function loadDeskKey(library: Pick<Library, 'folder'>): Promise<DeskKey> {
  await loadSodium()
  return deskKey(ownKey(library))
}

/** libsodium must be loaded. */
export function deskKey(key: KeyObject): DeskKey {
  const seed = Buffer.from(Jwk.parse(key.export({ format: 'jwk' })).d, 'base64url')
  const { publicKey, privateKey } = sodium().crypto_sign_seed_keypair(seed)
  const boxPublic = sodium().crypto_sign_ed25519_pk_to_curve25519(publicKey)
  const boxPrivate = sodium().crypto_sign_ed25519_sk_to_curve25519(privateKey)
  return {
    member: Buffer.from(publicKey).toString('hex'),
    sign: bytes => sign(null, bytes, key),
    openBox(box) {
      try {
        return sodium().crypto_box_seal_open(box, boxPublic, boxPrivate)
      } catch {
        return undefined
      }
    },
  }
}

/** A sealed box that a member alone opens. */
export function boxFor(member: string, bytes: Uint8Array): Uint8Array {
  const boxKey = sodium().crypto_sign_ed25519_pk_to_curve25519(Buffer.from(member, 'hex'))
  return sodium().crypto_box_seal(bytes, boxKey)
}

/** Whether a member signed exactly these bytes. */
export function isSignedBy(member: string, signature: Uint8Array, bytes: Uint8Array): boolean {
  try {
    return sodium().crypto_sign_verify_detached(signature, bytes, Buffer.from(member, 'hex'))
  } catch {
    return false
  }
}

export const sha256Hex = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** A key of a space, as it is written among its members. */
export const newSpaceKey = (): string =>
  Buffer.from(sodium().crypto_aead_xchacha20poly1305_ietf_keygen()).toString('base64')

/** Refuses a key that is no point of the curve: a box made for it would be open to others. */
export function requireUsableKey(member: string): void {
  try {
    boxFor(member, new Uint8Array(1))
  } catch {
    throw new AppError(
      'damaged',
      'Cette carte ne contient pas de clé utilisable. Rien n’a été changé : demandez-la de nouveau.',
    )
  }
}
