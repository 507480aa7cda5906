import type { BriefChoice } from '../../../shared/campaign/briefs/model.ts'
import type { Position } from '../../../shared/campaign/members/model.ts'
import { escaped, type Thing } from '../../../shared/drafts/each.ts'
import { dayText } from '../../../shared/drafts/words.ts'
import type { Library } from '../../kernel/library.ts'
import { scrutins } from '../bills/scrutins.ts'
import { sitting } from '../members/seated.ts'
import { members } from '../members/store.ts'

/** The rows of a follow-up table: the members of the audience, what they said in public, how they voted in the official records. */
export function memberRows({ db }: Library, { bill, audience }: BriefChoice): Thing[] {
  const votes = scrutins(db)
    .of(bill)
    .map(one => ({ number: one.number, by: new Map(one.votes.map(vote => [vote.member, vote.position])) }))
  const said = new Map<string, Position>()
  for (const one of members(db).positions({ bill })) if (!said.has(one.member)) said.set(one.member, one)
  return sitting(db, audience.chamber)
    .filter(one => !audience.group || one.group?.sigle === audience.group)
    .filter(one => !audience.member || one.id === audience.member)
    .map(one => {
      const position = said.get(one.id)
      const voted = votes.flatMap(({ number, by }) => {
        const vote = by.get(one.id)
        return vote ? [`${vote} (scrutin n° ${number})`] : []
      })
      return {
        id: one.id,
        words: {
          name: escaped([one.civility, one.first, one.last].filter(Boolean).join(' ')),
          group: escaped(one.group?.sigle ?? ''),
          position: position ? escaped(`${position.value}, ${dayText(position.date)}`) : 'inconnue',
          vote: escaped(voted.join('\u202f; ')) || '—',
        },
      }
    })
}

/** The official votes on the bill, a line each. */
export const voteLines = ({ db }: Library, { bill }: BriefChoice): Thing[] =>
  scrutins(db)
    .of(bill)
    .map(one => ({
      id: one.id,
      words: {
        text: escaped(
          `Scrutin n° ${one.number} du ${dayText(one.date)}, ${one.title} : ${one.result}. Par groupe : ${one.groups
            .map(
              group =>
                `${group.sigle} ${group.for} pour, ${group.against} contre, ${group.abstained} abstention`,
            )
            .join('\u202f; ')}.`,
        ),
      },
    }))
