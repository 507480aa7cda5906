import { fold } from '../../french/fold.ts'
import { lotOf } from '../calls/deal.ts'
import { departmentByNumber } from './departments.ts'
import { sitsOn } from './mandate-end.ts'
import type {
  Member,
  MemberChamber,
  PositionValue,
  Scrutin,
  TargetFilters,
  TargetMember,
  VotePosition,
} from './model.ts'

/** The matter a list is drawn from. */
export interface Ground {
  readonly bill: string
  /** the committees that examine it, as its stages name them; of both chambers where none is told */
  readonly committees: readonly { readonly name: string; readonly chamber: MemberChamber | undefined }[]
  /** rapporteurs its stages name */
  readonly rapporteurs: readonly string[]
  readonly filters: TargetFilters
  readonly scrutins: readonly Scrutin[]
  readonly positions: ReadonlyMap<string, { readonly value: PositionValue; readonly date: string }>
  readonly noCalls: ReadonlySet<string>
  /** the day of what they are asked for, today where nobody noted any: whose mandate ends before it is not asked */
  readonly on: string
}

interface Reason {
  readonly points: number
  readonly words: string
}

/** The weight of each reason; a member's reasons add up. The heaviest come first, as the list explains itself. */
export const weights = {
  rapporteur: { points: 60, words: 'rapporteur du texte' },
  responsable: { points: 50, words: 'responsable du texte pour son groupe' },
  'rapporteur-avis': { points: 45, words: 'rapporteur pour avis' },
  president: { points: 40, words: 'préside la commission saisie' },
  // a member listens first to those who vote there
  own: { points: 35, words: 'élu de votre département' },
  undecided: { points: 35, words: 'position dite : indécis' },
  committee: { points: 30, words: 'siège à la commission saisie' },
  split: { points: 28, words: 'votes partagés sur ce texte' },
  abstained: { points: 24, words: 's’est abstenu sur ce texte' },
  abstains: { points: 22, words: 'position dite : abstention' },
  auteur: { points: 20, words: 'auteur du texte' },
  apart: { points: 18, words: 'a voté autrement que son groupe' },
  leads: { points: 15, words: 'bureau de cette commission' },
  faithful: { points: 4, words: 'a toujours voté comme la campagne le demandait' },
} as const

const roles = {
  rapporteur: { M: 'Rapporteur du texte', F: 'Rapporteure du texte' },
  'rapporteur-avis': { M: 'Rapporteur pour avis', F: 'Rapporteure pour avis' },
  responsable: { M: 'Responsable du texte pour son groupe', F: 'Responsable du texte pour son groupe' },
  president: { M: 'Préside la commission saisie du texte', F: 'Préside la commission saisie du texte' },
  auteur: { M: 'Auteur du texte', F: 'Autrice du texte' },
} as const

/**
 * Members in the order in which calling them is most likely to count, each with every reason of its rank; at equal weight, by the
 * draw of the filters, else by name, then by id: without a draw everybody calls the letter A first. Whoever no longer sits or is no longer to be called is left out; whoever has no reason at all comes last, and
 * is said to have none.
 */
