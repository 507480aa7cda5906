import type {
  Member,
  PositionValue,
  Ranked,
  Scrutin,
  TargetFilters,
  VotePosition,
} from '../../model/member.ts'
import { fold } from '../../text/fold.ts'
import { departmentByNumber } from './departments.ts'

/** What a list is drawn from. */
export interface Ground {
  readonly bill: string
  /** the committees that examine it, as its stages name them */
  readonly committees: readonly string[]
  /** rapporteurs its stages name */
  readonly rapporteurs: readonly string[]
  readonly filters: TargetFilters
  readonly scrutins: readonly Scrutin[]
  readonly positions: ReadonlyMap<string, { readonly value: PositionValue; readonly date: string }>
  readonly noCalls: ReadonlySet<string>
}

interface Reason {
  readonly points: number
  readonly words: string
}

const roles = {
  rapporteur: { points: 60, M: 'Rapporteur du texte', F: 'Rapporteure du texte' },
  'rapporteur-avis': { points: 45, M: 'Rapporteur pour avis', F: 'Rapporteure pour avis' },
  responsable: {
    points: 50,
    M: 'Responsable du texte pour son groupe',
    F: 'Responsable du texte pour son groupe',
  },
  president: {
    points: 40,
    M: 'Préside la commission saisie du texte',
    F: 'Préside la commission saisie du texte',
  },
  auteur: { points: 20, M: 'Auteur du texte', F: 'Autrice du texte' },
} as const

/**
 * Members in the order in which calling them is most likely to count, each with every reason of its rank. Whoever no longer sits
 * or is no longer to be called is left out; whoever has no reason at all comes last, and is said to have none.
 */
export function rank(all: readonly Member[], ground: Ground): Ranked[] {
  const { filters } = ground
  const majorities = ground.scrutins.map(scrutin => ({
    scrutin,
    votes: new Map(scrutin.votes.map(vote => [vote.member, vote])),
    groups: new Map(scrutin.groups.map(group => [group.ref, group.majority])),
  }))
  return all
    .filter(member => wanted(member, ground))
    .map(member => {
      const reasons = [
        ...roleReasons(member, ground),
        ...committeeReasons(member, ground),
        ...voteReasons(member, majorities),
        ...positionReasons(ground.positions.get(member.id)),
        ...placeReasons(member, filters.own),
      ].sort((a, b) => b.points - a.points)
      return {
        member: member.id,
        name: `${fold(member.last)} ${fold(member.first)}`,
        reasons: reasons.length
          ? reasons.map(one => one.words)
          : ['Aucune raison particulière : répond aux filtres'],
        score: reasons.reduce((sum, one) => sum + one.points, 0),
      }
    })
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
    .slice(0, filters.limit)
    .map(({ name: _, ...ranked }) => ranked)
}

function wanted(member: Member, { filters, positions, noCalls }: Ground): boolean {
  if (member.mandate.to || noCalls.has(member.id)) return false
  if (filters.chamber && member.chamber !== filters.chamber) return false
  if (filters.groups.length && !filters.groups.includes(member.group?.sigle ?? '')) return false
  if (filters.committee && member.committee !== filters.committee) return false
  if (filters.department && member.department?.number !== filters.department) return false
  return !filters.position || (positions.get(member.id)?.value ?? 'inconnue') === filters.position
}

function roleReasons(member: Member, { bill, rapporteurs }: Ground): Reason[] {
  const own = member.roles.filter(one => one.bill === bill)
  const told = own.map(({ role }) => ({
    points: roles[role].points,
    words: roles[role][member.civility === 'Mme' ? 'F' : 'M'],
  }))
  const name = ` ${fold(`${member.first} ${member.last}`)} `
  const named = rapporteurs.some(one => ` ${fold(one)} `.includes(name))
  return named && !own.some(one => one.role === 'rapporteur')
    ? [
        {
          points: 60,
          words: `${roles.rapporteur[member.civility === 'Mme' ? 'F' : 'M']} (d’après les étapes suivies)`,
        },
        ...told,
      ]
    : told
}

