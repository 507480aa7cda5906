import { hkdfSync, randomBytes } from 'node:crypto'
import { AppError } from '../../../shared/kernel/errors.ts'
import { KEY_BYTES } from './keys.ts'
import { sodium } from './sodium.ts'
import { MEMORY_BYTES, NONCE_BYTES, PASSES, SALT_BYTES, type Slot } from './vault-file.ts'

/** The time that a passphrase should cost on the machine that seals, in milliseconds. */
const TARGET_MS = 500

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

/** The first byte of the letters that may have to be composed: those below U+0300 stand alone. */
const COMBINING_BYTE = 0xcc

/**
 * Copies a passphrase as UTF-8, the same letters however they were typed: an accent in one character or in two. Given as bytes, it becomes a
 * string, which nothing overwrites, only where its letters have to be composed.
 */
function passphraseBytes(passphrase: string | Uint8Array): Buffer {
  if (typeof passphrase === 'string') return Buffer.from(passphrase.normalize('NFC'), 'utf8')
  if (passphrase.every(byte => byte < COMBINING_BYTE)) return Buffer.from(passphrase)
  return passphraseBytes(Buffer.from(passphrase).toString('utf8'))
}

type Kdf = NonNullable<Slot['kdf']>

/** Refuses a cost that Prétoire does not ask for, before any of it is paid. */
function requireFairCost({ opslimit, memlimit }: Kdf): void {
  const isWithin = (value: number, { least, most }: { readonly least: number; readonly most: number }) =>
    Number.isInteger(value) && value >= least && value <= most
  if (isWithin(opslimit, PASSES) && isWithin(memlimit, MEMORY_BYTES)) return
  const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20).toLocaleString('fr-FR')
  throw new AppError(
    'refused',
    `Ce que protège cette phrase de passe demande un calcul de ${opslimit.toLocaleString('fr-FR')} passes et ${mebibytes(memlimit)}\u00a0Mo\u00a0: Prétoire en demande entre ${PASSES.least} et ${PASSES.most}, et entre ${mebibytes(MEMORY_BYTES.least)} et ${mebibytes(MEMORY_BYTES.most)}\u00a0Mo. Le fichier a été modifié, ou n’est pas de lui\u00a0: rien n’a été calculé, ni changé.`,
  )
}

function stretch(passphrase: string | Uint8Array, salt: Uint8Array, { opslimit, memlimit }: Kdf): Uint8Array {
  const { crypto_pwhash, crypto_pwhash_ALG_ARGON2ID13 } = sodium()
  const bytes = passphraseBytes(passphrase)
  try {
    return crypto_pwhash(KEY_BYTES, bytes, salt, opslimit, memlimit, crypto_pwhash_ALG_ARGON2ID13)
  } finally {
    bytes.fill(0)
  }
}

let measuredKdf: Kdf | undefined

/** Chooses how many passes take half a second here; never less than two. */
export function measureKdf(targetMs = TARGET_MS, memlimit: number = MEMORY_BYTES.least): Kdf {
  if (measuredKdf && targetMs === TARGET_MS && memlimit === MEMORY_BYTES.least) return measuredKdf
  const minimumKdf: Kdf = { name: 'argon2id13', opslimit: PASSES.least, memlimit }
  const start = performance.now()
  stretch('mesure', new Uint8Array(SALT_BYTES), minimumKdf)
  const perPass = (performance.now() - start) / minimumKdf.opslimit
  const opslimit = Math.min(
    PASSES.most,
    Math.max(minimumKdf.opslimit, Math.round(targetMs / Math.max(1, perPass))),
  )
  measuredKdf = { ...minimumKdf, opslimit }
  return measuredKdf
}

/** The text that ties a wrapped key to its vault and its way of opening. */
const context = (id: string, kind: Slot['kind']) => `pretoire vault ${id} ${kind}`

function wrap(id: string, kind: Slot['kind'], key: Uint8Array, master: Uint8Array) {
  const nonce = new Uint8Array(randomBytes(NONCE_BYTES))
  const sealed = sodium().crypto_aead_xchacha20poly1305_ietf_encrypt(
    master,
    context(id, kind),
    null,
    nonce,
    key,
  )
  return { nonce: base64(nonce), key: base64(sealed) }
}

/** The master key of a slot; undefined where the key is not its own. */
function unwrap(id: string, slot: Slot, key: Uint8Array): Uint8Array | undefined {
  try {
    return sodium().crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      bytesOf(slot.key),
      context(id, slot.kind),
      bytesOf(slot.nonce),
      key,
    )
  } catch {
    return undefined
  }
}

/** Wraps the master key by a passphrase. */
export function wrapByPassphrase(id: string, passphrase: string, master: Uint8Array, kdf: Kdf): Slot {
  const salt = new Uint8Array(randomBytes(SALT_BYTES))
  const key = stretch(passphrase, salt, kdf)
  const slot: Slot = { kind: 'passphrase', kdf, salt: base64(salt), ...wrap(id, 'passphrase', key, master) }
  key.fill(0)
  return slot
}

const secretKey = (secret: Uint8Array, salt: Uint8Array, kind: Slot['kind']): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt, `pretoire vault ${kind}`, KEY_BYTES))

/** Wraps the master key by a secret too long to be guessed: that of the recovery sheet, or one that the system keeps. */
export function wrapBySecret(
  id: string,
  kind: 'recovery' | 'system',
  secret: Uint8Array,
  master: Uint8Array,
): Slot {
  const salt = new Uint8Array(randomBytes(SALT_BYTES))
  const key = secretKey(secret, salt, kind)
  const slot: Slot = { kind, salt: base64(salt), ...wrap(id, kind, key, master) }
  key.fill(0)
  return slot
}

export function openByPassphrase(
  id: string,
  slot: Slot,
  passphrase: string | Uint8Array,
): Uint8Array | undefined {
  if (!slot.kdf) return undefined
  requireFairCost(slot.kdf)
  const key = stretch(passphrase, bytesOf(slot.salt), slot.kdf)
  const master = unwrap(id, slot, key)
  key.fill(0)
  return master
}

export function openBySecret(id: string, slot: Slot, secret: Uint8Array): Uint8Array | undefined {
  const key = secretKey(secret, bytesOf(slot.salt), slot.kind)
  const master = unwrap(id, slot, key)
  key.fill(0)
  return master
}
