import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { SignedPack } from '../../../shared/sharing/model.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { readStored, sealedFor } from '../../kernel/files/stored.ts'
import { type Library, writeWhole } from '../../kernel/library.ts'

/** The library's own signing key: neither packs nor backups hold it; it leaves under a passphrase alone (key-file.ts). */
export const keyPath = (library: Pick<Library, 'folder'>) => join(library.folder, 'signature.pem')

/** The key this library signs with, made the first time it is asked for and kept readable by its user alone. */
export function ownKey(library: Pick<Library, 'folder'>): KeyObject {
  const file = keyPath(library)
  return guarded(() => {
    if (!existsSync(file)) {
      const { privateKey } = generateKeyPairSync('ed25519')
      writeWhole(file, sealedFor(file, Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }))))
    }
    try {
      return createPrivateKey(readStored(file))
    } catch {
      throw new AppError(
        'damaged',
        `La clé de signature (${file}) est illisible. Rien n’a été envoyé : remettez-la, ou déplacez-la pour qu’une autre soit faite ; vos destinataires verront alors que la clé a changé.`,
      )
    }
  })
}

/** The public half of the library's key, if it has ever sent something. */
export function ownPublicKey(library: Pick<Library, 'folder'>): string | undefined {
  return existsSync(keyPath(library)) ? publicKey(ownKey(library)) : undefined
}

/** The public half of a key, as packs carry it. */
export const publicKey = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')

/** The file of a pack: the exact text of its content, given by pieces, and its signature. None of it is ever one string. */
export function signedFile(key: KeyObject, author: string, pieces: readonly Buffer[]): Buffer {
  const signature = sign(null, Buffer.concat(pieces), key).toString('base64')
  const envelope: SignedPack = {
    pretoire: 2,
    author: { name: author, key: publicKey(key) },
    signature,
    content: '',
  }
  const open = JSON.stringify(envelope).slice(0, -'"}'.length)
  return Buffer.concat([Buffer.from(open), ...pieces.map(escapeJson), Buffer.from('"}')])
}

/** A piece as it is written in a string of JSON. */
const escapeJson = (piece: Buffer): Buffer => Buffer.from(JSON.stringify(piece.toString()).slice(1, -1))

/** Whether the holder of that public key signed exactly these bytes. */
export function isSigned(publicKey: string, signature: string, content: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType !== 'ed25519') return false
    return verify(null, content, key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** A key as two people compare it aloud: `3f2a 91c0 …`, twenty figures. */
export const fingerprint = (key: string): string =>
  createHash('sha256')
    .update(Buffer.from(key, 'base64'))
    .digest('hex')
    .slice(0, 20)
    .replace(/(.{4})(?=.)/g, '$1 ')