function committeeReasons(member: Member, { committees }: Ground): Reason[] {
  if (!member.committee) return []
  const own = fold(member.committee)
  const sits = committees.some(one => sameCommittee(fold(one), own))
  if (!sits) return []
  const leads = member.functions.find(one => /président.*commission/i.test(one))
  return [
    { points: 30, words: `Siège à la commission saisie : ${member.committee}` },
    ...(leads ? [{ points: 15, words: leads }] : []),
  ]
}

/** « Lois » and « Commission des lois constitutionnelles, de la législation… » are one. */
export function sameCommittee(a: string, b: string): boolean {
  const bare = (text: string) =>
    text.replace(/^(?:la )?commission (?:des|de la|de l|du|de) /, '').replace(/^(?:des|de la|du|les|la) /, '')
  const [x, y] = [bare(a), bare(b)]
  return x !== '' && y !== '' && (` ${y} `.startsWith(` ${x} `) || ` ${x} `.startsWith(` ${y} `))
}

interface Majority {
  readonly scrutin: Scrutin
  readonly votes: ReadonlyMap<string, Scrutin['votes'][number]>
  readonly groups: ReadonlyMap<string, string>
}

/** Who has not always voted one way, or not with the group, may yet be convinced. */
function voteReasons(member: Member, majorities: readonly Majority[]): Reason[] {
  const cast = majorities.flatMap(({ scrutin, votes, groups }) => {
    const vote = votes.get(member.id)
    // the group of that day, whatever it is now
    return vote ? [{ scrutin, position: vote.position, group: groups.get(vote.group) ?? '' }] : []
  })
  if (cast.length === 0) return []
  const how = (position: VotePosition) => cast.filter(one => one.position === position).length
  const [agree, against, abstained] = [how('pour'), how('contre'), how('abstention')]
  const reasons: Reason[] = []
  const times = (n: number) => (n === 1 ? 'une fois' : `${n} fois`)
  if (agree && against)
    reasons.push({
      points: 28,
      words: `Vote partagé sur ce texte : pour ${times(agree)}, contre ${times(against)}`,
    })
  if (abstained)
    reasons.push({
      points: 24,
      words: `S’est abstenu${member.civility === 'Mme' ? 'e' : ''} ${times(abstained)} sur ce texte`,
    })
  const apart = cast.filter(one => one.group && one.position !== 'non-votant' && one.group !== one.position)
  if (apart[0])
    reasons.push({
      points: 18,
      words: `A voté « ${apart[0].position} » quand son groupe votait « ${apart[0].group} » (scrutin n° ${apart[0].scrutin.number})`,
    })
  const wished = cast.filter(one => one.scrutin.wished)
  const won = wished.filter(one => one.position === one.scrutin.wished).length
  if (wished.length && won === wished.length)
    reasons.push({
      points: 4,
      words: 'A toujours voté comme la campagne le demandait : à remercier et à tenir informé',
    })
  return reasons
}

function positionReasons(
  told: { readonly value: PositionValue; readonly date: string } | undefined,
): Reason[] {
  if (!told) return []
  if (told.value === 'indécis')
    return [{ points: 35, words: `S’est dit indécis le ${told.date.split('-').reverse().join('/')}` }]
  if (told.value === 'abstention') return [{ points: 22, words: 'A annoncé s’abstenir' }]
  return []
}

function placeReasons(member: Member, own: string): Reason[] {
  if (!own || member.department?.number !== own) return []
  const elected = member.chamber === 'an' ? 'Élu' : 'Représente'
  const name = departmentByNumber(own)?.name ?? own
  return [
    {
      // a member listens first to those who vote there
      points: 35,
      words:
        member.chamber === 'an'
          ? `${elected}${member.civility === 'Mme' ? 'e' : ''} de votre département (${name})`
          : `${elected} votre département (${name})`,
    },
  ]
}
