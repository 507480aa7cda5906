import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/kernel/errors.ts'
import { KEY_BYTES } from './keys.ts'

export const VAULT_NAME = 'vault.json'
export const VAULT_FORMAT = 2
export const SALT_BYTES = 16
export const NONCE_BYTES = 24
/** The authentication code of XChaCha20-Poly1305. */
const CODE_BYTES = 16

/**
 * The work that a passphrase may cost: less was not made by Prétoire, more would take the computer down. Read before any of it is paid.
 * At the most, three gigabytes gone through once: some seconds on a slow computer.
 */
export const PASSES = { least: 2, most: 12 } as const
export const MEMORY_BYTES = { least: 64 * 2 ** 20, most: 256 * 2 ** 20 } as const

/** So many bytes, in base64. */
const Bytes = (count: number) =>
  z
    .string()
    .refine(text => Buffer.from(text, 'base64').toString('base64') === text && base64Bytes(text) === count)
const base64Bytes = (text: string) => Buffer.from(text, 'base64').length

/** The master key, wrapped by one way of opening. Bytes are in base64. */
export const Slot = z.strictObject({
  kind: z.enum(['passphrase', 'recovery', 'system']),
  /** how its key is made from the passphrase; the recovery key needs no more than its salt */
  kdf: z
    .strictObject({ name: z.literal('argon2id13'), opslimit: z.number(), memlimit: z.number() })
    .optional(),
  salt: Bytes(SALT_BYTES),
  nonce: Bytes(NONCE_BYTES),
  key: Bytes(KEY_BYTES + CODE_BYTES),
  /** of a `system` slot: the secret of its key, sealed by the keyring of one computer */
  secret: z.string().optional(),
})
export type Slot = z.infer<typeof Slot>

/** The members of `vault.json` that anybody reads, and that its proof repeats. */
export const VaultHeader = z.strictObject({
  pretoire: z.literal(1),
  kind: z.literal('vault'),
  format: z.int(),
  id: z.string(),
  /** `sealing`: under way, or stopped in the middle; `unsealing`: of format 1, which proves nothing of it */
  state: z.enum(['sealing', 'sealed', 'unsealing']),
  at: z.string(),
  slots: z.array(Slot).min(1),
})
export type VaultHeader = z.infer<typeof VaultHeader>

/** `vault.json` of a library's folder: all that opens it but the secrets. Docs: docs/formats/vault.md. */
const VaultFile = VaultHeader.extend({
  /** the header once more, sealed by the master key; none in format 1 */
  proof: z.strictObject({ nonce: Bytes(NONCE_BYTES), sealed: z.string() }).optional(),
})
export type VaultFile = z.infer<typeof VaultFile>

/** Whether the keyring of a computer opens a vault. */
export const hasKeyringSlot = ({ slots }: VaultHeader): boolean => slots.some(({ kind }) => kind === 'system')

/** The slots that the passphrase and the recovery key open. */
export const slotsWithoutKeyring = ({ slots }: VaultHeader): Slot[] =>
  slots.filter(({ kind }) => kind !== 'system')

export const vaultPath = (folder: string): string => join(folder, VAULT_NAME)

/** The vault of a folder; undefined where it has none. Throws where it does not read, or is of a newer Prétoire. */
export function readVault(folder: string): VaultFile | undefined {
  const file = vaultPath(folder)
  if (!existsSync(file)) return undefined
  return parseVault(readFileSync(file))
}

const NewerVault = z.object({
  pretoire: z.literal(1),
  kind: z.literal('vault'),
  format: z.int().min(VAULT_FORMAT + 1),
})

export function parseVault(bytes: Buffer): VaultFile {
  const content = json(bytes)
  if (NewerVault.safeParse(content).success)
    throw new AppError(
      'refused',
      'Le coffre de cette bibliothèque vient d’une version plus récente de Prétoire. Rien n’a été changé\u00a0: installez-la d’abord.',
    )
  const vault = VaultFile.safeParse(content).data
  // the proof of format 2 is not to be left out
  if (!vault || vault.format < 1 || (vault.format > 1 && !vault.proof))
    throw new AppError(
      'damaged',
      '«\u00a0vault.json\u00a0», qui garde la clé scellée du coffre, ne se lit plus. Rien n’a été changé. Chaque sauvegarde en a une copie\u00a0: mettez-le de côté sous un autre nom, puis rétablissez la dernière, dont la phrase de passe suffit.',
    )
  return vault
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
