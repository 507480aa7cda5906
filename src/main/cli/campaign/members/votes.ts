import {
  correctionText,
  meaningOf,
  meaningWords,
  sidesOf,
} from '../../../../shared/campaign/members/vote-meaning.ts'
import type { Output } from '../../../../shared/contract/contract.ts'
import { dayFigures } from '../../../../shared/french/dates.ts'
import { fold } from '../../../../shared/french/fold.ts'
import type { Runs } from '../../verb.ts'
import type { voteVerbs } from './vote-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof voteVerbs> = {
  'vote list': async (cli, words) => {
    const queryWords = words.map(fold)
    const all = (await cli.call['scrutins.list']({})).filter(one =>
      queryWords.every(word => fold(`${one.number} ${one.title}`).includes(word)),
    )
    cli.print(
      all,
      () =>
        all
          .map(
            one =>
              `${one.id}  n° ${one.number} du ${dayFigures(one.date)} : ${one.title} (${one.result})${one.bill ? ` — sur ${one.bill}${one.wished ? `, pour nous : ${one.wished}` : ''}` : ''}`,
          )
          .join('\n') || 'Aucun scrutin importé.',
    )
    return 0
  },
  'vote show': async (cli, words) => {
    const [id = ''] = words
    const all = await cli.call['bills.votes']({ id })
    cli.print(all, () => all.map(voteText).join('\n\n') || 'Aucun scrutin n’est relié à ce texte.')
    return 0
  },
  'vote link': async (cli, words) => {
    const [id = ''] = words
    const { bill, wished } = cli.options
    await cli.call['scrutins.link']({ id, ...(bill && { bill }), ...(wished && { wished }) })
    cli.print({ id, bill, wished }, () =>
      bill
        ? `Scrutin relié à ${bill}${wished ? `, pour nous : ${wished}` : ' ; ce que la campagne demandait reste à dire (--wished)'}.`
        : 'Scrutin détaché de son texte.',
    )
    return 0
  },
}

/** One scrutin: its groups, their line and side, then who left it. */
function voteText({ scrutin, votes, corrections }: Output<'bills.votes'>[number]): string {
  const { wished } = scrutin
  return [
    `Scrutin n° ${scrutin.number} du ${dayFigures(scrutin.date)} : ${scrutin.title} (${scrutin.result})`,
    wished
      ? `Pour nous : ${wished}`
      : 'Ce que la campagne demandait n’est pas dit : «\u00a0avec\u00a0» ou «\u00a0contre nous\u00a0» ne se devine pas.',
    ...scrutin.groups.map(one => {
      const sides = sidesOf(one, wished)
      return `  ${one.sigle || one.ref} : ${one.for} pour, ${one.against} contre, ${one.abstained} abstention, ${one.absent} absents ; ligne : ${one.majority || 'inconnue'}${sides ? ` ; avec nous ${sides.with}, contre nous ${sides.against}` : ''}`
    }),
    ...votes
      .filter(one => one.isRebel)
      .map(one => {
        const meaning = meaningOf(one.position, wished)
        return `  autrement que son groupe : ${one.name} (${one.group}), ${one.position}${meaning ? `, ${meaningWords[meaning]}` : ''}`
      }),
    ...corrections.map(
      one => `  mise au point : ${one.name}, ${one.official ?? 'absent'} au scrutin, ${correctionText(one)}`,
    ),
  ].join('\n')
}
