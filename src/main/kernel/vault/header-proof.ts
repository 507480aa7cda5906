import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { AppError } from '../../../shared/kernel/errors.ts'
import { headerKeyOf } from './keys.ts'
import { sodium } from './sodium.ts'
import { NONCE_BYTES, type VaultFile, VaultHeader } from './vault-file.ts'

/** A header as its proof has it. `unsealing`: since when it is being put in clear, because somebody asked for it; only the proof tells. */
export const ProvenHeader = VaultHeader.extend({ unsealing: z.string().optional() })
export type ProvenHeader = z.infer<typeof ProvenHeader>

/** The text that ties a proof to its vault. */
const context = (id: string) => `pretoire vault ${id} header`

/** Writes the header of a vault with its proof: all of it once more, and what was asked for, sealed by the master key. */
export function proveHeader(master: Uint8Array, proven: ProvenHeader): VaultFile {
  const { unsealing: _unsealing, ...header } = proven
  const nonce = new Uint8Array(randomBytes(NONCE_BYTES))
  const key = headerKeyOf(master)
  const sealed = sodium().crypto_aead_xchacha20poly1305_ietf_encrypt(
    JSON.stringify(proven),
    context(header.id),
    null,
    nonce,
    key,
  )
  key.fill(0)
  return { ...header, proof: { nonce: base64(nonce), sealed: base64(sealed) } }
}

/**
 * The header that a vault proves. Throws where a member was touched since Prétoire wrote it, naming each, or where the proof itself was.
 * One of format 1 proves nothing: it is read as the header of a sealed library, or of one that goes on being sealed.
 */
export function provenHeader(master: Uint8Array, vault: VaultFile): ProvenHeader {
  const { proof, ...header } = vault
  if (!proof) return header
  const proven = openProof(master, vault)
  if (!proven) throw touched(['proof'])
  const { unsealing: _unsealing, ...written } = proven
  const differences = touchedMembers(written, header)
  if (differences.length > 0) throw touched(differences)
  return proven
}

function openProof(master: Uint8Array, { id, proof }: VaultFile): ProvenHeader | undefined {
  const key = headerKeyOf(master)
  try {
    const text = sodium().crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      bytesOf(proof?.sealed ?? ''),
      context(id),
      bytesOf(proof?.nonce ?? ''),
      key,
    )
    return ProvenHeader.parse(JSON.parse(Buffer.from(text).toString('utf8')))
  } catch {
    return undefined
  } finally {
    key.fill(0)
  }
}

/** The members that differ, as `vault.json` names them: « state », « slots (recovery) ». */
function touchedMembers(written: VaultHeader, read: VaultHeader): string[] {
  const members = (['format', 'state', 'at'] as const).filter(name => written[name] !== read[name])
  const kinds = [...new Set([...written.slots, ...read.slots].map(({ kind }) => kind))]
  const ofKind = ({ slots }: VaultHeader, kind: string) => slots.filter(slot => slot.kind === kind)
  const slots = kinds
    .filter(kind => !isDeepStrictEqual(ofKind(written, kind), ofKind(read, kind)))
    .map(kind => `slots (${kind})`)
  if (members.length + slots.length > 0) return [...members, ...slots]
  return isDeepStrictEqual(written, read) ? [] : ['slots']
}

const touched = (members: readonly string[]) =>
  new AppError(
    'damaged',
    `«\u00a0vault.json\u00a0», l’en-tête du coffre, a été modifié hors de Prétoire\u00a0: ${members.map(name => `«\u00a0${name}\u00a0»`).join(', ')}. La bibliothèque reste scellée, et rien n’y a été changé. Mettez ce fichier de côté sous un autre nom, puis rétablissez la dernière sauvegarde, qui en a une copie.`,
  )

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))
