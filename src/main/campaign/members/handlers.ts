import { readFileSync } from 'node:fs'
import { MemberMap } from '../../../shared/campaign/members/contract.ts'
import type { Member, Scrutin } from '../../../shared/campaign/members/model.ts'
import { select } from '../../../shared/campaign/members/select.ts'
import type { Handlers } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Context } from '../../kernel/context.ts'
import { resource } from '../../kernel/places.ts'
import { scrutins } from '../bills/scrutins.ts'
import { bills } from '../bills/store.ts'
import { placeNotice, placeOf, placeSentence } from '../calls/caller-place.ts'
import { campaigns } from '../campaigns/store.ts'
import { ageOf, knownOf, proposeTargets, seatedMembers } from './seated-members.ts'
import { members } from './store.ts'
import { targetLists } from './target-lists.ts'

const today = () => localDay(new Date())

/** Members: found, dated, what is said of them, lists to call. */
export function memberHandlers({ library: { db } }: Context) {
  const store = members(db)
  const votes = scrutins(db)
  const lists = targetLists(db)
  const both = (legislature?: string) => [seatedMembers(db, 'an', legislature), seatedMembers(db, 'senat')]

  return {
    'members.list': query => {
      const chambers = both(query.legislature)
      const place = placeOf(query.place ?? '')
      const rows = select(
        chambers.flat(),
        { ...query, ...(place && { department: place.number }) },
        knownOf(db, query.bill),
      )
      return {
        ...rows,
        placeSentence: placeSentence(query.place ?? ''),
        isPlaceKnown: !query.place?.trim() || place !== undefined,
        facets: { ...rows.facets, legislatures: store.legislatures() },
        ages: chambers.flatMap(all => ageOf(all) ?? []),
      }
    },
    'members.get': ({ id }) => {
      const member = store.get(id)
      const noCall = store.noCalls().find(one => one.member === id)?.since
      const age = ageOf([member])
      const since = store.legislatureStart()
      return {
        member,
        votes: votesOf([...votes.naming(member), ...missedVotes(votes.allLinked(), member)], member),
        positions: store.positions({ member: id }),
        ...(noCall && { noCall }),
        ...(since && { since }),
        ...(age && { age }),
      }
    },
    'members.map': () => MemberMap.parse(JSON.parse(readFileSync(resource('france.json'), 'utf8'))),
    'members.date': ({ chamber, asOf }) => {
      if (asOf > today())
        throw new AppError('invalid', 'Cette date est à venir : celle des données est passée.')
      store.date(chamber, asOf)
      return {}
    },
    'members.role': ({ member, role, remove }) => {
      store.get(member)
      if (remove) store.dropRole(member, role)
      else store.setRole(member, role)
      return {}
    },
    'members.position': position => {
      store.get(position.member)
      store.setPosition(position)
      return {}
    },
    'members.removePosition': ({ id }) => {
      store.dropPosition(id)
      return {}
    },
    'members.noCall': ({ member, on }) => {
      store.setNoCall(member, on ? today() : undefined)
      return {}
    },
    'scrutins.list': () => votes.list(),
    'scrutins.link': ({ id, bill, wished: position }) => {
      if (bill) bills(db).get(bill)
      votes.link(id, bill, position)
      return {}
    },
    'targets.list': ({ bill }) => {
      const archived = campaigns(db).archivedBills()
      const ofBill = lists.list(bill)
      if (bill && ofBill.length === 0) bills(db).get(bill)
      return ofBill.filter(one => bill !== undefined || !archived.has(one.bill))
    },
    'targets.propose': ({ bill, filters }) =>
      proposeTargets(db, bill, { ...filters, own: ownOf(filters.own) }),
    'targets.save': list =>
      lists.save({
        ...list,
        filters: { ...list.filters, own: placeOf(list.filters.own)?.number ?? list.filters.own },
      }),
    'targets.remove': ({ id }) => {
      lists.remove(id)
      return {}
    },
    'targets.restore': ({ id }) => {
      lists.restore(id)
      return {}
    },
  } satisfies Partial<Handlers>
}

/** Votes on a bill that was followed, while the member sat, in which the record does not name them. */
const missedVotes = (
  scrutinsOfBills: readonly Scrutin[],
  { id, chamber, mandate, legislature }: Member,
): Scrutin[] =>
  scrutinsOfBills.filter(
    one =>
      one.chamber === chamber &&
      one.legislature === legislature &&
      (mandate.from ?? '') <= one.date &&
      (mandate.to ?? '9999') >= one.date &&
      one.votes.every(vote => vote.member !== id),
  )

function votesOf(all: readonly Scrutin[], member: Member) {
  return [...all]
    .sort((a, b) => b.date.localeCompare(a.date))
    .map(({ votes, ...scrutin }) => {
      const own = votes.find(vote => vote.member === member.id)
      const group = scrutin.groups.find(one => one.ref === (own?.group ?? member.group?.ref))
      const correction = scrutin.corrections?.find(one => one.member === member.id)
      return {
        scrutin,
        position: own?.position ?? ('absent' as const),
        ...(correction && { correction }),
        group: group?.majority ?? '',
      }
    })
}

/** A département by its number, its name or one of its communes. Refused where it cannot be told which. */
function ownOf(text: string): string {
  const notice = placeNotice(text)
  if (notice) throw new AppError('invalid', notice)
  return placeOf(text)?.number ?? ''
}
