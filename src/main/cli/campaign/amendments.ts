import { inDebateOrder } from '../../../shared/campaign/amendments/debate-order.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import { modelNamed } from '../dossiers/models.ts'
import type { Runs, VerbClis } from '../verb.ts'
import { label } from './amendment-given.ts'
import type { amendmentVerbs } from './table.ts'

type Verbs = VerbClis<typeof amendmentVerbs>

/** Runs the verbs of its table. */
export const runs: Runs<typeof amendmentVerbs> = {
  'amendment list': async cli => {
    const all = inDebateOrder(await listOf(cli))
    cli.print(
      all,
      () =>
        all
          .map(one => `${one.id}  ${label(one)}  ${one.dispositif.replaceAll('\n', ' ').slice(0, 80)}`)
          .join('\n') || 'Aucun amendement.',
    )
    return 0
  },
  'amendment link': (cli, words) => linkVerb(cli, words, (links, ids) => [...new Set([...links, ...ids])]),
  'amendment unlink': (cli, words) =>
    linkVerb(cli, words, (links, ids) => links.filter(id => !ids.includes(id))),
  'amendment export': async (cli, words) => {
    const ids = words.length > 0 ? [...words] : (await listOf(cli)).map(one => one.id)
    if (ids.length === 0 && cli.options.bill)
      throw new UsageError(
        `Aucun amendement au texte «\u00a0${cli.options.bill}\u00a0» dans la bibliothèque.`,
      )
    if (ids.length === 0) throw new UsageError('Il manque : un amendement au moins, ou --bill.')
    const out = cli.options.out
    const { title = '', model: modelName } = cli.options
    const model = modelName === 'aucun' ? { id: '' } : await modelNamed(cli, modelName)
    const output = await cli.call['amendments.export']({ ids, title, ...(model && { model: model.id }) })
    const file = await deliver(cli, output.id, out)
    cli.print(
      { file, amendments: ids.length },
      () => `${ids.length > 1 ? `${ids.length} amendements écrits` : 'Amendement écrit'} : ${file}`,
    )
    return 0
  },
  'amendment import': async (cli, words) => {
    const [path = ''] = words
    const { bill, version } = cli.options
    const report = await cli.call['amendments.import']({
      file: cli.file(path),
      ...(bill && { bill }),
      ...(version && { text: version }),
    })
    cli.print(report, () =>
      [
        `${report.format} : ${report.read} lus, ${report.added} ajoutés, ${report.updated} mis à jour, ${report.unchanged} inchangés.`,
        `${report.understood} dispositifs compris ; ${report.left.length} ne le sont pas et gardent leurs mots ; les autres n’en ont pas.`,
        ...report.left.map(one => `Non compris, ${one.what} : ${one.words}`),
        ...report.refused.map(one => `Non lu, ${one.what} : ${one.reason}`),
      ].join('\n'),
    )
    return report.refused.length > 0 ? 1 : 0
  },
}

const listOf = ({ call, options: { bill } }: Verbs['amendment list']) =>
  call['amendments.list'](bill ? { bill } : {})

async function linkVerb(
  cli: Verbs['amendment link'],
  words: readonly string[],
  change: (links: readonly string[], ids: readonly string[]) => string[],
): Promise<number> {
  const [id = '', ...ids] = words
  for (const one of ids) {
    const source = await cli.call['library.get']({ id: one })
    if (source.kind !== 'argument')
      throw new AppError('invalid', `«\u00a0${one}\u00a0» n’est pas un argument.`)
  }
  const amendment = await cli.call['amendments.get']({ id })
  const result = await cli.call['amendments.save']({
    amendment: { ...amendment, arguments: change(amendment.arguments, ids) },
  })
  cli.print(result, () => `${label(result)} : ${result.arguments.join(', ') || 'aucun argument'}`)
  return 0
}
