import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import type { Input } from '../../../shared/contract/contract.ts'
import { type Keep, TextFormat } from '../../../shared/word/keep.ts'
import { describePages } from '../../../shared/word/pages-check.ts'
import { UsageError } from '../args.ts'
import { checkedPages, deliver, toStandardOutput } from '../deliver.ts'
import { modelNamed } from '../dossiers/models.ts'
import type { Cli, Runs, VerbClis } from '../verb.ts'
import type { exportVerbs } from './table.ts'

type Verbs = VerbClis<typeof exportVerbs>
/** Input of printing, whichever verb asks for it. */
type PrintCli = Cli<
  Omit<Verbs['export']['options'], 'out' | 'format'>,
  'drafts.export' | 'drafts.pdf' | 'drafts.verify' | 'models.list'
>

/** Runs the verbs of its table. */
export const runs: Runs<typeof exportVerbs> = {
  export: async (cli, words) => {
    const [id = ''] = words
    const out = cli.options.out
    const format = formatOf(formatGiven(cli.options.format, out))
    if (format === 'docx' || format === 'pdf') return exportDraft(cli, id, format, out)
    const output = await cli.call['drafts.text']({ id, format, final: cli.options.final ?? false })
    const file = await deliver(cli, output.id, out)
    cli.print({ file, bytes: output.bytes }, () => `${file} : écrit.`)
    return 0
  },
}

type Mark = NonNullable<PrintCli['options']['with']>[number]

/** Parts printed beside the text of a final version, by their words on the command line. */
const choices: Readonly<Record<Mark, (yes: boolean) => Partial<Keep>>> = {
  references: references => ({ references }),
  fields: fields => ({ fields }),
  comments: comments => ({ comments }),
  title: title => ({ title }),
  fonts: fonts => ({ fonts }),
  hour: yes => ({ moment: yes ? 'exact' : 'day' }),
}

/** The format asked for, else the extension of the file's name. */
export function formatGiven(format: string | undefined, out: string): string {
  if (!format && out === toStandardOutput)
    throw new UsageError('La sortie standard ne dit pas le format : ajoutez --format.')
  return format ?? extname(out).slice(1).toLowerCase()
}

function formatOf(text: string): 'docx' | 'pdf' | TextFormat {
  if (text === 'docx' || text === 'pdf') return text
  const format = TextFormat.safeParse(text)
  if (format.success) return format.data
  throw new UsageError(`Le format «\u00a0${text}\u00a0» n’existe pas : docx, pdf, txt, md ou html.`)
}

function keepOf({ options }: PrintCli): Partial<Keep> | undefined {
  const { with: withParts = [], without = [] } = options
  if (withParts.length + without.length === 0) return undefined
  const choicePairs = [
    ...withParts.map(word => [word, true] as const),
    ...without.map(word => [word, false] as const),
  ]
  return Object.assign({}, ...choicePairs.map(([word, yes]) => choices[word](yes)))
}

/** The Word file or the PDF of a draft. */
export async function exportDraft(
  cli: PrintCli,
  id: string,
  format: 'docx' | 'pdf',
  out: string,
): Promise<number> {
  const { final = false, author = '', comments = false, archive = false } = cli.options
  const keep = keepOf(cli)
  if (keep && !final)
    throw new UsageError(
      '--with et --without choisissent ce que dit une version à déposer : ajoutez --final.',
    )
  const model = await modelNamed(cli, cli.options.model)
  const request = {
    id,
    final,
    author,
    comments,
    keep: { comments, ...keep },
    ...(model && { model: model.id }),
  }
  const [output, check] =
    format === 'docx'
      ? await exportWord(cli, request)
      : await exportPdf(cli, { ...request, archive, run: randomUUID() })
  const file = await deliver(cli, output.id, out)
  const { pages, bytes } = check ?? output
  const blocking = output.problems.filter(one => one.severity === 'blocking').length
  cli.print({ file, bytes, pages, problems: output.problems, ...(check ? { checked: check } : {}) }, () =>
    [
      `${file} : ${pages} page${pages > 1 ? 's' : ''}.`,
      ...(check ? [`${describePages(check)}.`] : []),
      ...(blocking > 0
        ? [`Copie de travail : ${blocking} à régler avant de déposer (voir «\u00a0check\u00a0»).`]
        : []),
    ].join('\n'),
  )
  return 0
}

async function exportWord(cli: PrintCli, request: Input<'drafts.export'>) {
  const output = await cli.call['drafts.export'](request)
  return [output, await checkedPages(cli, output.id)] as const
}

async function exportPdf(cli: PrintCli, request: Input<'drafts.pdf'>) {
  const { checked, ...output } = await cli.call['drafts.pdf'](request)
  return [output, checked] as const
}
