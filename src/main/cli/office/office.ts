import { resolve } from 'node:path'
import { isPostgres } from '../../kernel/postgres/address.ts'
import { prepareFolder } from '../../sharing/office/folder/folder-office.ts'
import { type PreparedOffice, prepareOffice } from '../../sharing/office/postgres/prepare.ts'
import { plannedSteps, type SetupLine, setUpOffice, undoSetup } from '../../sharing/office/setup/setup.ts'
import { UsageError } from '../args.ts'
import type { Runs } from '../verb.ts'
import type { officeVerbs } from './office-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof officeVerbs> = {
  'office setup': async cli => {
    const { host, member = [], plan, undo } = cli.options
    const lines: SetupLine[] = []
    const tell = (line: SetupLine) => {
      lines.push(line)
      cli.note(`${outcomes[line.outcome]} : ${line.label}`)
    }
    if (undo) {
      undoSetup(tell)
      cli.print(
        lines,
        () => 'Ce serveur n’est plus réglé pour un bureau. La base et les sauvegardes sont restées.',
      )
      return 0
    }
    if (host === undefined) throw new UsageError('Donnez le nom du serveur (--host bureau.exemple.fr).')
    if (plan) {
      const steps = plannedSteps({ host, members: member })
      cli.print(steps, () => steps.map((step, at) => `${at + 1}. ${step}`).join('\n'))
      return 0
    }
    const { sheets } = await setUpOffice({ host, members: member }, tell)
    cli.print({ lines, sheets }, () =>
      member.length > 0
        ? `Le bureau est prêt. Les fiches à imprimer et autorite.crt sont dans ${sheets}, avec la clé de l’autorité : gardez celle-ci hors du serveur.`
        : 'Le bureau est prêt. Donnez un nom à chaque membre : --member.',
    )
    return 0
  },
  'office init': async cli => {
    const { url } = cli.options
    if (!isPostgres(url)) {
      const folder = resolve(url)
      const { wasReady } = prepareFolder(folder)
      cli.print({ folder, wasReady }, () => folderSentence(folder, wasReady))
      return 0
    }
    const prepared = await prepareOffice(url)
    cli.print(prepared, () => [preparedSentence(prepared), '', ...prepared.next].join('\n'))
    return 0
  },
}

const outcomes: Readonly<Record<SetupLine['outcome'], string>> = {
  done: 'fait',
  already: 'déjà fait',
  undone: 'repris',
}

function preparedSentence({ address, from, to }: PreparedOffice): string {
  if (from === to) return `Le bureau ${address} est déjà au format ${to} : rien n’y a été changé.`
  return from === 0
    ? `Le bureau est prêt dans ${address} (format ${to}).`
    : `Le bureau ${address} est passé du format ${from} au format ${to} ; ce qui y était est resté.`
}

const folderSentence = (folder: string, wasReady: boolean): string =>
  wasReady
    ? `Le dossier ${folder} est déjà un bureau : rien n’y a été changé.`
    : `Le dossier ${folder} est un bureau. Tous ceux qui le partagent doivent pouvoir y écrire.`
