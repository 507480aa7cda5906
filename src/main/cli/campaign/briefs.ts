import type { Output } from '../../../shared/contract/contract.ts'
import type { House } from '../../../shared/drafts/slots/member-address.ts'
import type { Template } from '../../../shared/drafts/templates/template.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { UsageError } from '../args.ts'
import { deliver, toStandardOutput } from '../deliver.ts'
import { modelNamed } from '../dossiers/models.ts'
import { readFacts, readSets } from '../dossiers/read-facts.ts'
import { exportDraft, formatGiven } from '../drafts/export.ts'
import { listing } from '../listing.ts'
import type { Runs, VerbClis } from '../verb.ts'
import type { briefVerbs } from './member-table.ts'

type Verbs = VerbClis<typeof briefVerbs>

/** Runs the verbs of its table. */
export const runs: Runs<typeof briefVerbs> = {
  brief: async (cli, words) => {
    const [kind = ''] = words
    const template = await templateNamed(cli, kind)
    // before anything is made
    await modelNamed(cli, cli.options.model)
    const { facts } = readSets([...readFacts(cli.options.facts), ...(cli.options.set ?? [])])
    const brief = await cli.call['briefs.create']({
      template: template.id,
      choice: choiceOf(cli),
      facts,
      ...(cli.options.title && { title: cli.options.title }),
    })
    const { out } = cli.options
    if (!out) {
      cli.print(brief, () => `Dossier ${brief.dossier}\nÉcrit ${brief.draft}`)
      return 0
    }
    cli.note(`Écrit ${brief.draft}`)
    return writeBrief(cli, brief.draft, formatGiven(cli.options.format, out), out)
  },
  'brief list': listing(
    cli => cli.call['briefs.list']({}),
    one => line(one),
    'Aucun document.',
  ),
  'brief propose': async cli => {
    const choice = choiceOf(cli)
    const { stages, measures } = await cli.call['bills.get']({ id: choice.bill })
    requireNamed(
      'stade',
      choice.stage ? [choice.stage] : [],
      stages.map(one => one.key),
    )
    requireNamed(
      'mesure',
      choice.measures,
      measures.map(one => one.id),
    )
    for (const id of choice.arguments) await cli.call['library.get']({ id })
    const proposal = await cli.call['briefs.propose']({ choice })
    cli.print(proposal, () =>
      [
        ...proposal.measures.map(
          one => `${one.id}  art. ${one.article}  ${one.title} (${one.fate || 'sort non connu'})`,
        ),
        ...proposal.arguments
          .slice(0, 12)
          .map(
            one => `${one.id}  ${one.title}${one.reasons.length > 0 ? ` (${one.reasons.join(', ')})` : ''}`,
          ),
      ].join('\n'),
    )
    return 0
  },
  'brief choose': async (cli, words) => {
    const [name = ''] = words
    const document = (await cli.call['briefs.list']({})).find(one => one.draft === name && one.own)
    const { drafts } = await cli.call['briefs.choose']({
      dossier: document?.dossier ?? name,
      ...(document && { draft: document.draft }),
      choice: choiceOf(cli),
    })
    cli.print({ drafts }, () => drafts.map(one => `${one.id}  ${one.title}`).join('\n'))
    return 0
  },
  mail: async (cli, words) => {
    const [draft = ''] = words
    const { out } = cli.options
    if (out)
      return writeBrief(cli, draft, formatGiven(out === toStandardOutput ? 'eml' : undefined, out), out)
    if (cli.options.model !== undefined)
      throw new UsageError(
        '«\u00a0--model\u00a0» demande «\u00a0--out\u00a0» : le courriel est donné en texte.',
      )
    const mail = await cli.call['briefs.mail']({ draft })
    cli.print(mail, () => `Objet : ${mail.subject}\n\n${mail.text}\n(${mail.words} mots)`)
    return 0
  },
}

const line = (one: Output<'briefs.list'>[number]) =>
  `${one.draft}  ${one.title} (${one.stage}${one.passed ? ', stade dépassé' : ''})`

async function templateNamed(cli: Verbs['brief'], kind: string): Promise<Template> {
  const all = (await cli.call['templates.list']({})).filter(one => one.brief)
  const template = all.find(one => one.brief?.name === kind || one.id === kind)
  if (!template)
    throw new UsageError(
      `«\u00a0brief ${kind}\u00a0» : attendu ${all.map(one => one.brief?.name).join(', ')}.`,
    )
  return template
}

/** Members chosen by the options: `an:RN` is a group, `an:PA719326` a member, `senat` all of it. */
function choiceOf({ options }: Pick<Verbs['brief choose'], 'options'>) {
  const [house = 'an', whom = ''] = (options.audience ?? 'an').split(':')
  if (house !== 'an' && house !== 'senat')
    throw new UsageError(
      `«\u00a0--audience ${options.audience}\u00a0» : attendu an ou senat, puis un groupe ou un membre.`,
    )
  const member = /^(PA\d+|\d{5}[A-Z])$/.test(whom)
  return {
    bill: options.bill,
    stage: options.stage ?? '',
    measures: options.measure ?? [],
    arguments: options.argument ?? [],
    audience: { chamber: house as House, group: member ? '' : whom, member: member ? whom : '' },
  }
}

/** Refuses the name of a stage or of a measure that a bill has not. */
function requireNamed(what: string, names: readonly string[], all: readonly string[]): void {
  const absent = names.find(name => !all.includes(name))
  if (absent !== undefined)
    throw new AppError(
      'not-found',
      `Ce texte n’a pas de ${what} «\u00a0${absent}\u00a0». Il a\u00a0: ${all.join(', ')}.`,
    )
}

/** The draft as a file of this format. */
async function writeBrief(
  cli: Verbs['brief'] | Verbs['mail'],
  draft: string,
  extension: string,
  out: string,
): Promise<number> {
  if (extension === 'eml') {
    const mail = await cli.call['briefs.eml']({ draft })
    const file = await deliver(cli, mail.id, out)
    cli.print({ file, draft, bytes: mail.bytes }, () => `${file} : écrit.`)
    return 0
  }
  if (extension === 'docx' || extension === 'pdf') return exportDraft(cli, draft, extension, out)
  if (extension !== 'txt' && extension !== 'md' && extension !== 'html')
    throw new UsageError(
      `Le format «\u00a0${extension}\u00a0» n’existe pas : docx, pdf, txt, md, html ou eml.`,
    )
  const output = await cli.call['drafts.text']({
    id: draft,
    format: extension,
    final: cli.options.final ?? false,
  })
  const file = await deliver(cli, output.id, out)
  cli.print({ file, draft, bytes: output.bytes }, () => `${file} : écrit.`)
  return 0
}
