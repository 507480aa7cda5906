import { answeredBy, type Expected, expectedExhibits } from '../../shared/draft/expected.ts'
import { expect, oneOf } from './args.ts'
import type { Cli, Verb } from './verb.ts'

/** Verbs about the exhibits of a dossier. */
export const exhibitVerbs: readonly Verb[] = [
  {
    name: 'exhibit add',
    usage: 'exhibit add DOSSIER FICHIER [--label L] [--date AAAA-MM-JJ] [--as CLÉ]',
    about: 'ajoute une pièce (--as : celle que le modèle attend sous cette clé)',
    run: async (cli, words) => {
      const [dossier = '', path = ''] = expect(words, ['le dossier', 'le fichier'])
      const asked = cli.options.as === undefined ? undefined : await expected(cli, dossier, cli.options.as)
      const made = await cli.call['exhibits.add']({
        dossier,
        file: { path },
        label: cli.options.label ?? asked?.label,
        date: cli.options.date,
      })
      if (asked) {
        const before = await cli.call['dossiers.get']({ id: dossier })
        await cli.call['dossiers.save']({
          dossier: { ...before, facts: answeredBy(before.facts, made.id, asked.key) },
        })
      }
      const number = (await cli.call['exhibits.list']({ dossier })).findIndex(one => one.id === made.id) + 1
      cli.print(made, () => `Pièce n° ${number} : ${made.label} (${made.id})`)
      return 0
    },
  },
  {
    name: 'exhibit list',
    usage: 'exhibit list DOSSIER',
    about: 'les pièces, dans leur ordre',
    run: async (cli, words) => {
      const [dossier = ''] = expect(words, ['le dossier'])
      const found = await cli.call['exhibits.list']({ dossier })
      cli.print(
        found,
        () => found.map((one, i) => `n° ${i + 1}  ${one.label}  (${one.id})`).join('\n') || 'Aucune pièce.',
      )
      return 0
    },
  },
  {
    name: 'exhibit order',
    usage: 'exhibit order DOSSIER PIÈCE...',
    about: 'range les pièces dans cet ordre ; tous les renvois suivent',
    run: async (cli, words) => {
      const [dossier = '', ...ids] = words.length > 0 ? words : expect(words, ['le dossier'])
      const found = await cli.call['exhibits.order']({ dossier, ids })
      cli.print(found, () => found.map((one, i) => `n° ${i + 1}  ${one.label}  (${one.id})`).join('\n'))
      return 0
    },
  },
]

/** What the dossier's template asks under a key; any other key is refused before anything is added. */
async function expected(cli: Cli, dossier: string, key: string): Promise<Expected | undefined> {
  const { template, facts } = await cli.call['dossiers.get']({ id: dossier })
  const found = (await cli.call['templates.list']({})).find(one => one.id === template)
  const asked = expectedExhibits(found, facts, [])
  oneOf(
    key,
    asked.map(one => one.key),
    'as',
  )
  return asked.find(one => one.key === key)
}
