import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import type { Output } from '../../shared/contract.ts'
import { type Keep, TextFormat } from '../../shared/model/keep.ts'
import { pagesSaid } from '../../shared/model/pages-check.ts'
import { expect, need, UsageError } from './args.ts'
import { deliver } from './deliver.ts'
import { modelNamed } from './models.ts'
import type { Cli, Verb } from './verb.ts'
import { checkedPages } from './verified.ts'

/** What a version to be filed may say beside its text, by the words of the command line. */
const choices: Readonly<Record<string, (yes: boolean) => Partial<Keep>>> = {
  references: references => ({ references }),
  fields: fields => ({ fields }),
  comments: comments => ({ comments }),
  title: title => ({ title }),
  hour: yes => ({ moment: yes ? 'exact' : 'day' }),
}

/** A draft as a file: Word, PDF, or a text without pages. */
export const exportVerb: Verb = {
  name: 'export',
  usage:
    'export ÉCRIT --out FICHIER [--format docx|pdf|txt|md|html] [--final] [--with CHOIX]... [--without CHOIX]... [--author NOM] [--model NOM] [--comments] [--archive] [--verify-pages]',
  about:
    'écrit le fichier ; le format suit l’extension (--final : version à déposer, refusée tant qu’un point bloque ; ce qu’elle dit d’elle-même : --with references, comments, hour, --without fields, title ; --comments : avec les commentaires ; --model : sur ce modèle Word, pour ce fichier seul ; --archive : PDF/A-1 ; --verify-pages : les numéros de page d’un fichier Word sont ceux que LibreOffice imprime, toujours pour un PDF)',
  run: async (cli, words) => {
    const [id = ''] = expect(words, ['l’écrit'])
    const out = need(cli.options.out, 'out')
    const format = formatOf(cli.options.format ?? extname(out).slice(1).toLowerCase())
    if (format === 'docx' || format === 'pdf') return printed(cli, id, format, out)
    if (cli.options.final) throw new UsageError('Une version à déposer est un fichier Word ou PDF.')
    const made = await cli.call['drafts.text']({ id, format })
    const file = await deliver(cli, made.id, out)
    cli.print({ file, bytes: made.bytes }, () => `${file} : écrit.`)
    return 0
  },
}

function formatOf(text: string): 'docx' | 'pdf' | TextFormat {
  if (text === 'docx' || text === 'pdf') return text
  const format = TextFormat.safeParse(text)
  if (format.success) return format.data
  throw new UsageError(`Le format « ${text} » n’existe pas : docx, pdf, txt, md ou html.`)
}

function keepOf({ options }: Cli): Partial<Keep> | undefined {
  const { with: kept = [], without = [] } = options
  if (kept.length + without.length === 0) return undefined
  const chosen = [...kept.map(word => [word, true] as const), ...without.map(word => [word, false] as const)]
  return Object.assign(
    {},
    ...chosen.map(([word, yes]) => {
      const choice = Object.hasOwn(choices, word) ? choices[word] : undefined
      if (!choice)
        throw new UsageError(
          `« --with${yes ? '' : 'out'} ${word} » : attendu ${Object.keys(choices).join(', ')}.`,
        )
      return choice(yes)
    }),
  )
}

/** The Word file or the PDF of a draft. */
export async function printed(cli: Cli, id: string, format: 'docx' | 'pdf', out: string): Promise<number> {
  const { final = false, author = '', comments = false, archive = false } = cli.options
  const keep = keepOf(cli)
  if (keep && !final)
    throw new UsageError(
      '--with et --without choisissent ce que dit une version à déposer : ajoutez --final.',
    )
  const model = await modelNamed(cli, cli.options.model)
  const asked = {
    id,
    final,
    author,
    comments,
    keep: { comments, ...keep },
    ...(model && { model: model.id }),
  }
  const made: Output<'drafts.export'> =
    format === 'docx'
      ? await cli.call['drafts.export'](asked)
      : await cli.call['drafts.pdf']({ ...asked, archive, run: randomUUID() })
  const checked = format === 'docx' ? await checkedPages(cli, made.id) : undefined
  const file = await deliver(cli, made.id, out)
  const { pages, bytes } = checked ?? made
  const blocking = made.problems.filter(one => one.severity === 'blocking').length
  cli.print({ file, bytes, pages, problems: made.problems, ...(checked ? { checked } : {}) }, () =>
    [
      `${file} : ${pages} page${pages > 1 ? 's' : ''}.`,
      ...(checked ? [`${pagesSaid(checked)}.`] : []),
      ...(blocking > 0 ? [`Copie de travail : ${blocking} à régler avant de déposer (voir « check »).`] : []),
    ].join('\n'),
  )
  return 0
}
