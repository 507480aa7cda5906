import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/kernel/errors.ts'
import { keysFor } from './keys.ts'

export const VAULT_NAME = 'vault.json'
export const VAULT_FORMAT = 1

/** A vault that asks for more than this was not made by Prétoire: opening it must not take the computer down. */
const MAX_PASSES = 64
const MAX_MEMORY_BYTES = 2 ** 30

/** The master key, wrapped by one way of opening. Bytes are in base64. */
export const Slot = z.object({
  kind: z.enum(['passphrase', 'recovery', 'system']),
  /** how its key is made from the passphrase; the recovery key needs no more than its salt */
  kdf: z
    .object({
      name: z.literal('argon2id13'),
      opslimit: z.int().min(1).max(MAX_PASSES),
      memlimit: z.int().min(8192).max(MAX_MEMORY_BYTES),
    })
    .optional(),
  salt: z.string(),
  nonce: z.string(),
  key: z.string(),
  /** of a `system` slot: the secret of its key, sealed by the keyring of one computer */
  secret: z.string().optional(),
})
export type Slot = z.infer<typeof Slot>

/** `vault.json` of a library's folder: all that opens it but the secrets. Docs: docs/formats/vault.md. */
const VaultFile = z.object({
  pretoire: z.literal(1),
  kind: z.literal('vault'),
  format: z.int(),
  id: z.string(),
  /** `sealing` and `unsealing`: under way, or stopped in the middle */
  state: z.enum(['sealing', 'sealed', 'unsealing']),
  at: z.string(),
  slots: z.array(Slot).min(1),
})
export type VaultFile = z.infer<typeof VaultFile>

/** Whether the keyring of a computer opens a vault. */
export const hasKeyringSlot = ({ slots }: VaultFile): boolean => slots.some(({ kind }) => kind === 'system')

/** A vault that the passphrase and the recovery key alone open. */
export const withoutKeyring = (vault: VaultFile): VaultFile => ({
  ...vault,
  slots: vault.slots.filter(({ kind }) => kind !== 'system'),
})

export const vaultPath = (folder: string): string => join(folder, VAULT_NAME)

/** The vault of a folder; undefined where it has none. Throws where it does not read, or is of a newer Prétoire. */
export function readVault(folder: string): VaultFile | undefined {
  const file = vaultPath(folder)
  if (!existsSync(file)) return undefined
  return parseVault(readFileSync(file))
}

export function parseVault(bytes: Buffer): VaultFile {
  const vault = VaultFile.safeParse(json(bytes)).data
  if (!vault)
    throw new AppError(
      'damaged',
      '«\u00a0vault.json\u00a0», qui garde la clé scellée du coffre, ne se lit plus. Rien n’a été changé. Chaque sauvegarde en a une copie\u00a0: rétablissez la dernière, sa phrase de passe suffit.',
    )
  if (vault.format > VAULT_FORMAT)
    throw new AppError(
      'refused',
      'Le coffre de cette bibliothèque vient d’une version plus récente de Prétoire. Rien n’a été changé\u00a0: installez-la d’abord.',
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

/** Why a sealed library is not opened, in the detail of the refusal. */
export type VaultRefusal = 'locked' | 'unfinished'

/** Refuses the library of a folder that is locked, or whose sealing, or unsealing, was stopped in the middle. */
export function refuseLocked(folder: string): void {
  const vault = readVault(folder)
  if (!vault) return
  if (!keysFor(folder))
    throw vaultRefusal(
      'locked',
      'La bibliothèque est scellée\u00a0: elle s’ouvre avec sa phrase de passe. Rien n’a été changé.',
    )
  if (vault.state !== 'sealed')
    throw vaultRefusal(
      'unfinished',
      vault.state === 'sealing'
        ? 'Le scellement de la bibliothèque s’est arrêté au milieu. Rien n’est perdu\u00a0: il reprend avec la phrase de passe.'
        : 'La remise en clair de la bibliothèque s’est arrêtée au milieu. Rien n’est perdu\u00a0: elle reprend avec la phrase de passe.',
    )
}

const vaultRefusal = (vault: VaultRefusal, message: string) => new AppError('refused', message, { vault })

/** Why a refusal asks for the passphrase; undefined where it does not. */
export function vaultRefusalOf(error: unknown): VaultRefusal | undefined {
  const detail = error instanceof AppError ? error.detail : undefined
  if (typeof detail !== 'object' || detail === null || !('vault' in detail)) return undefined
  return detail.vault === 'unfinished' ? 'unfinished' : 'locked'
}
