import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { grouped } from '../../../shared/drafts/checks/grouped.ts'
import { inGravity, type Problem } from '../../../shared/drafts/problem.ts'
import { countedVerdicts, verdictNames } from '../../../shared/drafts/verify/telling.ts'
import { describePages } from '../../../shared/word/pages-check.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import { goneDefault } from '../dossiers/models.ts'
import { listing } from '../listing.ts'
import type { Cli, Runs } from '../verb.ts'
import type { draftVerbs } from './table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof draftVerbs> = {
  'draft list': listing(
    (cli, [dossier = '']) => cli.call['drafts.list']({ dossier }),
    one => `${one.id}  ${one.title}`,
    'Aucun écrit.',
  ),
  'draft new': async (cli, words) => {
    const [dossier = ''] = words
    const made = await cli.call['drafts.create']({
      dossier,
      template: cli.options.template,
      title: cli.options.title,
    })
    const gone = await goneDefault(cli, made)
    cli.print(made, () => [`Écrit ${made.id}`, ...(gone ? [gone] : [])].join('\n'))
    return 0
  },
  'draft prepare': async (cli, words) => {
    const [dossier = '', ...asked] = words
    const own = (await cli.call['dossiers.get']({ id: dossier })).template
    const found = (await cli.call['templates.list']({})).find(one => one.id === own)
    const templates = asked.length > 0 ? asked : (found?.with ?? [])
    if (templates.length === 0)
      throw new UsageError('Il manque : les modèles. Aucun n’accompagne celui du dossier.')
    const made = await cli.call['drafts.prepare']({ dossier, templates })
    cli.print(made, () => made.drafts.map((id, at) => `Écrit ${id}  ${templates[at]}`).join('\n'))
    return 0
  },
  'draft show': async (cli, words) => {
    const [id = ''] = words
    const draft = await cli.call['drafts.get']({ id })
    cli.print(draft, () => JSON.stringify(draft, null, 2))
    return 0
  },
  'draft copy': async (cli, words) => {
    const [id = ''] = words
    const made = await cli.call['drafts.copy']({ id, title: cli.options.title })
    cli.print(made, () => `Écrit ${made.id}`)
    return 0
  },
  'draft reuse': async (cli, words) => {
    const [id = ''] = words
    if (cli.options.template !== undefined) {
      const template = await cli.call['drafts.template']({ id, title: cli.options.template })
      await cli.call['templates.save']({ template })
      cli.print(template, () => `Modèle ${template.id}  ${template.title}`)
      return 0
    }
    const left = await cli.call['drafts.remnants']({ id })
    const blanks = cli.options.blank ? left.map(({ words }) => words) : []
    const made = await cli.call['drafts.reuse']({ id, title: cli.options.title, blanks })
    const told = left.map(({ words, around }) => `  ${words} : …${around}…`)
    cli.print({ ...made, left }, () =>
      [
        `Dossier ${made.id}\nÉcrit ${made.drafts.join(', ')}`,
        ...(left.length === 0
          ? []
          : [
              cli.options.blank ? 'À compléter :' : 'Reste peut-être de la première commune, à relire :',
              ...told,
            ]),
      ].join('\n'),
    )
    return 0
  },
  check: async (cli, words) => {
    const [id = ''] = words
    const { out, 'verify-pages': pages } = cli.options
    if (pages) {
      const checked = await cli.call['drafts.verify']({ draft: id, run: randomUUID() })
      cli.print(
        checked,
        () => `${describePages(checked)}. ${checked.pages} page${checked.pages > 1 ? 's' : ''}.`,
      )
      return checked.state === 'estimated' ? 1 : 0
    }
    if (out) {
      const format = extname(out).toLowerCase() === '.pdf' ? 'pdf' : 'docx'
      await deliver(cli, (await cli.call['drafts.report']({ id, format })).id, out)
    }
    const { template, filed } = await cli.call['drafts.gather']({ id })
    if (template && !filed && (await cli.call['drafts.behind']({ id })).changed)
      cli.note(
        'Les réponses du dossier ont changé : une partie de ce texte n’est plus celle du modèle (draft update).',
      )
    const dismissed = await cli.call['drafts.dismissed']({ id })
    if (dismissed.length > 0)
      cli.note(`Points écartés avec leur raison : ${dismissed.length} (ils figurent au rapport, --out).`)
    return report(cli, await cli.call['drafts.check']({ id }), 'Rien ne manque.', cli.options.each ?? false)
  },
  'verify-text': async (cli, words) => {
    const [path = ''] = words
    // the command line has no background: what the library's texts cite is read first
    while ((await cli.call['library.trace']({})).left);
    const texts = await cli.call['drafts.verifyText']({ file: cli.file(path) })
    const all = texts.flat()
    cli.print(texts.length === 1 ? texts[0] : texts, () => {
      const lines = all.map(
        one =>
          `${cli.strong(verdictNames[one.verdict])}${one.alarm ? ' (!)' : ''} : ${one.text}\n    ${one.reason}`,
      )
      const citations = all.filter(one => one.kind === 'citation')
      return [
        ...lines,
        `${citations.length} ${citations.length > 1 ? 'citations' : 'citation'} : ${countedVerdicts(citations)}.`,
      ].join('\n')
    })
    return all.some(one => one.alarm) ? 1 : 0
  },
}

/** Prints problems, worst first; 1 when one of them asks for something to be done. */
export function report(cli: Cli, problems: readonly Problem[], none: string, each = true): number {
  const titles = { blocking: 'Bloquant', warning: 'À revoir', information: 'À savoir' }
  const sorted = inGravity(problems)
  cli.print(
    sorted,
    () =>
      linesOf(sorted, each)
        .map(one => `${cli.strong(titles[one.severity])} : ${one.text}`)
        .join('\n') || none,
  )
  return sorted.some(one => one.severity !== 'information') ? 1 : 0
}

/** A line for each problem, or for each group of those that ask for the same act. */
function linesOf(
  sorted: readonly Problem[],
  each: boolean,
): { readonly severity: Problem['severity']; readonly text: string }[] {
  const said = ({ message, law }: Problem) => `${message}${law ? ` (${law})` : ''}`
  if (each) return sorted.map(one => ({ severity: one.severity, text: said(one) }))
  return (['blocking', 'warning', 'information'] as const).flatMap(severity =>
    grouped(sorted.filter(one => one.severity === severity)).map(({ title, problems }) => ({
      severity,
      text: title ? `${title} (check --each les donne)` : said(problems[0]!),
    })),
  )
}
