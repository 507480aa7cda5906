import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Filing } from '../../../shared/filings/model.ts'
import { remarksOn } from '../../../shared/filings/remarks.ts'
import { digestLine, type FilingHere, frozenByDigest } from '../../../shared/filings/remote-exhibits.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { UsageError } from '../args.ts'
import { deliver, toStandardOutput } from '../deliver.ts'
import { listing } from '../listing.ts'
import type { Runs } from '../verb.ts'
import type { filingVerbs } from './procedure-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof filingVerbs> = {
  bundle: async (cli, words) => {
    const { options } = cli
    const isPiped = options.out === toStandardOutput
    const out = isPiped ? options.out : resolve(options.out)
    const zip = isPiped || out.toLowerCase().endsWith('.zip')
    if (!isPiped && existsSync(out) && !options.replace)
      throw new AppError(
        'refused',
        `«\u00a0${out}\u00a0» existe déjà : rien n’a été écrit (--replace le remplace).`,
      )
    const run = randomUUID()
    const wish = {
      drafts: [...words],
      run,
      author: options.author,
      final: !options.working,
      naming: options.naming,
      stamp: options.stamp,
      pageNumbers: options.numbers,
      textLayer: options['text-layer'],
      word: options.word,
      merged: options.merged,
      annex: options.annex,
      limit: options.size === undefined ? undefined : megabytes(options.size),
      large: options.large,
      ...(!zip && { to: cli.place(out, options.replace === true) }),
    }
    const bundle = await cli.during(run, () => cli.call['bundles.make'](wish))
    if (bundle.zip) await deliver(cli, bundle.zip.id, out)
    cli.print({ out, files: bundle.files, lines: bundle.lines }, () =>
      [`${out} : ${bundle.files.length} fichiers.`, ...bundle.lines.map(one => one.message)].join('\n'),
    )
    return bundle.lines.some(one => one.severity === 'blocking') ? 1 : 0
  },
  preflight: async (cli, words) => {
    const { date, naming, size } = cli.options
    const look = await cli.call['filings.preflight']({
      ...{ drafts: [...words], date, naming },
      limit: size === undefined ? undefined : megabytes(size),
    })
    cli.print(look, () =>
      [
        ...look.lines.map(one => `${LINE_WORDS[one.severity]}  ${one.message}`),
        ...look.affaires.flatMap(one => [one.title, ...one.files.map(file => `  ${file.name}`)]),
      ].join('\n'),
    )
    return look.isBlocked ? 1 : 0
  },
  file: async (cli, words) => {
    const [dossier = '', ...drafts] = words
    const { case: caseNumber, receipt } = cli.options
    const filing = await cli.call['filings.file']({
      dossier,
      drafts,
      date: cli.options.date,
      caseNumber,
      ...(receipt !== undefined && { receipt: cli.file(receipt) }),
    })
    cli.print(filing, () => filingText(filing))
    return 0
  },
  'filing list': listing(
    (cli, [dossier = '']) => cli.call['filings.list']({ dossier }),
    one => filingText(one),
    'Aucun dépôt.',
  ),
  'filing answer': async (cli, words) => {
    const [dossier = '', id = ''] = words
    const match = (await cli.call['filings.list']({ dossier })).find(one => one.id === id)
    const { case: caseNumber, receipt } = cli.options
    const filing = await cli.call['filings.save']({
      // an id that is not there is refused by its own sentence
      filing: {
        ...(match ?? { id, dossier, date: '2000-01-01', drafts: [], exhibits: [] }),
        ...(caseNumber && { caseNumber }),
      },
      ...(receipt !== undefined && { receipt: cli.file(receipt) }),
    })
    cli.print(filing, () => filingText(filing))
    return 0
  },
  'filing files': async (cli, words) => {
    const [dossier = '', id = ''] = words
    const filing = (await cli.call['filings.list']({ dossier })).find(one => one.id === id)
    if (!filing) throw new AppError('not-found', 'Ce dépôt n’est pas au dossier : rien n’a été écrit.')
    const { drafts, receipt } = filing
    const written: string[] = []
    for (const { sha256 } of [...drafts.flatMap(one => one.files), ...(receipt ? [receipt] : [])]) {
      const file = await cli.call['filings.fetch']({ id, sha256 })
      written.push(await deliver(cli, file.id, resolve(cli.options.out, freeName(file.name, written))))
    }
    cli.print(written, () => written.join('\n') || 'Ce dépôt ne garde aucun fichier.')
    return 0
  },
  'filing undo': async (cli, words) => {
    const [id = ''] = words
    await cli.call['filings.undo']({ id })
    cli.print({ id }, () => 'Dépôt annulé : ses écrits et ses pièces se changent de nouveau.')
    return 0
  },
}

/** A name that no file written before has, in the same folder: two texts may bear one title. */
function freeName(name: string, written: readonly string[]): string {
  const names = new Set(written.map(path => basename(path)))
  for (let n = 2, free = name; ; n += 1) {
    if (!names.has(free)) return free
    free = `${n}-${name}`
  }
}

const LINE_WORDS = {
  blocking: 'BLOQUE     ',
  warning: 'À VÉRIFIER ',
  information: 'À SAVOIR   ',
  fine: 'BON        ',
} as const

function megabytes(text: string): number {
  const size = Number(text.replace(',', '.'))
  if (!(size >= 1 && size <= 2000))
    throw new UsageError(`«\u00a0--size ${text}\u00a0» : attendu de 1 à 2000 Mo.`)
  return size
}

function filingText({
  id,
  date,
  caseNumber,
  citations,
  drafts,
  exhibits,
  remote = [],
}: Filing & Partial<Pick<FilingHere, 'remote'>>): string {
  const numbers = exhibits.map(one => one.number)
  const exhibitRange = numbers.length > 0 ? `, pièces n° ${numbers[0]} à ${numbers.at(-1)}` : ''
  const caseText = caseNumber ? `, affaire n° ${caseNumber}` : ''
  const citationText = citations ? `, citations : ${citations}` : ''
  const remarks = drafts.flatMap(one =>
    remarksOn(one, date).map(remark => `  «\u00a0${one.title}\u00a0». ${remark}`),
  )
  return [
    `${date}  ${drafts.map(one => one.title).join(', ')}${exhibitRange}${caseText}${citationText}  (${id})`,
    ...remarks,
    ...(remote.length > 0 ? [`  ${frozenByDigest(remote)}`] : []),
    ...remote.map(one => `    ${digestLine(one)}`),
  ].join('\n')
}
