import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/kernel/errors.ts'
import { type Envelope, MAX_SEALED_BYTES } from './change-store.ts'

const SPACE_ID = /^[0-9a-z-]{1,100}$/
const MEMBER_ID = /^[0-9a-f]{64}$/
const BLOB_ID = /^[0-9a-f]{64}$/
const SIGNATURE_BYTES = 64

/** Whether two envelopes are the same, byte for byte. */
export const isSameEnvelope = (one: Envelope, other: Envelope): boolean =>
  one.space === other.space &&
  one.member === other.member &&
  one.sequence === other.sequence &&
  one.previous === other.previous &&
  one.epoch === other.epoch &&
  Buffer.compare(one.sealed, other.sealed) === 0 &&
  Buffer.compare(one.signature, other.signature) === 0

/** A second envelope under a number already taken: two copies of one library write as one member. */
export const forkRefusal = ({ member, sequence }: Pick<Envelope, 'member' | 'sequence'>): AppError =>
  new AppError(
    'refused',
    `Le bureau a déjà un autre changement n°\u00a0${sequence} de ce poste : une copie de cette bibliothèque travaille ailleurs sous la même clé, ou une ancienne sauvegarde a été rétablie. Rien n’a été envoyé, et rien n’est perdu ici.`,
    { fork: { member, sequence } },
  )

/** Refuses an envelope that no desk of this program makes, before a host stores it. */
export function refuseMalformed({ space, member, sequence, sealed, signature }: Envelope): void {
  if (
    !SPACE_ID.test(space) ||
    !MEMBER_ID.test(member) ||
    !Number.isSafeInteger(sequence) ||
    sequence < 1 ||
    signature.byteLength !== SIGNATURE_BYTES
  )
    throw new Error('malformed envelope')
  refuseTooLarge(sealed)
}

/** Refusal of a change of so many bytes, larger than any host takes. */
export const tooLargeRefusal = (bytes: number): AppError =>
  new AppError(
    'full',
    `Ce changement est trop grand pour le bureau (${Math.ceil(bytes / 2 ** 20)} Mo, ${MAX_SEALED_BYTES / 2 ** 20} au plus). Il reste ici, entier, et n’a pas été envoyé.`,
  )

/** Refuses what is larger than any host takes. */
export function refuseTooLarge(sealed: Uint8Array): void {
  if (sealed.byteLength > MAX_SEALED_BYTES) throw tooLargeRefusal(sealed.byteLength)
}

/** Refuses a blob whose name is not the hash of its bytes. */
export function refuseMisnamed(id: string, bytes: Uint8Array): void {
  if (!isNamedByContent(id, bytes)) throw new Error('a blob is named by the SHA-256 of its bytes')
}

/** Whether a blob is what its name announces: a host may have cut or changed it. */
export const isNamedByContent = (id: string, bytes: Uint8Array): boolean =>
  BLOB_ID.test(id) && createHash('sha256').update(bytes).digest('hex') === id

/** Refuses a file of a space that is larger than what it is asked for. */
export function refuseLongerThan(bytes: number, maxBytes: number): void {
  if (bytes > maxBytes)
    throw new AppError(
      'damaged',
      `un texte de ${Math.ceil(bytes / 2 ** 20)} Mo y est annoncé, ${Math.ceil(maxBytes / 2 ** 20)} au plus`,
    )
}
