import { sourceFromJson } from '../../shared/cite/fields.ts'
import { citeText, label } from '../../shared/cite/print.ts'
import { AppError } from '../../shared/errors.ts'
import { type Source, SourceKind } from '../../shared/model/source.ts'
import { expect, oneOf, UsageError } from './args.ts'
import { marks } from './marks.ts'
import type { Cli, Verb } from './verb.ts'

/** Verbs about sources: search, show, cite. */
export const libraryVerbs: readonly Verb[] = [
  {
    name: 'search',
    usage: 'search TEXTE [--kind GENRE] [--court J] [--tag T] [--from J] [--to J] [--limit N]',
    about: 'cherche dans la bibliothèque',
    run: async (cli, words) => {
      if (words.length === 0) throw new UsageError('Il manque : le texte à chercher.')
      const { kind, court, tag, from, to, limit } = cli.options
      const { hits } = await cli.call['library.search']({
        text: words.join(' '),
        court,
        tag,
        from,
        to,
        kind: oneOf(kind, SourceKind.options, 'kind'),
        limit: count(limit),
      })
      const found = hits.map(hit => ({
        id: hit.id,
        kind: hit.kind,
        label: hit.label,
        excerpt: plain(hit.excerpt),
        ...(hit.certainty === 'to-verify' && { certainty: hit.certainty }),
        ...(hit.withdrawn && { withdrawn: hit.withdrawn }),
      }))
      cli.print(
        found,
        () =>
          found
            .map(one => `${one.id}\n  ${one.label}${marks(one)}${one.excerpt ? `\n  ${one.excerpt}` : ''}`)
            .join('\n') || 'Rien ne correspond.',
      )
      return 0
    },
  },
  {
    name: 'show',
    usage: 'show ID',
    about: 'montre une source en entier',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’identifiant de la source'])
      const source = await cli.call['library.get']({ id })
      cli.print(source, () => whole(source))
      return 0
    },
  },
  {
    name: 'cite',
    usage:
      'cite ID | cite --source JSON [--pin "pt 18"] [--profile pretoire|reflex] [--form full|short|again]',
    about: 'donne la citation mise en forme',
    run: async (cli, words) => {
      const { source, pin } = await cited(cli, words)
      const profile = oneOf(cli.options.profile, ['pretoire', 'reflex'], 'profile')
      const form = oneOf(cli.options.form, ['full', 'short', 'again'], 'form')
      const citation = citeText(source, { pin: cli.options.pin ?? pin, profile, form })
      cli.print({ citation }, () => citation)
      if (marks(source)) cli.note(`Attention :${marks(source)}.`)
      return 0
    },
  },
]

async function cited(cli: Cli, words: readonly string[]): Promise<{ source: Source; pin?: string }> {
  if (cli.options.source === undefined) {
    const [id = ''] = expect(words, ['l’identifiant de la source, ou « --source »'])
    return { source: await cli.call['library.get']({ id }) }
  }
  expect(words, [])
  try {
    return sourceFromJson(JSON.parse(cli.options.source))
  } catch (error) {
    if (error instanceof AppError) throw new UsageError(error.message)
    throw new UsageError('« --source » : le JSON ne se lit pas.')
  }
}

function count(limit: string | undefined): number {
  const value = Number(limit ?? 20)
  if (!Number.isInteger(value) || value < 1 || value > 200)
    throw new UsageError('« --limit » : un nombre de 1 à 200 est attendu.')
  return value
}

const plain = (excerpt: string) => excerpt.split('\u0001').join('').split('\u0002').join('')

function whole(source: Source): string {
  const doubt = source.certainty === 'to-verify' ? ['À vérifier.', source.caveat ?? ''] : []
  const gone = source.withdrawn ? [`Retiré par son éditeur (liste du ${source.withdrawn}).`] : []
  return [label(source), ...doubt, ...gone, ...body(source)].filter(Boolean).join('\n\n')
}

function body(source: Source): string[] {
  switch (source.kind) {
    case 'decision':
      return [source.abstract ?? '', source.holding ?? '', ...source.text.map(one => one.text)]
    case 'document':
      return [source.title, source.holding ?? '', ...source.text.map(one => one.text)]
    case 'article':
      return [
        source.path.join(' > '),
        source.holding ?? '',
        ...source.versions.map(
          one => `[${one.status}, du ${one.from ?? '…'} au ${one.to ?? '…'}]\n${one.text}`,
        ),
      ]
    case 'argument':
      return [
        source.thesis,
        source.development,
        ...source.pairs.map(one => `— ${one.objection}\n+ ${one.reply}`),
      ]
  }
}
