import type { Bulk } from '../../../shared/library/collection.ts'
import type { Hit } from '../../../shared/search/model.ts'
import { need, UsageError } from '../args.ts'
import type { Runs, VerbClis } from '../verb.ts'
import { marks } from './library.ts'
import type { collectionVerbs } from './table.ts'

type Verbs = VerbClis<typeof collectionVerbs>

/** Runs the verbs of its table. */
export const runs: Runs<typeof collectionVerbs> = {
  collections: async (cli, words) => {
    const [id] = words
    if (id) {
      const hits = await cli.call['collections.sources']({ id })
      cli.print(hits, () => hits.map(line).join('\n') || 'Cette collection est vide.')
      return 0
    }
    const all = await cli.call['collections.list']({})
    cli.print(
      all,
      () =>
        all.map(one => `${one.id}  ${one.title} (${sourcesText(one.count)})`).join('\n') ||
        'Aucune collection.',
    )
    return 0
  },
  collect: async (cli, words) => {
    // before a collection is made for them
    for (const id of words) await cli.call['library.get']({ id })
    return act(cli, words, { act: 'collect', collection: await collectionOf(cli) })
  },
  tag: (cli, words) => act(cli, words, { act: 'tag', tag: cli.options.tag }),
  untag: (cli, words) => act(cli, words, { act: 'untag', tag: cli.options.tag }),
  verify: (cli, words) => act(cli, words, { act: 'verify', by: need(cli.options.initials, 'initials') }),
  doubt: (cli, words) => act(cli, words, { act: 'doubt', caveat: cli.options.text }),
  undo: async (cli, words) => {
    const [id = ''] = words
    const outcome = await cli.call['library.undo']({ act: id })
    cli.print(outcome, () =>
      [
        `${sourcesText(outcome.changed)} : comme avant.`,
        ...outcome.left.map(name => `Modifiée depuis, laissée : ${name}`),
      ].join('\n'),
    )
    return 0
  },
  duplicates: async cli => {
    const groups = await cli.call['library.duplicates']({})
    cli.print(
      groups,
      () =>
        groups
          .map(({ reason, hits }) => [`${reason} :`, ...hits.map(hit => `  ${line(hit)}`)].join('\n'))
          .join('\n') || 'Aucun doublon.',
    )
    return 0
  },
  'duplicates merge': async (cli, words) => {
    const [keep, ...duplicates] = words
    if (!keep || duplicates.length === 0)
      throw new UsageError('Il manque : la source à garder, puis celles à lui réunir.')
    const merge = await cli.call['library.merge']({ keep, others: duplicates })
    cli.print(
      merge,
      () => `Réunies sous ${keep}.\nPour revenir en arrière : pretoire duplicates split ${merge.act}`,
    )
    return 0
  },
  'duplicates split': async (cli, words) => {
    const [id = ''] = words
    const outcome = await cli.call['library.unmerge']({ act: id })
    cli.print(outcome, () => 'Elles sont de nouveau séparées.')
    return 0
  },
}

const line = (hit: Hit) => `${hit.id}  ${hit.label}${marks(hit)}`
const sourcesText = (n: number) => `${n.toLocaleString('fr-FR')} ${n > 1 ? 'sources' : 'source'}`

async function act(
  cli: Pick<Verbs['tag'], 'call' | 'print'>,
  ids: readonly string[],
  bulk: Bulk,
): Promise<number> {
  if (ids.length === 0) throw new UsageError('Il manque : l’identifiant d’une source au moins.')
  const outcome = await cli.call['library.bulk']({ ids: [...ids], bulk })
  cli.print(outcome, () =>
    [
      ...outcome.refused.map(name => `Sans source, ne peut être dit vérifié : ${name}.`),
      outcome.changed === 0
        ? 'Rien à changer : c’était déjà le cas.'
        : `Fait pour ${sourcesText(outcome.changed)}.\nPour revenir en arrière : pretoire undo ${outcome.act}`,
    ].join('\n'),
  )
  return 0
}

/** The collection named by its id, or by its title, made when there is none of that title. */
async function collectionOf(cli: Verbs['collect']): Promise<string> {
  const { collection, title } = cli.options
  if (collection) return collection
  const name = need(title, 'collection')
  const match = (await cli.call['collections.list']({})).find(one => one.title === name)
  return (match ?? (await cli.call['collections.save']({ title: name }))).id
}
