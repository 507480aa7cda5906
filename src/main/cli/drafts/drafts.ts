import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { inGravity, type Problem } from '../../../shared/dossiers/problem.ts'
import { groupProblems } from '../../../shared/drafts/checks/grouped.ts'
import { holdsFor, matterOf } from '../../../shared/drafts/templates/matter.ts'
import type { CheckedCitation } from '../../../shared/drafts/verify/cite-check.ts'
import {
  checkSummary,
  comparedSentences,
  itemsSummary,
  summaryLines,
} from '../../../shared/drafts/verify/summary.ts'
import { verdictNames } from '../../../shared/drafts/verify/telling.ts'
import { citationItem } from '../../../shared/drafts/verify/verdict.ts'
import { dateText } from '../../../shared/french/dates.ts'
import { describePages } from '../../../shared/word/pages-check.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import { goneDefault } from '../dossiers/models.ts'
import { listing } from '../listing.ts'
import type { Cli, Runs, VerbClis } from '../verb.ts'
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
    const { template } = cli.options
    await noteOtherMatter(cli, dossier, [template])
    const draft = await cli.call['drafts.create']({
      dossier,
      template,
      title: cli.options.title,
    })
    const missingModel = await goneDefault(cli, draft)
    cli.print(draft, () => [`Écrit ${draft.id}`, ...(missingModel ? [missingModel] : [])].join('\n'))
    return 0
  },
  'draft prepare': async (cli, words) => {
    const [dossier = '', ...names] = words
    const own = (await cli.call['dossiers.get']({ id: dossier })).template
    const template = (await cli.call['templates.list']({})).find(one => one.id === own)
    const templates = names.length > 0 ? names : (template?.with ?? [])
    if (templates.length === 0)
      throw new UsageError('Il manque : les modèles. Aucun n’accompagne celui du dossier.')
    await noteOtherMatter(cli, dossier, templates)
    const newDrafts = await cli.call['drafts.prepare']({ dossier, templates })
    cli.print(newDrafts, () => newDrafts.drafts.map((id, at) => `Écrit ${id}  ${templates[at]}`).join('\n'))
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
    const copy = await cli.call['drafts.copy']({ id, title: cli.options.title })
    cli.print(copy, () => `Écrit ${copy.id}`)
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
    const remnants = await cli.call['drafts.remnants']({ id })
    const blanks = cli.options.blank ? remnants.map(({ words }) => words) : []
    const copy = await cli.call['drafts.reuse']({ id, title: cli.options.title, blanks })
    const remnantLines = remnants.map(({ words, around }) => `  ${words} : …${around}…`)
    cli.print({ ...copy, left: remnants }, () =>
      [
        `Dossier ${copy.id}\nÉcrit ${copy.drafts.join(', ')}`,
        ...(remnants.length === 0
          ? []
          : [
              cli.options.blank ? 'À compléter :' : 'Reste peut-être de la première commune, à relire :',
              ...remnantLines,
            ]),
      ].join('\n'),
    )
    return 0
  },
  check: async (cli, words) => {
    const [id = ''] = words
    const { out, 'verify-pages': pages } = cli.options
    if (pages) {
      const check = await cli.call['drafts.verify']({ draft: id, run: randomUUID() })
      cli.print(check, () => `${describePages(check)}. ${check.pages} page${check.pages > 1 ? 's' : ''}.`)
      return check.state === 'estimated' ? 1 : 0
    }
    if (out) {
      const format = extname(out).toLowerCase() === '.pdf' ? 'pdf' : 'docx'
      await deliver(cli, (await cli.call['drafts.report']({ id, format })).id, out)
    }
    const check = await cli.call['drafts.citations']({ id })
    if (cli.options.citations) {
      cli.print(check, () =>
        [...check.citations.map(citationLines), ...summaryLines(checkSummary(check))].join('\n'),
      )
      return 0
    }
    if (check.citations.length > 0) cli.note(summaryLines(checkSummary(check)).join('\n'))
    const { template, filed: filing } = await cli.call['drafts.gather']({ id })
    if (template && !filing && (await cli.call['drafts.behind']({ id })).changed)
      cli.note(
        'Les réponses du dossier, ou ce que ce texte reprend (arguments, texte de loi, élus), ont changé : une partie n’est plus celle du modèle (draft update).',
      )
    const dismissals = await cli.call['drafts.dismissed']({ id })
    if (dismissals.length > 0)
      cli.note(
        [
          `${dismissals.length === 1 ? 'Un point est écarté' : `${dismissals.length} points sont écartés`}, avec la raison (au rapport aussi, --out) :`,
          ...dismissals.map(
            ({ message, reason, at }) => `  ${message} — ${reason} (${dateText(at.slice(0, 10))})`,
          ),
        ].join('\n'),
      )
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
      return [...lines, ...summaryLines(itemsSummary(all))].join('\n')
    })
    return all.some(one => one.alarm) ? 1 : 0
  },
}

/** Prints problems, worst first; 1 when one of them asks for something to be done. */
export function report(cli: Cli, problems: readonly Problem[], none: string, each = true): number {
  const titles = { blocking: 'Bloquant', warning: 'À revoir', information: 'À savoir' }
  const problemList = inGravity(problems)
  cli.print(
    problemList,
    () =>
      linesOf(problemList, each)
        .map(one => `${cli.strong(titles[one.severity])} : ${one.text}`)
        .join('\n') || none,
  )
  return problemList.some(one => one.severity !== 'information') ? 1 : 0
}

/** A line for each problem, or for each group of those that ask for the same act. */
function linesOf(
  problemList: readonly Problem[],
  each: boolean,
): { readonly severity: Problem['severity']; readonly text: string }[] {
  const problemText = ({ message, law }: Problem) => `${message}${law ? ` (${law})` : ''}`
  if (each) return problemList.map(one => ({ severity: one.severity, text: problemText(one) }))
  return (['blocking', 'warning', 'information'] as const).flatMap(severity =>
    groupProblems(problemList.filter(one => one.severity === severity)).map(({ title, problems }) => ({
      severity,
      text: title ? `${title} (check --each les donne)` : problemText(problems[0]!),
    })),
  )
}

/** Says which of these templates are written for another matter than the dossier's, and the general form of each. */
async function noteOtherMatter(
  cli: VerbClis<typeof draftVerbs>['draft new' | 'draft prepare'],
  id: string,
  chosen: readonly string[],
): Promise<void> {
  const templates = await cli.call['templates.list']({})
  const matter = matterOf(await cli.call['dossiers.get']({ id }), templates)
  for (const one of templates.filter(({ id }) => chosen.includes(id)))
    if (!holdsFor(one, matter))
      cli.note(
        `«\u00a0${one.title}\u00a0» est écrit contre une vidéosurveillance algorithmique, et ce dossier est d’une autre matière.${one.generalForm ? ` Sa forme générale : ${one.generalForm}.` : ''}`,
      )
}

const citationLines = (one: CheckedCitation): string =>
  [
    `${verdictNames[one.verdict]} : ${one.written}`,
    ...(one.verdict === 'read' ? [] : [`    ${citationItem(one).reason}`]),
    ...comparedSentences(one.compared).map(text => `    ${text}`),
  ].join('\n')
