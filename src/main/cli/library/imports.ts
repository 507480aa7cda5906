import type {
  FileOfImport,
  ImportRecord,
  ImportReport,
  Job,
  WorkEffect,
} from '../../../shared/imports/job.ts'
import { FILE_OUTCOME_WORDS, OUTCOME_WORDS, starterWords } from '../../../shared/imports/job.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import type { Cli, Runs, VerbClis } from '../verb.ts'
import type { importVerbs } from './table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof importVerbs> = {
  import: importFiles,
  imports: async (cli, words) => {
    if (words.length === 0) {
      const all = await cli.call['imports.list']({})
      cli.print(all, () => all.map(lineOf).join('\n') || 'Aucun import n’a encore été fait.')
      return 0
    }
    const [id = ''] = words
    if (cli.options.out) {
      const output = await cli.call['imports.saveReport']({ id })
      const file = await deliver(cli, output.id, cli.options.out)
      cli.print({ ...output, file }, () => `Rapport enregistré : ${file}.`)
      return 0
    }
    if (cli.options.work) {
      const effects = await cli.call['imports.effects']({ id })
      cli.print(
        effects,
        () => effects.map(effectText).join('\n') || 'Cet import ne change rien à ce que votre travail cite.',
      )
      return 0
    }
    if (cli.options.files) {
      const page = await cli.call['imports.files']({ id, limit: 500 })
      cli.print(page, () =>
        [
          ...page.files.map(fileText),
          ...(page.total > page.files.length ? [`${page.files.length} fichiers sur ${page.total}.`] : []),
        ].join('\n'),
      )
      return 0
    }
    const report = await cli.call['imports.report']({ id, limit: 500 })
    cli.print(report, () =>
      [
        ...report.lines.map(one =>
          [OUTCOME_WORDS[one.outcome], one.file, one.place, one.reason || one.label]
            .filter(Boolean)
            .join(' · '),
        ),
        ...(report.total > report.lines.length
          ? [`${report.lines.length} lignes sur ${report.total} : «\u00a0--out\u00a0» les enregistre toutes.`]
          : []),
      ].join('\n'),
    )
    return 0
  },
}

const USE_WORDS: Readonly<Record<WorkEffect['uses'][number]['kind'], string>> = {
  draft: 'écrit',
  argument: 'fiche',
  collection: 'collection',
  pack: 'lot',
}

const fileText = ({ file, kinds }: FileOfImport): string =>
  [
    file,
    ...kinds.map(
      ({ kind, outcomes }) =>
        `  ${kind} : ${outcomes.map(({ outcome, count }) => `${count} ${FILE_OUTCOME_WORDS[outcome][count > 1 ? 1 : 0]}`).join(', ')}`,
    ),
  ].join('\n')

const effectText = ({ label, change, uses }: WorkEffect): string =>
  [
    `${label} : ${change}.`,
    ...uses.map(
      ({ kind, title, passage }) =>
        `  ${USE_WORDS[kind]} «\u00a0${title}\u00a0»${passage ? ` : ${passage}` : ''}`,
    ),
  ].join('\n')

/** The part of a command line that any verb which imports has. */
type ImportCli = Cli<
  Partial<VerbClis<typeof importVerbs>['import']['options']>,
  'imports.list' | 'imports.resume' | 'imports.start' | 'imports.starter'
>

/** Imports the files named, or takes an import up again; says what became of each. */
export async function importFiles(cli: ImportCli, words: readonly string[]): Promise<number> {
  const job = await cli.follow(await startJob(cli, words))
  if (job.state === 'cancelled')
    throw new AppError(
      'cancelled',
      'Import interrompu. Ce qui était déjà enregistré est gardé ; pour continuer : pretoire import --resume.',
    )
  const { report } = job
  if (job.state === 'failed' || !report)
    throw new AppError('damaged', job.message || 'L’import n’a pas abouti.')
  cli.print(report, () => reportText(report, job.id))
  return report.rejected.length > 0 ? 1 : 0
}

async function startJob(cli: ImportCli, words: readonly string[]): Promise<Job> {
  if (cli.options.starter) return cli.call['imports.starter']({})
  if (!cli.options.resume) {
    if (words.length === 0) throw new UsageError('Il manque : les fichiers à importer.')
    return cli.call['imports.start']({ files: words.map(cli.file), onlyCited: cli.options.cited === true })
  }
  const [importId] = words
  if (importId) return cli.call['imports.resume']({ id: importId })
  const all = await cli.call['imports.list']({})
  const last = all.find(one => one.state === 'interrupted' || one.state === 'failed')
  if (!last) throw new AppError('not-found', 'Aucun import n’a été interrompu : il n’y a rien à reprendre.')
  return cli.call['imports.resume']({ id: last.id })
}

const states: Readonly<Record<ImportRecord['state'], string>> = {
  running: 'en cours',
  paused: 'en pause',
  interrupted: 'interrompu',
  done: 'terminé',
  cancelled: 'annulé',
  failed: 'échoué',
}

const lineOf = ({ id, title, state, startedAt, report }: ImportRecord) =>
  `${id}  ${startedAt.slice(0, 16).replace('T', ' ')}  ${states[state]}  ${title} : ${some(report.read, 'lu')}, ${some(report.rejected, 'refusé')}`

/** `1 lu`, `348 lus`. */
export const some = (n: number, what: string) => `${n} ${what}${n > 1 ? 's' : ''}`

function reportText(report: ImportReport, id: string): string {
  const {
    read,
    added: additions,
    updated: updates,
    unchanged: identical,
    older,
    left,
    deleted: deletions,
    rejected: refusals,
    passed,
    seconds,
  } = report
  const rejections = report.rejections ?? refusals.length
  return [
    `${some(read, 'lu')} : ${some(additions, 'ajouté')}, ${updates} mis à jour, ${some(identical, 'inchangé')}, ${older ? `${some(older, 'plus ancien')}${older > 1 ? ' (laissés)' : ' (laissé)'}, ` : ''}${left ? `${some(left, 'laissé')} (que rien ne cite), ` : ''}${some(deletions, 'supprimé')}, ${some(rejections, 'refusé')}, en ${seconds.toLocaleString('fr-FR')} s.`,
    ...(report.starter ? [`  ${starterWords(report.starter)}`] : []),
    ...(passed.length
      ? [
          `  non lus : ${passed.map(({ kind, count }) => (count > 1 ? `${kind} (${count})` : kind)).join(', ')} ; fichier par fichier : pretoire imports ${id} --files`,
        ]
      : []),
    ...refusals.map(one => `  refusé : ${one.file} — ${one.reason}`),
    ...(rejections > refusals.length
      ? [`  … ${rejections - refusals.length} de plus : pretoire imports ${id} --out rapport.csv`]
      : []),
  ].join('\n')
}
