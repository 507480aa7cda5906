import { inDebateOrder } from '../../../shared/campaign/amendments/order.ts'
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
  'amendment link': (cli, words) =>
    linkVerb(cli, words, (linked, named) => [...new Set([...linked, ...named])]),
  'amendment unlink': (cli, words) =>
    linkVerb(cli, words, (linked, named) => linked.filter(id => !named.includes(id))),
  'amendment export': async (cli, words) => {
    const ids = words.length > 0 ? [...words] : (await listOf(cli)).map(one => one.id)
    if (ids.length === 0 && cli.options.bill)
      throw new UsageError(`Aucun amendement au texte « ${cli.options.bill} » dans la bibliothèque.`)
    if (ids.length === 0) throw new UsageError('Il manque : un amendement au moins, ou --bill.')
    const out = cli.options.out
    const { title = '', model: named } = cli.options
    const model = named === 'aucun' ? { id: '' } : await modelNamed(cli, named)
    const made = await cli.call['amendments.export']({ ids, title, ...(model && { model: model.id }) })
    const file = await deliver(cli, made.id, out)
    cli.print(
      { file, amendments: ids.length },
      () => `${ids.length > 1 ? `${ids.length} amendements écrits` : 'Amendement écrit'} : ${file}`,
    )
    return 0
  },
  'amendment import': async (cli, words) => {
    const [path = ''] = words
    const { bill, version } = cli.options
    const done = await cli.call['amendments.import']({
      file: cli.file(path),
      ...(bill && { bill }),
      ...(version && { text: version }),
    })
    cli.print(done, () =>
      [
        `${done.format} : ${done.read} lus, ${done.added} ajoutés, ${done.updated} mis à jour, ${done.unchanged} inchangés.`,
        `${done.understood} dispositifs compris ; ${done.left.length} ne le sont pas et gardent leurs mots ; les autres n’en ont pas.`,
        ...done.left.map(one => `Non compris, ${one.what} : ${one.words}`),
        ...done.refused.map(one => `Non lu, ${one.what} : ${one.reason}`),
      ].join('\n'),
    )
    return done.refused.length > 0 ? 1 : 0
  },
}

const listOf = ({ call, options: { bill } }: Verbs['amendment list']) =>
  call['amendments.list'](bill ? { bill } : {})

async function linkVerb(
  cli: Verbs['amendment link'],
  words: readonly string[],
  change: (linked: readonly string[], named: readonly string[]) => string[],
): Promise<number> {
  const [id = '', ...named] = words
  for (const one of named) {
    const source = await cli.call['library.get']({ id: one })
    if (source.kind !== 'argument') throw new AppError('invalid', `« ${one} » n’est pas un argument.`)
  }
  const amendment = await cli.call['amendments.get']({ id })
  const made = await cli.call['amendments.save']({
    amendment: { ...amendment, arguments: change(amendment.arguments, named) },
  })
  cli.print(made, () => `${label(made)} : ${made.arguments.join(', ') || 'aucun argument'}`)
  return 0
}
