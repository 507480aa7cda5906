import type { Member } from '../../../shared/campaign/members/model.ts'
import type { Returned } from '../../../shared/kernel/contract.ts'
import type { Database } from '../../kernel/database/open.ts'
import { members } from '../members/store.ts'
import { scrutins } from './scrutins.ts'

/** The official scrutins said to be about a bill, by group and by member; a member who is not imported is named by the publisher's id. */
export function votesOn(db: Database, bill: string): Returned<'bills.votes'> {
  const all = scrutins(db).of(bill)
  if (all.length === 0) return []
  const known = members(db)
  const names = new Map<string, string>()
  const nameOf = (id: string): string => {
    const found = names.get(id) ?? words(known.find(id)) ?? id
    names.set(id, found)
    return found
  }
  return all.map(({ votes, ...scrutin }) => {
    const sigles = new Map(scrutin.groups.map(one => [one.ref, one.sigle]))
    return {
      scrutin,
      votes: votes.map(vote => ({
        ...vote,
        name: nameOf(vote.member),
        group: sigles.get(vote.group) ?? vote.group,
      })),
    }
  })
}

const words = (one: Member | undefined): string | undefined =>
  one && `${one.civility} ${one.first} ${one.last}`
