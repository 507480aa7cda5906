import type { Bulk } from '../../shared/model/collection.ts'
import type { Hit } from '../../shared/model/source.ts'
import { expect, need, UsageError } from './args.ts'
import { marks } from './marks.ts'
import type { Cli, Verb } from './verb.ts'

/** Verbs that put sources in order: collections, tags, duplicates; each act can be undone. */
export const organiseVerbs: readonly Verb[] = [
  {
    name: 'collections',
    usage: 'collections [ID]',
    about: 'liste les collections, ou les sources de l’une dans leur ordre',
    run: async (cli, words) => {
      const [id] = words
      if (id) {
        expect(words, ['la collection'])
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
  },
  {
    name: 'collect',
    usage: 'collect ID... --collection COLLECTION | --title TITRE',
    about: 'range des sources dans une collection ; sous un titre nouveau, elle est faite',
    run: async (cli, words) => act(cli, words, { act: 'collect', collection: await collectionOf(cli) }),
  },
  {
    name: 'tag',
    usage: 'tag ID... --tag MOT',
    about: 'ajoute un mot-clé à des sources',
    run: (cli, words) => act(cli, words, { act: 'tag', tag: need(cli.options.tag, 'tag') }),
  },
  {
    name: 'untag',
    usage: 'untag ID... --tag MOT',
    about: 'ôte un mot-clé de sources',
    run: (cli, words) => act(cli, words, { act: 'untag', tag: need(cli.options.tag, 'tag') }),
  },
  {
    name: 'verify',
    usage: 'verify ID...',
    about: 'marque des sources vérifiées : lues dans leur texte',
    run: (cli, words) => act(cli, words, { act: 'verify' }),
  },
  {
    name: 'doubt',
    usage: 'doubt ID... [--text PHRASE]',
    about: 'marque des sources à vérifier ; --text dit quoi, sur celles qui ne le disent pas',
    run: (cli, words) => act(cli, words, { act: 'doubt', caveat: cli.options.text }),
  },
  {
    name: 'undo',
    usage: 'undo ACTE',
    about:
      'annule en entier collect, tag, untag, verify ou doubt ; ce qui a été modifié depuis reste et est nommé',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’acte à annuler'])
      const undone = await cli.call['library.undo']({ act: id })
      cli.print(undone, () =>
        [
          `${sourcesText(undone.changed)} : comme avant.`,
          ...undone.left.map(name => `Modifiée depuis, laissée : ${name}`),
        ].join('\n'),
      )
      return 0
    },
  },
  {
    name: 'duplicates merge',
    usage: 'duplicates merge GARDÉE AUTRE...',
    about: 'réunit des sources en une ; les écrits qui citaient les autres la trouvent',
    run: async (cli, words) => {
      const [keep, ...others] = words
      if (!keep || others.length === 0)
        throw new UsageError('Il manque : la source à garder, puis celles à lui réunir.')
      const merged = await cli.call['library.merge']({ keep, others })
      cli.print(
        merged,
        () => `Réunies sous ${keep}.\nPour revenir en arrière : duplicates split ${merged.act}`,
      )
      return 0
    },
  },
  {
    name: 'duplicates split',
    usage: 'duplicates split ACTE',
    about: 'sépare des sources qui avaient été réunies',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’acte qui les a réunies'])
      const done = await cli.call['library.unmerge']({ act: id })
      cli.print(done, () => 'Elles sont de nouveau séparées.')
      return 0
    },
  },
  {
    name: 'duplicates',
    usage: 'duplicates',
    about: 'liste les sources qui se ressemblent',
    run: async (cli, words) => {
      expect(words, [])
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
  },
]

const line = (hit: Hit) => `${hit.id}  ${hit.label}${marks(hit)}`
const sourcesText = (n: number) => `${n.toLocaleString('fr-FR')} ${n > 1 ? 'sources' : 'source'}`

async function act(cli: Cli, ids: readonly string[], bulk: Bulk): Promise<number> {
  if (ids.length === 0) throw new UsageError('Il manque : l’identifiant d’une source au moins.')
  const done = await cli.call['library.bulk']({ ids: [...ids], bulk })
  cli.print(done, () =>
    done.changed === 0
      ? 'Rien à changer : c’était déjà le cas.'
      : `Fait pour ${sourcesText(done.changed)}.\nPour revenir en arrière : undo ${done.act}`,
  )
  return 0
}

/** The collection named by its id, or by its title, made when there is none of that title. */
async function collectionOf(cli: Cli): Promise<string> {
  const { collection, title } = cli.options
  if (collection) return collection
  const wanted = need(title, 'collection')
  const found = (await cli.call['collections.list']({})).find(one => one.title === wanted)
  return (found ?? (await cli.call['collections.save']({ title: wanted }))).id
}
