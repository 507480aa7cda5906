import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { inGravity, type Problem } from '../../shared/model/check.ts'
import { pagesSaid } from '../../shared/model/pages-check.ts'
import { expect, need, UsageError } from './args.ts'
import { deliver } from './deliver.ts'
import { exportVerb } from './export.ts'
import { readFacts, readSets } from './facts.ts'
import { goneDefault } from './models.ts'
import type { Cli, Verb } from './verb.ts'

/** Verbs about dossiers, drafts and exhibits. */
export const dossierVerbs: readonly Verb[] = [
  {
    name: 'template list',
    usage: 'template list',
    about: 'les modèles et leurs questions',
    run: async cli => {
      const found = await cli.call['templates.list']({})
      cli.print(found, () =>
        found
          .map(
            one =>
              `${one.id} — ${one.title}\n${one.facts.map(fact => `  ${fact.key} : ${fact.label}`).join('\n')}`,
          )
          .join('\n'),
      )
      return 0
    },
  },
  {
    name: 'template import',
    usage: 'template import FICHIER.json',
    about: 'prend un modèle écrit à la main ; dit chaque faute en une phrase',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le fichier'])
      const made = await cli.call['templates.import']({ file: { path } })
      cli.print(made, () => `Modèle ${made.template.id}${made.replaced ? ' (remplacé)' : ''}`)
      return 0
    },
  },
  {
    name: 'template export',
    usage: 'template export MODÈLE --out FICHIER.json',
    about: 'écrit un modèle dans un fichier, à modifier puis à reprendre',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['le modèle'])
      const made = await cli.call['templates.export']({ id })
      const file = await deliver(cli, made.id, need(cli.options.out, 'out'))
      cli.print({ file }, () => `Modèle écrit : ${file}`)
      return 0
    },
  },
  {
    name: 'template remove',
    usage: 'template remove MODÈLE',
    about: 'retire un modèle à vous ; celui du programme revient',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['le modèle'])
      if (!(await cli.call['templates.own']({})).includes(id))
        throw new UsageError(`« ${id} » n’est pas un modèle à vous.`)
      await cli.call['templates.remove']({ id })
      cli.print({}, () => 'Modèle retiré.')
      return 0
    },
  },
  {
    name: 'dossier list',
    usage: 'dossier list',
    about: 'les dossiers de la bibliothèque',
    run: async cli => {
      const found = await cli.call['dossiers.list']({})
      cli.print(found, () => found.map(one => `${one.id}  ${one.title}`).join('\n') || 'Aucun dossier.')
      return 0
    },
  },
  {
    name: 'dossier new',
    usage: 'dossier new --profile MODÈLE [--title T] [--facts FICHIER.json] [--set clé=valeur]...',
    about: 'ouvre un dossier et son premier écrit',
    run: async (cli, words) => {
      expect(words, [])
      const template = need(cli.options.profile ?? cli.options.template, 'profile')
      const { facts, parties } = readSets([...readFacts(cli.options.facts), ...(cli.options.set ?? [])])
      const known =
        (await cli.call['templates.list']({}))
          .find(one => one.id === template)
          ?.facts.map(fact => fact.key) ?? []
      const made = await cli.call['dossiers.create']({ template, facts, parties, title: cli.options.title })
      for (const key of Object.keys(facts).filter(one => !known.includes(one)))
        cli.note(`Le modèle ne demande pas « ${key} » : la valeur est gardée, sans emploi.`)
      cli.print(made, () => `Dossier ${made.id}\nÉcrit ${made.drafts.join(', ')}`)
      return 0
    },
  },
  {
    name: 'dossier sample',
    usage: 'dossier sample recourse|advocacy',
    about: 'ouvre le dossier d’exemple',
    run: async (cli, words) => {
      const [word = ''] = expect(words, ['recourse ou advocacy'])
      if (word !== 'recourse' && word !== 'advocacy')
        throw new UsageError(`« dossier sample ${word} » : attendu recourse ou advocacy.`)
      const made = await cli.call['dossiers.sample']({ type: word })
      cli.print(made, () => `Dossier ${made.id}\nÉcrit ${made.drafts.join(', ')}`)
      return 0
    },
  },
  {
    name: 'dossier answer',
    usage: 'dossier answer DOSSIER --set clé=valeur...',
    about: 'change des réponses d’un dossier ; « draft update » met ensuite ses écrits à jour',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['le dossier'])
      const { facts, parties } = readSets(cli.options.set ?? [])
      const dossier = await cli.call['dossiers.get']({ id })
      const named = new Map(parties.map(one => [one.id, one]))
      const saved = await cli.call['dossiers.save']({
        dossier: {
          ...dossier,
          facts: { ...dossier.facts, ...facts },
          parties: [...dossier.parties.filter(one => !named.has(one.id)), ...parties],
        },
      })
      cli.print(saved, () => `${Object.keys(facts).length + parties.length} réponses gardées.`)
      return 0
    },
  },
  {
    name: 'dossier show',
    usage: 'dossier show DOSSIER',
    about: 'les faits et les parties d’un dossier',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['le dossier'])
      const dossier = await cli.call['dossiers.get']({ id })
      cli.print(dossier, () =>
        [dossier.title, ...Object.entries(dossier.facts).map(([key, value]) => `  ${key} = ${value}`)].join(
          '\n',
        ),
      )
      return 0
    },
  },
  {
    name: 'dossier export',
    usage: 'dossier export DOSSIER --out FICHIER.zip',
    about: 'écrit un dossier en un seul fichier',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['le dossier'])
      const out = need(cli.options.out, 'out')
      const made = await cli.call['dossiers.export']({ id })
      const file = await deliver(cli, made.id, out)
      cli.print({ file, bytes: made.bytes }, () => `Dossier écrit : ${file}`)
      return 0
    },
  },
  {
    name: 'dossier import',
    usage: 'dossier import FICHIER.zip',
    about: 'reprend un dossier écrit par « dossier export »',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le fichier'])
      const made = await cli.call['dossiers.import']({ file: { path } })
      cli.print(made, () => `Dossier ${made.id}\nÉcrit ${made.drafts.join(', ')}`)
      return 0
    },
  },
  {
    name: 'draft list',
    usage: 'draft list DOSSIER',
    about: 'les écrits d’un dossier',
    run: async (cli, words) => {
      const [dossier = ''] = expect(words, ['le dossier'])
      const found = await cli.call['drafts.list']({ dossier })
      cli.print(found, () => found.map(one => `${one.id}  ${one.title}`).join('\n') || 'Aucun écrit.')
      return 0
    },
  },
  {
    name: 'draft new',
    usage: 'draft new DOSSIER --template MODÈLE [--title T]',
    about: 'ajoute un écrit à un dossier',
    run: async (cli, words) => {
      const [dossier = ''] = expect(words, ['le dossier'])
      const made = await cli.call['drafts.create']({
        dossier,
        template: need(cli.options.template, 'template'),
        title: cli.options.title,
      })
      const gone = await goneDefault(cli, made)
      cli.print(made, () => [`Écrit ${made.id}`, ...(gone ? [gone] : [])].join('\n'))
      return 0
    },
  },
  {
    name: 'draft prepare',
    usage: 'draft prepare DOSSIER MODÈLE...',
    about: 'plusieurs écrits des mêmes faits ; sans modèle, ceux qui accompagnent le premier',
    run: async (cli, words) => {
      const [dossier = '', ...asked] = words
      if (!dossier) throw new UsageError('Il manque : le dossier.')
      const own = (await cli.call['dossiers.get']({ id: dossier })).template
      const found = (await cli.call['templates.list']({})).find(one => one.id === own)
      const templates = asked.length > 0 ? asked : (found?.with ?? [])
      if (templates.length === 0)
        throw new UsageError('Il manque : les modèles. Aucun n’accompagne celui du dossier.')
      const made = await cli.call['drafts.prepare']({ dossier, templates })
      cli.print(made, () => made.drafts.map((id, at) => `Écrit ${id}  ${templates[at]}`).join('\n'))
      return 0
    },
  },
  {
    name: 'draft show',
    usage: 'draft show ÉCRIT',
    about: 'un écrit, en entier (JSON)',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const draft = await cli.call['drafts.get']({ id })
      cli.print(draft, () => JSON.stringify(draft, null, 2))
      return 0
    },
  },
  {
    name: 'check',
    usage: 'check ÉCRIT [--out RAPPORT.docx|.pdf] [--verify-pages]',
    about:
      'ce qui manque ou diffère de sa source, par gravité (code 1 s’il reste quelque chose à faire) ; --out : le rapport daté, avec ce qui n’a pas été vérifié ; --verify-pages : dit seulement si LibreOffice imprime les pages que Prétoire estime',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const { out, 'verify-pages': pages } = cli.options
      if (pages) {
        const checked = await cli.call['drafts.verify']({ draft: id, run: randomUUID() })
        cli.print(
          checked,
          () => `${pagesSaid(checked)}. ${checked.pages} page${checked.pages > 1 ? 's' : ''}.`,
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
      return report(cli, await cli.call['drafts.check']({ id }), 'Rien ne manque.')
    },
  },
  exportVerb,
]

/** Prints problems, worst first; 1 when one of them asks for something to be done. */
export function report(cli: Cli, problems: readonly Problem[], none: string): number {
  const titles = { blocking: 'Bloquant', warning: 'À revoir', information: 'À savoir' }
  const sorted = inGravity(problems)
  cli.print(
    sorted,
    () =>
      sorted
        .map(one => `${titles[one.severity]} : ${one.message}${one.law ? ` (${one.law})` : ''}`)
        .join('\n') || none,
  )
  return sorted.some(one => one.severity !== 'information') ? 1 : 0
}
