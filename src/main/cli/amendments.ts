import { ordered } from '../../shared/campaign/amendment/order.ts'
import { AppError } from '../../shared/errors.ts'
import { applyVerb } from './amendment-apply.ts'
import { checkVerb } from './amendment-check.ts'
import { composeVerb } from './amendment-compose.ts'
import { label } from './amendment-given.ts'
import { expect, need, UsageError } from './args.ts'
import { deliver } from './deliver.ts'
import { modelNamed } from './models.ts'
import type { Cli, Verb } from './verb.ts'

/** Amendments: composed, applied, checked, exported, imported, listed. */
export const amendmentVerbs: readonly Verb[] = [
  {
    name: 'amendment compose',
    usage:
      'amendment compose CHANGEMENTS.json --chamber an|senat [--bill T] [--version V] [--article A] [--to AMENDEMENT | --to NUMÉRO --text DISPOSITIF.txt [--author NOM]] [--argument A]... [--apply]',
    about:
      'rédige le dispositif de changements donnés en JSON ; avec --to, d’un sous-amendement ; avec --apply, le garde',
    run: composeVerb,
  },
  {
    name: 'amendment link',
    usage: 'amendment link AMENDEMENT ARGUMENT...',
    about: 'relie des arguments à un amendement',
    run: (cli, words) => linkVerb(cli, words, (linked, named) => [...new Set([...linked, ...named])]),
  },
  {
    name: 'amendment unlink',
    usage: 'amendment unlink AMENDEMENT ARGUMENT...',
    about: 'délie des arguments d’un amendement',
    run: (cli, words) => linkVerb(cli, words, (linked, named) => linked.filter(id => !named.includes(id))),
  },
  {
    name: 'amendment apply',
    usage: 'amendment apply ID | ARTICLE.txt DISPOSITIF.txt --chamber an|senat',
    about: 'applique un amendement à son article et montre l’article consolidé',
    run: applyVerb,
  },
  {
    name: 'amendment check',
    usage: 'amendment check ID... | --bill T',
    about: 'dit ce qui ne tient pas : mots absents, recevabilité, conflits avec les autres',
    run: checkVerb,
  },
  {
    name: 'amendment export',
    usage: 'amendment export ID... | --bill T --out FICHIER.docx [--title TITRE] [--model MODÈLE|aucun]',
    about:
      'écrit un amendement, ou une liasse, en Word (--model : sur ce modèle Word ; sans, celui des documents parlementaires s’il y en a un)',
    run: async (cli, words) => {
      const ids = words.length > 0 ? [...words] : (await listOf(cli)).map(one => one.id)
      if (ids.length === 0 && cli.options.bill)
        throw new UsageError(`Aucun amendement au texte « ${cli.options.bill} » dans la bibliothèque.`)
      if (ids.length === 0) throw new UsageError('Il manque : un amendement au moins, ou --bill.')
      const out = need(cli.options.out, 'out')
      const { title = '', model: named } = cli.options
      const model = named === 'aucun' ? { id: '' } : await modelNamed(cli, named)
      const made = await cli.call['amendments.export']({ ids, title, ...(model && { model: model.id }) })
      const file = await deliver(cli, made.id, out)
      cli.print(
        { file, amendments: ids.length },
        () => `${ids.length > 1 ? `${ids.length} amendements écrits` : 'Amendement écrit'} : ${file}`,
      )
      return 0
    },
  },
  {
    name: 'amendment import',
    usage: 'amendment import FICHIER [--bill T] [--version V]',
    about: 'importe une liasse : XML ou JSON de l’Assemblée nationale, jeu complet du Sénat',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le fichier'])
      const { bill, version } = cli.options
      const done = await cli.call['amendments.import']({
        file: { path },
        ...(bill && { bill }),
        ...(version && { text: version }),
      })
      cli.print(done, () =>
        [
          `${done.format} : ${done.read} lus, ${done.added} ajoutés, ${done.updated} mis à jour, ${done.unchanged} inchangés.`,
          `${done.understood} dispositifs compris ; ${done.left.length} ne le sont pas et gardent leurs mots ; les autres n’en ont pas.`,
          ...done.left.map(one => `Non compris, ${one.what} : ${one.words}`),
          ...done.refused.map(one => `Non lu, ${one.what} : ${one.reason}`),
        ].join('\n'),
      )
      return done.refused.length > 0 ? 1 : 0
    },
  },
  {
    name: 'amendment list',
    usage: 'amendment list [--bill T]',
    about: 'liste les amendements dans l’ordre de la discussion',
    run: async (cli, words) => {
      expect(words, [])
      const all = ordered(await listOf(cli))
      cli.print(
        all,
        () =>
          all
            .map(one => `${one.id}  ${label(one)}  ${one.dispositif.replaceAll('\n', ' ').slice(0, 80)}`)
            .join('\n') || 'Aucun amendement.',
      )
      return 0
    },
  },
]

const listOf = ({ call, options: { bill } }: Cli) => call['amendments.list'](bill ? { bill } : {})

async function linkVerb(
  cli: Cli,
  words: readonly string[],
  change: (linked: readonly string[], named: readonly string[]) => string[],
): Promise<number> {
  if (words.length < 2) expect(words, ['l’amendement', 'un argument au moins'])
  const [id = '', ...named] = words
  for (const one of named) {
    const source = await cli.call['library.get']({ id: one })
    if (source.kind !== 'argument') throw new AppError('invalid', `« ${one} » n’est pas un argument.`)
  }
  const amendment = await cli.call['amendments.get']({ id })
  const made = await cli.call['amendments.save']({
    amendment: { ...amendment, arguments: change(amendment.arguments, named) },
  })
  cli.print(made, () => `${label(made)} : ${made.arguments.join(', ') || 'aucun argument'}`)
  return 0
}
