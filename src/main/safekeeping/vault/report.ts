import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { VaultReport } from '../../../shared/safekeeping/model.ts'
import { isSealedFile } from '../../kernel/files/stored.ts'
import { filesIn } from '../../kernel/files/wiping.ts'
import { keysFor } from '../../kernel/vault/keys.ts'
import { hasKeyringSlot, readVault } from '../../kernel/vault/vault-file.ts'
import { backupsIn } from '../list.ts'
import { manifestOf } from '../manifest.ts'
import { readState } from '../state.ts'
import { hasClearRemains } from './seal.ts'
import { requireHeader } from './vault.ts'

/** Reads whether a library is sealed; nothing of it is opened. `hasKeyring`: whether the host reaches the system's keyring. */
export function vaultReport(folder: string, hasKeyring = false): VaultReport {
  const vault = readVault(folder)
  if (!vault) return { state: 'clear', inClear: [], hasKeyring, opensByKeyring: false }
  const inClear = [...transient(folder), ...clearBackups(folder)]
  // who has the key is told by it; who has not sees what lies in the folder
  const isHalfClear = keysFor(folder)
    ? requireHeader(folder).unsealing !== undefined
    : vault.state !== 'sealing' && hasClearRemains(folder)
  const state = isHalfClear ? 'unsealing' : vault.state === 'sealing' ? 'sealing' : 'sealed'
  return { state, inClear, hasKeyring, opensByKeyring: hasKeyringSlot(vault) }
}

/** Files that LibreOffice reads or makes where no folder lies in memory, or that an older version left: they leave at closing. */
function transient(folder: string): string[] {
  const count = ['exports', 'uploads']
    .flatMap(name => filesIn(join(folder, name)))
    .filter(path => !isSealedFile(path)).length
  if (count === 0) return []
  return [
    `${count} fichier${count > 1 ? 's' : ''} que LibreOffice met en PDF, ou d’une version d’avant, dans le dossier de la bibliothèque\u00a0: ${count > 1 ? 'ils partent' : 'il part'} au verrouillage et à la fermeture.`,
  ]
}

function clearBackups(folder: string): string[] {
  const place = readState(join(folder, 'backups')).secondPlace?.folder
  const count =
    place && existsSync(place) ? backupsIn(place).filter(one => !manifestOf(one.file)?.vault).length : 0
  if (count === 0) return []
  return [
    `${count} sauvegarde${count > 1 ? 's' : ''} d’avant le scellement, en clair, à la seconde place («\u00a0${place}\u00a0»)\u00a0: Prétoire ne l${count > 1 ? 'es' : 'a'} supprime pas, faites-le quand une sauvegarde scellée y est.`,
  ]
}

/** The report, as one reads it. */
export function vaultText({ state, inClear, opensByKeyring }: VaultReport): string {
  const sentence = {
    clear:
      'La bibliothèque est en clair\u00a0: qui lit le disque la lit. «\u00a0pretoire vault seal\u00a0» la scelle.',
    sealing:
      'Le scellement s’est arrêté au milieu\u00a0: il reprend à la prochaine ouverture, avec la phrase de passe.',
    sealed: 'La bibliothèque est scellée\u00a0: base, pièces, images, clés de signature et sauvegardes.',
    unsealing:
      'Une partie de la bibliothèque est en clair\u00a0: sa remise en clair s’est arrêtée au milieu. «\u00a0pretoire vault unseal\u00a0» la finit, «\u00a0pretoire vault seal\u00a0» scelle à nouveau.',
  }[state]
  return [
    sentence,
    ...(opensByKeyring ? [KEYRING_SENTENCE] : []),
    ...inClear.map(one => `En clair\u00a0: ${one}`),
  ].join('\n')
}

const KEYRING_SENTENCE =
  'Le trousseau d’un ordinateur l’ouvre aussi, dans la fenêtre de bureau\u00a0; la ligne de commande n’y a pas accès et demande la phrase de passe.'
