import type { Filing } from '../../shared/model/filing.ts'
import { expect, need } from './args.ts'
import type { Verb } from './verb.ts'

/** Verbs about what was filed. */
export const filingVerbs: readonly Verb[] = [
  {
    name: 'file',
    usage: 'file DOSSIER ÉCRIT... --date AAAA-MM-JJ [--case NUMÉRO] [--receipt FICHIER]',
    about:
      'note un dépôt : les écrits ne changent plus, les pièces gardent leur numéro, les délais en tiennent compte',
    run: async (cli, words) => {
      const [dossier = '', ...drafts] = words.length > 1 ? words : expect(words, ['le dossier', 'l’écrit'])
      const { case: caseNumber, receipt } = cli.options
      const filing = await cli.call['filings.file']({
        dossier,
        drafts,
        date: need(cli.options.date, 'date'),
        caseNumber,
        ...(receipt !== undefined && { receipt: { path: receipt } }),
      })
      cli.print(filing, () => told(filing))
      return 0
    },
  },
  {
    name: 'filing list',
    usage: 'filing list DOSSIER',
    about: 'les dépôts d’un dossier',
    run: async (cli, words) => {
      const [dossier = ''] = expect(words, ['le dossier'])
      const found = await cli.call['filings.list']({ dossier })
      cli.print(found, () => found.map(told).join('\n') || 'Aucun dépôt.')
      return 0
    },
  },
  {
    name: 'filing answer',
    usage: 'filing answer DOSSIER DÉPÔT [--case NUMÉRO] [--receipt FICHIER]',
    about: 'note le numéro d’affaire ou l’accusé d’un dépôt',
    run: async (cli, words) => {
      const [dossier = '', id = ''] = expect(words, ['le dossier', 'le dépôt'])
      const found = (await cli.call['filings.list']({ dossier })).find(one => one.id === id)
      const { case: caseNumber, receipt } = cli.options
      const filing = await cli.call['filings.save']({
        // an id that is not there is refused by its own sentence
        filing: {
          ...(found ?? { id, dossier, date: '2000-01-01', drafts: [], exhibits: [] }),
          ...(caseNumber && { caseNumber }),
        },
        ...(receipt !== undefined && { receipt: { path: receipt } }),
      })
      cli.print(filing, () => told(filing))
      return 0
    },
  },
  {
    name: 'filing undo',
    usage: 'filing undo DÉPÔT',
    about: 'annule un dépôt noté par erreur, le dernier du dossier',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['le dépôt'])
      await cli.call['filings.undo']({ id })
      cli.print({ id }, () => 'Dépôt annulé : ses écrits et ses pièces se changent de nouveau.')
      return 0
    },
  },
  {
    name: 'draft copy',
    usage: 'draft copy ÉCRIT [--title T]',
    about: 'copie un écrit, pour amender ce qui a été déposé',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const made = await cli.call['drafts.copy']({ id, title: cli.options.title })
      cli.print(made, () => `Écrit ${made.id}`)
      return 0
    },
  },
]

function told({ id, date, caseNumber, drafts, exhibits }: Filing): string {
  const numbers = exhibits.map(one => one.number)
  const produced = numbers.length > 0 ? `, pièces n° ${numbers[0]} à ${numbers.at(-1)}` : ''
  const known = caseNumber ? `, affaire n° ${caseNumber}` : ''
  return `${date}  ${drafts.map(one => one.title).join(', ')}${produced}${known}  (${id})`
}
