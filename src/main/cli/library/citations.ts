import { effectOfCiting, effectOnCited } from '../../../shared/library/cite/links/treatments.ts'
import type { Citation } from '../../../shared/library/graph.ts'
import type { Runs } from '../verb.ts'
import { fundRuns } from './funds.ts'
import { marks } from './library.ts'
import { printState, printTrace } from './state.ts'
import type { citationVerbs } from './table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof citationVerbs> = {
  links: async (cli, words) => {
    const [id = ''] = words
    await printTrace(cli)
    const links = await cli.call['library.links']({ id, limit: cli.options.limit ?? 20 })
    cli.print(links, () =>
      [
        `Cite ${links.cites.length} ${links.cites.length > 1 ? 'textes' : 'texte'} :`,
        ...links.cites.map(one => line(one, effectOnCited)),
        `Cité par ${links.citedByTotal} ${links.citedByTotal > 1 ? 'textes' : 'texte'} :`,
        ...links.citedBy.map(one => line(one, effectOfCiting)),
      ].join('\n'),
    )
    return 0
  },
  missing: async cli => {
    const kind = cli.options.kind
    await printTrace(cli)
    const page = await cli.call['library.missing']({ kind, limit: cli.options.limit ?? 50 })
    cli.print(
      page,
      () =>
        page.items
          .map(
            one =>
              `${String(one.sources || '').padStart(5)}  ${one.label}${one.isCard ? ' (sa fiche est là, sans son texte)' : ''}${one.url ? `\n       ${one.url}` : ''}`,
          )
          .join('\n') ||
        (kind
          ? 'Rien ne manque de ce genre.'
          : 'Rien ne manque : ce que citent les textes est dans la bibliothèque, et chaque fiche a son texte.'),
    )
    const rest = page.total - page.items.length
    if (rest > 0) cli.note(`… ${rest} de plus (--limit).`)
    return 0
  },
  'library state': printState,
  ...fundRuns,
  'argument uses': async (cli, words) => {
    const [id = ''] = words
    const uses = await cli.call['arguments.uses']({ id })
    cli.print(
      uses,
      () =>
        uses.map(one => `${one.title} (${one.form})${one.late ? ' — à mettre à jour' : ''}`).join('\n') ||
        'Il ne sert nulle part.',
    )
    return 0
  },
  'argument flags': async (cli, words) => {
    const flags = await cli.call['arguments.flags']({ id: words[0] })
    cli.print(
      flags,
      () => flags.map(one => `${one.argument} ${one.title} : ${one.message}`).join('\n') || 'Rien à revoir.',
    )
    return flags.length > 0 ? 1 : 0
  },
}

function line(one: Citation, effects: typeof effectOnCited): string {
  const { hit, label, times, treatment, places, byDay, former, candidates = [] } = one
  const points = [...new Set(places.flatMap(({ n }) => n ?? []))]
  const where = points.length ? ` (pt ${points.join(', ')})` : times > 1 ? ` (${times} fois)` : ''
  return `  ${hit ? `${hit.id}  ${hit.label}${marks(hit)}` : `—  ${label}`}${effects[treatment]}${where}${byDay ? ', rapprochée par la date, à vérifier' : ''}${former ? ', dans une rédaction antérieure' : ''}${candidates.map(other => `\n      peut-être ${other.id}  ${other.label}`).join('')}`
}
