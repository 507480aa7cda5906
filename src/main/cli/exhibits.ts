import { answeredBy, type Expected, expectedExhibits } from '../../shared/draft/expected.ts'
import { AppError } from '../../shared/errors.ts'
import { type Listed, listExhibits } from '../../shared/exhibits/list.ts'
import type { Exhibit } from '../../shared/model/exhibit.ts'
import { pagesSaid } from '../../shared/model/pages-check.ts'
import { expect, need, oneOf, UsageError } from './args.ts'
import type { Cli, Verb } from './verb.ts'

/** Verbs about the exhibits of a dossier. */
export const exhibitVerbs: readonly Verb[] = [
  {
    name: 'exhibit add',
    usage: 'exhibit add DOSSIER FICHIER... [--label L] [--date AAAA-MM-JJ] [--as CLÉ]',
    about:
      'ajoute des pièces (--as : celle que le modèle attend sous cette clé) ; un fichier refusé n’arrête pas les autres',
    run: async (cli, words) => {
      const [dossier = '', ...paths] = words.length > 1 ? words : expect(words, ['le dossier', 'le fichier'])
      const { as, label, date } = cli.options
      if (paths.length > 1 && (as ?? label ?? date) !== undefined)
        throw new UsageError('--label, --date et --as vont avec un seul fichier.')
      const asked = as === undefined ? undefined : await expected(cli, dossier, as)
      const made: Exhibit[] = []
      for (const path of paths)
        try {
          made.push(
            await cli.call['exhibits.add']({
              ...{ dossier, label, date },
              file: { path },
              expected: asked?.label,
            }),
          )
        } catch (error) {
          if (!(error instanceof AppError) || paths.length === 1) throw error
          cli.note(error.message)
        }
      const [first] = made
      if (asked && first) {
        const before = await cli.call['dossiers.get']({ id: dossier })
        await cli.call['dossiers.save']({
          dossier: { ...before, facts: answeredBy(before.facts, first.id, asked.key) },
        })
      }
      const listed = listExhibits(await cli.call['exhibits.list']({ dossier }))
      const added = new Set(made.map(one => one.id))
      cli.print(paths.length === 1 ? first : made, () =>
        lines(listed.filter(one => added.has(one.exhibit.id))),
      )
      for (const fault of await cli.call['exhibits.check']({ dossier }))
        if (added.has(fault.at.exhibit ?? '')) cli.note(fault.message)
      return made.length < paths.length ? 1 : 0
    },
  },
  {
    name: 'exhibit from',
    usage: 'exhibit from ÉCRIT --as CLÉ [--label L]',
    about: 'joint la copie d’un écrit du dossier : la requête que le référé accompagne',
    run: async (cli, words) => {
      const [draft = ''] = expect(words, ['l’écrit'])
      const key = need(cli.options.as, 'as')
      const { exhibit, pages } = await cli.call['exhibits.fromDraft']({
        ...{ draft, key },
        label: cli.options.label,
      })
      cli.print({ ...exhibit, pages }, () => `Pièce ${exhibit.id} : ${exhibit.label}\n${pagesSaid(pages)}.`)
      return 0
    },
  },
  {
    name: 'exhibit list',
    usage: 'exhibit list DOSSIER',
    about: 'les pièces, dans leur ordre, et ce qui ne va pas dans leurs fichiers',
    run: async (cli, words) => {
      const [dossier = ''] = expect(words, ['le dossier'])
      const found = await cli.call['exhibits.list']({ dossier })
      cli.print(found, () => lines(listExhibits(found)) || 'Aucune pièce.')
      for (const fault of await cli.call['exhibits.check']({ dossier })) cli.note(fault.message)
      return 0
    },
  },
  {
    name: 'exhibit arrange',
    usage: 'exhibit arrange DOSSIER date|citation [--first ÉCRIT]',
    about:
      'range les pièces par date, ou dans l’ordre où les textes les appellent (--first : ceux de cet écrit et de son ensemble d’abord)',
    run: async (cli, words) => {
      const [dossier = '', word = ''] = expect(words, ['le dossier', 'date ou citation'])
      const by = oneOf(word, ['date', 'citation'] as const, 'ordre') ?? 'date'
      const found = await cli.call['exhibits.arrange']({ dossier, by, first: cli.options.first })
      cli.print(found, () => lines(listExhibits(found)))
      return 0
    },
  },
  {
    name: 'exhibit aside',
    usage: 'exhibit aside DOSSIER PIÈCE [oui|non]',
    about: 'garde une pièce dans le dossier sans la numéroter ni la produire ; non : la produit de nouveau',
    run: async (cli, words) => {
      const [dossier = '', id = '', word = 'oui'] = expect(words, ['le dossier', 'la pièce'])
      const aside = oneOf(word, ['oui', 'non'] as const, 'réponse') === 'oui'
      const exhibit = (await cli.call['exhibits.list']({ dossier })).find(one => one.id === id)
      if (!exhibit) throw new AppError('not-found', 'Cette pièce n’est pas dans le dossier.')
      await cli.call['exhibits.save']({ exhibit: { ...exhibit, aside } })
      const found = await cli.call['exhibits.list']({ dossier })
      cli.print(found, () => lines(listExhibits(found)))
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
      cli.print(found, () => lines(listExhibits(found)))
      return 0
    },
  },
]

const lines = (listed: readonly Listed[]) =>
  listed.map(({ number, exhibit }) => `n° ${number}  ${exhibit.label}  (${exhibit.id})`).join('\n')

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
