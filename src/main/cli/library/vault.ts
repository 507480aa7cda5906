import { AppError } from '../../../shared/kernel/errors.ts'
import { readVault } from '../../kernel/vault/vault-file.ts'
import { removeKeyringSlot } from '../../safekeeping/vault/keyring-slot.ts'
import { vaultReport, vaultText } from '../../safekeeping/vault/report.ts'
import { finishSealing, sealLibrary } from '../../safekeeping/vault/seal.ts'
import { pendingUnsealing, resealLibrary, unsealLibrary } from '../../safekeeping/vault/unseal.ts'
import { changePassphrase, renewRecovery, requireVault, unlockVault } from '../../safekeeping/vault/vault.ts'
import type { Runs, VerbClis } from '../verb.ts'
import type { vaultVerbs } from './vault-table.ts'

type AnyVaultCli = VerbClis<typeof vaultVerbs>['vault seal']

/** Runs the verbs of its table. */
export const runs: Runs<typeof vaultVerbs> = {
  'vault status': async cli => {
    const report = vaultReport(cli.folder)
    cli.print(report, () => vaultText(report))
    return 0
  },
  'vault seal': async cli => {
    if (readVault(cli.folder)) return sealAgain(cli)
    const passphrase = await newPassphrase(cli, 'current')
    const recovery = await sealLibrary(cli.folder, passphrase, noteStep(cli))
    const report = vaultReport(cli.folder)
    cli.print({ ...report, recovery }, () => `${vaultText(report)}\n${recoveryText(recovery)}`)
    return 0
  },
  'vault passphrase': async cli => {
    await unlock(cli)
    await changePassphrase(cli.folder, await newPassphrase(cli, 'next'))
    cli.print(
      vaultReport(cli.folder),
      () =>
        'La phrase de passe est changée. Les sauvegardes faites avant, hors de cette bibliothèque, s’ouvrent encore avec l’ancienne.',
    )
    return 0
  },
  'vault recovery': async cli => {
    await unlock(cli)
    const recovery = await renewRecovery(cli.folder)
    cli.print({ recovery }, () => recoveryText(recovery))
    return 0
  },
  'vault forget-keyring': async cli => {
    const { opensByKeyring } = vaultReport(cli.folder)
    if (opensByKeyring) {
      await unlock(cli)
      removeKeyringSlot(cli.folder)
    } else requireVault(cli.folder)
    cli.print(vaultReport(cli.folder), () =>
      opensByKeyring
        ? 'Le trousseau n’ouvre plus cette bibliothèque. Une copie du dossier faite avant s’ouvre encore par lui.'
        : 'Le trousseau d’aucun ordinateur n’ouvrait cette bibliothèque\u00a0: rien n’a été changé.',
    )
    return 0
  },
  'vault unseal': async cli => {
    await unlock(cli)
    // typed here, now: one that was stopped goes on
    if (pendingUnsealing(cli.folder) === undefined) await finishSealing(cli.folder)
    await unsealLibrary(cli.folder, noteStep(cli))
    const report = vaultReport(cli.folder)
    cli.print(report, () => vaultText(report))
    return 0
  },
}

/** Names each step once: a terminal shows no part of it. */
const noteStep = (cli: AnyVaultCli) => (step: string, part?: number) => {
  if (part === undefined) cli.note(`${step}…`)
}

async function unlock(cli: AnyVaultCli): Promise<void> {
  requireVault(cli.folder)
  await unlockVault(cli.folder, await cli.secret('Phrase de passe actuelle\u00a0:'))
}

/** Seals what an unsealing that was stopped, or a sealing, left in clear. */
async function sealAgain(cli: AnyVaultCli): Promise<number> {
  await unlock(cli)
  if (pendingUnsealing(cli.folder) !== undefined) await resealLibrary(cli.folder, noteStep(cli))
  else if (!(await finishSealing(cli.folder, noteStep(cli))))
    throw new AppError('refused', 'Cette bibliothèque est déjà scellée. Rien n’a été changé.')
  const report = vaultReport(cli.folder)
  cli.print(report, () => vaultText(report))
  return 0
}

/** A passphrase to come, typed twice where it is typed. */
async function newPassphrase(cli: AnyVaultCli, which: 'current' | 'next'): Promise<string> {
  const first = await cli.secret('Nouvelle phrase de passe\u00a0:', which)
  if (first !== (await cli.secret('La même, encore une fois\u00a0:', which)))
    throw new AppError(
      'refused',
      'Les deux phrases ne sont pas les mêmes. Rien n’a été changé\u00a0: recommencez.',
    )
  return first
}

const recoveryText = (recovery: string): string =>
  `Clé de secours, à imprimer ou à recopier, et à ranger loin de l’ordinateur\u00a0:\n\n  ${recovery}\n\nElle ouvre la bibliothèque si la phrase de passe est oubliée. Sans l’une ni l’autre, personne ne l’ouvre, Prétoire non plus.`
