import { countOf, inGuillemets, listText } from '../../../shared/french/wording.ts'
import type { ErasableKind } from '../../../shared/sharing/office/erased/erasure-stance.ts'
import { proposedLabel, stanceClauses } from '../../../shared/sharing/office/erased/erasure-words.ts'
import type { Runs } from '../verb.ts'
import type { proposalVerbs } from './erasure-table.ts'

const kindOf = (nature: string): ErasableKind => (nature === 'piece' ? 'exhibit' : 'dossier')

const spacesText = (titles: readonly string[]): string =>
  `${titles.length > 1 ? 'des espaces' : 'de l’espace'} ${listText(titles.map(inGuillemets))}`

/** Runs the verbs of its table. */
export const runs: Runs<typeof proposalVerbs> = {
  'office erasure list': async cli => {
    const proposals = await cli.call['office.erasures']({})
    cli.print(proposals, () =>
      proposals.length === 0
        ? 'Personne ne propose d’effacer quelque chose.'
        : proposals
            .map(one =>
              [
                `${proposedLabel(one)}, dans l’espace ${inGuillemets(one.title)}  (${one.id})`,
                ...stanceClauses(one.stances),
              ].join('\n  '),
            )
            .join('\n'),
    )
    return 0
  },
  'office erasure propose': async (cli, [nature = '', id = '']) => {
    const { spaces } = await cli.call['office.proposeErasure']({ kind: kindOf(nature), id })
    cli.print(
      { spaces },
      () =>
        `Proposé aux membres ${spacesText(spaces)}, à la prochaine rencontre (office sync). Rien n’est effacé ici.`,
    )
    return 0
  },
  'office erasure decline': async (cli, [nature = '', id = '']) => {
    const { spaces } = await cli.call['office.declineErasure']({ kind: kindOf(nature), id })
    cli.print(
      { spaces },
      () =>
        `Gardé ici. ${countOf(spaces.length, 'espace le saura', 'espaces le sauront')} à la prochaine rencontre.`,
    )
    return 0
  },
}
