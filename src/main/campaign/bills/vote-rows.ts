import { z } from 'zod'
import { type Scrutin, VotePosition } from '../../../shared/campaign/members/model.ts'

type Votes = Scrutin['votes']

/** Voters, by group then by position: a tenth of the room of as many objects. */
const PackedVotes = z.record(z.string(), z.partialRecord(VotePosition, z.array(z.string())))

/** The votes of a scrutin as they are kept. */
export function packVotes(votes: Votes): string {
  const byPosition: Record<string, Partial<Record<VotePosition, string[]>>> = {}
  for (const { member, group, position } of votes) {
    byPosition[group] ??= {}
    const own = byPosition[group]
    own[position] ??= []
    own[position].push(member)
  }
  return JSON.stringify(byPosition)
}

/** The same, read again. */
export const unpackVotes = (data: string): Votes =>
  Object.entries(PackedVotes.parse(JSON.parse(data))).flatMap(([group, own]) =>
    VotePosition.options.flatMap(position =>
      (own[position] ?? []).map(member => ({ member, group, position })),
    ),
  )
