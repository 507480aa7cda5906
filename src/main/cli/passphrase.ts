import { readFileSync } from 'node:fs'
import { AppError } from '../../shared/kernel/errors.ts'
import { sweepTemporary } from '../kernel/files/temporary.ts'
import { dropKeys, keysFor } from '../kernel/vault/keys.ts'
import { readVault } from '../kernel/vault/vault-file.ts'
import type { Output } from './output.ts'

/** Files that hold a passphrase, for commands nobody types: the one that opens, the one to come, that of a dossier given. `-`: standard input. */
const FILE_VARIABLES = {
  current: 'PRETOIRE_PASSPHRASE_FILE',
  next: 'PRETOIRE_NEW_PASSPHRASE_FILE',
  dossier: 'PRETOIRE_DOSSIER_PASSPHRASE_FILE',
} as const
export type PassphraseUse = keyof typeof FILE_VARIABLES

/** Standard input, which is read once: the passphrase that opens, then the other. */
let standardLines: string[] | undefined

/** Asks for a passphrase: never an argument, which every program of the computer could read. */
export async function passphrase(
  output: Pick<Output, 'input' | 'secret'>,
  question: string,
  which: PassphraseUse = 'current',
): Promise<string> {
  const file = process.env[FILE_VARIABLES[which]]
  if (file === '-') {
    standardLines ??= linesOf(Buffer.from((await output.input?.()) ?? []))
    return standardLines[which === 'current' ? 0 : 1] ?? ''
  }
  if (file) return linesOf(readFile(file))[0] ?? ''
  if (output.secret) return output.secret(question)
  throw new AppError(
    'refused',
    `Il faut la phrase de passe\u00a0: lancez la commande dans un terminal, ou donnez dans ${FILE_VARIABLES[which]} le nom d’un fichier qui la contient («\u00a0-\u00a0»\u00a0: l’entrée standard). Rien n’a été changé.`,
  )
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new AppError(
      'not-found',
      `Le fichier de la phrase de passe, «\u00a0${path}\u00a0», ne se lit pas. Rien n’a été changé.`,
    )
  }
}

const linesOf = (bytes: Buffer): string[] => bytes.toString('utf8').split(/\r?\n/)

/** Unlocks a sealed library before a command opens it. */
export const unlockForCommand = (folder: string, output: Output): Promise<void> =>
  unlockByPassphrase(folder, { secret: question => passphrase(output, question), note: output.err })

/** Unlocks the vault of a folder, where there is one; a sealing that was stopped is ended. Refused where an unsealing was. */
export async function unlockByPassphrase(
  folder: string,
  cli: { secret(question: string): Promise<string>; note(sentence: string): void },
): Promise<void> {
  sweepTemporary(folder)
  if (!readVault(folder) || keysFor(folder)) return
  const [{ unlockVault }, { finishSealing }, { pendingUnsealing }] = await Promise.all([
    import('../safekeeping/vault/vault.ts'),
    import('../safekeeping/vault/seal.ts'),
    import('../safekeeping/vault/unseal.ts'),
  ])
  await unlockVault(folder, await cli.secret('Phrase de passe de la bibliothèque\u00a0:'))
  if (pendingUnsealing(folder) !== undefined) {
    dropKeys(folder)
    throw new AppError(
      'refused',
      'La remise en clair de la bibliothèque s’est arrêtée au milieu\u00a0: une partie est en clair. «\u00a0pretoire vault seal\u00a0» la scelle à nouveau, «\u00a0pretoire vault unseal\u00a0» finit de la remettre en clair. Rien n’a été changé.',
    )
  }
  if (await finishSealing(folder)) cli.note('Ce qui restait en clair d’un scellement arrêté est scellé.')
}
