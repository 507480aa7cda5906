import { randomBytes } from 'node:crypto'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Keyring } from '../../kernel/vault/keyring.ts'
import { KEY_BYTES } from '../../kernel/vault/keys.ts'
import { loadSodium } from '../../kernel/vault/sodium.ts'
import { hasKeyringSlot, slotsWithoutKeyring } from '../../kernel/vault/vault-file.ts'
import { openBySecret, wrapBySecret } from '../../kernel/vault/wrapping.ts'
import {
  admitMaster,
  replaceSlot,
  requireHeader,
  requireVault,
  unlockedMaster,
  writeHeader,
} from './vault.ts'

/**
 * Has the keyring of this computer open the vault of a folder, which is unlocked: the master key is wrapped by a secret that the keyring
 * seals. Refused where the host reaches no keyring, where it protects nothing, and where it does not give back what it sealed.
 */
export async function addKeyringSlot(folder: string, keyring: Keyring | undefined): Promise<void> {
  requireVault(folder)
  const usableKeyring = requireKeyring(keyring)
  if (!(await usableKeyring.isThere().catch(() => false))) throw unprotected()
  const secret = new Uint8Array(randomBytes(KEY_BYTES))
  try {
    const sealed = await sealAndReadBack(usableKeyring, secret)
    // the user may have taken long to answer the system: the vault is read as it is now, and refused where it was locked meanwhile
    const master = await unlockedMaster(folder)
    const header = requireHeader(folder)
    const slot = wrapBySecret(header.id, 'system', secret, master)
    master.fill(0)
    replaceSlot(folder, header, { ...slot, secret: Buffer.from(sealed).toString('base64') })
  } finally {
    secret.fill(0)
  }
}

async function sealAndReadBack(keyring: Keyring, secret: Uint8Array): Promise<Uint8Array> {
  try {
    const sealed = await keyring.seal(secret)
    if (Buffer.from(await keyring.open(sealed)).equals(secret)) return sealed
  } catch {
    // refused below: the words of the system are not the user's
  }
  throw unprotected()
}

/** Takes the vault of a folder, which is unlocked, back from the keyring; the passphrase and the recovery key stay. */
export function removeKeyringSlot(folder: string): void {
  const header = requireHeader(folder)
  if (hasKeyringSlot(header))
    writeHeader(folder, { ...header, slots: slotsWithoutKeyring(header), at: new Date().toISOString() })
}

/** Unlocks the vault of a folder by the keyring of this computer. Nothing is guessed: a failure is not counted as a wrong passphrase. */
export async function unlockByKeyring(folder: string, keyring: Keyring | undefined): Promise<void> {
  const vault = requireVault(folder)
  const slot = vault.slots.find(({ kind }) => kind === 'system')
  if (!slot)
    throw new AppError(
      'refused',
      'Le trousseau d’aucun ordinateur n’ouvre cette bibliothèque\u00a0: tapez sa phrase de passe. Rien n’a été changé.',
    )
  const usableKeyring = requireKeyring(keyring)
  await loadSodium()
  const secret = await usableKeyring
    .open(new Uint8Array(Buffer.from(slot.secret ?? '', 'base64')))
    .catch(() => undefined)
  const master = secret && openBySecret(vault.id, slot, secret)
  secret?.fill(0)
  if (!master)
    throw new AppError(
      'refused',
      'Le trousseau de cet ordinateur n’a pas rendu la clé de cette bibliothèque\u00a0: il est fermé, il l’a perdue, ou c’est celui d’un autre ordinateur ou d’une autre session. Rien n’a été changé\u00a0: la phrase de passe l’ouvre toujours. Si cela dure, décochez puis recochez «\u00a0Ouvrir sans phrase de passe sur cet ordinateur\u00a0» dans Réglages, Coffre.',
    )
  admitMaster(folder, vault, master)
}

function requireKeyring(keyring: Keyring | undefined): Keyring {
  if (!keyring)
    throw new AppError(
      'refused',
      'Le trousseau de l’ordinateur ne s’ouvre que dans la fenêtre de bureau de Prétoire\u00a0: un navigateur et la ligne de commande n’y ont pas accès. Rien n’a été changé\u00a0: la phrase de passe ouvre la bibliothèque.',
    )
  return keyring
}

const unprotected = () =>
  new AppError(
    'refused',
    'Cette session n’a pas de trousseau qui protège une clé\u00a0: il n’y en a pas, il est resté fermé, ou il ne rend pas ce qu’il garde. Rien n’a été changé\u00a0: la bibliothèque s’ouvre par sa phrase de passe. Sous Linux, il faut GNOME Keyring ou KWallet, ouvert avec la session.',
  )
