import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import type { Output } from '../../shared/contract.ts'
import { TextFormat } from '../../shared/model/keep.ts'
import { expect, need, UsageError } from './args.ts'
import { deliver } from './deliver.ts'
import type { Cli, Verb } from './verb.ts'

/** A draft as a file: Word, PDF, or a text without pages. */
export const exportVerb: Verb = {
  name: 'export',
  usage:
    'export ÉCRIT --out FICHIER [--format docx|pdf|txt|md|html] [--final] [--author NOM] [--comments] [--archive]',
  about:
    'écrit le fichier ; le format suit l’extension (--final : version à déposer, refusée tant qu’un point bloque ; --comments : avec les commentaires ; --archive : PDF/A-1)',
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

async function printed(cli: Cli, id: string, format: 'docx' | 'pdf', out: string): Promise<number> {
  const { final = false, author = '', comments = false, archive = false } = cli.options
  const asked = { id, final, author, comments, keep: { comments } }
  const made: Output<'drafts.export'> =
    format === 'docx'
      ? await cli.call['drafts.export'](asked)
      : await cli.call['drafts.pdf']({ ...asked, archive, run: randomUUID() })
  const file = await deliver(cli, made.id, out)
  const blocking = made.problems.filter(one => one.severity === 'blocking').length
  cli.print({ file, bytes: made.bytes, pages: made.pages, problems: made.problems }, () =>
    [
      `${file} : ${made.pages} pages.`,
      ...(blocking > 0 ? [`Copie de travail : ${blocking} à régler avant de déposer (voir « check »).`] : []),
    ].join('\n'),
  )
  return 0
}
