import { affaireOf, MAIN_AFFAIRE } from '../../../shared/dossiers/affaire.ts'
import { listExhibits } from '../../../shared/exhibits/list.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Runs } from '../verb.ts'
import type { affaireVerbs } from './affaires-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof affaireVerbs> = {
  'affaire add': async (cli, words) => {
    const [dossier = '', ...drafts] = words
    const affaire = await cli.call['affaires.add']({ dossier, drafts, title: cli.options.title })
    cli.print(affaire, () => `Affaire ${affaire.id} : ${affaire.title}, ${affaire.exhibits.length} pièces.`)
    return 0
  },
  'affaire list': async (cli, words) => {
    const [dossier = ''] = words
    const { affaires = [] } = await cli.call['dossiers.get']({ id: dossier })
    const texts = await cli.call['drafts.list']({ dossier })
    const cases = await Promise.all(
      [undefined, ...affaires].map(async affaire => ({
        id: affaire?.id ?? '',
        title: affaire?.title ?? MAIN_AFFAIRE,
        court: affaire?.court ?? '',
        caseNumber: affaire?.caseNumber ?? '',
        drafts: texts.filter(one => affaireOf({ affaires }, one.affaire) === affaire),
        exhibits: listExhibits(await cli.call['exhibits.list']({ dossier, affaire: affaire?.id })).map(
          ({ number, title, exhibit }) => ({ number, title, id: exhibit.id }),
        ),
      })),
    )
    cli.print(cases, () =>
      cases
        .map(one =>
          [
            [one.title, one.court, one.caseNumber && `n° ${one.caseNumber}`, one.id && `(${one.id})`]
              .filter(Boolean)
              .join('  '),
            ...one.drafts.map(draft => `  ${draft.title}  (${draft.id})`),
            ...one.exhibits.map(({ number, title, id }) => `  ${number}. ${title}  (${id})`),
          ].join('\n'),
        )
        .join('\n'),
    )
    return 0
  },
  'affaire edit': async (cli, words) => {
    const [dossier = '', id = ''] = words
    const before = affaireOf(await cli.call['dossiers.get']({ id: dossier }), id)
    if (!before) throw new AppError('not-found', 'Cette affaire n’est pas au dossier : rien n’a été changé.')
    const { title = before.title, court = before.court, case: caseNumber = before.caseNumber } = cli.options
    const affaire = await cli.call['affaires.save']({ dossier, affaire: { id, title, court, caseNumber } })
    cli.print(affaire, () => `Affaire ${affaire.id} : ${affaire.title}.`)
    return 0
  },
  'affaire remove': async (cli, words) => {
    const [dossier = '', affaire = ''] = words
    await cli.call['affaires.remove']({ dossier, affaire })
    cli.print({ affaire }, () => 'Affaire retirée : ses écrits sont dans l’affaire principale.')
    return 0
  },
  'affaire place': async (cli, words) => {
    const [draft = '', affaire] = words
    await cli.call['affaires.place']({ draft, affaire })
    cli.print(
      { draft, affaire },
      () => 'Écrit changé d’affaire : ses renvois suivent la suite de pièces de celle-ci.',
    )
    return 0
  },
  'affaire produce': async (cli, words) => {
    const [affaire = '', exhibit = '', word = 'oui'] = words
    const isProduced = word === 'oui'
    await cli.call['exhibits.produce']({ affaire, exhibit, isProduced })
    cli.print({ exhibit, affaire, isProduced }, () =>
      isProduced ? 'Pièce produite dans cette affaire, à la fin.' : 'Pièce mise de côté dans cette affaire.',
    )
    return 0
  },
}
