import { ageSentence, endedSince } from '../../shared/campaign/members/age.ts'
import { rank } from '../../shared/campaign/members/rank.ts'
import { type Known, select } from '../../shared/campaign/members/select.ts'
import type { MemberAge } from '../../shared/contract/members.ts'
import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Member, MemberChamber, Scrutin } from '../../shared/model/member.ts'
import type { Context } from '../context.ts'
import { bills } from '../db/bills.ts'
import { calls } from '../db/calls.ts'
import { members } from '../db/members.ts'
import type { Database } from '../db/open.ts'
import { scrutins } from '../db/scrutins.ts'
import { targetLists } from '../db/target-lists.ts'

const today = () => new Date().toISOString().slice(0, 10)

/** The members of a chamber as they sit: of the newest legislature known, unless another is named. */
export function sitting(db: Database, chamber: MemberChamber, legislature?: string): Member[] {
  const store = members(db)
  if (chamber === 'senat') return store.list('senat')
  const wanted = legislature ?? store.legislatures()[0]
  // what was imported without its legislature is better than nothing
  return wanted === undefined ? store.list('an') : store.list('an', wanted)
}

/** How old what is known of a chamber is. */
export function ageOf(all: readonly Member[]): MemberAge | undefined {
  const [first] = all
  if (!first) return undefined
  const dates = all.flatMap(one => (one.asOf ? [one.asOf] : [])).sort()
  const asked = {
    chamber: first.chamber,
    legislature: first.legislature ?? '',
    // one of no date makes the whole of no date; several are as old as the oldest
    asOf: dates.length === all.length ? dates[0] : undefined,
    importedOn: all.flatMap(one => (one.importedOn ? [one.importedOn] : [])).sort()[0],
    today: today(),
  }
  const ended = endedSince(asked)
  return {
    chamber: asked.chamber,
    legislature: asked.legislature,
    members: all.length,
    source: [...new Set(all.map(one => one.source))].join(' ; '),
    ...(asked.asOf && { asOf: asked.asOf }),
    ...(asked.importedOn && { importedOn: asked.importedOn }),
    ...(ended && { ended }),
    sentence: ageSentence(asked),
  }
}

/** What the user knows of members for a bill, or for all. */
export function knownOf(db: Database, bill?: string): Known {
  const store = members(db)
  const positions = new Map<string, Known['positions'] extends ReadonlyMap<string, infer V> ? V : never>()
  // the newest comes first
  for (const one of store.positions({ bill }))
    if (!positions.has(one.member)) positions.set(one.member, one.value)
  return {
    positions,
    calls: calls(db).answeredBy(bill),
    noCalls: new Set(store.noCalls().map(one => one.member)),
  }
}

/** Members: found, dated, what is said of them, lists to call. */
export function memberHandlers({ library: { db } }: Context) {
  const store = members(db)
  const votes = scrutins(db)
  const lists = targetLists(db)
  const both = (legislature?: string) => [sitting(db, 'an', legislature), sitting(db, 'senat')]

  return {
    'members.list': query => {
      const chambers = both(query.legislature)
      const found = select(chambers.flat(), query, knownOf(db, query.bill))
      return {
        ...found,
        facets: { ...found.facets, legislatures: store.legislatures() },
        ages: chambers.flatMap(all => ageOf(all) ?? []),
      }
    },
    'members.get': ({ id }) => {
      const member = store.get(id)
      const noCall = store.noCalls().find(one => one.member === id)?.since
      const age = ageOf([member])
      return {
        member,
        votes: voted(votes.naming(id), member),
        positions: store.positions({ member: id }),
        ...(noCall && { noCall }),
        ...(age && { age }),
      }
    },
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
    'scrutins.link': ({ id, bill, wished }) => {
      votes.link(id, bill, wished)
      return {}
    },
    'targets.list': ({ bill }) => lists.list(bill),
    'targets.propose': ({ bill, filters }) => {
      const followed = bills(db)
        .list()
        .find(one => one.id === bill)
      if (!followed) throw new AppError('not-found', 'Ce texte n’est pas suivi.', { bill })
      const positions = new Map<string, ReturnType<typeof store.positions>[number]>()
      for (const one of store.positions({ bill }))
        if (!positions.has(one.member)) positions.set(one.member, one)
      return rank(both().flat(), {
        bill,
        ...partsOf(followed),
        filters,
        scrutins: votes.of(bill),
        positions,
        noCalls: new Set(store.noCalls().map(one => one.member)),
      })
    },
    'targets.save': list => lists.save(list),
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

function voted(all: readonly Scrutin[], member: Member) {
  return all.map(({ votes, ...scrutin }) => {
    const own = votes.find(vote => vote.member === member.id)
    const group = scrutin.groups.find(one => one.ref === (own?.group ?? member.group?.ref))
    return { scrutin, position: own?.position ?? ('absent' as const), group: group?.majority ?? '' }
  })
}

/** The committees and rapporteurs that the stages of a bill name. */
function partsOf(bill: { readonly stages: readonly object[] }) {
  const stages = bill.stages as readonly { committee?: string; rapporteurs?: readonly { name: string }[] }[]
  return {
    committees: stages.flatMap(stage => (stage.committee ? [stage.committee] : [])),
    rapporteurs: stages.flatMap(stage => (stage.rapporteurs ?? []).map(one => one.name)),
  }
}
