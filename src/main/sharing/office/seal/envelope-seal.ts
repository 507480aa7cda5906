import { createHmac, randomBytes } from 'node:crypto'
import { sodium } from '../../../kernel/vault/sodium.ts'
import type { Envelope } from '../change-store.ts'
import { type DeskKey, isSignedBy, sha256Hex } from './desk-key.ts'

/** Sizes are rounded up to a multiple of this before sealing, so that a host learns less of them. */
const PADDING_BYTES = 256
const NONCE_BYTES = 24

/** The place of an envelope: everything beside the seal. */
type Place = Pick<Envelope, 'space' | 'member' | 'sequence' | 'previous' | 'epoch'>

/** The place as bytes: associated data of the seal, and the beginning of what is signed. */
const placeBytes = ({ space, member, sequence, previous, epoch }: Place): Buffer =>
  Buffer.from(`${JSON.stringify(['pretoire envelope 1', space, member, sequence, previous, epoch])}\n`)

const signedBytes = (envelope: Place & Pick<Envelope, 'sealed'>): Buffer =>
  Buffer.concat([placeBytes(envelope), envelope.sealed])

/** Name of an envelope in the chain of its member: SHA-256 of its place, its seal and its signature. */
export const envelopeHash = (envelope: Envelope): string =>
  sha256Hex(signedBytes(envelope), envelope.signature)

/** Whether the member it names signed this envelope, for this space and at this place. */
export const isGenuine = (envelope: Envelope): boolean =>
  isSignedBy(envelope.member, envelope.signature, signedBytes(envelope))

/** Signs what is sealed already. */
export function signEnvelope(key: DeskKey, place: Omit<Place, 'member'>, sealed: Uint8Array): Envelope {
  const envelope = { ...place, member: key.member, sealed }
  return { ...envelope, signature: key.sign(signedBytes(envelope)) }
}

/** A nonce of a text under a key: the same text is sealed to the same bytes by every desk that has the key, another one never. */
export const nonceOf = (spaceKey: Uint8Array, text: Uint8Array, associated: Uint8Array): Uint8Array =>
  createHmac('sha256', spaceKey)
    .update(`pretoire nonce 1 ${associated.byteLength}\n`)
    .update(associated)
    .update(text)
    .digest()
    .subarray(0, NONCE_BYTES)

/** XChaCha20-Poly1305 under a 32-byte key, the nonce before it: a random one where none is given. The text is padded. */
export function sealUnder(
  spaceKey: Uint8Array,
  text: Uint8Array,
  associated: Uint8Array,
  nonce: Uint8Array = randomBytes(NONCE_BYTES),
): Uint8Array {
  const padded = sodium().pad(text, PADDING_BYTES)
  return Buffer.concat([
    nonce,
    sodium().crypto_aead_xchacha20poly1305_ietf_encrypt(padded, associated, null, nonce, spaceKey),
  ])
}

/** The text sealed; undefined where the key or the associated data are others, or a bit was changed. */
export function openUnder(
  spaceKey: Uint8Array,
  sealed: Uint8Array,
  associated: Uint8Array,
): Uint8Array | undefined {
  try {
    const padded = sodium().crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      sealed.subarray(NONCE_BYTES),
      associated,
      sealed.subarray(0, NONCE_BYTES),
      spaceKey,
    )
    return sodium().unpad(padded, PADDING_BYTES)
  } catch {
    return undefined
  }
}

/** Seals a text at its place in a space. */
export const sealEnvelope = (
  key: DeskKey,
  spaceKey: Uint8Array,
  place: Omit<Place, 'member'>,
  text: Uint8Array,
): Envelope =>
  signEnvelope(key, place, sealUnder(spaceKey, text, placeBytes({ ...place, member: key.member })))

export const openEnvelope = (spaceKey: Uint8Array, envelope: Envelope): Uint8Array | undefined =>
  openUnder(spaceKey, envelope.sealed, placeBytes(envelope))

/** Seals and signs a text for some members alone: a key of its own, in a sealed box for each. */
export function sealToMembers(
  key: DeskKey,
  members: readonly string[],
  place: Omit<Place, 'member' | 'epoch'>,
  text: Uint8Array,
  box: (member: string, bytes: Uint8Array) => Uint8Array,
): Envelope {
  const own = { ...place, epoch: 0 }
  const contentKey = sodium().crypto_aead_xchacha20poly1305_ietf_keygen()
  const boxes = members.map(member => box(member, contentKey))
  const body = sealUnder(contentKey, text, placeBytes({ ...own, member: key.member }))
  const count = Buffer.alloc(4)
  count.writeUInt32BE(boxes.length)
  return signEnvelope(key, own, Buffer.concat([count, ...boxes, body]))
}

/** A sealed box of a 32-byte key: an ephemeral public key, the key, its authentication code. */
const BOX_BYTES = 32 + 32 + 16

/** A text sealed to this desk, and which of the boxes opened it. */
export interface OpenedText {
  readonly text: Uint8Array | undefined
  readonly box: number
}

/**
 * Opens a text sealed to this desk among others; undefined where it was not. Boxes bear no name, and each takes a tenth of a millisecond
 * to try: `likelyBox` is tried first.
 */
export function openToMember(key: DeskKey, envelope: Envelope, likelyBox = 0): OpenedText | undefined {
  const bytes = Buffer.from(envelope.sealed)
  if (bytes.length < 4) return undefined
  const count = bytes.readUInt32BE(0)
  const bodyStart = 4 + count * BOX_BYTES
  if (bodyStart > bytes.length) return undefined
  const contentKeyOf = (box: number) =>
    key.openBox(bytes.subarray(4 + box * BOX_BYTES, 4 + (box + 1) * BOX_BYTES))
  for (let tried = 0; tried < count; tried += 1) {
    const box = (likelyBox + tried) % count
    const contentKey = contentKeyOf(box)
    if (contentKey)
      return { text: openUnder(contentKey, bytes.subarray(bodyStart), placeBytes(envelope)), box }
  }
  return undefined
}
