import { dayText } from '../../../shared/french/dates.ts'
import type { ArchiveFile } from '../../../shared/imports/contract.ts'
import { starterWords } from '../../../shared/imports/job.ts'
import type { Download, FundState, LibraryState } from '../../../shared/imports/library-state.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import type { Cli, VerbClis } from '../verb.ts'
import type { citationVerbs } from './table.ts'

/** The command line has no background: what waits to be read is read first. */
export async function printTrace(cli: Cli<object, 'library.trace'>): Promise<void> {
  while ((await cli.call['library.trace']({})).left);
}

type StateCli = VerbClis<typeof citationVerbs>['library state']

/** Says how far each fund goes, what it lacks and where to get it; or looks into the folder of downloads. */
export async function printState(cli: StateCli): Promise<number> {
  const { downloads, look, take, fund, wget, limit = 20 } = cli.options
  if (downloads !== undefined)
    await cli.call['library.setDownloads']({
      place: downloads === 'system' ? 'system' : cli.place(downloads, true),
    })
  if (look || take) return printArchives(cli, take === true)
  await printTrace(cli)
  const whole = await cli.call['library.state']({})
  const state = fund ? ofFund(whole, fund) : whole
  if (wget) {
    const urls = state.downloads.filter(({ kind }) => kind === 'file').map(({ url }) => url)
    if (urls.length === 0)
      throw new UsageError('Rien de ce qui manque n’est un fichier à une adresse connue.')
    const output = await cli.call['library.saveAddresses']({ urls })
    const file = await deliver(cli, output.id, wget)
    cli.print({ ...output, file }, () => `${urls.length} adresses enregistrées : ${file}.`)
    return 0
  }
  cli.print(state, () => stateText(state, limit))
  return 0
}

function ofFund(state: LibraryState, id: string): LibraryState {
  const funds = state.funds.filter(({ fund }) => fund === id.toUpperCase())
  if (funds.length === 0)
    throw new UsageError(
      `«\u00a0${id}\u00a0» n’est pas un fonds. Fonds : ${state.funds.map(({ fund }) => fund).join(', ')}.`,
    )
  return { ...state, funds, downloads: state.downloads.filter(({ fund }) => fund === funds[0]?.fund) }
}

async function printArchives(cli: StateCli, isTaken: boolean): Promise<number> {
  const files = await cli.call['library.lookInDownloads']({})
  const unread = files.filter(({ isRead }) => !isRead)
  if (isTaken && unread.length > 0) {
    const job = await cli.follow(await cli.call['imports.start']({ files: unread.map(({ file }) => file) }))
    cli.print(job.report ?? job, () => `Archives importées : ${unread.map(({ name }) => name).join(', ')}.`)
    return job.state === 'done' ? 0 : 1
  }
  cli.print(
    files.map(({ file: _, ...one }) => one),
    () => files.map(archiveLine).join('\n') || 'Aucune archive connue dans ce dossier.',
  )
  return 0
}

const archiveLine = ({ name, title, isRead }: ArchiveFile): string =>
  `${isRead ? 'déjà lue ' : 'à lire   '} ${name}  ${title}`

function stateText({ funds, downloads, starter }: LibraryState, limit: number): string {
  return [
    ...funds.map(fundLine),
    '',
    starterWords(starter),
    ...(downloads.length ? ['', 'À prendre, ce qui est le plus cité d’abord :'] : []),
    ...downloads.slice(0, limit).map(downloadLine),
    ...(downloads.length > limit ? [`… ${downloads.length - limit} de plus (--limit, ou --json).`] : []),
  ].join('\n')
}

function fundLine({ fund, title, texts, day, latest, months, absent, gaps, advice }: FundState): string {
  const facts = [
    `${texts.toLocaleString('fr-FR')} ${fund === 'AN' || fund === 'SENAT' ? 'membre' : 'texte'}${texts > 1 ? 's' : ''}`,
    ...(day ? [`état du ${dayText(day)}`] : []),
    ...(latest && !day ? [`dernière décision du ${dayText(latest)}`] : []),
    ...(months && months.read > 0
      ? [
          `${months.read} mois ${months.read > 1 ? 'lus' : 'lu'}, ${months.missing.length} ${months.missing.length > 1 ? 'non lus' : 'non lu'}`,
        ]
      : []),
    ...(absent
      ? [`${absent} ${absent > 1 ? 'absents' : 'absent'} (cités, ou en fiche sans leur texte)`]
      : []),
    ...gaps.map(({ from, to }) => `rien de lu entre le ${dayText(from)} et le ${dayText(to)}`),
  ]
  return `${fund.padEnd(10)}  ${title} : ${facts.join(', ')}.${advice ? `\n            ${advice}` : ''}`
}

const downloadLine = ({ title, url, cited, bytes }: Download): string =>
  `${String(cited || '').padStart(5)}  ${title}${bytes ? ` (environ ${Math.round(bytes / 1e6)} Mo)` : ''}\n       ${url}`
