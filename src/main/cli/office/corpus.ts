import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { dayText } from '../../../shared/french/dates.ts'
import { leftText, type OfficeCorpusState } from '../../../shared/library/fund.ts'
import type { LoadReport } from '../../imports/office/load-office.ts'
import { UsageError } from '../args.ts'
import type { Runs } from '../verb.ts'
import { absoluteAddress } from './absolute-address.ts'
import type { corpusVerbs } from './corpus-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof corpusVerbs> = {
  'office corpus load': async (cli, words) => {
    const [{ openPostgres }, { loadOffice }, { readApart }] = await Promise.all([
      import('../../kernel/postgres/connect.ts'),
      import('../../imports/office/load-office.ts'),
      import('../../imports/jobs/batches-in-worker.ts'),
    ])
    const postgres = await openPostgres(cli.options.url)
    let isStopped = false
    const stop = () => {
      isStopped = true
    }
    process.once('SIGINT', stop)
    try {
      const report = await loadOffice(
        postgres,
        words.map(path => ({ path: resolve(path), name: path })),
        { read: reading => readApart(reading), isStopped: () => isStopped },
      )
      cli.print(report, () => loadText(report))
      return report.refused > 0 ? 1 : 0
    } finally {
      process.off('SIGINT', stop)
      await postgres.close()
    }
  },
  'office corpus use': async (cli, addresses) => {
    const address = addresses.map(absoluteAddress).join(' ')
    if (address && cli.options.none) throw new UsageError('Donnez une adresse, ou «\u00a0--none\u00a0».')
    const state =
      address || cli.options.none
        ? await cli.call['library.useOfficeCorpus']({ address })
        : await cli.call['library.officeCorpus']({})
    cli.print(state, () => (state ? stateText(state) : 'Aucun corpus de bureau n’est interrogé.'))
    return state && !state.isAnswering ? 1 : 0
  },
  'office corpus take': async cli => {
    const { fund, code, dossier, cited } = cli.options
    const choices = [
      fund && { fund },
      code && { code },
      dossier && { dossier },
      cited && { cited: true as const },
    ].filter(one => !!one)
    const [what, other] = choices
    if (!what || other)
      throw new UsageError(
        'Donnez l’un de «\u00a0--fund\u00a0», «\u00a0--code\u00a0», «\u00a0--dossier\u00a0» et «\u00a0--cited\u00a0».',
      )
    const run = randomUUID()
    const stop = () => void cli.call['library.stopOffline']({ run })
    process.once('SIGINT', stop)
    try {
      const outcome = await cli.during(run, () => cli.call['library.takeOffline']({ ...what, run }))
      const { taken, present, left } = outcome
      cli.print(
        outcome,
        () =>
          `${texts(taken)} du bureau ${taken > 1 ? 'copiés' : 'copié'} dans la bibliothèque${present ? `\u00a0; ${texts(present)} y ${present > 1 ? 'étaient' : 'était'} déjà` : ''}.${leftText(left)}`,
      )
      return left > 0 ? 1 : 0
    } finally {
      process.off('SIGINT', stop)
    }
  },
}

const texts = (n: number): string => `${n.toLocaleString('fr-FR')} ${n > 1 ? 'textes' : 'texte'}`

function loadText({
  read,
  added,
  updated,
  unchanged,
  older,
  deleted,
  refused,
  rejected,
}: LoadReport): string {
  return [
    `${read.toLocaleString('fr-FR')} lus\u00a0: ${added} ajoutés, ${updated} mis à jour, ${unchanged} inchangés, ${older} plus anciens (laissés), ${deleted} supprimés, ${refused} refusés.`,
    ...rejected.map(one => `  refusé\u00a0: ${one.file} — ${one.reason}`),
  ].join('\n')
}

function stateText({ address, isAnswering, reason, texts: count, funds }: OfficeCorpusState): string {
  if (!isAnswering) return `Corpus du bureau\u00a0: ${address}\n${reason}`
  return [
    `Corpus du bureau\u00a0: ${address}, ${texts(count)}.`,
    ...funds.map(
      one => `  ${one.fund}\u00a0: ${texts(one.texts)}${one.day ? `, état du ${dayText(one.day)}` : ''}`,
    ),
  ].join('\n')
}
