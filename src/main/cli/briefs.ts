import { extname } from 'node:path'
import type { Output } from '../../shared/contract.ts'
import type { House } from '../../shared/model/brief.ts'
import type { Template } from '../../shared/model/template.ts'
import { expect, need, UsageError } from './args.ts'
import { deliver } from './deliver.ts'
import { printed } from './export.ts'
import { readFacts, readSets } from './facts.ts'
import type { Cli, Verb } from './verb.ts'

/** Documents for members. */
export const briefVerbs: readonly Verb[] = [
  {
    name: 'brief list',
    usage: 'brief list',
    about: 'les documents de la campagne, et ceux dont le texte a changé de stade',
    run: async cli => {
      const found = await cli.call['briefs.list']({})
      cli.print(found, () => found.map(line).join('\n') || 'Aucun document.')
      return 0
    },
  },
  {
    name: 'brief propose',
    usage:
      'brief propose --bill TEXTE [--stage STADE] [--measure M]... [--audience an|senat[:GROUPE|:MEMBRE]]',
    about: 'les mesures et leur sort à ce stade, et les arguments qui s’y rapportent',
    run: async (cli, words) => {
      expect(words, [])
      const found = await cli.call['briefs.propose']({ choice: choiceOf(cli) })
      cli.print(found, () =>
        [
          ...found.measures.map(
            one => `${one.id}  art. ${one.article}  ${one.title} (${one.fate || 'sort non connu'})`,
          ),
          ...found.arguments
            .slice(0, 12)
            .map(
              one => `${one.id}  ${one.title}${one.reasons.length > 0 ? ` (${one.reasons.join(', ')})` : ''}`,
            ),
        ].join('\n'),
      )
      return 0
    },
  },
  {
    name: 'brief choose',
    usage:
      'brief choose DOSSIER --bill TEXTE [--stage STADE] [--measure M]... [--argument A]... [--audience Q]',
    about:
      'change le stade, les mesures ou les arguments d’un dossier ; « draft update » met ensuite ses écrits à jour',
    run: async (cli, words) => {
      const [dossier = ''] = expect(words, ['le dossier'])
      const { drafts } = await cli.call['briefs.choose']({ dossier, choice: choiceOf(cli) })
      cli.print({ drafts }, () => drafts.map(one => `${one.id}  ${one.title}`).join('\n'))
      return 0
    },
  },
  {
    name: 'brief',
    usage:
      'brief note|fiche|courriel|question|saisine|script|suivi|banc --bill TEXTE [--stage STADE] [--measure M]... [--argument A]... [--audience an|senat[:GROUPE|:MEMBRE]] [--set clé=valeur]... [--out FICHIER.docx|pdf|txt|md|html|eml] [--final]',
    about: 'compose un document sur ces mesures, à ce stade, et l’écrit',
    run: async (cli, words) => {
      const [kind = ''] = expect(words, [
        'le document : note, fiche, courriel, question, saisine, script, suivi ou banc',
      ])
      const template = await templateNamed(cli, kind)
      const { facts } = readSets([...readFacts(cli.options.facts), ...(cli.options.set ?? [])])
      const made = await cli.call['briefs.create']({
        template: template.id,
        choice: choiceOf(cli),
        facts,
        ...(cli.options.title && { title: cli.options.title }),
      })
      const { out } = cli.options
      if (!out) {
        cli.print(made, () => `Dossier ${made.dossier}\nÉcrit ${made.draft}`)
        return 0
      }
      cli.note(`Écrit ${made.draft}`)
      return written(cli, made.draft, out)
    },
  },
  {
    name: 'mail',
    usage: 'mail ÉCRIT [--out FICHIER.eml]',
    about:
      'un courriel prêt à coller, ou à ouvrir dans une messagerie ; refusé s’il est trop long ou sans ouverture',
    run: async (cli, words) => {
      const [draft = ''] = expect(words, ['l’écrit'])
      if (cli.options.out) return written(cli, draft, cli.options.out)
      const mail = await cli.call['briefs.mail']({ draft })
      cli.print(mail, () => `Objet : ${mail.subject}\n\n${mail.text}\n(${mail.words} mots)`)
      return 0
    },
  },
]

const line = (one: Output<'briefs.list'>[number]) =>
  `${one.draft}  ${one.title} (${one.stage}${one.passed ? ', stade dépassé' : ''})`

async function templateNamed(cli: Cli, kind: string): Promise<Template> {
  const all = (await cli.call['templates.list']({})).filter(one => one.brief)
  const found = all.find(one => one.brief?.name === kind || one.id === kind)
  if (!found)
    throw new UsageError(`« brief ${kind} » : attendu ${all.map(one => one.brief?.name).join(', ')}.`)
  return found
}

/** What the options choose. `an:RN` is a group, `an:PA719326` a member, `senat` all of it. */
function choiceOf({ options }: Cli) {
  const [house = 'an', whom = ''] = (options.audience ?? 'an').split(':')
  if (house !== 'an' && house !== 'senat')
    throw new UsageError(
      `« --audience ${options.audience} » : attendu an ou senat, puis un groupe ou un membre.`,
    )
  const member = /^(PA\d+|\d{5}[A-Z])$/.test(whom)
  return {
    bill: need(options.bill, 'bill'),
    stage: options.stage ?? '',
    measures: options.measure ?? [],
    arguments: options.argument ?? [],
    audience: { chamber: house as House, group: member ? '' : whom, member: member ? whom : '' },
  }
}

/** The draft as a file, by the extension. */
async function written(cli: Cli, draft: string, out: string): Promise<number> {
  const extension = extname(out).slice(1).toLowerCase()
  if (extension === 'eml') {
    const made = await cli.call['briefs.eml']({ draft })
    const file = await deliver(cli, made.id, out)
    cli.print({ file, draft, bytes: made.bytes }, () => `${file} : écrit.`)
    return 0
  }
  if (extension === 'docx' || extension === 'pdf') return printed(cli, draft, extension, out)
  if (extension !== 'txt' && extension !== 'md' && extension !== 'html')
    throw new UsageError(`Le format « ${extension} » n’existe pas : docx, pdf, txt, md, html ou eml.`)
  const made = await cli.call['drafts.text']({ id: draft, format: extension })
  const file = await deliver(cli, made.id, out)
  cli.print({ file, draft, bytes: made.bytes }, () => `${file} : écrit.`)
  return 0
}
