import type { Citation, Treatment } from '../../shared/model/graph.ts'
import { expect, oneOf, UsageError } from './args.ts'
import { marks } from './marks.ts'
import type { Cli, Verb } from './verb.ts'

/** Verbs about citations: links, missing. */
export const graphVerbs: readonly Verb[] = [
  {
    name: 'links',
    usage: 'links ID [--limit N]',
    about: 'dit ce qu’un texte cite et ce qui le cite',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’identifiant de la source'])
      await traced(cli)
      const found = await cli.call['library.links']({ id, limit: count(cli.options.limit, 20, 200) })
      cli.print(found, () =>
        [
          `Cite ${found.cites.length} ${found.cites.length > 1 ? 'textes' : 'texte'} :`,
          ...found.cites.map(one => line(one, done)),
          `Cité par ${found.citedByTotal} ${found.citedByTotal > 1 ? 'textes' : 'texte'} :`,
          ...found.citedBy.map(one => line(one, suffered)),
        ].join('\n'),
      )
      return 0
    },
  },
  {
    name: 'missing',
    usage: 'missing [--kind decision|article|text|document] [--limit N]',
    about: 'liste ce que les textes citent et que la bibliothèque n’a pas, du plus cité au moins cité',
    run: async (cli, words) => {
      expect(words, [])
      const kind = oneOf(cli.options.kind, ['decision', 'article', 'text', 'document'], 'kind')
      await traced(cli)
      const found = await cli.call['library.missing']({ kind, limit: count(cli.options.limit, 50, 2000) })
      cli.print(
        found,
        () =>
          found.items
            .map(
              one =>
                `${String(one.sources).padStart(5)}  ${one.label}${one.url ? `\n       ${one.url}` : ''}`,
            )
            .join('\n') || 'Rien ne manque de ce que citent les textes.',
      )
      return 0
    },
  },
]

/** The command line has no background: what waits to be read is read first. */
async function traced(cli: Cli): Promise<void> {
  while ((await cli.call['library.trace']({})).left);
}

const done: Readonly<Record<Treatment, string>> = {
  cites: '',
  confirms: ', confirmé',
  overturns: ', annulé',
  'partly-overturns': ', annulé en partie',
  refers: ', renvoyé',
}
const suffered: Readonly<Record<Treatment, string>> = {
  cites: '',
  confirms: ', qui le confirme',
  overturns: ', qui l’annule',
  'partly-overturns': ', qui l’annule en partie',
  refers: ', qui le renvoie',
}

function line(one: Citation, words: typeof done): string {
  const { hit, label, times, treatment, places, byDay, former, candidates = [] } = one
  const points = [...new Set(places.flatMap(({ n }) => n ?? []))]
  const where = points.length ? ` (pt ${points.join(', ')})` : times > 1 ? ` (${times} fois)` : ''
  return `  ${hit ? `${hit.id}  ${hit.label}${marks(hit)}` : `—  ${label}`}${words[treatment]}${where}${byDay ? ', rapprochée par la date, à vérifier' : ''}${former ? ', dans une rédaction antérieure' : ''}${candidates.map(other => `\n      peut-être ${other.id}  ${other.label}`).join('')}`
}

function count(limit: string | undefined, usual: number, most: number): number {
  const value = Number(limit ?? usual)
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new UsageError(`« --limit » : un nombre de 1 à ${most} est attendu.`)
  return value
}
