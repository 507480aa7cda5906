import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { dropEmptyFolders } from '../../kernel/files/temporary.ts'
import { writeWhole } from '../../kernel/library.ts'
import { type ProvenHeader, proveHeader, provenHeader } from '../../kernel/vault/header-proof.ts'
import { dropKeys, holdKeys, KEY_BYTES, masterOf } from '../../kernel/vault/keys.ts'
import { readProvenHeader } from '../../kernel/vault/locked.ts'
import { requirePassphrase } from '../../kernel/vault/passphrase-strength.ts'
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
  wrapByPassphrase,
  wrapBySecret,
} from '../../kernel/vault/wrapping.ts'
import { forgetFailures, noteFailure, refuseHurried } from './attempts.ts'
import { looksLikeRecoveryKey, newRecoverySecret, recoverySecret, recoveryText } from './recovery-key.ts'

/** The bytes of `vault.json`. */
export const vaultBytes = (vault: VaultFile): Buffer => Buffer.from(`${JSON.stringify(vault, null, 1)}\n`)

/** Writes the header of a vault that is unlocked, with its proof, in the format of this version. */
export function writeHeader(folder: string, header: ProvenHeader): void {
  const vault = provenFile(folder, header)
  guarded(() => writeWhole(vaultPath(folder), vaultBytes(vault)))
}

/** The vault file of a header, proven by the keys that are held. */
export function provenFile(folder: string, header: ProvenHeader): VaultFile {
  const master = masterOf(folder)
  if (!master) throw locked()
  try {
    return proveHeader(master, { ...header, format: VAULT_FORMAT })
  } finally {
    master.fill(0)
  }
}

/** The proven header of a vault that is unlocked. */
export function requireHeader(folder: string): ProvenHeader {
  requireVault(folder)
  const header = readProvenHeader(folder)
  if (!header) throw locked()
  return header
}

const locked = () =>
  new AppError('refused', 'Le coffre est verrouillé\u00a0: ouvrez-le d’abord. Rien n’a été changé.')

/**
 * Makes the vault of a library that has none, in the state of one being sealed, and holds its keys; the passphrase was judged before. Returns
 * the recovery key.
 */
export async function createVault(folder: string, passphrase: string): Promise<string> {
  await loadSodium()
  const id = randomUUID()
  const master = new Uint8Array(randomBytes(KEY_BYTES))
  const secret = newRecoverySecret()
  const slots = [
    wrapByPassphrase(id, passphrase, master, measureKdf()),
    wrapBySecret(id, 'recovery', secret, master),
  ]
  holdKeys(folder, master)
  master.fill(0)
  const at = new Date().toISOString()
  try {
    writeHeader(folder, { pretoire: 1, kind: 'vault', format: VAULT_FORMAT, id, state: 'sealing', at, slots })
  } catch (error) {
    dropKeys(folder)
    throw error
  }
  return recoveryText(secret)
}

/**
 * Unlocks the vault of a folder by its passphrase or its recovery key, for this process. Wrong ones are counted, and slowed.
 * Refused where there is no vault. A secret given as bytes, in UTF-8, becomes no string, which nothing could overwrite, but where it is a recovery key or
 * its letters have to be composed; the caller overwrites its bytes.
 */
export async function unlockVault(folder: string, secret: string | Uint8Array): Promise<void> {
  const vault = requireVault(folder)
  refuseHurried(folder)
  await loadSodium()
  const typed = Buffer.from(secret)
  try {
    const master = openMaster(vault, typed)
    if (!master) {
      noteFailure(folder)
      throw new AppError(
        'refused',
        looksLikeRecoveryKey(typed)
          ? 'Ce n’est pas la clé de secours de ce coffre. Rien n’a été changé.'
          : 'Ce n’est pas la phrase de passe. Rien n’a été changé.',
      )
    }
    forgetFailures(folder)
    admitMaster(folder, vault, master)
  } finally {
    typed.fill(0)
  }
}

/** Holds the keys of a vault whose header proves itself, and overwrites the master key given. A vault of an older format is brought up. */
export function admitMaster(folder: string, vault: VaultFile, master: Uint8Array): void {
  try {
    provenHeader(master, vault)
    holdKeys(folder, master)
  } finally {
    master.fill(0)
  }
  if (vault.format < VAULT_FORMAT) bringUp(folder, vault)
}

/**
 * Writes a vault of format 1 in that of this version. Whatever it says of itself, it is sealed or goes on being sealed: an unsealing
 * that it tells of goes on only once somebody has said so again.
 */
function bringUp(folder: string, vault: VaultFile): void {
  const { proof: _proof, state, ...header } = vault
  const isUnsealing = state === 'unsealing'
  try {
    writeHeader(folder, {
      ...header,
      state: isUnsealing ? 'sealed' : state,
      ...(isUnsealing && { unsealing: vault.at }),
    })
    // an older version left those of the files in clear
    dropEmptyFolders(join(folder, 'files'))
  } catch {
    // a disk that takes nothing: the next opening brings it up
  }
}

function openMaster({ id, slots }: VaultFile, secret: Buffer): Uint8Array | undefined {
  const typedSecret = looksLikeRecoveryKey(secret) ? recoverySecret(secret.toString('utf8')) : undefined
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
  await requirePassphrase(passphrase)
  const master = await unlockedMaster(folder)
  const header = requireHeader(folder)
  replaceSlot(folder, header, wrapByPassphrase(header.id, passphrase, master, measureKdf()))
  master.fill(0)
}

/** Makes a new recovery key; the one printed before opens no more. */
export async function renewRecovery(folder: string): Promise<string> {
  const master = await unlockedMaster(folder)
  const header = requireHeader(folder)
  const secret = newRecoverySecret()
  replaceSlot(folder, header, wrapBySecret(header.id, 'recovery', secret, master))
  master.fill(0)
  return recoveryText(secret)
}

/** Puts a slot in the place of the one of its kind; the others stay. */
export function replaceSlot(folder: string, header: ProvenHeader, slot: Slot): void {
  const slots = [...header.slots.filter(({ kind }) => kind !== slot.kind), slot]
  writeHeader(folder, { ...header, at: new Date().toISOString(), slots })
}

/** Copies the master key of an unlocked vault, to be wrapped again. */
export async function unlockedMaster(folder: string): Promise<Uint8Array> {
  await loadSodium()
  const master = masterOf(folder)
  if (!master) throw locked()
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
