import { basename } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { MissingFile } from '../../../shared/safekeeping/model.ts'
import type { Entry } from '../../kernel/files/zip.ts'
import { keysFor, sealedName, type VaultKeys } from '../../kernel/vault/keys.ts'
import { openStream } from '../../kernel/vault/sealing.ts'
import { readVault, slotsWithoutKeyring, VAULT_NAME } from '../../kernel/vault/vault-file.ts'
import type { Manifest } from '../manifest.ts'
import { provenFile, requireHeader, vaultBytes } from './vault.ts'

/** The content of a file of a backup, opened where the backup is sealed. */
export const openedEntry = (stream: Readable, keys: VaultKeys | undefined, file: string): Readable =>
  keys ? pipeline(stream, openStream(keys.files, file), () => undefined) : stream

/** The name that a file kept by its content has in a backup. */
export const entryName = (keys: VaultKeys | undefined, sha256: string): string =>
  keys ? sealedName(keys, sha256) : sha256

/** The vault as a backup has it: opened by the passphrase and the recovery key alone, since the keyring is of one computer. */
export function vaultEntry(folder: string): Entry {
  const { unsealing: _unsealing, ...header } = requireHeader(folder)
  const vault = provenFile(folder, { ...header, state: 'sealed', slots: slotsWithoutKeyring(header) })
  return { name: VAULT_NAME, bytes: vaultBytes(vault) }
}

/** A missing file by no name: what a sealed library has in clear tells nothing of it. */
export const withoutLabel = (one: MissingFile): MissingFile => ({ ...one, label: 'un fichier' })

/** Refuses a sealed backup that the vault of a library does not open. */
export function requireVaultOf({ vault }: Manifest, folder: string, file: string): void {
  if (!vault) return
  const own = readVault(folder)
  if (own?.id === vault && keysFor(folder)) return
  throw new AppError(
    'refused',
    own
      ? `«\u00a0${basename(file)}\u00a0» est scellée par le coffre d’une autre bibliothèque. Rien n’a été changé\u00a0: rétablissez-la dans un dossier neuf, par «\u00a0pretoire rescue\u00a0», avec sa phrase de passe.`
      : `«\u00a0${basename(file)}\u00a0» est scellée, et cette bibliothèque n’a pas de coffre. Rien n’a été changé\u00a0: rétablissez-la dans un dossier neuf, par «\u00a0pretoire rescue\u00a0», avec sa phrase de passe.`,
  )
}
