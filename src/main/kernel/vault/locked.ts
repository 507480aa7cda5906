import { AppError } from '../../../shared/kernel/errors.ts'
import { type ProvenHeader, provenHeader } from './header-proof.ts'
import { masterOf } from './keys.ts'
import { readVault } from './vault-file.ts'

/** Why a sealed library is not opened, in the detail of the refusal. */
export type VaultRefusal = 'locked' | 'unfinished'

/** The proven header of a folder whose vault is unlocked; undefined where it has no vault, or is locked. Throws where it proves nothing. */
export function readProvenHeader(folder: string): ProvenHeader | undefined {
  const master = masterOf(folder)
  const vault = master && readVault(folder)
  try {
    return vault && provenHeader(master, vault)
  } finally {
    master?.fill(0)
  }
}

/** Refuses the library of a folder that is locked, or whose sealing, or unsealing, was stopped in the middle. */
export function refuseLocked(folder: string): void {
  if (!readVault(folder)) return
  const header = readProvenHeader(folder)
  if (!header)
    throw vaultRefusal(
      'locked',
      'La bibliothèque est scellée\u00a0: elle s’ouvre avec sa phrase de passe. Rien n’a été changé.',
    )
  if (header.unsealing !== undefined || header.state === 'unsealing')
    throw vaultRefusal(
      'unfinished',
      'La remise en clair de la bibliothèque s’est arrêtée au milieu. Rien n’est perdu\u00a0: sa phrase de passe la scelle à nouveau, ou finit de la remettre en clair, comme vous le direz.',
    )
  if (header.state === 'sealing')
    throw vaultRefusal(
      'unfinished',
      'Le scellement de la bibliothèque s’est arrêté au milieu. Rien n’est perdu\u00a0: il reprend avec la phrase de passe.',
    )
}

const vaultRefusal = (vault: VaultRefusal, message: string) => new AppError('refused', message, { vault })

/** Why a refusal asks for the passphrase; undefined where it does not. */
export function vaultRefusalOf(error: unknown): VaultRefusal | undefined {
  const detail = error instanceof AppError ? error.detail : undefined
  if (typeof detail !== 'object' || detail === null || !('vault' in detail)) return undefined
  return detail.vault === 'unfinished' ? 'unfinished' : 'locked'
}
