import { dayText } from '../../../shared/french/dates.ts'
import type { AttachedFund } from '../../../shared/library/fund.ts'
import { deliver } from '../deliver.ts'
import type { Runs } from '../verb.ts'
import type { citationVerbs } from './table.ts'

type FundVerb = 'fund list' | 'fund export' | 'fund attach' | 'fund detach' | 'fund check'

/** Runs the verbs about funds kept in files of their own. */
export const fundRuns: Pick<Runs<typeof citationVerbs>, FundVerb> = {
  'fund list': async cli => {
    const funds = await cli.call['funds.list']({})
    cli.print(funds, () => funds.map(fundLine).join('\n') || 'Aucun fonds n’est attaché.')
    return 0
  },
  'fund export': async (cli, [fund = '']) => {
    const output = await cli.call['funds.export']({ fund })
    const file = await deliver(cli, output.id, cli.options.out)
    cli.print({ ...output, file }, () =>
      [
        `Fonds ${fund.toUpperCase()} : ${textsOf(output.texts)}${output.day ? `, état du ${dayText(output.day)}` : ''}.`,
        `Enregistré : ${file} (${megabytes(output.bytes)}).`,
        `Empreinte du contenu : ${output.sha256}`,
      ].join('\n'),
    )
    return 0
  },
  'fund attach': async (cli, [path = '']) => {
    const result = await cli.call['funds.attach']({ file: cli.file(path) })
    cli.print(result, () =>
      [
        `${result.replaced ? 'Fonds remplacé' : 'Fonds attaché'} : ${result.title}, ${textsOf(result.texts)}${result.day ? `, état du ${dayText(result.day)}` : ''}.`,
        ...(result.completed
          ? [
              `${result.completed} ${result.completed > 1 ? 'sources de la bibliothèque complétées' : 'source de la bibliothèque complétée'} par ce qu’il a de plus récent.`,
            ]
          : []),
        'Il n’est dans aucune sauvegarde : gardez son fichier.',
      ].join('\n'),
    )
    return 0
  },
  'fund detach': async (cli, [fund = '']) => {
    const { copied } = await cli.call['funds.detach']({ fund })
    cli.print(
      { copied },
      () =>
        `Fonds détaché.${copied ? ` ${copied} ${copied > 1 ? 'textes cités restent' : 'texte cité reste'} dans la bibliothèque.` : ''}`,
    )
    return 0
  },
  'fund check': async (cli, [fund = '']) => {
    const { sha256 } = await cli.call['funds.check']({ fund })
    cli.print({ sha256 }, () => `Le fonds est tel qu’il a été fait. Empreinte du contenu : ${sha256}`)
    return 0
  },
}

const textsOf = (n: number): string => `${n.toLocaleString('fr-FR')} ${n > 1 ? 'textes' : 'texte'}`
const megabytes = (bytes: number): string =>
  `${Math.max(1, Math.round(bytes / 1e6)).toLocaleString('fr-FR')} Mo`

const fundLine = ({ fund, title, day, texts, bytes, state, file }: AttachedFund): string =>
  `${fund.padEnd(10)}  ${title} : ${textsOf(texts)}, ${megabytes(bytes)}${day ? `, état du ${dayText(day)}` : ''}${
    state === 'newer' ? ', fait par une version plus récente de Prétoire : il n’est pas lu' : ''
  }\n            ${file}`
