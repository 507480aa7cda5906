import { randomBytes, randomUUID } from 'node:crypto'
import { AppError } from '../../../shared/kernel/errors.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { writeWhole } from '../../kernel/library.ts'
import { holdKeys, KEY_BYTES, masterOf } from '../../kernel/vault/keys.ts'
import { loadSodium } from '../../kernel/vault/sodium.ts'
import {
  readVault,
  type Slot,
  VAULT_FORMAT,
  type VaultFile,
  vaultPath,
} from '../../kernel/vault/vault-file.ts'
import {
  measureKdf,
  openByPassphrase,
  openBySecret,
  requirePassphrase,
  wrapByPassphrase,
  wrapBySecret,
} from '../../kernel/vault/wrapping.ts'
import { forgetFailures, noteFailure, refuseHurried } from './attempts.ts'
import { looksLikeRecoveryKey, newRecoverySecret, recoverySecret, recoveryText } from './recovery-key.ts'

export function writeVault(folder: string, vault: VaultFile): void {
  guarded(() => writeWhole(vaultPath(folder), Buffer.from(`${JSON.stringify(vault, null, 1)}\n`)))
}

/** Makes the vault of a library that has none, in the state of one being sealed, and holds its keys. Returns the recovery key. */
export async function createVault(folder: string, passphrase: string): Promise<string> {
  requirePassphrase(passphrase)
  await loadSodium()
  const id = randomUUID()
  const master = new Uint8Array(randomBytes(KEY_BYTES))
  const secret = newRecoverySecret()
  writeVault(folder, {
    pretoire: 1,
    kind: 'vault',
    format: VAULT_FORMAT,
    id,
    state: 'sealing',
    at: new Date().toISOString(),
    slots: [
      wrapByPassphrase(id, passphrase, master, measureKdf()),
      wrapBySecret(id, 'recovery', secret, master),
    ],
  })
  holdKeys(folder, master)
  master.fill(0)
  return recoveryText(secret)
}

/**
 * Unlocks the vault of a folder by its passphrase or its recovery key, for this process. Wrong ones are counted, and slowed.
 * Refused where there is no vault.
 */
export async function unlockVault(folder: string, secret: string): Promise<void> {
  const vault = requireVault(folder)
  refuseHurried(folder)
  await loadSodium()
  const master = openMaster(vault, secret)
  if (!master) {
    noteFailure(folder)
    throw new AppError(
      'refused',
      looksLikeRecoveryKey(secret)
        ? 'Ce n’est pas la clé de secours de ce coffre. Rien n’a été changé.'
        : 'Ce n’est pas la phrase de passe. Rien n’a été changé.',
    )
  }
  forgetFailures(folder)
  holdKeys(folder, master)
  master.fill(0)
}

function openMaster({ id, slots }: VaultFile, secret: string): Uint8Array | undefined {
  const typedSecret = looksLikeRecoveryKey(secret) ? recoverySecret(secret) : undefined
  for (const slot of slots) {
    const master =
      slot.kind === 'passphrase'
        ? openByPassphrase(id, slot, secret)
        : slot.kind === 'recovery' && typedSecret
          ? openBySecret(id, slot, typedSecret)
          : undefined
    if (master) return master
  }
  return undefined
}

/** Changes the passphrase: the master key is wrapped again, nothing else is rewritten. The vault must be unlocked. */
export async function changePassphrase(folder: string, passphrase: string): Promise<void> {
  requirePassphrase(passphrase)
  const vault = requireVault(folder)
  const master = await unlockedMaster(folder)
  replaceSlot(folder, vault, wrapByPassphrase(vault.id, passphrase, master, measureKdf()))
  master.fill(0)
}

/** Makes a new recovery key; the one printed before opens no more. */
export async function renewRecovery(folder: string): Promise<string> {
  const vault = requireVault(folder)
  const master = await unlockedMaster(folder)
  const secret = newRecoverySecret()
  replaceSlot(folder, vault, wrapBySecret(vault.id, 'recovery', secret, master))
  master.fill(0)
  return recoveryText(secret)
}

/** Puts a slot in the place of the one of its kind; the others stay. */
export function replaceSlot(folder: string, vault: VaultFile, slot: Slot): void {
  const slots = [...vault.slots.filter(({ kind }) => kind !== slot.kind), slot]
  writeVault(folder, { ...vault, at: new Date().toISOString(), slots })
}

/** Copies the master key of an unlocked vault, to be wrapped again. */
export async function unlockedMaster(folder: string): Promise<Uint8Array> {
  await loadSodium()
  const master = masterOf(folder)
  if (!master)
    throw new AppError('refused', 'Le coffre est verrouillé\u00a0: ouvrez-le d’abord. Rien n’a été changé.')
  return master
}

export function requireVault(folder: string): VaultFile {
  const vault = readVault(folder)
  if (!vault)
    throw new AppError(
      'refused',
      'Cette bibliothèque n’est pas scellée\u00a0: elle n’a pas de coffre. Rien n’a été changé.',
    )
  return vault
}