export function rank(all: readonly Member[], ground: Ground): TargetMember[] {
  const { filters } = ground
  const majorities = ground.scrutins.map(scrutin => ({
    scrutin,
    votes: new Map(scrutin.votes.map(vote => [vote.member, vote])),
    groups: new Map(scrutin.groups.map(group => [group.ref, group.majority])),
  }))
  return (
    all
      .filter(member => isCandidate(member, ground))
      .map(member => {
        const reasons = [
          ...roleReasons(member, ground),
          ...committeeReasons(member, ground),
          ...voteReasons(member, majorities),
          ...positionReasons(member, ground),
          ...placeReasons(member, filters.own),
        ].sort((a, b) => b.points - a.points)
        return {
          member: member.id,
          name: `${fold(member.last)} ${fold(member.first)}`,
          lot: filters.seed === undefined ? 0 : lotOf(filters.seed, member.id),
          reasons: reasons.length
            ? reasons.map(one => one.words)
            : ['Aucune raison particulière : répond aux filtres'],
          score: reasons.reduce((sum, one) => sum + one.points, 0),
        }
      })
      // the same on every machine: names are folded, so compared by their letters
      .sort(
        (a, b) =>
          b.score - a.score || a.lot - b.lot || inOrder(a.name, b.name) || inOrder(a.member, b.member),
      )
      .slice(0, filters.limit)
      .map(({ name: _, lot: __, ...result }) => result)
  )
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function isCandidate(member: Member, { filters, positions, noCalls, on }: Ground): boolean {
  if (member.mandate.to || noCalls.has(member.id) || !sitsOn(member, on)) return false
  if (filters.chamber && member.chamber !== filters.chamber) return false
  if (filters.groups.length && !filters.groups.includes(member.group?.sigle ?? '')) return false
  if (filters.committee && member.committee !== filters.committee) return false
  if (filters.department && member.department?.number !== filters.department) return false
  return !filters.position || (positions.get(member.id)?.value ?? 'inconnue') === filters.position
}

function roleReasons(member: Member, { bill, rapporteurs }: Ground): Reason[] {
  const own = member.roles.filter(one => one.bill === bill)
  const reasons = own.map(({ role }) => ({
    points: weights[role].points,
    words: roles[role][member.civility === 'Mme' ? 'F' : 'M'],
  }))
  const name = ` ${fold(`${member.first} ${member.last}`)} `
  const isRapporteur = rapporteurs.some(one => ` ${fold(one)} `.includes(name))
  return isRapporteur && !own.some(one => one.role === 'rapporteur')
    ? [
        {
          points: weights.rapporteur.points,
          words: `${roles.rapporteur[member.civility === 'Mme' ? 'F' : 'M']} (d’après les étapes suivies)`,
        },
        ...reasons,
      ]
    : reasons
}

function committeeReasons(member: Member, { committees }: Ground): Reason[] {
  if (!member.committee) return []
  const own = fold(member.committee)
  const sits = committees.some(
    one => (one.chamber ?? member.chamber) === member.chamber && sameCommittee(fold(one.name), own),
  )
  if (!sits) return []
  const leads = member.functions.find(one => /président.*commission/i.test(one))
  return [
    { points: weights.committee.points, words: `Siège à la commission saisie : ${member.committee}` },
    ...(leads ? [{ points: weights.leads.points, words: leads }] : []),
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
  const [agree, against, abstentions] = [how('pour'), how('contre'), how('abstention')]
  const reasons: Reason[] = []
  const times = (n: number) => (n === 1 ? 'une fois' : `${n} fois`)
  if (agree && against)
    reasons.push({
      points: weights.split.points,
      words: `Vote partagé sur ce texte : pour ${times(agree)}, contre ${times(against)}`,
    })
  if (abstentions)
    reasons.push({
      points: weights.abstained.points,
      words: `S’est abstenu${member.civility === 'Mme' ? 'e' : ''} ${times(abstentions)} sur ce texte`,
    })
  const dissents = cast.filter(
    one => one.group && one.position !== 'non-votant' && one.group !== one.position,
  )
  if (dissents[0])
    reasons.push({
      points: weights.apart.points,
      words: `A voté «\u00a0${dissents[0].position}\u00a0» quand son groupe votait «\u00a0${dissents[0].group}\u00a0» (scrutin n° ${dissents[0].scrutin.number})`,
    })
  const wishedVotes = cast.filter(one => one.scrutin.wished)
  const favourable = wishedVotes.filter(one => one.position === one.scrutin.wished).length
  if (wishedVotes.length && favourable === wishedVotes.length)
    reasons.push({
      points: weights.faithful.points,
      words: 'A toujours voté comme la campagne le demandait : à remercier et à tenir informé',
    })
  return reasons
}

function positionReasons({ id, civility }: Member, { positions }: Ground): Reason[] {
  const position = positions.get(id)
  const undecidedText = civility === 'Mme' ? 'S’est dite indécise' : 'S’est dit indécis'
  if (position?.value === 'indécis')
    return [
      {
        points: weights.undecided.points,
        words: `${undecidedText} le ${position.date.split('-').reverse().join('/')}`,
      },
    ]
  if (position?.value === 'abstention')
    return [{ points: weights.abstains.points, words: 'A annoncé s’abstenir' }]
  return []
}

function placeReasons(member: Member, own: string): Reason[] {
  if (!own || member.department?.number !== own) return []
  const verb = member.chamber === 'an' ? 'Élu' : 'Représente'
  const name = departmentByNumber(own)?.name ?? own
  return [
    {
      points: weights.own.points,
      words:
        member.chamber === 'an'
          ? `${verb}${member.civility === 'Mme' ? 'e' : ''} de votre département (${name})`
          : `${verb} votre département (${name})`,
    },
  ]
}
